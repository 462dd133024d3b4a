"""What a browser makes of HTML's elements and characters, as far as its text goes."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["BREAKING", "BREAKS", "HIDDEN", "SILENT", "WINDOWS"]

BREAKING: Final = frozenset(
    re.findall(
        r"[a-z0-9]+",
        "address article aside blockquote br caption center dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header "
        "hr li main nav ol p pre section table tbody tfoot thead tr ul",
    )
)
"""Elements that begin and end lines."""

SILENT: Final = frozenset(("script", "style", "head", "title", "noscript", "template"))
"""Elements whose text is not shown."""

HIDDEN: Final = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)
"""In a style: the element is not shown."""

BREAKS: Final = {
    side: re.compile(rf"(?:page-)?break-{side}\s{{0,9}}:\s{{0,9}}(?:always|page|left|right)", re.IGNORECASE)
    for side in ("before", "after")
}
"""In a style: a page ends before, or after, the element."""

WINDOWS: Final = {
    code: bytes((code,)).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""Character references 128 to 159 mean Windows-1252 in HTML; libxml2 takes them for control characters."""
