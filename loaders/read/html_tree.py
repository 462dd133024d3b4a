"""HTML as libxml2 reads it: nothing is fetched, no DTD is loaded, no entity but HTML's own is known."""

from __future__ import annotations

from lxml import etree

__all__ = ["html_tree"]


def html_tree(text: str) -> etree._Element | None:
    """The root of an HTML text; None where there is nothing in it, or it is nested too deep to be read whole."""
    # huge_tree lifts libxml2's limits on depth and on the length of a text.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    # libxml2 stops in the middle of a page that is nested more than 2,048 deep: half a report is worse than none.
    if root is None or any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return None
    return root
