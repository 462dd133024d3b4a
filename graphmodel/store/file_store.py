"""The embedded store: one `.govgraph` file."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from graphmodel.errors import StoreError
from graphmodel.files import unwritable, write_atomically
from graphmodel.filing_graph import FilingGraph
from graphmodel.graph import GovernanceGraph
from graphmodel.memory import collector_paused
from graphmodel.register import Register
from graphmodel.store.file_format import GovgraphFile, merged
from graphmodel.store.protocol import Written
from graphmodel.store.record import Record, says_nothing_new

__all__ = ["FileContents", "FileStore"]

_PATIENCE = 600.0


class FileContents:
    """What a file held when it was opened: see `Contents`."""

    def __init__(self, file: GovgraphFile) -> None:
        self._file = file

    @cached_property
    def digest(self) -> str:
        """Of all bytes."""
        return self._file.digest

    @cached_property
    def register(self) -> Register:
        """Whose filings there are."""
        return Register(self._file.head.entries)

    def parts(self, filings: Collection[str] | None = None, *, texts: bool = True) -> Iterator[FilingGraph]:
        """The graphs of these filings, or of all, by registrant and filing id; DamagedStore where one is damaged."""
        return self._file.parts(filings, texts=texts)


class FileStore:
    """A store in one file.

    A reader needs no lock, because the file is only ever replaced as a whole. A writer holds `.NAME.lock` beside it
    from reading to writing, so that two builds into one store keep each other's filings; `patience` is for how many
    seconds it waits for another writer.
    """

    def __init__(self, path: Path, *, patience: float = _PATIENCE) -> None:
        self.path = path
        self._patience = patience

    @property
    def location(self) -> str:
        """The path as it was given."""
        return str(self.path)

    @property
    def beside(self) -> Path:
        """The path."""
        return self.path

    def contents(self) -> FileContents:
        """What is in the file now; StoreError where it is missing, DamagedStore where it is not a whole store."""
        return FileContents(self._file())

    def read(self, filings: Collection[str] | None = None) -> GovernanceGraph:
        """Everything in the file, or these filings alone; the errors of `contents`, UnknownCompany for no such filing.

        The market's 7,500 filings take 0.7 GB.
        """
        contents = self.contents()
        wanted = None if filings is None else frozenset(filings)
        for filing_id in wanted or ():
            contents.register.entry(filing_id)
        with collector_paused():
            return GovernanceGraph(contents.parts(wanted))

    def check(self) -> None:
        """StoreError where a write would fail: a damaged file, no folder, a place that is not writable."""
        if self.path.exists():
            self._file().check()
        with self._refusal_told():
            folder = self._target().parent
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "the folder is not writable")

    def write(self, parts: Iterable[FilingGraph]) -> Written:
        """Add filings, each in place of what the same filing said before; the folder must exist.

        A file that is damaged is left as it is. The file is not touched where nothing changes. Filings that come one
        at a time are kept packed until all are there: some 4 kB each.
        """
        incoming = [Record.of(part) for part in parts]  # before the lock: whoever makes them lazily may take long
        if not incoming:
            return Written()
        with self._refusal_told(), FileLock(self._lock_file(), timeout=self._patience):
            return self._write(incoming)

    def _target(self) -> Path:
        """The file itself, for two names of one file share its lock; FileNotFoundError where its folder is missing."""
        target = self.path.resolve()
        if not target.parent.is_dir():  # filelock would make it
            raise FileNotFoundError(errno.ENOENT, "no such folder")
        return target

    def _lock_file(self) -> Path:
        """The lock beside the store, which is made: filelock would take a place that does not let it for a busy one."""
        target = self._target()
        lock = target.with_name(f".{target.name}.lock")
        lock.touch()
        return lock

    @contextmanager
    def _refusal_told(self) -> Iterator[None]:
        """Let what the file system refuses be an error of ours."""
        try:
            yield
        except Timeout:
            raise StoreError(
                f"{self.location}: another process has been writing to it for {self._patience:.0f} s; try again later"
            ) from None
        except (OSError, RuntimeError) as exc:  # RuntimeError: Python 3.11's word for a loop of links
            raise unwritable(self.location, exc) from exc

    def _write(self, incoming: list[Record]) -> Written:
        old = self._file() if self.path.exists() else None
        known = old.marks({record.entry.filing_id for record in incoming}) if old else {}
        changed: dict[str, Record] = {}
        added = replaced = 0
        for record in incoming:
            filing_id = record.entry.filing_id
            if says_nothing_new(record.marks, known.get(filing_id)):
                continue
            if filing_id in known:
                replaced += 1
            else:
                added += 1
            known[filing_id] = record.marks
            changed[filing_id] = record
        if changed:
            write_atomically(self.path, merged(old, changed, self.location))
        return Written(added, replaced, len(incoming) - added - replaced)

    def _file(self) -> GovgraphFile:
        return GovgraphFile(self._bytes(), self.location)

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            raise StoreError(
                f"{self.location}: there is no store here; make it with `govgraph build SOURCE --store {self.location}`"
            ) from None
        except OSError as exc:
            raise StoreError(f"{self.location}: cannot be read ({exc.strerror or exc}); give a readable file") from exc
