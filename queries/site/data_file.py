"""Data as local scripts, the one kind of file that a page opened from disk may read.

`fetch` is refused there. What a script element loads is run, so nothing of a filing may be code in it: a data file is
one call whose two arguments are its own name and text of the Base64 alphabet, and in that text is JSON, deflated. The
page gives it to `JSON.parse`. A file is named after a digest of its contents, so equal data are the same file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from typing import Any, Final, NamedTuple

__all__ = ["DATA_NAME", "DataFile", "data_file", "library_file", "read_data"]

DATA_NAME: Final = re.compile(r"[a-z]+-[0-9a-f]{20}\.js")
"""What every file in the folder `data` is called."""

_DATA: Final = re.compile(rb'govgraphData\("([a-z]+-[0-9a-f]{20})","([A-Za-z0-9+/]*={0,2})"\);\n')


class DataFile(NamedTuple):
    """A file for the folder `data`."""

    name: str
    text: bytes


def data_file(kind: str, value: Any) -> DataFile:
    """A value of plain JSON as a data file; half a surrogate pair, which UTF-8 does not take, becomes `?`."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    packed = zlib.compress(plain.encode("utf-8", "replace"), 9)
    name = f"{kind}-{_digest(packed)}"
    return DataFile(f"{name}.js", b'govgraphData("%b","%b");\n' % (name.encode(), base64.b64encode(packed)))


def library_file(kind: str, script: str) -> DataFile:
    """A script that is run as it is."""
    text = script.encode()
    return DataFile(f"{kind}-{_digest(text)}.js", text)


def read_data(text: bytes) -> Any:
    """The value in a data file, as the page reads it; ValueError where the file is anything else."""
    found = _DATA.fullmatch(text)
    if not found:
        raise ValueError("no data file: a call with a name and Base64 is expected")
    return json.loads(zlib.decompress(base64.b64decode(found[2])))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]
