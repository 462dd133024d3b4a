"""Loading a source."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import pytest

from graphmodel.errors import NoDisclosure, UnreadableSource
from loaders.find import sources
from loaders.source import DataSet, Read, Source, Unfit, Zipped, load

SECTION = "Item 1C. Cybersecurity\nOur CISO reports to the Chief Executive Officer.\n"
SUB = (
    "adsh\tcik\tname\tsic\tcountryba\tcountryinc\tform\tperiod\tfiled\n"
    "0000000012-25-000001\t12\tHALDEN INC\t3670\tUS\tKY\t10-K\t20250228\t20250424\n"
)
TXT = (
    "adsh\ttag\tversion\tddate\tqtrs\tiprx\tlang\tdimn\tcoreg\tvalue\n"
    "0000000012-25-000001\tCybersecurityRiskRoleOfManagementTextBlock\tcyd/2024\t20250228\t4\t0\t\t0\t\tOur CISO.\n"
)


def archive(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as handle:
        for name, text in files.items():
            handle.writestr(name, text)
    return path


def test_a_member_is_read_with_what_the_manifest_beside_it_says(tmp_path: Path) -> None:
    files = {"x/a.txt": SECTION, "x/filings.csv": "source,company,sic\na.txt,Halden,0100\n", "a.txt": SECTION}
    alone, described = sources([archive(tmp_path / "a.zip", **files)])
    assert load(alone)[0].facts.company is None
    (document,) = load(described)
    assert (document.text, document.filing_id) == (SECTION, "a")
    assert (document.facts.company, document.facts.sic) == ("Halden", "0100")


def test_a_bad_manifest_in_an_archive_is_named_with_its_line(tmp_path: Path) -> None:
    (source,) = sources([archive(tmp_path / "a.zip", **{"a.txt": SECTION, "filings.csv": "source,cik\na.txt,x\n"})])
    with pytest.raises(UnreadableSource, match=r"a\.zip/filings\.csv: line 2: cik 'x'"):
        load(source)


def test_an_archive_that_went_or_changed_is_seen(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"a.txt": SECTION})
    (source,) = sources([path])
    assert load(source)[0].text == SECTION
    archive(path, **{"a.txt": SECTION + "More.\n"})
    assert load(source)[0].text == SECTION + "More.\n"
    path.unlink()
    with pytest.raises(UnreadableSource, match="cannot be read"):
        load(source)


@pytest.mark.parametrize("zipped", [False, True])
def test_a_data_set_gives_its_filings_from_a_folder_or_an_archive(tmp_path: Path, zipped: bool) -> None:
    (tmp_path / "sub.tsv").write_text(SUB)
    (tmp_path / "txt.tsv").write_text(TXT)
    place = archive(tmp_path / "q.zip", **{"sub.tsv": SUB, "txt.tsv": TXT}) if zipped else tmp_path
    (source,) = sources([place])
    assert isinstance(source, DataSet)
    (document,) = load(source)
    assert (document.filing_id, document.origin) == ("0000000012-25-000001", str(place))


def test_a_data_set_without_disclosure_says_so(tmp_path: Path) -> None:
    (source,) = sources([archive(tmp_path / "q.zip", **{"sub.tsv": SUB, "txt.tsv": TXT.splitlines()[0] + "\n"})])
    with pytest.raises(NoDisclosure, match="without cybersecurity"):
        load(source)


def test_a_table_that_breaks_off_costs_the_set(tmp_path: Path) -> None:
    path = archive(tmp_path / "q.zip", **{"sub.tsv": SUB, "txt.tsv": TXT})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"Our CISO.")] ^= 0xFF
    path.write_bytes(data)
    (source,) = sources([path])
    with pytest.raises(UnreadableSource, match=r"q\.zip/txt\.tsv: cannot be unpacked"):
        load(source)


def test_sources_of_every_kind_go_to_another_process(tmp_path: Path) -> None:
    (set_,) = sources([archive(tmp_path / "q.zip", **{"sub.tsv": SUB, "txt.tsv": TXT})])
    read = Read(set_.origin, document=load(set_)[0])
    for source in (set_, read, Zipped("a.zip/b", archive="a.zip", name="b"), Unfit("a", reason="why"), Source("a")):
        assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301 - our own
    assert read.stem == "0000000012-25-000001"


def test_what_is_unfit_says_why() -> None:
    with pytest.raises(UnreadableSource, match="a: because"):
        load(Unfit("a", reason="because"))
