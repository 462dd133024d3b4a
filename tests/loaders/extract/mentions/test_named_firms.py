import pytest

from loaders.extract.mentions.named_firms import may_name_firm
from loaders.extract.tokens import tokenise


def parties(found, sentence):
    return [name for label, name in found(sentence) if label == "ThirdParty"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("We rely on Northwind Capital for assessing risks.", "Northwind Capital"),
        ("As such, we are reliant on Northwind for assessing risks.", "Northwind"),
        ("We rely on the Northwind Group.", "Northwind Group"),
        ("We have retained Northwind, LLC (Northwind) to help review.", "Northwind, LLC"),
        ("The Company has contracted with NWD to provide services.", "NWD"),
        ("The Fund engages Northwind to provide support.", "Northwind"),
        ("We outsource monitoring and have outsourced to Northwind Cyber.", "Northwind Cyber"),
        ("Our policies are implemented by Northwind & Sons.", "Northwind & Sons"),
        ("We rely on Northwinds information systems.", "Northwind"),
        ("We rely on Northwind’s systems.", "Northwind"),
    ],
)
def test_a_firm_is_read_where_the_registrant_relies_on_it(found, sentence, name):
    assert parties(found, sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "We rely on the NIST Framework.",
        "We rely on Microsoft security tools.",
        "It is maintained by Acme Inc. (the “Company”).",
        "It is overseen by Information Security.",
        "It is required by Item 106 of Regulation S-K.",
        "We review third persons who contract with Northwind.",
        "We rely on the systems.",
    ],
)
def test_rules_tools_and_the_registrant_are_no_named_firm(found, sentence):
    assert parties(found, sentence) == []


@pytest.mark.parametrize(("sentence", "may"), [("We rely on Northwind.", True), ("Northwind reports by mail.", False)])
def test_a_sentence_that_may_name_a_firm_is_told_before_it_is_read(sentence, may):
    assert may_name_firm(tokenise(sentence)) is may


def test_a_firm_is_one_wherever_its_name_stands(reading_of):
    reading = reading_of("Northwind tests our systems. We rely on Northwind for assessing risks.")
    firms = [entity.number for entity in reading.grouping.entities if entity.name == "Northwind"]
    spoken_of = [firms[0] in group.entities for _, clauses in reading.sentences for group in clauses.groups[:1]]
    assert len(firms) == 1
    assert spoken_of[0]
