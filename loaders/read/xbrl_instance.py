"""An XBRL instance document (`…_htm.xml`, and `….xml` before Inline XBRL): its cyd and dei facts.

EDGAR makes the first kind out of an Inline XBRL report. A text block's value is HTML with its markup escaped.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from graphmodel.errors import NoDisclosure
from loaders.filing import Document
from loaders.read.encoding import utf8_of
from loaders.read.html_tree import html_tree
from loaders.read.visible_text import Budget, text_of
from loaders.read.xbrl_document import document_of
from loaders.read.xbrl_facts import CONTEXT, CYD_NAME, DEI_NAMES, TAXONOMY, Fact, context_of, is_nil, taxonomy_of
from loaders.read.xbrl_parse import scan_markup

__all__ = ["HEAD", "read", "read_tagged", "recognises"]

HEAD: Final = 64 << 10
"""Bytes by which an instance is recognised."""

_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,99}:)?xbrl[\s>]")
_NAMESPACE: Final = re.compile(TAXONOMY.encode())
_MOST_NAMESPACES: Final = 50
_MARKUP: Final = re.compile(r"<[A-Za-z!/]")


def recognises(data: bytes) -> bool:
    """Whether the content is XML whose root is `xbrl`."""
    head = utf8_of(data[:HEAD]).lstrip()
    return head.startswith(b"<") and b"http://www.xbrl.org/2003/instance" in head and _ROOT.search(head) is not None


def read(data: bytes, origin: str) -> list[Document]:
    """The one filing of an instance; NoDisclosure without cyd facts, UnknownFormat for what cannot be read as XML."""
    document = read_tagged(data, origin)
    if document is None:
        raise NoDisclosure(origin, "an XBRL instance without cybersecurity (cyd) facts of an annual report")
    return [document]


def read_tagged(data: bytes, origin: str) -> Document | None:
    """The filing that an instance's facts give; None where it has no cyd facts, or is no instance at all."""
    if not recognises(data):
        return None
    if b"\x00" in data[:4]:  # UTF-16, in which the namespaces could not be looked for
        data = utf8_of(data)
    namespaces = sorted({found.group().decode() for found in _NAMESPACE.finditer(data)})[:_MOST_NAMESPACES]
    scan = scan_markup(data, origin, lambda: _InstanceScan(namespaces), html=False)
    budget = Budget(origin)
    facts = [fact for node in scan.facts if (fact := _fact(node, scan.contexts, budget)) is not None]
    return document_of(facts, (), origin)


class _InstanceScan:
    """The facts of the namespaces, and the contexts."""

    def __init__(self, namespaces: list[str]) -> None:
        self.tags = (CONTEXT, *(f"{{{namespace}}}*" for namespace in namespaces))
        self.facts: list[etree._Element] = []
        self.contexts: dict[str, etree._Element] = {}

    def start(self, node: etree._Element) -> None:
        """Nothing is known of an element before it is whole."""

    def end(self, node: etree._Element) -> None:
        """Take a fact or a context."""
        if node.tag == CONTEXT:
            self.contexts.setdefault(node.get("id") or "", node)
        else:
            self.facts.append(node)

    def is_enough(self, data: bytes, position: int) -> bool:
        """Facts may stand anywhere."""
        del data, position
        return False


def _fact(node: etree._Element, contexts: dict[str, etree._Element], budget: Budget) -> Fact | None:
    name = etree.QName(node)
    taxonomy = taxonomy_of(name.namespace)
    local = name.localname
    if taxonomy is None or is_nil(node) or not (local.startswith(CYD_NAME) or local in DEI_NAMES):
        return None
    return Fact(taxonomy, local, context_of(contexts.get(node.get("contextRef") or "")), _value(node, budget))


def _value(node: etree._Element, budget: Budget) -> str:
    if len(node):  # markup that should have been escaped
        return text_of([node], budget)
    value = node.text or ""
    root = html_tree(value) if _MARKUP.search(value) else None
    if root is not None:
        return text_of([root], budget)
    lines = (" ".join(line.split()) for line in value.split("\n"))
    return "\n".join(line for line in lines if line)
