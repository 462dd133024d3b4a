"""Mentions: the stretches of a sentence that name a board, a body, a post or an outside party."""

from loaders.extract.mentions.find import find_mentions
from loaders.extract.mentions.scan import Alias, Mention, has_lost_apostrophe

__all__ = ["Alias", "Mention", "find_mentions", "has_lost_apostrophe"]
