"""Every wording of frames.toml has a sentence that it alone, or with others, reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.extract.frames import frames
from loaders.extract.reading import read_document
from loaders.extract.relation import COMPANY, PROGRAM
from loaders.filing import Document

MakeDocument = Callable[..., Document]

CISO, CIO, BOARD = "chief information security officer", "chief information officer", "board of directors"
WORDINGS: list[tuple[str, str, str, str, str]] = [
    ("reports to", "The CISO reports to the CIO.", CISO, "REPORTS_TO", CIO),
    (
        "reports and updates",
        "The CISO reports and provides updates to the CEO.",
        CISO,
        "REPORTS_TO",
        "chief executive officer",
    ),
    ("reports something to", "The CISO reports incidents to the Board.", CISO, "INFORMS", BOARD),
    ("reporting to", "We have a CISO reporting to the CFO.", CISO, "REPORTS_TO", "chief financial officer"),
    (
        "and reporting to",
        "The CISO is responsible for monitoring and reporting to the Audit Committee.",
        CISO,
        "INFORMS",
        "audit committee",
    ),
    (
        "fronted reporting to",
        "Reporting to the CIO, the IT department tests our systems.",
        "it department",
        "REPORTS_TO",
        CIO,
    ),
    ("whom reports", "The CIO, to whom the CISO reports, leads the IT department.", CISO, "REPORTS_TO", CIO),
    ("provides updates to", "The CISO provides quarterly updates to the Board.", CISO, "INFORMS", BOARD),
    ("provides with updates", "The CISO provides the Board with quarterly updates.", CISO, "INFORMS", BOARD),
    ("briefs", "The CISO briefs the Board.", CISO, "INFORMS", BOARD),
    ("updates to", "The CISO is responsible for annual updates to the Board.", CISO, "INFORMS", BOARD),
    ("keeps informed", "The CISO keeps the Board informed.", CISO, "INFORMS", BOARD),
    ("escalates to", "The CISO escalates incidents to the CEO.", CISO, "INFORMS", "chief executive officer"),
    ("escalate plainly", "Where needed, the CISO will escalate to the Board.", CISO, "INFORMS", BOARD),
    ("is informed by", "The Board is informed by the CISO.", CISO, "INFORMS", BOARD),
    ("informed through", "The Board is informed of risks through reports from the CISO.", CISO, "INFORMS", BOARD),
    (
        "informed by sources",
        "The CISO is informed of threats through means such as alerts; and public sources, including outside experts.",
        "outside experts",
        "INFORMS",
        CISO,
    ),
    (
        "through a body to",
        "Management gives reports to the Board through the Risk Council.",
        "risk council",
        "INFORMS",
        BOARD,
    ),
    (
        "informed primarily through",
        "The Board is informed of incidents primarily through the Risk Council.",
        "risk council",
        "INFORMS",
        BOARD,
    ),
    ("receives from", "The Board receives reports from the CISO.", CISO, "INFORMS", BOARD),
    ("is given news by", "The Board is provided with regular updates by the CISO.", CISO, "INFORMS", BOARD),
    (
        "and updates from",
        "The Board receives reports from the CFO and updates about incidents from the CISO.",
        CISO,
        "INFORMS",
        BOARD,
    ),
    ("receives its reports", "The Board receives and reviews management reports.", "management", "INFORMS", BOARD),
    ("reviews reports from", "The Board reviews reports from the CISO.", CISO, "INFORMS", BOARD),
    ("meets with", "The Audit Committee meets with the CISO.", CISO, "INFORMS", "audit committee"),
    ("is reported to by", "Incidents are reported to the Board by the CISO.", CISO, "INFORMS", BOARD),
    ("is reported by to", "Reports are prepared by the CISO and given to the Board.", CISO, "INFORMS", BOARD),
    ("news to by", "Presentations to the Board are made by the CISO.", CISO, "INFORMS", BOARD),
    ("at meetings of", "The CISO presents at quarterly meetings of the Board.", CISO, "INFORMS", BOARD),
    ("oversees", "The Board oversees cybersecurity risks.", BOARD, "OVERSEES", "program"),
    (
        "board responsible for risk",
        "The Audit Committee is responsible for cybersecurity risks.",
        "audit committee",
        "OVERSEES",
        "program",
    ),
    (
        "considers as part of oversight",
        "The Board considers cybersecurity risks as part of its risk oversight function.",
        BOARD,
        "OVERSEES",
        "program",
    ),
    (
        "oversight by board",
        "The Audit Committee reviews our cybersecurity program.",
        "audit committee",
        "OVERSEES",
        "program",
    ),
    (
        "administers its oversight",
        "The Board administers its cybersecurity risk oversight function directly.",
        BOARD,
        "OVERSEES",
        "program",
    ),
    (
        "oversight through a committee",
        "The Board conducts its cybersecurity risk oversight through the Audit Committee.",
        "audit committee",
        "OVERSEES",
        "program",
    ),
    ("is overseen by", "Our cybersecurity program is overseen by the CISO.", CISO, "OVERSEES", "program"),
    (
        "works with to ensure",
        "We work closely with third-party vendors to ensure their compliance.",
        "company",
        "OVERSEES",
        "third-party vendors",
    ),
    (
        "under the oversight of",
        "Under the supervision of the CISO, the IT department tests our systems.",
        CISO,
        "OVERSEES",
        "it department",
    ),
    (
        "under the direction of, a body",
        "Under the direction of the CEO, the Cyber Council meets.",
        "chief executive officer",
        "OVERSEES",
        "cyber council",
    ),
    ("is reviewed by the board", "The cybersecurity program is reviewed by the Board.", BOARD, "OVERSEES", "program"),
    (
        "with oversight from",
        "We manage cybersecurity risks with oversight from the Audit Committee.",
        "audit committee",
        "OVERSEES",
        "program",
    ),
    (
        "oversight rests with",
        "Oversight of cybersecurity risks rests with the Audit Committee.",
        "audit committee",
        "OVERSEES",
        "program",
    ),
    (
        "delegated to oversee",
        "The Board assigned oversight of cybersecurity risks to the Audit Committee.",
        "audit committee",
        "OVERSEES",
        "program",
    ),
    (
        "assists board in oversight",
        "The Audit Committee assists the Board in its oversight of risks.",
        "audit committee",
        "OVERSEES",
        "program",
    ),
    (
        "delegates to",
        "The Board has delegated oversight of cybersecurity to the Audit Committee.",
        BOARD,
        "DELEGATES_TO",
        "audit committee",
    ),
    (
        "has tasked",
        "The Board has tasked the Audit Committee with cybersecurity.",
        BOARD,
        "DELEGATES_TO",
        "audit committee",
    ),
    (
        "responsible for managing",
        "The CISO is responsible for managing cybersecurity risks.",
        CISO,
        "MANAGES",
        "program",
    ),
    ("manages", "The CISO manages our cybersecurity program.", CISO, "MANAGES", "program"),
    (
        "works to",
        "Our security team takes steps to prevent cybersecurity incidents.",
        "security team",
        "MANAGES",
        "program",
    ),
    (
        "body to do the work",
        "We have a security operations center to detect cybersecurity incidents.",
        "security operations center",
        "MANAGES",
        "program",
    ),
    (
        "audits by",
        "Our controls are subject to annual audits by the internal audit department.",
        "internal audit department",
        "MANAGES",
        "program",
    ),
    (
        "committee manages",
        "Our Cyber Council evaluates cybersecurity incidents.",
        "cyber council",
        "MANAGES",
        "program",
    ),
    ("is managed by", "Our cybersecurity program is managed by the CISO.", CISO, "MANAGES", "program"),
    (
        "responsibility of",
        "The management of cybersecurity risks is the responsibility of the IT department.",
        "it department",
        "MANAGES",
        "program",
    ),
    (
        "relies on to manage",
        "We rely on our IT department to manage cybersecurity risks.",
        "it department",
        "MANAGES",
        "program",
    ),
    ("under the direction of", "We run our program under the direction of the CISO.", CISO, "MANAGES", "program"),
    (
        "management's implementation",
        "The Board oversees management's implementation of our cybersecurity program.",
        "management",
        "MANAGES",
        "program",
    ),
    ("led by", "The IT department, led by the CIO, tests systems.", CIO, "LEADS", "it department"),
    ("leads", "The CIO leads the IT department.", CIO, "LEADS", "it department"),
    ("consists of", "The Cyber Council consists of the CISO and the CIO.", CIO, "MEMBER_OF", "cyber council"),
    ("members include", "We have a Cyber Council, whose members include the CISO.", CISO, "MEMBER_OF", "cyber council"),
    ("member of", "The CISO is a member of the Cyber Council.", CISO, "MEMBER_OF", "cyber council"),
    ("of the board", "The Audit Committee of the Board meets.", "audit committee", "PART_OF", BOARD),
    (
        "team within a team",
        "The red team within the IT department tests our systems.",
        "red team",
        "PART_OF",
        "it department",
    ),
    (
        "board committees, the X and the Y",
        "The Board has two board committees, the Audit Committee and the Risk Committee.",
        "risk committee",
        "PART_OF",
        BOARD,
    ),
    ("established by board", "The Board has established a Cyber Committee.", "cyber committee", "PART_OF", BOARD),
    ("supported by", "The CISO is supported by the IT department.", "it department", "SUPPORTS", CISO),
    ("supports", "The IT department supports the CISO in responding to incidents.", "it department", "SUPPORTS", CISO),
    (
        "with the support of",
        "The CISO assesses threats with support from the legal department.",
        "legal department",
        "SUPPORTS",
        CISO,
    ),
    ("assists board", "The Audit Committee assists the Board.", "audit committee", "SUPPORTS", BOARD),
    ("supporting X is Y", "Supporting the CISO is our IT department.", "it department", "SUPPORTS", CISO),
    (
        "supports the programme",
        "Our cybersecurity program is supported by the legal department.",
        "legal department",
        "SUPPORTS",
        "program",
    ),
    ("engages", "We engage third-party consultants.", "company", "ENGAGES", "third-party consultants"),
    (
        "use of to assess",
        "These include the use of external service providers to assess our controls.",
        "company",
        "ENGAGES",
        "external service providers",
    ),
    ("is engaged", "Third-party consultants are engaged each year.", "company", "ENGAGES", "third-party consultants"),
    ("with the help of", "With the assistance of outside experts, we test.", "company", "ENGAGES", "outside experts"),
]


@pytest.mark.parametrize(("frame", "sentence", "source", "kind", "target"), WORDINGS, ids=[row[0] for row in WORDINGS])
def test_a_wording_is_read(
    make_document: MakeDocument, frame: str, sentence: str, source: str, kind: str, target: str
) -> None:
    reading = read_document(make_document(sentence))
    names = {PROGRAM: "program", COMPANY: "company"}
    said = [relation for _, relations, _ in reading.possible() for relation in relations]
    names |= {
        entity.number: "company" if entity.label == "Company" else entity.name.lower()
        for entity in reading.grouping.entities
    }
    read = {(names[r.source], r.type, names[r.target], r.frame) for r in said}
    assert (source, kind, target, frame) in read


def test_no_wording_is_without_a_sentence() -> None:
    assert {frame.name for frame in frames()} - {row[0] for row in WORDINGS} == set()
    assert len({frame.name for frame in frames()}) == len(frames())
