"""Officers: titles, alone or with the name of the person who holds them, and persons without a title."""

from __future__ import annotations

from loaders.extract.mentions.persons import is_honorific, name_after, name_before, name_end
from loaders.extract.mentions.scan import Mention, Scan
from loaders.extract.mentions.titles import Span, find_titles, first_head
from loaders.extract.vocabulary import mapping_of, word_set

__all__ = ["find_officers"]

_CONJUNCTIONS = (["and"], ["&"], ["/"])
_COMMAS = ([","], ["-"], ["–"])


def find_officers(scan: Scan) -> None:
    """Claim the officers of a sentence, each with the person's name where one stands beside the title."""
    for start, end in _join_titles(scan, find_titles(scan)):
        scan.claim(_officer(scan, start, end))
    for i in range(len(scan.tokens) - 2):
        if is_honorific(scan, i) and scan.tokens[i].capital and not scan.taken(i, i + 1):
            stop = name_end(scan, i)
            if stop is not None and not scan.taken(i, stop):
                name = scan.text(i, stop)
                scan.claim(Mention("Officer", i, stop, name, person=name))


def _officer(scan: Scan, start: int, end: int) -> Mention:
    written = scan.text(start, end)
    name = _long_form(written)
    plural = _is_plural(scan, start, end)
    aliases = () if written == name else (written,)
    begin, stop, person = start, end, None
    after = name_after(scan, end)
    if after is not None:
        stop, person = after
    else:
        before = name_before(scan, start)
        if before is not None:
            begin, person = before
    return Mention("Officer", begin, stop, name, plural=plural, person=person, aliases=aliases)


def _is_plural(scan: Scan, start: int, end: int) -> bool:
    """Whether a title's head is a plural: its last word ("risk officers", "CIOs") or the one before its field."""
    heads = word_set("officers", "heads", "left") | word_set("officers", "heads", "presidents")
    words = scan.words(start, end)
    head = words[-1] if words[-1] in heads else next((word for word in words if word in heads), words[-1])
    return head.endswith("s")


def _long_form(written: str) -> str:
    """The title that an abbreviation stands for ("CIOs" too); any other title as it is written."""
    singular = written.removesuffix("s") if written.endswith("Os") else written
    return mapping_of("officers", "acronyms").get(singular, written)


def _join_titles(scan: Scan, titles: list[Span]) -> list[Span]:
    """One post where one person holds two titles: "President and CEO", "Vice President, Chief Information Officer"."""
    joined: list[Span] = []
    for title in titles:
        if joined and _is_one_post(scan, joined, title):
            joined[-1] = (joined[-1][0], title[1])
        else:
            joined.append(title)
    return joined


def _is_one_post(scan: Scan, earlier: list[Span], right: Span) -> bool:
    """Whether the last of the earlier titles and the one to its right are one post."""
    left = earlier[-1]
    gap = scan.words(left[1], right[0])
    first, second = first_head(scan, *left), first_head(scan, *right)
    presidents = word_set("officers", "heads", "presidents")
    if gap == ["/"]:
        return True  # "Executive Vice President/Chief Operating Officer"
    vice = "vice" in scan.words(*left) or first in word_set("officers", "heads", "vice")
    if vice and first == "president" and second in presidents:
        return False
    # A third title shortly before: a list of posts, in which "and" joins the last two.
    listed = len(earlier) > 1 and left[0] - earlier[-2][1] <= 2
    if gap in _CONJUNCTIONS:
        held_together = word_set("officers", "heads", "held_together") | presidents
        # "President and CEO and Chief Operating Officer": the first two are one post, the third is another.
        two_already = sum(word in {"officer", "president"} for word in scan.words(*left)) > 1
        return not listed and not two_already and not held_together.isdisjoint({first, second})
    if gap in _COMMAS:
        return vice and first != second and not (listed and _between_commas(scan, left, right, gap))
    return False


def _between_commas(scan: Scan, left: Span, right: Span, gap: list[str]) -> bool:
    """Whether the comma between two titles is one of several in a row."""
    if scan.low(left[0] - 1) == ",":
        return True
    following = right[1] + 1
    goes_on = following < len(scan.tokens) and (
        scan.tokens[following].capital or scan.low(following) in {"and", "our", "the"}
    )
    return gap == [","] and scan.low(right[1]) == "," and scan.tokens[right[0]].capital and goes_on
