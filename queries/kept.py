"""Snapshots of large stores, kept between runs: the engine takes a market in some seconds, its own file in half of one.

They lie in the user's cache folder (`GOVGRAPH_CACHE` names another one; empty, nothing is kept), never beside the
store: a store that someone sends must not bring a snapshot along. A snapshot is of one store's bytes, one form and one
version of the engine. Where anything does not fit it is made anew from the store; it is the only copy of nothing.
"""

from __future__ import annotations

import json
import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Final

from graphmodel.errors import UnwritableOutput
from graphmodel.files import write_atomically
from graphmodel.store import Contents
from queries.engine import Snapshot, form

__all__ = ["folder", "kept_snapshot"]

_WORTH_IT: Final = 500
"""Filings from which on a snapshot is kept; fewer are taken in less than half a second."""

_KEPT: Final = 4
_SUFFIX: Final = ".snapshot"


def kept_snapshot(contents: Contents) -> Snapshot:
    """A snapshot of all that a store holds: the one that was kept, if it fits, else a new one, which is then kept."""
    place = _place(contents) if len(contents.register) >= _WORTH_IT else None
    if place is None:
        return Snapshot(contents.parts(texts=False), contents.register)
    found = _read(place, contents)
    if found is None:
        found = Snapshot(contents.parts(texts=False), contents.register)
        _keep(place, found, contents)
    return found


def folder() -> Path | None:
    """Where snapshots are kept; None where they are not."""
    named = os.environ.get("GOVGRAPH_CACHE")
    if named is not None:
        return Path(named) if named else None
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # a user without a home
        return None
    return base / "govgraph"


def _place(contents: Contents) -> Path | None:
    where = folder()
    return where / f"{contents.digest[:32]}{_SUFFIX}" if where else None


def _read(place: Path, contents: Contents) -> Snapshot | None:
    try:
        if not _is_ours(place):
            return None
        data = place.read_bytes()
    except OSError:
        return None
    label, _, packed = data.partition(b"\n")
    if label != _label(contents, packed):
        return None
    try:
        return Snapshot.from_bytes(packed, contents.register)
    except ValueError:
        return None


def _is_ours(place: Path) -> bool:
    """Whether nobody else can have written the file."""
    status = place.stat()
    return sys.platform == "win32" or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _keep(place: Path, made: Snapshot, contents: Contents) -> None:
    packed = made.to_bytes()
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(place, _label(contents, packed) + b"\n" + packed)
        place.chmod(0o600)
        for old in sorted(place.parent.glob("*" + _SUFFIX), key=_last_written)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, UnwritableOutput):
        return  # what is not kept costs the next run some seconds, and nothing else


def _last_written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _label(contents: Contents, packed: bytes) -> bytes:
    said = {"store": contents.digest, "form": form(), "packed": blake2b(packed).hexdigest()}
    return json.dumps(said).encode()
