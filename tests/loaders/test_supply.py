"""The sources of a run, with data sets read as their turn comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.filing import FilingFacts
from loaders.find import sources
from loaders.source import Read, Source, Unfit
from loaders.supply import Supply

SUB = "adsh\tcik\tname\tsic\tcountryba\tcountryinc\tform\tperiod\tfiled\n"
TXT = "adsh\ttag\tversion\tddate\tqtrs\tiprx\tlang\tdimn\tcoreg\tvalue\n"


def data_set(folder: Path, *numbers: int, other: str = "") -> Path:
    folder.mkdir()
    ids = [f"0000000012-25-{number:06}" for number in numbers]
    (folder / "sub.tsv").write_text(SUB + "".join(f"{i}\t12\tHALDEN\t\t\t\t10-K\t20241231\t20250201\n" for i in ids))
    rows = (f"{i}\tCybersecurityRiskRoleOfManagementTextBlock\tcyd/2024\t20241231\t4\t0\t\t0\t\tWe.\n" for i in ids)
    (folder / "txt.tsv").write_text(TXT + "".join(rows) + other)
    return folder


def test_a_data_set_is_replaced_by_its_filings_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We.")
    (tmp_path / "z.txt").write_text("We.")
    data_set(tmp_path / "q", 1, 2)
    found = list(Supply(sources([tmp_path])))
    assert [source.stem for source in found] == ["a", "0000000012-25-000001", "0000000012-25-000002", "z"]
    assert [type(source) for source in found] == [Source, Read, Read, Source]


def test_a_bad_data_set_is_unfit_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad, good = data_set(tmp_path / "a", 1), data_set(tmp_path / "b", 2)
    (bad / "txt.tsv").write_bytes(b"\x00" * 1000)
    first, second = Supply(sources([bad, good]))
    assert first == Unfit(str(bad), reason="txt.tsv: no header line: this is no table")
    assert isinstance(second, Read)


def test_a_bad_filing_of_a_set_is_unfit_with_its_number(tmp_path: Path) -> None:
    place = data_set(tmp_path / "q", 1, other="0000000099-25-000001\tX\tcyd/2024\n")
    good, bad = Supply(sources([place]))
    assert isinstance(good, Read)
    assert isinstance(bad, Unfit)
    assert (bad.origin, bad.filing) == (str(place), "0000000099-25-000001")


def test_a_set_without_disclosure_is_unfit(tmp_path: Path) -> None:
    (found,) = Supply(sources([data_set(tmp_path / "q")]))
    assert isinstance(found, Unfit)
    assert "without cybersecurity" in found.reason


def test_what_is_said_of_a_set_goes_over_its_filings(tmp_path: Path) -> None:
    (source,) = sources([data_set(tmp_path / "q", 1)])
    given = type(source)(source.origin, given=FilingFacts(ticker="HRDG"))
    (found,) = Supply([given])
    assert isinstance(found, Read)
    assert (found.document.facts.ticker, found.document.facts.company) == ("HRDG", "HALDEN")


def test_the_number_of_filings_is_guessed_until_the_last_set_is_open(tmp_path: Path) -> None:
    for name, numbers in (("a", (1, 2)), ("b", (3, 4)), ("c", (5,))):
        data_set(tmp_path / name, *numbers)
    (tmp_path / "d.txt").write_text("We.")
    supply = Supply(sources([tmp_path]))
    expected = [supply.expected]
    for _ in supply:
        expected.append(supply.expected)  # noqa: PERF401 - it changes while the sources come
    assert expected == [None, 6, 6, pytest.approx(6, abs=1), pytest.approx(6, abs=1), 6, 6]


def test_without_data_sets_the_number_is_known(tmp_path: Path) -> None:
    assert Supply([Source("a"), Source("b")]).expected == 2
