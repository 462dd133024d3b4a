"""Posts: which titles that stand side by side are one person's."""

from __future__ import annotations

from loaders.extract.mentions.scan import Scan
from loaders.extract.mentions.title_fields import after_abbreviation
from loaders.extract.mentions.titles import Span, first_head
from loaders.extract.vocabulary import mapping_of, word_set

__all__ = ["join_titles"]

_TIGHT = (["/"], ["&"])
_COMMAS = ([","], ["-"], ["–"])
_BESIDE_RANK: tuple[list[str], ...] = ([], ["and"], *_COMMAS)


def join_titles(scan: Scan, titles: list[Span]) -> list[Span]:
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
    if gap in _TIGHT:
        return True  # "Executive Vice President/Chief Operating Officer"
    if _is_vice(scan, right) or (gap not in _BESIDE_RANK):
        return False
    if _is_bare_vice(scan, left):
        return first_head(scan, *right) not in word_set("officers", "heads", "presidents")
    if gap == [","]:  # "Chairman, President and CEO"
        chairman = scan.words(*left)[-1] in word_set("officers", "heads", "chairmen")
        return chairman and first_head(scan, *right) in word_set("officers", "heads", "presidents")
    return gap == ["and"] and _and_joins(scan, earlier, right)


def _is_vice(scan: Scan, title: Span) -> bool:
    """Whether a title has a vice president in it."""
    words = scan.words(*title)
    return "vice" in words or not word_set("officers", "heads", "vice").isdisjoint(words)


def _is_bare_vice(scan: Scan, title: Span) -> bool:
    """Whether a title is a vice president's rank with no field: what follows it says which post it is."""
    words = scan.words(*title)
    ranks = word_set("officers", "heads", "ranks") | {"."}
    bare = all(word in ranks for word in words[:-1]) and words[-1] in word_set("officers", "heads", "presidents")
    return bare and _is_vice(scan, title)


def _and_joins(scan: Scan, earlier: list[Span], right: Span) -> bool:
    """Whether "and" stands between two titles of one person."""
    left = earlier[-1]
    first, second = first_head(scan, *left), first_head(scan, *right)
    if second in word_set("officers", "heads", "held_with_the_last") or (
        second == "counsel" and "legal" in scan.words(*left)
    ):
        return True
    if _is_inside_list(scan, left, right) or _is_after_list(scan, earlier) or _one_person_does(scan, left, right):
        return True
    if second in word_set("officers", "topic", "directors") or _is_listed(scan, earlier):
        return False
    # "President and CEO and Chief Operating Officer": the first two are one post, the third is another.
    if sum(word in {"officer", "president"} for word in scan.words(*left)) > 1:
        return False
    held_together = word_set("officers", "heads", "held_together") | word_set("officers", "heads", "presidents")
    return not held_together.isdisjoint({first, second})


def _is_listed(scan: Scan, earlier: list[Span]) -> bool:
    """Whether a third title stands shortly before: a list of posts, in which "and" joins the last two.

    An article begins anew: in "the CFO and our President and CEO" the last two are one post.
    """
    left = earlier[-1]
    near = len(earlier) > 1 and left[0] - earlier[-2][1] <= 2
    return near and scan.low(left[0] - 1) not in word_set("words", "definite")


def _is_inside_list(scan: Scan, left: Span, right: Span) -> bool:
    """Whether a list goes on after "X and Y": "our CFO, Controller and Chief Accounting Officer, and CIO"."""
    after = after_abbreviation(scan, right[1])
    return scan.low(left[0] - 1) == "," and scan.low(after) == "," and _title_begins(scan, after + 1)


def _is_after_list(scan: Scan, earlier: list[Span]) -> bool:
    """Whether the list's own "and" is past: "CFO, CIO, and Chief Legal Officer and General Counsel"."""
    return len(earlier) > 1 and scan.words(earlier[-2][1], earlier[-1][0]) == [",", "and"]


def _title_begins(scan: Scan, i: int) -> bool:
    """Whether a title begins at `i`, perhaps after "and" and an article."""
    skipped = {"and", "our", "the", "a"}
    while scan.low(i) in skipped:
        i += 1
    if i >= len(scan.tokens):
        return False
    ranks = word_set("officers", "heads", "ranks") | word_set("officers", "heads", "presidents")
    return (
        scan.low(i) in ranks
        or scan.low(i) in {"head", "general"}
        or scan.tokens[i].text in mapping_of("officers", "acronyms")
    )


def _one_person_does(scan: Scan, left: Span, right: Span) -> bool:
    """Whether a verb in the singular says that two titles are one person's: "Our CFO and COO has …"."""
    before = scan.low(left[0] - 2) if scan.low(left[0] - 1) in word_set("words", "definite") else scan.low(left[0] - 1)
    verb = scan.low(right[1] + 1) if scan.low(right[1]) == "who" else scan.low(right[1])
    opens = before in {"", "."} or scan.low(right[1]) == "who"
    return opens and verb in word_set("officers", "heads", "singular_verbs")
