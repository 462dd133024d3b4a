"""Zip archives that may be bad."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphmodel.errors import UnreadableSource
from loaders.read.archive import Archive, looks_like_zip

BIG = 17 << 20


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand there twice
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def faults(data: bytes) -> dict[str, str | None]:
    with Archive(data, "a.zip") as archive:
        return {member.name: member.fault for member in archive.members()}


def test_members_are_read_by_name_in_order() -> None:
    with Archive(packed(("b/c.txt", b"two"), ("a.txt", b"one"), ("d/", b"")), "a.zip") as archive:
        assert [(member.name, member.size) for member in archive.members()] == [("a.txt", 3), ("b/c.txt", 3)]
        assert archive.read("b/c.txt", 10) == b"two"
        with archive.open("a.txt") as handle:
            assert handle.read(2) == b"on"


def test_hidden_members_are_left_out() -> None:
    assert faults(packed((".git/a.txt", b"x"), ("b/.c.txt", b"x"), ("__MACOSX/._d.txt", b"x"), ("e.txt", b"x"))) == {
        "e.txt": None
    }


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt", "b\\..\\a.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    found = faults(packed((name, b"x"), ("good.txt", b"y")))
    assert found.pop("good.txt") is None
    (fault,) = found.values()
    assert fault is not None
    assert "leads out of the archive" in fault


def test_a_second_member_of_one_name_is_refused_and_the_first_read() -> None:
    data = packed(("a.txt", b"first"), ("a.txt", b"second"))
    with Archive(data, "a.zip") as archive:
        assert [member.fault is None for member in archive.members()] == [True, False]
        assert "second file of this name" in str(archive.members()[1].fault)
        assert archive.read("a.txt", 10) == b"first"


def test_an_archive_in_an_archive_is_refused() -> None:
    assert "archive in an archive" in str(faults(packed(("a.ZIP", packed())))["a.ZIP"])


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed(("a.txt", b"secret"), ("b.txt", b"open")))
    listed = data.index(b"PK\x01\x02")
    data[listed + 8] |= 1  # the flag in the list of members
    found = faults(bytes(data))
    assert "encrypted" in str(found["a.txt"])
    assert found["b.txt"] is None


def test_a_member_that_unpacks_to_far_more_than_it_is_is_a_bomb() -> None:
    with Archive(packed(("bomb.txt", bytes(BIG)), ("good.txt", b"Item 1C.")), "a.zip") as archive:
        bomb, fine = archive.members()
        assert "zip bomb" in str(bomb.fault)
        assert fine.fault is None
        with pytest.raises(UnreadableSource, match="no such file in the archive"):
            archive.read("bomb.txt", BIG)


def test_members_that_are_a_bomb_together_are_refused() -> None:
    data = packed(*((f"{number}.txt", bytes(8 << 20)) for number in range(4)))
    with pytest.raises(UnreadableSource, match=r"a\.zip: a zip bomb"):
        Archive(data, "a.zip")


def test_members_that_overlap_are_refused() -> None:
    noise = bytes((number * 7919 >> 3) & 255 for number in range(5000))
    data = bytearray(packed(("a.txt", noise), method=zipfile.ZIP_STORED))
    start = data.index(b"PK\x01\x02")
    entry, end = bytes(data[start : data.index(b"PK\x05\x06")]), bytearray(data[data.index(b"PK\x05\x06") :])
    struct.pack_into("<2HL", end, 8, 3, 3, 3 * len(entry))
    entries = b"".join(entry.replace(b"a.txt", name) for name in (b"a.txt", b"b.txt", b"c.txt"))
    with pytest.raises(UnreadableSource, match="zip bomb"):
        Archive(bytes(data[:start]) + entries + bytes(end), "a.zip")


def test_a_member_that_is_larger_than_a_filing_is_not_read() -> None:
    with (
        Archive(packed(("a.txt", bytes(range(256)) * 8192)), "a.zip") as archive,
        pytest.raises(UnreadableSource, match=r"a\.zip/a\.txt: larger than 1 MB"),
    ):
        archive.read("a.txt", 1 << 20)


def test_a_damaged_member_is_named_and_the_others_are_read() -> None:
    data = bytearray(packed(("a.txt", b"some text"), ("b.txt", b"other"), method=zipfile.ZIP_STORED))
    data[data.index(b"some text")] ^= 0xFF
    with Archive(bytes(data), "a.zip") as archive:
        with pytest.raises(UnreadableSource, match=r"a\.zip/a\.txt: cannot be unpacked \(Bad CRC-32"):
            archive.read("a.txt", 100)
        assert archive.read("b.txt", 100) == b"other"


def test_a_method_of_packing_that_is_not_known_is_said() -> None:
    data = bytearray(packed(("a.txt", b"some text")))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 97)
    struct.pack_into("<H", data, 8, 97)
    with Archive(bytes(data), "a.zip") as archive, pytest.raises(UnreadableSource, match="compression"):
        archive.read("a.txt", 100)


def test_a_list_of_members_that_fills_the_memory_is_not_read() -> None:
    data = bytearray(packed(("a.txt", b"x")))
    struct.pack_into("<L", data, data.index(b"PK\x05\x06") + 12, 1 << 30)
    with pytest.raises(UnreadableSource, match="list of members of 1,073,741,824 bytes"):
        Archive(bytes(data), "a.zip")


@pytest.mark.parametrize("cut", [10, 60, 100])
def test_a_truncated_archive_is_no_whole_one(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("a.txt", b"text " * 50))[:-cut])
    with pytest.raises(UnreadableSource, match="no whole zip archive"):
        Archive(path, str(path))


def test_a_member_whose_name_begins_with_nul_costs_only_itself() -> None:
    data = packed(("a.txt", b"x"), ("b.txt", b"y"))
    place = data.rindex(b"a.txt")
    with Archive(data[:place] + b"\0.txt" + data[place + 5 :], "a.zip") as archive:
        faults = {member.name: member.fault for member in archive.members()}
        assert archive.read("b.txt", 100) == b"y"
    assert "leads out of the archive" in str(faults["\0.txt"])


def test_the_head_of_an_archive_is_known() -> None:
    assert looks_like_zip(packed(("a.txt", b"x"))[:4])
    assert looks_like_zip(packed()[:4])
    assert not looks_like_zip(b"Item")


WHOLE = packed(("a.txt", b"Item 1C. " * 30), ("b/sub.tsv", b"adsh\n"))


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
@example(WHOLE.rindex(b"b/sub.tsv"), b"\n")  # a line's end in a name
def test_garbage_in_an_archive_is_an_error_of_ours_or_nothing(place: int, garbage: bytes) -> None:
    data = WHOLE[:place] + garbage + WHOLE[place + len(garbage) :]
    try:
        with Archive(data, "a.zip") as archive:
            for member in archive.members():
                if member.fault is None:
                    archive.read(member.name, 1 << 20)
    except UnreadableSource as exc:
        assert "\n" not in str(exc)  # noqa: PT017 - it, or none
