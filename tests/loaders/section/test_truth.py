"""Real reports, their tags taken off: the section that is found against the blocks that were tagged.

What is compared are characters that are no white space, by their places in the report's text, in both directions:

- recall: of the characters inside a tagged cyd text block, the share inside the section;
- agreement: of the section's characters on lines of which any is tagged, the share that is tagged.

What remains is lines of the section without any tag: the item's heading, headings between blocks, and paragraphs that
the filer tagged with a flag alone or not at all. They belong to the item, and must stand before the next item.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from loaders.read.annual_report import read
from loaders.read.html_text import html_page
from loaders.section import Page, Section, find_section

pytestmark = pytest.mark.shared

IX = "{http://www.xbrl.org/2013/inlineXBRL}"
CYD = "xbrl.sec.gov/cyd/"
OPEN, CLOSE = "\ue000", "\ue001"
CLOSE_ENOUGH = 0.98


def without_tags(data: bytes, *, marked: bool) -> bytes:
    """The report as HTML without any Inline XBRL; with `marked`, tagged cyd text stands between two odd characters."""
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))
    for header in list(root.iter(f"{IX}header")):
        header.getparent().remove(header)  # type: ignore[union-attr]
    if marked:
        for part in tagged_parts(root):
            part.text = OPEN + (part.text or "")
            if len(part):
                part[-1].tail = (part[-1].tail or "") + CLOSE
            else:
                part.text += CLOSE
    etree.strip_tags(root, f"{IX}*")
    return etree.tostring(root, encoding="utf-8")


def tagged_parts(root: etree._Element) -> set[etree._Element]:
    going_on = {part.get("id"): part for part in root.iter(f"{IX}continuation")}
    parts: set[etree._Element] = set()
    for fact in root.iter(f"{IX}nonNumeric"):
        prefix, _, name = (fact.get("name") or "").partition(":")
        part: etree._Element | None = fact
        while CYD in (fact.nsmap.get(prefix) or "") and name.endswith("TextBlock") and part is not None:
            parts.add(part)
            part = going_on.get(part.get("continuedAt"))
    return parts


def tagged_places(marked: str) -> list[bool]:
    """For each character that is no white space, whether it is tagged."""
    places, depth = [], 0
    for character in "".join(marked.split()):
        if character in (OPEN, CLOSE):
            depth += 1 if character == OPEN else -1
        else:
            places.append(depth > 0)
    return places


def shares(page: Page, section: Section, tagged: list[bool]) -> tuple[float, float, list[str]]:
    """Recall, agreement, and the section's lines without any tag."""
    inside = on_tagged = agreed = place = 0
    untagged: list[str] = []
    for number, line in enumerate(page.lines):
        here = tagged[place : place + len("".join(line.text.split()))]
        place += len(here)
        if number in section.lines:
            inside += sum(here)
            if any(here):
                on_tagged += len(here)
                agreed += sum(here)
            else:
                untagged.append(line.text)
    return inside / sum(tagged), agreed / on_tagged, untagged


@pytest.fixture(scope="module")
def reports(shared: Path) -> list[Path]:
    paths = sorted(shared.glob("ixbrl/*.htm"))
    assert len(paths) == 11
    return paths


def test_the_section_of_real_reports_is_what_was_tagged(reports: list[Path]) -> None:
    good = 0
    for path in reports:
        data = path.read_bytes()
        stripped = without_tags(data, marked=False)
        assert b"<ix:" not in stripped
        page = html_page(stripped, path.name)
        marked = html_page(without_tags(data, marked=True), path.name).text
        assert marked.translate({ord(OPEN): None, ord(CLOSE): None}).split() == page.text.split()
        section = find_section(page, "10-K")
        assert section is not None, path.name
        recall, agreement, untagged = shares(page, section, tagged_places(marked))
        good += recall >= CLOSE_ENOUGH and agreement >= CLOSE_ENOUGH
        assert section.confidence > 0.9
        assert page.lines[section.lines[0]].text.casefold().startswith("item 1c"), path.name
        assert not any(line.casefold().startswith("item 2") or line.isdigit() for line in untagged), path.name
    assert good >= 10


def test_tags_change_nothing_of_what_is_read(reports: list[Path]) -> None:
    for path in reports[:3]:
        data = path.read_bytes()
        (tagged,), (bare,) = read(data, "x"), read(without_tags(data, marked=False), "x")
        assert (tagged.text, tagged.facts) == (bare.text, bare.facts)


def test_the_cover_of_real_reports_is_read(reports: list[Path]) -> None:
    facts = [read(path.read_bytes(), path.name)[0].facts for path in reports]
    assert {fact.form for fact in facts} == {"10-K"}
    assert all(fact.company for fact in facts)
    by_name = {path.stem: fact.period for path, fact in zip(reports, facts, strict=True)}
    assert (by_name["10k-2024-adbe"], by_name["10k-2025-nke"], by_name["10k-2024-jnj"]) == (
        "2024-11-29",
        "2025-05-31",
        "2024-12-29",
    )


def test_real_sections_are_found_in_a_report_made_around_them(shared: Path, text_report: object) -> None:
    paths = sorted(shared.glob("gold/*/10k-*.txt"))
    assert len(paths) > 25
    for path in paths:
        said = path.read_text(encoding="utf-8").strip()
        (document,) = read(text_report(section=said).encode(), path.name)  # type: ignore[operator]
        start = document.text.index(said)
        assert document.blocks[0].start == start, path.name
        assert document.blocks[-1].end <= start + len(said), path.name
        kept = sum(block.end - block.start for block in document.blocks)
        assert kept > CLOSE_ENOUGH * len(said), path.name
