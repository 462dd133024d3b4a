"""A page within a notebook."""

from __future__ import annotations

from html import escape

__all__ = ["framed"]


def framed(page: str, title: str) -> str:
    """A page in a frame of its own, which can reach nothing of the notebook around it."""
    return (
        f'<iframe srcdoc="{escape(page, quote=True)}" sandbox="allow-scripts allow-downloads '
        f'allow-modals allow-popups" width="100%" height="720" style="border:0" title="{escape(title)}"></iframe>'
    )
