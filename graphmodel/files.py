"""Making folders, and writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from graphmodel.errors import UnwritableOutput

__all__ = ["make_folder", "unwritable", "write_atomically", "written_atomically"]


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where it is missing; UnwritableOutput where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as exc:  # ValueError: a NUL in the name
        reason = getattr(exc, "strerror", None) or exc
        raise UnwritableOutput(f"{folder}: no folder can be made there ({reason}); choose another place") from exc


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` as `written_atomically` does."""
    with written_atomically(path) as handle:
        handle.write(data)


@contextmanager
def written_atomically(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, which is at `path` when the block has ended, and nothing of it where the block fails.

    A reader, or a crash at any moment, finds the old file or the new one, never a half. UnwritableOutput where the
    place does not take it. The folder must exist. A device or a pipe (`/dev/stdout`) is written to, not replaced.
    """
    target, mode = _target(path)
    try:
        if mode is None:
            with path.open("wb") as handle:
                yield handle
            return
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", suffix=".tmp", delete=False
        ) as temporary:
            place = Path(temporary.name)
            try:
                yield cast("BinaryIO", temporary)
                temporary.flush()
                os.fsync(temporary.fileno())
                temporary.close()
                place.chmod(mode)
                place.replace(target)
            except BaseException:
                place.unlink(missing_ok=True)
                raise
    except OSError as exc:
        raise unwritable(path, exc) from exc


def _target(path: Path) -> tuple[Path, int | None]:
    """The file that a path stands for, through symbolic links, and the mode it is to have; None for a device."""
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            return target, None
        return target, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    except (OSError, RuntimeError, ValueError) as exc:  # Python 3.11 says RuntimeError for a loop of links
        raise unwritable(path, exc) from exc


def unwritable(place: object, exc: Exception) -> UnwritableOutput:
    """What the file system refuses there, with what to do."""
    reason = getattr(exc, "strerror", None) or exc
    folder_missing = isinstance(exc, FileNotFoundError)
    advice = "make the folder first" if folder_missing else "choose another place or make this one writable"
    return UnwritableOutput(f"{place}: cannot be written ({reason}); {advice}")


def _umask() -> int:
    # There is no way to read the mask but to set it; it is set back at once.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
