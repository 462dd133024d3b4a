"""Which sources there are behind paths."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from loaders.find import sources
from loaders.source import DataSet, Source, Unfit, Zipped, load

SECTION = "Item 1C. Cybersecurity\nOur CISO reports to the Chief Executive Officer.\n"


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, SECTION)
    return path


def origins(*paths: str | Path) -> list[str]:
    return [source.origin for source in sources(paths)]


def test_a_folder_holds_files_archives_and_data_sets_side_by_side(tmp_path: Path) -> None:
    for name in ("b.txt", "z/readme.htm", "z/sub.tsv", "z/txt.tsv", "z/num.tsv", "z/R2.htm", "c.pdf", "d.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SECTION)
    zipped(tmp_path / "a.zip", "y/x.htm", "notes.md")
    zipped(tmp_path / "q_notes.zip", "sub.tsv", "txt.tsv", "num.tsv", "readme.htm", "notes-metadata.json")
    found = list(sources([tmp_path]))
    assert [(type(source), os.path.relpath(source.origin, tmp_path)) for source in found] == [
        (Zipped, "a.zip/y/x.htm"),
        (Source, "b.txt"),
        (DataSet, "q_notes.zip"),
        (DataSet, "z"),
        (Source, "z/R2.htm"),
    ]


def test_a_data_set_may_lie_in_a_folder_of_an_archive(tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", "q1/sub.tsv", "q1/txt.tsv", "q2/sub.tsv", "q2/txt.tsv", "R3.htm")
    found = list(sources([path]))
    assert [source.origin for source in found] == [f"{path}/R3.htm", f"{path}/q1", f"{path}/q2"]
    assert isinstance(found[1], DataSet)
    assert (found[1].folder, found[1].size) == ("q1", len(SECTION))


def test_an_archive_is_known_by_its_content_where_it_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "download", "a.txt")
    assert origins(path) == [f"{path}/a.txt"]


def test_an_archive_named_twice_is_read_once(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "a.txt", "b.txt", "s/sub.tsv", "s/txt.tsv")
    (tmp_path / "link").symlink_to(tmp_path)
    assert len(origins(path, tmp_path, tmp_path / "link" / "a.zip")) == 3


@pytest.mark.parametrize("there", ["sub.tsv", "txt.tsv"])
def test_half_a_data_set_is_unfit(tmp_path: Path, there: str) -> None:
    path = zipped(tmp_path / "a.zip", there)
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / there).write_text("x")
    for source in sources([path, tmp_path / "f"]):
        assert isinstance(source, Unfit)
        assert f"put it beside {there}" in source.reason


def test_an_archive_without_filings_is_unfit(tmp_path: Path) -> None:
    (source,) = sources([zipped(tmp_path / "a.zip", "notes.md", ".hidden.txt")])
    assert isinstance(source, Unfit)
    assert "without filings" in source.reason


def test_what_is_no_archive_or_half_of_one_is_unfit_and_the_rest_is_found(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", "a.txt").read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "c.zip").write_bytes(b"no archive")
    (tmp_path / "d.txt").write_text(SECTION)
    found = list(sources([tmp_path]))
    assert [type(source) for source in found] == [Zipped, Unfit, Unfit, Source]
    assert all("no whole zip archive" in source.reason for source in found if isinstance(source, Unfit))


def test_members_that_are_unfit_are_named_and_others_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "../../etc/passwd.txt", "inner.zip", "good.txt", "../other.pdf")
    found = {source.origin.removeprefix(f"{path}/"): source for source in sources([path])}
    assert {name: type(source) for name, source in found.items()} == {
        "../../etc/passwd.txt": Unfit,
        "good.txt": Zipped,
        "inner.zip": Unfit,
    }
    assert load(found["good.txt"])[0].text == SECTION


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert origins(tmp_path / "pipe") == [str(tmp_path / "pipe")]


INSTANCE = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:cyd="http://xbrl.sec.gov/cyd/2024"><context id="c"><entity>'
    '<identifier scheme="x">9876</identifier></entity><period><instant>2024-12-31</instant></period></context>'
    '<cyd:CybersecurityRiskRoleOfManagementTextBlock contextRef="c">Our CISO reports to the CEO.'
    "</cyd:CybersecurityRiskRoleOfManagementTextBlock></xbrl>"
)
OTHER_XML = {
    "FilingSummary.xml": "<?xml version='1.0'?><FilingSummary/>",
    "a-20241231_lab.xml": '<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase"/>',
    "form4.XML": "<ownershipDocument/>",
    "empty.xml": "",
    ".b_htm.xml": INSTANCE,
}


def test_instances_are_told_from_other_xml_by_their_content(tmp_path: Path) -> None:
    files = OTHER_XML | {"a-20241231_htm.xml": INSTANCE, "old.XML": INSTANCE}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(f"in/{name}", text)
    found = origins(tmp_path)
    wanted = ["a-20241231_htm.xml", "old.XML", "z.zip/in/a-20241231_htm.xml", "z.zip/in/old.XML"]
    assert [os.path.relpath(origin, tmp_path) for origin in found] == wanted


def test_an_instance_that_cannot_be_read_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a_htm.xml", "FilingSummary.xml"):
        (tmp_path / name).write_text(INSTANCE)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert origins(tmp_path) == [str(tmp_path / "a_htm.xml")]


def test_a_folder_of_other_xml_alone_is_a_folder_without_filings(tmp_path: Path) -> None:
    for name, text in OTHER_XML.items():
        (tmp_path / name).write_text(text)
    os.mkfifo(tmp_path / "pipe.xml")
    assert origins(tmp_path) == [str(tmp_path)]


def test_a_member_of_an_archive_is_named_as_its_origin_is(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "x/b.txt", "x/c.txt", "s/sub.tsv", "s/txt.tsv")
    (source,) = sources([f"{path}/x/c.txt"])
    assert isinstance(source, Zipped)
    assert load(source)[0].text == SECTION
    assert [type(source) for source in sources([f"{path}/s"])] == [DataSet]
    assert [type(source) for source in sources([f"{path}/none.txt"])] == [Source]


def test_an_empty_name_is_not_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(SECTION)
    monkeypatch.chdir(tmp_path)
    (source,) = sources([""])
    assert isinstance(source, Unfit)


def test_standard_input_that_is_closed_is_unfit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    (source,) = sources(["-"])
    assert isinstance(source, Unfit)
    assert "no standard input" in source.reason
