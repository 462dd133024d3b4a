"""The embedded store: one `.govgraph` file, read whole into a `GovernanceGraph`."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from graphmodel.errors import ModelError, StoreError, UnwritableOutput
from graphmodel.files import write_atomically
from graphmodel.filing_graph import FilingGraph
from graphmodel.graph import GovernanceGraph
from graphmodel.memory import collector_paused
from graphmodel.store.file_format import check, damaged, dump, load
from graphmodel.store.protocol import Written

__all__ = ["FileStore"]

_PATIENCE = 600.0


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

    def read(self) -> GovernanceGraph:
        """Everything in the file; StoreError where it is missing, DamagedStore where it is not a whole store."""
        with collector_paused():
            parts = load(self._bytes(), self.location)
            try:
                return GovernanceGraph(parts)
            except ModelError as exc:
                raise damaged(self.location, str(exc)) from exc

    def check(self) -> None:
        """StoreError where a write would fail: a damaged file, no folder, a place that is not writable."""
        if self.path.exists():
            check(self._bytes(), self.location)
        with self._refusal_told():
            folder = self._target().parent
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "the folder is not writable")

    def write(self, parts: Iterable[FilingGraph]) -> Written:
        """Add filings, each in place of what the same filing said before; the folder must exist.

        A file that is damaged is left as it is. The file is not touched where nothing changes.
        """
        incoming = list(parts)  # before the lock: whoever makes them lazily may take long
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
            reason = getattr(exc, "strerror", None) or exc
            raise UnwritableOutput(
                f"{self.location}: cannot be written ({reason}); choose another place or make this one writable"
            ) from exc

    def _write(self, incoming: list[FilingGraph]) -> Written:
        graph = self.read() if self.path.exists() else GovernanceGraph()
        added = replaced = 0
        for part in incoming:
            filing_id = part.filing.filing_id
            if filing_id not in graph:
                added += 1
            elif graph.part(filing_id) != part:
                replaced += 1
            else:
                continue
            graph.add(part)
        if added or replaced:
            write_atomically(self.path, dump(graph))
        return Written(added, replaced, len(incoming) - added - replaced)

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            raise StoreError(
                f"{self.location}: there is no store here; make it with `govgraph build SOURCE --store {self.location}`"
            ) from None
        except OSError as exc:
            raise StoreError(f"{self.location}: cannot be read ({exc.strerror or exc}); give a readable file") from exc
