import pytest

from loaders.extract.mentions import Alias, Mention


def officers(found, sentence):
    return [name for label, name in found(sentence) if label == "Officer"]


@pytest.mark.parametrize(
    "title",
    [
        "Chief Information Security Officer",
        "chief information security officer",
        "Chief Security, Risk and Privacy Officer",
        "Chief Information & Digital Officer",
        "principal financial officer",
        "Deputy Chief Information Officer",
        "interim Chief Technology Officer",
        "information security officer",
        "Cybersecurity Risk Manager",
        "General Counsel",
        "Chief Legal Counsel",
        "Vice President of Information Technology",
        "Senior Vice President, Information Security",
        "SVP of Technology and Operations",
        "Director of Information Technology",
        "Director, Governance, Risk and Compliance",
        "head of information security",
        "head of the legal department",
        "head of our Customer Security and Trust organization",
        "head of IT department",
        "VP Infrastructure and Security",
        "Co-Chief Operating Officer",
        "Controller",
        "corporate treasurer",
        "President and Chief Executive Officer",
        "Executive Vice President, Chief Information Officer",
        "Chief Information Officer/Chief Information Security Officer",
        "chief security officer in charge of information technology",
        "Sr. Director, IT",
        "Sr. Vice President, Operations",
        "VP-CFO",
        "EVP-General Counsel",
        "Vice-President, Legal",
        "AVP Logistics, Systems & IT",
        "GVP, Governance, Risk, and Compliance",
        "EVP Artificial Intelligence and Information Systems",
        "Vice President of Enterprise Security, Resilience, and National Security Policy",
        "Cybersecurity VP",
        "Marketing Executive VP",
        "Senior Vice President, General Counsel & Corporate Secretary",
        "Executive Vice President, General Counsel and Secretary",
        "Senior Vice President and Controller",
        "Executive Vice President and CFO",
        "SVP Controller",
        "Chief Operating Officer & Chief Financial Officer",
        "Chief Legal Officer and General Counsel",
        "Chairman and Chief Executive Officer",
        "Chairman, President and Chief Executive Officer",
        "IT Security Manager",
        "IT Security Analyst",
        "cybersecurity specialist",
        "CSIRT Manager",
        "team lead",
        "General Manager",
        "General Auditor",
        "Lead Independent Director",
        "Managing Counsel",
        "Chairman",
        "Executive Chairman",
        "Chief Trust Officer",
        "Chief of Intelligence",
        "chief of staff",
        "head of our IT",
        "Head of the Information Security Office",
        "head of corporate communications",
    ],
)
def test_a_title_is_one_officer(found, title):
    assert officers(found, f"Our {title} is responsible for the program.") == [title]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Senior Vice President (SVP) of Enterprise Security", "Senior Vice President of Enterprise Security"),
        ("Vice President (“VP”), Information Technology", "Vice President, Information Technology"),
        ("Senior Vice President (SVP) IT Infrastructure", "Senior Vice President IT Infrastructure"),
        ("SVP, Infrastructure &amp; Security", "SVP, Infrastructure & Security"),
        ("dedicated Head of Privacy", "Head of Privacy"),
    ],
)
def test_a_title_is_named_without_what_is_no_part_of_it(found, written, name):
    assert officers(found, f"Our {written} is responsible for the program.") == [name]


@pytest.mark.parametrize(
    "posts",
    [
        "department heads",
        "business unit leaders",
        "department leaders",
        "functional heads",
        "heads of all departments",
        "heads of our Regulatory and Quality teams",
        "Co-Presidents",
        "chairs of Board committees",
    ],
)
def test_several_of_a_kind_are_one_mention(mentions, posts):
    mention = mentions(f"The group includes our {posts}.")[-1]
    assert (mention.label, mention.name, mention.plural) == ("Officer", posts, True)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CISO", "chief information security officer"),
        ("CISO’s deputy", "chief information security officer"),
        ("vCISO", "virtual chief information security officer"),
        ("GC", "general counsel"),
    ],
)
def test_an_abbreviation_is_read_as_its_title(found, written, name):
    assert officers(found, f"The {written} reports quarterly.")[0] == name


@pytest.mark.parametrize(
    ("title", "plural"),
    [
        ("information security officers", True),
        ("heads of internal audit", True),
        ("CIOs", True),
        ("head of information systems", False),
        ("VP Information Systems", False),
        ("Vice President, Operations", False),
    ],
)
def test_a_plural_is_told_by_the_head_noun(mentions, title, plural):
    assert mentions(f"Our {title} meet.")[0].plural is plural


def test_an_abbreviation_is_kept_as_an_alias(mentions):
    assert mentions("Our CIO reports.")[0].aliases == ("CIO",)


def test_a_plural_abbreviation_is_read_as_the_title_too(mentions):
    mention = mentions("Our CIOs report monthly.")[0]
    assert (mention.name, mention.plural) == ("chief information officer", True)


@pytest.mark.parametrize(
    "sentence", ["We follow ISO 27001.", "The program follows ISO/IEC standards.", "We are ISO certified."]
)
def test_a_standard_is_no_officer(found, sentence):
    assert officers(found, sentence) == []


def test_the_iso_may_be_an_officer(found):
    assert officers(found, "Our ISO reports to the CIO.") == [
        "information security officer",
        "chief information officer",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The executive council meets monthly.",
        "Our directors review the report.",
        "Independent directors meet often.",
        "He leads the effort.",
        "They head our response.",
        "The chair is vacant.",
        "Our executive officers are informed.",
        "We retain outside general counsel.",
    ],
)
def test_words_of_titles_are_no_officers_by_themselves(found, sentence):
    assert officers(found, sentence) == []


@pytest.mark.parametrize(
    ("posts", "names"),
    [
        ("CEO and CFO", ["chief executive officer", "chief financial officer"]),
        (
            "Chief Executive Officer, Chief Financial Officer and General Counsel",
            ["Chief Executive Officer", "Chief Financial Officer", "General Counsel"],
        ),
        ("Director of Privacy and Enterprise Risk Manager", ["Director of Privacy", "Enterprise Risk Manager"]),
        ("Chief Information Officer or Chief Risk Officer", ["Chief Information Officer", "Chief Risk Officer"]),
        ("CIO and Vice President of Privacy", ["chief information officer", "Vice President of Privacy"]),
        ("Vice President of IT and Director of Risk", ["Vice President of IT", "Director of Risk"]),
        (
            "Vice President of IT, CFO and CEO",
            ["Vice President of IT", "chief financial officer", "chief executive officer"],
        ),
        ("Manager of Network Security and IT Manager", ["Manager of Network Security", "IT Manager"]),
        (
            "CFO, Controller and Chief Accounting Officer, and CIO",
            ["chief financial officer", "Controller and Chief Accounting Officer", "chief information officer"],
        ),
        (
            "CFO, CIO, and Chief Legal Officer and Chief Compliance Officer",
            [
                "chief financial officer",
                "chief information officer",
                "Chief Legal Officer and Chief Compliance Officer",
            ],
        ),
        (
            "Chief Financial Officer, the Chief Legal Officer and Secretary",
            ["Chief Financial Officer", "Chief Legal Officer and Secretary"],
        ),
    ],
)
def test_listed_titles_are_officers_each(found, posts, names):
    assert officers(found, f"The group includes our {posts}.") == names


@pytest.mark.parametrize(
    "title",
    [
        "chair of the audit committee",
        "audit committee chair",
        "Audit and Risk Committee Chair",
        "chairman of the board",
        "Chairman of the Board of Directors",
        "co-chair of the Risk Management Committee",
        "NGR Committee Chair",
        "CRC Chair",
        "chair of the TRCC",
    ],
)
def test_who_chairs_a_body_is_an_officer(found, title):
    assert found(f"The {title} is informed.") == [("Officer", title)]


@pytest.mark.parametrize("title", ["chair of the Risk Committee", "Risk Committee chair", "Risk Committee leader"])
def test_a_title_takes_in_a_body_by_its_short_name(found, title):
    committee = Mention("Committee", 0, 2, "Board Risk Committee")
    alias = Alias(("Risk", "Committee"), committee)
    assert found(f"The {title} is informed.", alias) == [("Officer", title)]


def test_a_rank_before_a_short_name_is_another_post(found):
    ciso = Mention("Officer", 0, 4, "Chief Information Security Officer")
    assert found("Our Deputy CISO leads.", Alias(("CISO",), ciso)) == [("Officer", "Deputy CISO")]


@pytest.mark.parametrize(
    ("verb", "posts"),
    [
        ("has experience", ["chief financial officer and chief operating officer"]),
        ("have experience", ["chief financial officer", "chief operating officer"]),
    ],
)
def test_a_verb_in_the_singular_makes_two_titles_one_post(found, verb, posts):
    sentence = f"Our chief financial officer and chief operating officer {verb}."
    assert officers(found, sentence) == posts


@pytest.mark.parametrize(
    "sentence",
    [
        "He is a Certified Information Security Manager.",
        "He is a Certified Information Systems Auditor.",
        "It has leaders of our legal and risk teams.",
        "The CSIRT meets.",
    ],
)
def test_certificates_and_bodies_are_no_officers(found, sentence):
    assert officers(found, sentence) == []


def test_a_name_after_a_comma_is_no_field(found):
    assert officers(found, "Our Cybersecurity Manager, Jane Doe, leads.") == ["Cybersecurity Manager"]


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Our CISO, Jane Q. Doe, has long experience.", "Jane Q. Doe"),
        ("Our Chief Information Security Officer (“CISO”), Jane Doe, leads.", "Jane Doe"),
        ("Jane Doe, our Chief Information Security Officer, leads.", "Jane Doe"),
        ("Jane Van Doe, Chief Information Security Officer, leads.", "Jane Van Doe"),
        ("The CISO, Mr. Doe, leads.", "Mr. Doe"),
    ],
)
def test_a_person_beside_a_title_is_that_officer(mentions, sentence, person):
    officer = mentions(sentence)[0]
    assert (officer.label, officer.name.lower(), officer.person) == (
        "Officer",
        "chief information security officer",
        person,
    )


def test_a_person_without_a_title_is_named_by_the_name(mentions):
    mention = mentions("Before that, Ms. Roe led a team.")[0]
    assert (mention.name, mention.person) == ("Ms. Roe", "Ms. Roe")


@pytest.mark.parametrize("words", ["Certified Information Systems", "National Institute", "Risk Management"])
def test_other_capitals_after_a_title_are_no_person(mentions, words):
    assert mentions(f"Our CISO, {words}, leads.")[0].person is None


@pytest.mark.parametrize("follows", ["reports to the Board.", ", who joined in 2020, reports to the Board."])
def test_a_rank_and_a_title_are_one_post(found, follows):
    named = found(f"Our Vice President, Chief Information Security Officer {follows}")
    assert named[0] == ("Officer", "Vice President, Chief Information Security Officer")
