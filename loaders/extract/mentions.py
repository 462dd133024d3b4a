"""Mentions: the stretches of a sentence that name a board, a body, a post or an outside party.

Head nouns are looked up and the name extended to the left over its modifiers; each finder claims its tokens, so a later
one never reaches into an earlier one's name. What a mention refers to is decided in `grouping`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.extract.bodies import find_boards, find_committees, find_management, find_teams
from loaders.extract.officers import find_officers
from loaders.extract.outside import find_third_parties
from loaders.extract.scan import Alias, Mention, Scan
from loaders.extract.tokens import Token
from loaders.extract.units import find_unit_lists

__all__ = ["find_mentions"]

_COMPANY = {"company", "corporation", "bank", "group", "partnership", "trust", "fund", "firm", "registrant"}
_HE = {"he", "she"}
_THEY = {"they"}
_POINTERS = {"the", "this", "that", "such", "each", "these", "those", "both", "our", "his", "her"}
_ANAPHORS = {
    "officer": "Officer",
    "individual": "Officer",
    "executive": "Officer",
    "individuals": "Officer",
    "officers": "Officer",
    "executives": "Officer",
    "team": "Team",
    "department": "Team",
    "function": "Team",
    "group": "Team",
    "unit": "Team",
    "organization": "Team",
    "teams": "Team",
    "departments": "Team",
    "functions": "Team",
    "groups": "Team",
    "committee": "Committee",
    "council": "Committee",
    "committees": "Committee",
    "subcommittee": "Committee",
}


def find_mentions(tokens: Sequence[Token], aliases: Iterable[Alias] = ()) -> list[Mention]:
    """All mentions of a sentence, left to right, none over another; `aliases` are the names that the text defines."""
    scan = Scan(tokens)
    _find_aliases(scan, aliases)
    find_officers(scan)
    find_boards(scan)
    find_committees(scan)
    find_third_parties(scan)
    find_management(scan)
    find_unit_lists(scan)
    find_teams(scan)
    _find_anaphors(scan)
    return sorted(scan.mentions, key=lambda mention: mention.start)


def _find_aliases(scan: Scan, aliases: Iterable[Alias]) -> None:
    by_first: dict[str, list[Alias]] = {}
    for alias in aliases:
        by_first.setdefault(alias.words[0], []).append(alias)
    for candidates in by_first.values():
        candidates.sort(key=lambda alias: -len(alias.words))
    for i, token in enumerate(scan.tokens):
        for alias in by_first.get(
            token.text.rstrip("’'"), by_first.get(token.text.removesuffix("’s").removesuffix("'s"), ())
        ):
            end = i + len(alias.words)
            written = [t.text for t in scan.tokens[i:end]]
            if written and written[-1] != alias.words[-1]:
                written[-1] = written[-1].removesuffix("’s").removesuffix("'s")
            if written != list(alias.words) or scan.taken(i, end):
                continue
            # "CISO team", "IT Steering Committee": the alias is a modifier of a longer name here.
            if scan.head_follows(end) or (
                i
                and scan.tokens[i - 1].capital
                and scan.low(i - 1) not in scan.stops
                and len(alias.words) == 1
                and alias.words[0].istitle()
            ):
                continue
            scan.claim(
                replace(alias.mention, start=i, end=end, aliases=(*alias.mention.aliases, " ".join(alias.words)))
            )


def _find_anaphors(scan: Scan) -> None:
    for i, token in enumerate(scan.tokens):
        if scan.taken(i, i + 1):
            continue
        if token.low in _HE:
            scan.claim(Mention("Officer", i, i + 1, token.low, anaphor=True))
        elif token.low in _THEY:
            scan.claim(Mention("", i, i + 1, token.low, anaphor=True, plural=True))
        elif token.low == "we" or (
            token.low in _COMPANY
            and i
            and scan.low(i - 1) in {"the", "our"}
            and not token.possessive
            and (token.capital or token.low in {"company"})
        ):
            scan.claim(Mention("Company", i, i + 1, "company"))
        elif token.low in _ANAPHORS and i and scan.low(i - 1) in _POINTERS:
            scan.claim(
                Mention(
                    _ANAPHORS[token.low],
                    i,
                    i + 1,
                    token.low,
                    anaphor=True,
                    plural=token.low.endswith("s") or scan.low(i - 1) in {"each", "both"},
                )
            )
