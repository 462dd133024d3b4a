"""Other programs' ways to the cyd facts of an Inline XBRL file, each behind one function from a path to facts.

None of them goes to the network: Arelle loads the inline document set without taxonomies, edgartools and ixbrlparse
read the file alone. A program that is not installed is left out.
"""

from __future__ import annotations

import importlib
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree, html

from loaders.read.ixbrl_facts import facts_in
from loaders.read.xbrl_facts import taxonomy_of

__all__ = ["Facts", "Reader", "readers"]

Facts = Counter[tuple[str, str]]
"""The cyd facts as (local name, value without white space), nil facts aside."""

Reader = Callable[[Path], Any]
"""Reads a file; what it gives is made into `Facts` outside of the measured time."""


def readers() -> dict[str, tuple[Reader, Callable[[Any], Facts] | None]]:
    """By name: the reader, and what makes facts of its result (None for the bare parse, which finds none)."""
    found: dict[str, tuple[Reader, Callable[[Any], Facts] | None]] = {
        "govgraph": (_read_ours, _facts_of_ours),
        "lxml (bare parse)": (lambda path: etree.parse(str(path)), None),
    }
    for name, module, make in (
        ("Arelle", "arelle.Cntlr", _arelle),
        ("edgartools", "edgar.documents", _edgartools),
        ("ixbrlparse", "ixbrlparse", _ixbrlparse),
    ):
        try:
            found[name] = make(importlib.import_module(module))
        except ImportError:
            continue
    return found


def squashed(value: str) -> str:
    """The value without white space: programs put it between blocks as each of them likes."""
    return "".join(value.split())


def _read_ours(path: Path) -> Any:
    return facts_in(path.read_bytes(), str(path))[0]


def _facts_of_ours(facts: Any) -> Facts:
    return Counter((fact.name, squashed(fact.value)) for fact in facts if fact.taxonomy == "cyd")


def _arelle(module: Any) -> tuple[Reader, Callable[[Any], Facts]]:
    control = module.Cntlr(logFileName="logToBuffer", disable_persistent_config=True)
    control.webCache.workOffline = True

    def read(path: Path) -> Any:
        model = control.modelManager.load(str(path))
        facts = [
            (fact.qname.localName, fact.value, fact.get("escape") in ("true", "1"))
            for fact in model.facts
            if taxonomy_of(fact.qname.namespaceURI) == "cyd" and not fact.isNil
        ]
        model.close()
        return facts

    def facts_of(facts: Any) -> Facts:
        return Counter((name, squashed(_text(value) if escaped else value)) for name, value, escaped in facts)

    return read, facts_of


def _edgartools(module: Any) -> tuple[Reader, Callable[[Any], Facts]]:
    def read(path: Path) -> Any:
        document = module.parse_html(path.read_text(encoding="utf-8"))
        return [fact for fact in document.xbrl_facts if fact.concept.startswith("cyd:")]

    def facts_of(facts: Any) -> Facts:
        return Counter((fact.concept.removeprefix("cyd:"), squashed(_text(fact.value or ""))) for fact in facts)

    return read, facts_of


def _ixbrlparse(module: Any) -> tuple[Reader, Callable[[Any], Facts]]:
    def read(path: Path) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of each format that it does not know
            filing = module.IXBRL.open(str(path), raise_on_error=False)
        return [fact for fact in filing.nonnumeric if fact.schema == "cyd"]

    def facts_of(facts: Any) -> Facts:
        return Counter((fact.name, squashed(str(fact.value))) for fact in facts)

    return read, facts_of


def _text(markup: str) -> str:
    """The text of an HTML fragment."""
    return str(html.fromstring(f"<div>{markup}</div>").text_content()) if markup.strip() else ""
