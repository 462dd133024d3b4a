"""Item 1C of a Form 10-K, or Item 16K of a Form 20-F, in a report that tags nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from loaders.section.contents import body_of, in_contents, is_void
from loaders.section.forms import RULES, SectionRule, first_period, rule_for
from loaders.section.furniture import furniture
from loaders.section.headings import Heading, ends_part, item_headings, part_of
from loaders.section.page import Page
from loaders.section.titled import indexed_section, refers_elsewhere, titled_section

__all__ = ["Section", "find_section"]

LONGEST_USUAL: Final = 40_000
"""Characters. The longest of the market's sections have some 30,000."""

_SURE: Final = {
    "heading": 0.98,
    "combined heading": 0.85,
    "number": 0.85,
    "reference": 0.75,
    "cross-reference index": 0.85,
    "title in the text": 0.7,
}
_FEWEST_OTHERS: Final = 1


@dataclass(frozen=True, slots=True)
class Section:
    """Where a report discloses its cybersecurity governance, how that was found, and how sure it is.

    `lines` are the numbers of the section's lines in order, its heading first, page furniture left out. `how` is

    - "heading": the item's number with the title that the form gives it,
    - "number": the item's number with no title, or another one,
    - "combined heading": one heading for several items, this among them,
    - "reference": under the item's heading the report only refers to a section titled so, which is there,
    - "cross-reference index": the report's own index of the form's items leads to a section titled so,
    - "title in the text": a report without numbered items has one section titled so.

    `confidence` (0 to 1) is how likely the lines are the whole item and nothing else, as estimated for the way it was
    found, and lowered for each of `doubts`. Below 0.5 somebody should look.
    """

    item: str
    how: str
    confidence: float
    heading: str
    lines: tuple[int, ...]
    doubts: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """How it was found and how sure that is, in one line."""
        doubts = "".join(f"; {doubt}" for doubt in self.doubts)
        return f"{self.how} {self.heading!r}, confidence {self.confidence:.2f}{doubts}"


def find_section(page: Page, form: str | None = None, period: str | None = None) -> Section | None:
    """The cybersecurity section of a report, None where there is none.

    `form` is the form as the cover names it: a form without such an item has no section; without a form, or a form
    that no rule knows, each rule is tried, and a heading with a number must be there. `period` (ISO) is the end of the
    fiscal year: a section without a number is looked for only where the rule applied.
    """
    rule = rule_for(form)
    rules = [rule] if rule else [] if form else list(RULES.values())
    skipped = furniture(page)
    found = [section for rule in rules if (section := _by_rule(page, rule, skipped, rule_for(form), period))]
    return max(found, key=lambda section: section.confidence, default=None)


def _by_rule(
    page: Page, rule: SectionRule, skipped: frozenset[int], stated: SectionRule | None, period: str | None
) -> Section | None:
    found = item_headings(page, rule)
    others = {item for heading in found for item in heading.items if heading.titled} - {rule.item}
    if stated is None and len(others) < _FEWEST_OTHERS:
        return None
    contents = in_contents(page, found, rule, skipped)
    sections = list(_numbered(page, rule, found, contents, skipped))
    if sections:
        return _followed(page, _best(sections), found, skipped)
    if stated is None or period is None or period < first_period():
        return None
    listed = [number for number in range(len(found)) if rule.item in found[number].items]
    if listed:
        lines = indexed_section(page, [found[place] for place in listed], found, skipped)
        how = "cross-reference index"
    elif len(found) - len(contents) < 3:
        lines, how = titled_section(page, found, skipped), "title in the text"
    else:
        return None
    return _checked(page, Section(rule.item, how, _SURE[how], page.lines[lines[0]].text, lines)) if lines else None


def _numbered(
    page: Page, rule: SectionRule, found: Sequence[Heading], contents: frozenset[int], skipped: frozenset[int]
) -> Iterator[Section]:
    """Every stretch of the report that is headed as the item, but for entries of tables of contents."""
    titled = {
        item: place
        for place, heading in enumerate(found)
        if heading.titled and place not in contents
        for item in heading.items
    }
    place = 0
    while place < len(found):
        if rule.item not in found[place].items or place in contents:
            place += 1
            continue
        ahead = place + 1
        while ahead < len(found) and not _ends(found[ahead], ahead, rule, titled):
            ahead += 1
        end = found[ahead].first if ahead < len(found) else len(page.lines)
        section = _section(page, rule, found[place:ahead], end, skipped, is_open=ahead == len(found))
        if section is not None:
            yield section
        place = ahead


def _ends(heading: Heading, place: int, rule: SectionRule, titled: Mapping[str, int]) -> bool:
    """Whether a heading ends the item; a running header ("Item 2") above an item's own heading does not.

    `titled` gives the last place at which each item is headed with its title.
    """
    return rule.item not in heading.items and (
        heading.titled or all(titled.get(item, -1) < place for item in heading.items)
    )


def _section(
    page: Page, rule: SectionRule, group: Sequence[Heading], end: int, skipped: frozenset[int], *, is_open: bool
) -> Section | None:
    """The section that begins with a group's first heading; its other headings are running headers."""
    # A running header ("Item 1B, 1C") may stand above the heading itself on its first page.
    own = [heading for heading in group if rule.item in heading.items]
    head = next((heading for heading in own if heading.titled and len(heading.items) == 1), None)
    head = head or next((heading for heading in own if heading.titled), own[0])
    end, closed = _closed(page, rule, head.last + 1, end)
    again = {number for number in range(head.last + 1, end) if part_of(page.lines[number])} | {
        number
        for heading in group
        if heading is not head and not heading.run_in
        for number in range(heading.first, heading.last + 1)
    }
    lines = tuple(n for n in range(head.first, end) if n <= head.last or (n not in skipped and n not in again))
    body = body_of(page, head.last + 1, end, skipped | again)
    if is_void(body) and not head.run_in:
        return None
    how = "combined heading" if len(head.items) > 1 else "heading" if head.titled else "number"
    heading = " ".join(page.lines[number].text for number in range(head.first, head.last + 1))[:80]
    section = Section(rule.item, how, _SURE[how], heading, lines)
    if is_open and not closed:
        section = _doubted(section, 0.8, "nothing after it says where it ends")
    return _checked(page, section)


def _closed(page: Page, rule: SectionRule, first: int, end: int) -> tuple[int, bool]:
    """Where the item ends before the next item's heading: at the next Part, or a heading that ends Part I."""
    for number in range(first, end):
        line = page.lines[number]
        if part_of(line) in rule.next_parts or ends_part(line):
            return number, True
    return end, False


def _followed(page: Page, section: Section, found: Sequence[Heading], skipped: frozenset[int]) -> Section:
    """The section with what it refers to, where it only says that the disclosure stands elsewhere in the report."""
    if not refers_elsewhere("\n".join(page.lines[number].text for number in section.lines[1:])):
        return section
    lines = titled_section(page, found, skipped)
    if not lines:
        return _doubted(section, 0.7, "it only refers to another place for the disclosure")
    how = "reference"
    return replace(section, how=how, confidence=_SURE[how], lines=tuple(sorted({*section.lines, *lines})))


def _checked(page: Page, section: Section) -> Section:
    """The section with a doubt about a length that no section has, and about lines that had to be made up."""
    length = sum(page.lines[number].end - page.lines[number].start for number in section.lines)
    if length > LONGEST_USUAL:
        section = _doubted(section, 0.5, f"{length:,} characters are more than a section has")
    return _doubted(section, 0.7, "the text has no line breaks") if page.unlined else section


def _doubted(section: Section, factor: float, doubt: str) -> Section:
    return replace(section, confidence=round(section.confidence * factor, 3), doubts=(*section.doubts, doubt))


def _best(sections: Sequence[Section]) -> Section:
    best = max(sections, key=lambda section: (section.confidence, len(section.lines)))
    if len(sections) > 1:
        return _doubted(best, 0.9, f"{len(sections)} stretches of the report are headed so")
    return best
