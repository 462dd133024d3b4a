"""The cyd and dei facts of an Inline XBRL tree (Inline XBRL 1.0 and 1.1), found by namespace, whatever the prefix.

A fact may stand in the hidden part of the header, inside another fact, and in parts that `continuedAt` chains. A chain
ends where it would come back to itself, or its next part is missing; what is there is the fact, and a note says so.
"""

from __future__ import annotations

from lxml import etree

from loaders.read.ixbrl_scan import IxbrlScan
from loaders.read.ixbrl_values import FIXED, is_registry, transformed
from loaders.read.visible_text import Budget, text_of
from loaders.read.xbrl_facts import Context, Fact, context_of, is_nil, taxonomy_of
from loaders.read.xbrl_parse import scan_markup

__all__ = ["facts_in"]


def facts_in(data: bytes, origin: str) -> tuple[list[Fact], list[str]]:
    """The facts, in the order of the document, and notes on what is wrong with them, one line each.

    UnknownFormat for what is no readable report, and where facts nest so that their texts are more than a disclosure
    has.
    """
    reading = _Reading(scan_markup(data, origin, IxbrlScan), Budget(origin))
    return reading.facts(), reading.notes


class _Reading:
    """One document's facts being read."""

    def __init__(self, scan: IxbrlScan, budget: Budget) -> None:
        self.notes: list[str] = []
        self._scan = scan
        self._known: dict[str, Context] = {}
        self._budget = budget

    def facts(self) -> list[Fact]:
        """The facts that are of cyd or dei, and not nil."""
        return [fact for node in self._scan.facts if (fact := self._fact(node)) is not None]

    def _fact(self, node: etree._Element) -> Fact | None:
        prefix, _, name = (node.get("name") or "").strip().rpartition(":")
        taxonomy = taxonomy_of(self._namespace(node, prefix))
        if taxonomy is None or is_nil(node):
            return None
        return Fact(taxonomy, name, self._context(node.get("contextRef") or ""), self._value(node, name))

    def _value(self, node: etree._Element, name: str) -> str:
        prefix, _, form = (node.get("format") or "").strip().rpartition(":")
        if not is_registry(self._namespace(node, prefix)) or not form:
            return text_of(self._parts(node, name), self._budget)
        if form in FIXED:
            return FIXED[form]
        return transformed(form, text_of(self._parts(node, name), self._budget))

    def _parts(self, node: etree._Element, name: str) -> list[etree._Element]:
        parts = [node]
        seen = {node}
        while following := (parts[-1].get("continuedAt") or "").strip():
            part = self._scan.continuations.get(following)
            if part is None:
                self.notes.append(f"{name}: its continuation {following[:80]!r} is missing; the text may be cut short")
                break
            around = list(part.iterancestors())
            self._budget.spend(len(around), 0)
            if part in seen or not seen.isdisjoint(around):
                self.notes.append(f"{name}: its continuation {following[:80]!r} leads back into it; read once")
                break
            seen.add(part)
            parts.append(part)
        return parts

    def _namespace(self, node: etree._Element, prefix: str) -> str | None:
        # What was read as HTML has its declarations as attributes of the root.
        return node.nsmap.get(prefix) or node.getroottree().getroot().get(f"xmlns:{prefix}") if prefix else None

    def _context(self, name: str) -> Context:
        if name not in self._known:
            self._known[name] = context_of(self._scan.contexts.get(name))
        return self._known[name]
