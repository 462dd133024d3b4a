"""The finders, one kind of thing each, in the order in which they may claim words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.extract.mentions.boards import find_boards, find_committees
from loaders.extract.mentions.management import find_management
from loaders.extract.mentions.named_firms import find_named_firms
from loaders.extract.mentions.officers import find_officers
from loaders.extract.mentions.pointers import find_aliases, find_pointers
from loaders.extract.mentions.scan import Alias, Mention, Scan
from loaders.extract.mentions.teams import find_teams
from loaders.extract.mentions.third_parties import find_third_parties
from loaders.extract.mentions.units import find_announced_units, find_bare_units
from loaders.extract.tokens import Token

__all__ = ["find_mentions"]

# Posts come before the bodies whose words they hold ("audit committee chair"), outside parties before the teams that
# share their heads ("third-party security team"), and names before what points back to them.
_FINDERS = (
    find_officers,
    find_boards,
    find_committees,
    find_third_parties,
    find_named_firms,
    find_management,
    find_announced_units,
    find_teams,
    find_bare_units,
    find_pointers,
)


def find_mentions(tokens: Sequence[Token], aliases: Iterable[Alias] = ()) -> list[Mention]:
    """All mentions of a sentence, left to right, none over another; `aliases` are the names that the text defines.

    What a mention refers to is decided in `grouping`.
    """
    scan = Scan(tokens)
    find_aliases(scan, aliases)
    for find in _FINDERS:
        find(scan)
    return sorted(scan.mentions, key=lambda mention: mention.start)
