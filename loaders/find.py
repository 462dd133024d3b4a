"""The sources behind paths: files, folders, zip archives, SEC's data sets."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from graphmodel.errors import UnreadableSource
from loaders.identity import report_of
from loaders.read import xbrl_instance
from loaders.read.archive import Archive, Member, looks_like_zip
from loaders.read.notes_data import SUB, TXT
from loaders.source import SUFFIXES, DataSet, Source, Unfit, Zipped, read_at_most

__all__ = ["sources"]

_ZIP: Final = ".zip"
_XML: Final = ".xml"
_README: Final = ("readme.htm", "readme.html")
"""What SEC puts into a data set beside its tables."""


def sources(paths: Iterable[str | os.PathLike[str] | Source]) -> Iterator[Source]:
    """The sources behind paths, in order: a file, all that is below a folder (sorted by path), "-" for standard input.

    A zip archive stands for the files in it; `ARCHIVE.zip/MEMBER` names one of them. A folder with SEC's `sub.tsv` and
    `txt.tsv`, on disk or in an archive, is one DataSet, whose filings `loaders.supply.Supply` gives. What is reached
    twice is one source. What is missing or unfit is a source all the same: `load` says why.
    """
    seen: set[object] = set()
    for path in paths:
        for source in [path] if isinstance(path, Source) else _behind(os.fspath(path)):
            key = _identity(source)
            if key not in seen:
                seen.add(key)
                yield source


def _identity(source: Source) -> object:
    match source:
        case Zipped(archive=archive, name=name):
            return os.path.realpath(archive), name
        case DataSet(archive=str(archive), folder=folder):
            return os.path.realpath(archive), folder, TXT
        case Unfit():
            return source
        case Source(data=None):
            return os.path.realpath(source.origin)
    return source.origin if source.origin == "-" else source


def _behind(path: str) -> Iterator[Source]:
    if path == "-":
        yield _standard_input()
    elif not path:
        yield Unfit("''", reason="an empty name names no file; write . for this folder")
    elif Path(path).is_dir():
        yield from _below(path) or [Source(path)]
    elif _is_zip(path):
        yield from _in_archive(path)
    else:
        yield _member(path) or Source(path)


def _standard_input() -> Source:
    if sys.stdin is None:  # closed by whoever started the process
        return Unfit("-", reason="there is no standard input; name a file")
    return Source("-", read_at_most(sys.stdin.buffer))


def _member(path: str) -> Source | None:
    """The file in an archive that a path names; None where it names no such file."""
    archive = next((str(above) for above in Path(path).parents if _is_zip(str(above))), None)
    found = _in_archive(archive) if archive else []
    return next((source for source in found if Path(source.origin) == Path(path)), None)


def _below(folder: str) -> list[Source]:
    """What a folder holds, by path; other files are left alone."""
    found: dict[str, Source] = {}

    def note(error: OSError) -> None:
        found[str(error.filename)] = Source(str(error.filename))  # `load` says why it is not read

    for where, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        table = _tables(where, dict.fromkeys(names))
        if table is not None:
            size = _size(os.path.join(where, TXT))  # noqa: PTH118 - pathlib would drop the "./" that the user wrote
            found[where] = table if isinstance(table, Unfit) else DataSet(where, size=size)
        for name in names:
            path = os.path.join(where, name)  # noqa: PTH118
            if _is_wanted(name, beside_tables=table is not None) or _is_instance(Path(path)):
                found[path] = Source(path)
    listed: list[Source] = []
    for path in sorted(found):
        listed.extend(_in_archive(path) if path.lower().endswith(_ZIP) and Path(path).is_file() else [found[path]])
    return listed


def _in_archive(path: str) -> list[Source]:
    """What an archive holds, by name."""
    try:
        with Archive(Path(path), path) as archive:
            members = archive.members()
            instances = {member.name for member in members if _is_instance_in(archive, member)}
    except UnreadableSource as exc:
        return [Unfit(path, reason=exc.reason)]
    folders: dict[str, dict[str, Member]] = {}
    for member in members:
        folders.setdefault(_folder(member), {}).setdefault(PurePosixPath(member.name).name, member)
    found: list[tuple[str, Source]] = []
    for folder, names in folders.items():
        table = _tables(f"{path}/{folder}".rstrip("/"), {name: member.fault for name, member in names.items()})
        if isinstance(table, DataSet):
            table = DataSet(table.origin, archive=path, folder=folder, size=names[TXT].size)
        if table is not None:
            found.append((folder, table))
    beside = {folder for folder, _ in found}
    found += [
        (member.name, _source_of(path, member))
        for member in members
        if member.name in instances
        or _is_wanted(PurePosixPath(member.name).name, beside_tables=_folder(member) in beside)
    ]
    listed = [source for _, source in sorted(found, key=lambda entry: entry[0])]
    return listed or [Unfit(path, reason="a zip archive without filings or a data set of SEC's in it")]


def _folder(member: Member) -> str:
    parent = str(PurePosixPath(member.name).parent)
    return "" if parent == "." else parent


def _source_of(path: str, member: Member) -> Source:
    origin = f"{path}/{member.name}"
    if member.fault:
        return Unfit(origin, reason=member.fault)
    return Zipped(origin, archive=path, name=member.name)


def _tables(where: str, names: Mapping[str, str | None]) -> DataSet | Unfit | None:
    """The data set in a folder with these files, each with its fault; Unfit where it is half a set."""
    there = [name for name in (SUB, TXT) if name in names]
    if not there:
        return None
    for name in there:
        if fault := names[name]:
            return Unfit(where, reason=f"{name}: {fault}")
    if len(there) == 1:
        missing = SUB if there == [TXT] else TXT
        return Unfit(where, reason=f"a data set of SEC's without its {missing}; put it beside {there[0]}")
    return DataSet(where)


def _is_wanted(name: str, *, beside_tables: bool) -> bool:
    lower = name.lower()
    if name.startswith(".") or (beside_tables and lower in _README):
        return False
    return lower.endswith((*SUFFIXES, _ZIP))


def _is_instance(path: Path) -> bool:
    """Whether a file on disk is an XBRL instance; one that cannot be read is told by its name, and `load` says why."""
    if not _is_xml(path.name) or not path.is_file():
        return False
    try:
        with path.open("rb") as handle:
            return xbrl_instance.recognises(handle.read(xbrl_instance.HEAD))
    except OSError:
        return report_of(path.name) is not None


def _is_instance_in(archive: Archive, member: Member) -> bool:
    """Whether a member is an XBRL instance, or may be one that cannot be read, of which `load` says why."""
    if not _is_xml(PurePosixPath(member.name).name):
        return False
    try:
        with archive.open(member.name) as handle:
            return xbrl_instance.recognises(handle.read(xbrl_instance.HEAD))
    except UnreadableSource:
        return True


def _is_xml(name: str) -> bool:
    """Schemas, linkbases and EDGAR's own lists are XML as well: only the content tells an instance."""
    return name.lower().endswith(_XML) and not name.startswith(".")


def _is_zip(path: str) -> bool:
    try:
        if not Path(path).is_file():  # a pipe would wait for its writer
            return False
        with Path(path).open("rb") as handle:
            return looks_like_zip(handle.read(4)) or path.lower().endswith(_ZIP)
    except (OSError, ValueError):
        return False  # `load` says why


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
