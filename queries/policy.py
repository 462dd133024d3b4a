"""What a page may run and show: by its content security policy its own scripts and styles alone, named by digests."""

from __future__ import annotations

import base64
import hashlib

__all__ = ["policy_hash"]


def policy_hash(text: str) -> str:
    """What a content security policy names an inline script or style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
