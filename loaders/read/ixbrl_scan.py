"""Gathers what cyd and dei facts are made of while an Inline XBRL report is parsed, and says when that is all there.

Item 1C stands in the first quarter of an annual report, and the rest of it, statements with thousands of tags, holds
nothing that is read here: parsing may stop as soon as no cyd name follows and every part of every fact has been seen.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from loaders.read.visible_text import IX_NAMESPACES
from loaders.read.xbrl_facts import CONTEXT, CYD_NAME, DEI_NAMES

__all__ = ["IxbrlScan"]

_FACTS: Final = tuple(f"{{{namespace}}}nonNumeric" for namespace in IX_NAMESPACES)
_CONTINUATIONS: Final = tuple(f"{{{namespace}}}continuation" for namespace in IX_NAMESPACES)
_CYD_MARK: Final = f":{CYD_NAME}".encode()
_NEEDED: Final = DEI_NAMES - {"AmendmentFlag", "TradingSymbol"}
_MANY: Final = 500


class IxbrlScan:
    """The facts that may be of cyd or dei by their local name, in the order of the document; continuations; contexts.

    Ids are those of the document; of two elements with the same id the first counts.
    """

    tags: Final = (*_FACTS, *_CONTINUATIONS, CONTEXT)

    def __init__(self) -> None:
        self.facts: list[etree._Element] = []
        self.continuations: dict[str, etree._Element] = {}
        self.contexts: dict[str, etree._Element] = {}
        self._open = 0
        self._cyd_until = -1
        self._reached: dict[etree._Element, etree._Element] = {}
        self._whole: set[etree._Element] = set()

    def start(self, node: etree._Element) -> None:
        """Take an element of `tags` whose attributes are known."""
        if node.tag in _FACTS and self._is_wanted(node):
            self.facts.append(node)
            self._open += 1

    def end(self, node: etree._Element) -> None:
        """Take an element of `tags` that is whole."""
        tag = node.tag
        if tag in _FACTS:
            self._open -= self._is_wanted(node)
        elif tag == CONTEXT:
            self.contexts.setdefault(node.get("id") or "", node)
        else:
            self.continuations.setdefault(node.get("id") or "", node)

    def is_enough(self, data: bytes, position: int) -> bool:
        """Whether the rest of the data, from a position on, can hold nothing of the facts."""
        if position <= self._cyd_until or self._open:
            return False
        self._cyd_until = data.find(_CYD_MARK, max(0, position - len(_CYD_MARK)))
        return self._cyd_until < 0 and self._is_whole()

    def _is_whole(self) -> bool:
        names = {_local_name(node) for node in self.facts[:_MANY]}
        has_cyd = any(name.startswith(CYD_NAME) for name in names)
        # The ticker is the last of them on the cover: without a disclosure behind it, that tells where the cover ends.
        if len(self.facts) > _MANY or not names >= (_NEEDED if has_cyd else _NEEDED | {"TradingSymbol"}):
            return False
        return all(node in self._whole or self._has_all_of(node) for node in self.facts)

    def _has_all_of(self, node: etree._Element) -> bool:
        if (node.get("contextRef") or "") not in self.contexts:
            return False
        # A chain is followed once: from where it broke off when it was last looked at, to its end or back into itself.
        part = self._reached.get(node, node)
        seen: set[str] = set()
        while (following := (part.get("continuedAt") or "").strip()) and following not in seen:
            seen.add(following)
            if following not in self.continuations:
                self._reached[node] = part
                return False
            part = self.continuations[following]
        self._whole.add(node)
        return True

    def _is_wanted(self, node: etree._Element) -> bool:
        name = _local_name(node)
        return name.startswith(CYD_NAME) or name in DEI_NAMES


def _local_name(node: etree._Element) -> str:
    return (node.get("name") or "").strip().rpartition(":")[2]
