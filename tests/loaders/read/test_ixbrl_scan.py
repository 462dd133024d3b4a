"""What is gathered while a report is parsed, and when parsing may stop."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read.ixbrl_scan import IxbrlScan
from loaders.read.xbrl_parse import scan_markup

Text = Callable[..., str]
ROLE = "RoleOfManagementTextBlock"
FILLER = "<p>Our lamps are made in three plants.</p>" * 20_000
"""More than is parsed at a time."""


class Watched(IxbrlScan):
    """Says where it had enough."""

    stopped: int | None = None

    def is_enough(self, data: bytes, position: int) -> bool:
        enough = super().is_enough(data, position)
        if enough:
            self.stopped = position
        return enough


def scan(report: str) -> Watched:
    return scan_markup(report.encode(), "x.htm", Watched)


def test_facts_continuations_and_contexts_are_gathered(make_report: Text, make_fact: Text) -> None:
    body = make_fact(ROLE, "One.", 'continuedAt="a"') + '<ix:continuation id="a">Two.</ix:continuation>'
    found = scan(make_report(f'{body}<ix:nonNumeric name="us-gaap:Note" contextRef="c">Three.</ix:nonNumeric>'))
    names = [node.get("name") for node in found.facts]
    assert names[-1] == f"cyd:CybersecurityRisk{ROLE}"
    assert "dei:EntityRegistrantName" in names
    assert "us-gaap:Note" not in names
    assert list(found.continuations) == ["a"]
    assert list(found.contexts) == ["c"]


def test_of_two_elements_with_one_id_the_first_counts(make_report: Text) -> None:
    found = scan(
        make_report('<ix:continuation id="a">One.</ix:continuation><ix:continuation id="a">Two.</ix:continuation>')
    )
    assert found.continuations["a"].text == "One."


def test_what_follows_the_last_fact_is_not_parsed(make_report: Text, make_fact: Text) -> None:
    cover = '<p><ix:nonNumeric name="dei:AmendmentFlag" contextRef="c">false</ix:nonNumeric></p>'
    report = make_report(cover + make_fact(ROLE, "One.") + FILLER)
    found = scan(report)
    assert found.stopped is not None
    assert found.stopped < len(report)


@pytest.mark.parametrize(
    "late",
    [
        '<ix:continuation id="a">Two.</ix:continuation>',
        '<ix:nonNumeric name="cyd:CybersecurityRiskRoleOfManagementTextBlock" contextRef="c">Late.</ix:nonNumeric>',
    ],
    ids=["continuation", "fact"],
)
def test_parsing_goes_on_to_whatever_is_of_the_facts(make_report: Text, make_fact: Text, late: str) -> None:
    report = make_report(make_fact(ROLE, "One.", 'continuedAt="a"') + FILLER + late)
    found = scan(report)
    assert len(found.facts) + len(found.continuations) == 1 + len(scan(make_report(make_fact(ROLE, "One."))).facts)


def test_a_context_at_the_end_is_waited_for(make_report: Text, make_fact: Text) -> None:
    context = '<xbrli:context id="late"></xbrli:context>'
    fact = make_fact(ROLE, "One.").replace('contextRef="c"', 'contextRef="late"')
    assert "late" in scan(make_report(fact + FILLER + context)).contexts


@pytest.mark.parametrize("chain", ["a", "none"])
def test_a_chain_without_an_end_does_not_hang(make_report: Text, make_fact: Text, chain: str) -> None:
    parts = f'<ix:continuation id="a" continuedAt="{chain}">Two.</ix:continuation>'
    found = scan(make_report(make_fact(ROLE, "One.", 'continuedAt="a"') + parts + FILLER))
    assert list(found.continuations) == ["a"]


@given(st.integers(0, 60), st.data())
def test_stopping_early_loses_nothing(make_report: Text, make_fact: Text, pad: int, data: st.DataObject) -> None:
    chunks = data.draw(
        st.lists(
            st.sampled_from(
                [
                    make_fact(ROLE, "One.", 'continuedAt="a"'),
                    make_fact("ManagementThirdPartyEngagedFlag", "true"),
                    '<ix:continuation id="a" continuedAt="b">Two.</ix:continuation>',
                    '<ix:continuation id="b">Three.</ix:continuation>',
                    "<p>Lamps.</p>" * 6_000,
                ]
            ),
            max_size=8,
        )
    )

    class Whole(IxbrlScan):
        def is_enough(self, *_: object) -> bool:
            return False

    report = make_report(" " * pad + "".join(chunks)).encode()
    early, whole = scan_markup(report, "x.htm", IxbrlScan), scan_markup(report, "x.htm", Whole)
    assert [node.get("name") for node in early.facts] == [node.get("name") for node in whole.facts]
    assert followed(early) == followed(whole)


def followed(found: IxbrlScan) -> set[str]:
    """The continuations that chains of facts lead to; one that no fact leads to may be missed."""
    waiting = [node.get("continuedAt") for node in found.facts]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found.continuations and name not in reached:
            reached.add(name)
            waiting.append(found.continuations[name].get("continuedAt"))
    return reached
