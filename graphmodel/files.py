"""Making folders, and writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graphmodel.errors import UnwritableOutput

__all__ = ["make_folder", "unwritable", "write_atomically"]


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where it is missing; UnwritableOutput where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as exc:  # ValueError: a NUL in the name
        reason = getattr(exc, "strerror", None) or exc
        raise UnwritableOutput(f"{folder}: no folder can be made there ({reason}); choose another place") from exc


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` so that a reader, or a crash at any moment, finds the old file or the new one, never a half.

    UnwritableOutput where the place does not take it. The folder must exist. A device or a pipe (`/dev/stdout`) is
    written to, not replaced.
    """
    try:
        target = path.resolve()  # through a symbolic link, so that the link stays one
        if target.exists() and not target.is_file() and not target.is_dir():
            path.write_bytes(data)
            return
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", suffix=".tmp", delete=False
        ) as handle:
            temporary = Path(handle.name)
            try:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
                handle.close()
                temporary.chmod(mode)
                temporary.replace(target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
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
