"""What the tests of mentions share."""

from collections.abc import Callable

import pytest

from loaders.extract.mentions import Alias, Mention, find_mentions
from loaders.extract.tokens import tokenise

Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def mentions() -> Callable[..., list[Mention]]:
    """The mentions of a sentence."""

    def find(sentence: str, *aliases: Alias) -> list[Mention]:
        return find_mentions(tokenise(sentence), aliases)

    return find


@pytest.fixture
def found(mentions) -> Found:
    """The label and name of each mention of a sentence, without what only points back and the registrant itself."""

    def find(sentence: str, *aliases: Alias) -> list[tuple[str, str]]:
        named = mentions(sentence, *aliases)
        return [(m.label, m.name) for m in named if not m.anaphor and m.label != "Company"]

    return find
