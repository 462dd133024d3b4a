"""The folder of a site, which at any moment holds a whole site, or none yet.

    survey.html        the market's figures, where they are wanted
    index.html         names the index, which names all else; the last file that is written, in one step
    data/KIND-DIGEST.js
    .govgraph-site     tells that the folder is a site's, so that a build may write into it and clear what is old

A file in `data` is never changed: other contents have another name. A build that is cut leaves the page and all that it
names as they were, and the next one finds the files that are done already.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from graphmodel.errors import UnwritableOutput
from graphmodel.files import make_folder, unwritable, write_atomically
from queries.site.data_file import DATA_NAME, DataFile

__all__ = ["SiteFolder", "site_folder"]

_MARK: Final = ".govgraph-site"
_LOCK: Final = ".govgraph-site.lock"
_MEANING: Final = b"This folder is made by `govgraph site`, which replaces its pages and data/ here.\n"


class SiteFolder:
    """A folder to put a site into; `site_folder` makes one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data = path / "data"
        self._names: set[str] = set()
        self.bytes = 0
        self.largest = 0

    def put(self, file: DataFile) -> str:
        """Write a data file, if it is not there yet; gives its name."""
        place = self._data / file.name
        if not (place.is_file() and place.stat().st_size == len(file.text)):
            write_atomically(place, file.text)
        if file.name not in self._names:
            self._names.add(file.name)
            self.bytes += len(file.text)
            self.largest = max(self.largest, len(file.text))
        return file.name

    def put_page(self, name: str, page: bytes) -> None:
        """Write a page that index.html links to."""
        write_atomically(self.path / name, page)
        self.bytes += len(page)

    def publish(self, page: bytes) -> None:
        """Let the folder hold the site of this page, which names what has been put; what is old is removed."""
        write_atomically(self.path / "index.html", page)
        self.bytes += len(page)
        try:
            for place in self._data.iterdir():
                ours = DATA_NAME.fullmatch(place.name) or (place.name.startswith(".") and place.suffix == ".tmp")
                if ours and place.name not in self._names:
                    place.unlink()
        except OSError as exc:
            raise unwritable(self._data, exc) from exc


@contextmanager
def site_folder(path: Path) -> Iterator[SiteFolder]:
    """The folder at `path`, made where it is missing, for this process alone as long as the context lasts.

    UnwritableOutput where it holds other files, cannot be written to, or another build is writing to it.
    """
    make_folder(path)
    lock = FileLock(path / _LOCK)
    try:
        if not (path / _MARK).is_file() and any(path.iterdir()):
            raise UnwritableOutput(f"{path}: there are other files in it; give a new or empty folder, or a site's own")
        write_atomically(path / _MARK, _MEANING)
        make_folder(path / "data")
        lock.acquire(timeout=0)
    except Timeout:
        raise UnwritableOutput(f"{path}: another build is writing this site; try again later") from None
    except OSError as exc:
        raise unwritable(path, exc) from exc
    try:
        yield SiteFolder(path)
    finally:
        lock.release()
