import pytest


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
    ],
)
def test_a_title_is_one_officer(found, title):
    assert officers(found, f"Our {title} is responsible for the program.") == [title]


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
    ],
)
def test_who_chairs_a_body_is_an_officer(found, title):
    assert found(f"The {title} is informed.") == [("Officer", title)]


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
