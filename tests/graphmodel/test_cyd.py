from graphmodel import FLAGS
from graphmodel.cyd import FLAG_ELEMENTS, FLAG_OF_ELEMENT, TEXT_ELEMENTS, element_for_label, label_for_element


def test_the_flags_are_those_of_a_filing() -> None:
    assert tuple(FLAG_ELEMENTS) == FLAGS


def test_every_element_is_found_by_the_label_that_is_printed_for_it() -> None:
    for element in (*TEXT_ELEMENTS, *FLAG_OF_ELEMENT):
        label = label_for_element(element)
        assert label is not None
        assert element_for_label(label) == element
        assert element_for_label(f"  {label.upper()}\n") == element


def test_other_rows_are_no_elements() -> None:
    assert element_for_label("Entity Registrant Name") is None
    assert label_for_element("us-gaap:Assets") is None
    assert label_for_element(None) is None
