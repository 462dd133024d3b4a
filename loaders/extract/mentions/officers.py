"""Officers: titles, alone or with the name of the person who holds them, and persons without a title."""

from __future__ import annotations

from loaders.extract.mentions.persons import is_honorific, name_after, name_before, name_end
from loaders.extract.mentions.posts import join_titles
from loaders.extract.mentions.scan import Mention, Scan
from loaders.extract.mentions.titles import find_titles
from loaders.extract.vocabulary import mapping_of, word_set

__all__ = ["find_officers"]


def find_officers(scan: Scan) -> None:
    """Claim the officers of a sentence, each with the person's name where one stands beside the title."""
    for start, end in join_titles(scan, find_titles(scan)):
        short_names = [mention for mention in scan.mentions if start <= mention.start and mention.end <= end]
        if any((mention.start, mention.end) == (start, end) for mention in short_names):
            continue
        for mention in short_names:
            scan.release(mention)
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
