"""What names a filing."""

from __future__ import annotations

import pytest

from loaders.identity import filing_id_of, report_of, stem_of


@pytest.mark.parametrize(
    ("origin", "stem", "filing_id"),
    [
        ("folder/a.txt", "a", "a"),
        ("-", "stdin", "stdin"),
        ("", "filing", "filing"),
        ("f/abc-20241231.htm", "abc-20241231", "abc-20241231"),
        ("f/abc-20241231_htm.xml", "abc-20241231_htm", "abc-20241231"),
        ("z.zip/ABC_HTML.XML", "ABC_HTML", "ABC"),
        ("abc_lab.xml", "abc_lab", "abc_lab"),
        ("_htm.xml", "_htm", "_htm"),
    ],
)
def test_a_filing_goes_by_its_files_stem_and_an_instance_by_its_reports(origin: str, stem: str, filing_id: str) -> None:
    assert (stem_of(origin), filing_id_of(origin)) == (stem, filing_id)


def test_an_instance_names_the_report_that_it_was_made_from() -> None:
    assert report_of("a.zip/x_htm.xml") == "a.zip/x.htm"
    assert report_of("x.htm") is None
