"""Grouping: which mentions of a filing are one thing.

Abbreviations that the text defines come first, then equal names after normalising, then a shorter name inside a longer
one of the same kind, and last "he", "the committee", "this team" by what was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from graphmodel import role_of
from loaders.extract.scan import Alias, Mention
from loaders.extract.tokens import Token

__all__ = ["Entity", "Grouping", "define_aliases"]

_DROP = {
    "our",
    "the",
    "a",
    "an",
    "its",
    "their",
    "of",
    "and",
    "&",
    "amp",
    "company",
    "companys",
    "full",
    "dedicated",
    "internal",
    "designated",
    "current",
}
_SAME = {
    "information technology": "it",
    "cyber security": "cybersecurity",
    "cyber-security": "cybersecurity",
    "cyber": "cybersecurity",
    "vice president": "vp",
    "vp,": "vp",
    "third party": "third-party",
    "inhouse": "in-house",
    "advisers": "advisors",
    "adviser": "advisor",
    "info sec": "information security",
    "infosec": "information security",
}
_SINGULAR = re.compile(r"(?<=[a-rt-z])s$")
_UNIT_HEADS = {
    "team",
    "department",
    "function",
    "group",
    "unit",
    "organization",
    "organisation",
    "division",
    "personnel",
    "staff",
    "office",
    "center",
    "teams",
    "member",
    "members",
    "auditor",
}
_SECURITY_TEAM = {
    "cybersecurity",
    "information security",
    "security",
    "it security",
    "data security",
    "information cybersecurity",
}


@dataclass(slots=True)
class Entity:
    """One thing of a filing: its label, its best name, and every form it is called by."""

    number: int
    label: str
    name: str
    forms: list[str] = field(default_factory=list)
    person: str | None = None
    of_board: bool = False
    keys: set[tuple[str, ...]] = field(default_factory=set)


def define_aliases(sentences: Iterable[tuple[Sequence[Token], Sequence[Mention]]]) -> list[Alias]:
    """Short names that the text defines right after a mention: "(the “Committee”)", "(CISO)", ", or CISO,"."""
    aliases: dict[tuple[str, ...], Alias] = {}
    for tokens, mentions in sentences:
        for mention in mentions:
            if mention.anaphor or mention.label in {"", "Company"}:
                continue
            words = _defined_after(tokens, mention.end)
            if words and words not in aliases and not _is_generic(words):
                aliases[words] = Alias(words, mention)
    return list(aliases.values())


def _is_generic(words: tuple[str, ...]) -> bool:
    return " ".join(words).casefold() in {
        "board",
        "company",
        "it",
        "us",
        "we",
        "nist",
        "iso",
        "sec",
        "i",
        "ii",
        "iii",
        "a",
        "b",
        "c",
        "the company",
        "management",
        "item",
    }


def _defined_after(tokens: Sequence[Token], i: int) -> tuple[str, ...]:
    """The words defined in a parenthesis at `i`, or after ", or"; empty if there is none."""
    n = len(tokens)
    # "of the Board (the “Audit Committee”)": the definition may come after the board is named.
    j = i
    while j < n and j - i < 7 and tokens[j].low in {"of", "our", "the", "board", "directors", "company", "corporation"}:
        j += 1
    for at in dict.fromkeys((i, j)):
        if at < n and tokens[at].text == "(":
            close = next((k for k in range(at + 1, min(at + 11, n)) if tokens[k].text == ")"), None)
            if close is None:
                continue
            inner = [t for t in tokens[at + 1 : close] if t.text not in {"“", "”", '"', "‘", "’", "'", ","}]
            while inner and inner[0].low in {
                "the",
                "our",
                "or",
                "collectively",
                "a",
                "each",
                "such",
                "referred",
                "to",
                "as",
                "hereinafter",
            }:
                inner = inner[1:]
            if (
                1 <= len(inner) <= 5
                and all(t.is_word or t.text in {"&", "&amp;", "/"} for t in inner)
                and inner[0].capital
                and not any(
                    t.low
                    in {"including", "which", "who", "that", "is", "consisting", "composed", "reporting", "comprised"}
                    for t in inner
                )
            ):
                return tuple(t.text for t in inner)
    if i + 2 < n and tokens[i].text == "," and tokens[i + 1].low == "or":
        k = i + 2
        if tokens[k].low == "the" and k + 1 < n:
            k += 1
        word = tokens[k]
        if (
            word.text.isupper()
            and 2 <= len(word.text) <= 6
            and (k + 1 >= n or tokens[k + 1].text in {",", "."} or not tokens[k + 1].capital)
        ):
            return (word.text,)
    return ()


@cache
def _key(name: str) -> tuple[str, ...]:
    low = re.sub(r"\([^)]*\)", " ", name.lower().replace("’", "'").replace("&amp;", "&").replace("‑", "-"))
    low = low.replace("'s ", " ").replace("'s", "")
    for written, same in _SAME.items():
        low = re.sub(rf"\b{re.escape(written)}\b", same, low)
    low = low.replace("internal auditors", "internal audit").replace("internal auditor", "internal audit")
    words = [
        _SINGULAR.sub("", w) if w not in {"operations", "systems", "services", "affairs", "is", "analytics"} else w
        for w in re.findall(r"[a-z0-9&-]+", low)
    ]
    return tuple(w for w in words if w not in _DROP)


class Grouping:
    """The entities of one filing; `resolve` gives each mention its entity, in the order of the text."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._recent: dict[str, list[int]] = {}
        self._by_key: dict[tuple[str, tuple[str, ...]], int] = {}
        self._lists: dict[str, list[int]] = {}

    def resolve(self, mention: Mention, antecedents: Sequence[int] = ()) -> list[int]:
        """Numbers of the entities that a mention refers to: one, several for "they" or "both committees", or none.

        `antecedents` are the entities of the last subject, for plural pronouns.
        """
        if mention.anaphor:
            return self._point_back(mention, antecedents)
        number = self._find(mention)
        if number is None:
            number = len(self.entities)
            self.entities.append(Entity(number, mention.label, mention.name))
        self._note(self.entities[number], mention)
        return [number]

    def note_list(self, numbers: Sequence[int]) -> None:
        """Remember a list of entities of one label, for "these departments" or "both committees" later."""
        labels = {self.entities[n].label for n in numbers}
        if len(numbers) > 1 and len(labels) == 1:
            self._lists[labels.pop()] = list(numbers)

    def _find(self, mention: Mention) -> int | None:
        label, key = mention.label, _key(mention.name)
        if label in {"Company", "Board"}:
            return next((e.number for e in self.entities if e.label == label), None)
        exact = self._by_key.get((label, key))
        if exact is not None:
            return exact
        if label == "Officer":
            return self._find_officer(mention, key)
        if label == "Management":
            return self._find_management(key)
        candidates = [e for e in self.entities if e.label == label or {e.label, label} <= {"Team", "Committee"}]
        if label == "Team":
            same = [e for e in candidates if any(_same_team(key, k) for k in e.keys)]
        elif label == "Committee":
            same = [e for e in candidates if any(_inside(key, k) for k in e.keys)]
        else:
            same = [e for e in candidates if any(_same_party(key, k) for k in e.keys)]
        return same[-1].number if len(same) == 1 or (same and label != "Committee") else None

    def _find_officer(self, mention: Mention, key: tuple[str, ...]) -> int | None:
        officers = [e for e in self.entities if e.label == "Officer"]
        if mention.person:
            last = mention.person.split()[-1]
            for entity in officers:
                if entity.person and entity.person.split()[-1] == last:
                    return entity.number
        bare = tuple(
            w
            for w in key
            if w not in {"global", "group", "senior", "executive", "external", "interim", "new", "outsourced"}
        )
        for entity in officers:
            for other in entity.keys:
                if (
                    bare
                    == tuple(
                        w
                        for w in other
                        if w
                        not in {"global", "group", "senior", "executive", "external", "interim", "new", "outsourced"}
                    )
                    and bare
                ):
                    return entity.number
        # "the VP" after "Vice President of Information Security"; "VP, CIS" is defined by the text instead.
        if len(key) <= 2:
            inside = [e for e in officers if any(o[: len(key)] == key for o in e.keys)]
            if len(inside) == 1 and (key[0] in {"vp", "director", "head"} or key[-1:] == ("president",)):
                return inside[0].number
        role = role_of(mention.name)
        if role in {"CISO", "CEO", "CFO", "GC", "CIO"}:
            # "cybersecurity officer" and "CISO" are one post only where the same words say so; a role alone joins
            # the plain title with its longer form ("President and CEO", "Executive Vice President and CIO").
            joined = [
                e
                for e in officers
                if role_of(e.name) == role and any(set(key) <= set(k) or set(k) <= set(key) for k in e.keys)
            ]
            if len(joined) == 1:
                return joined[0].number
        return None

    def _find_management(self, key: tuple[str, ...]) -> int | None:
        bare = _collective(key)
        for entity in self.entities:
            if entity.label == "Management" and any(bare == _collective(k) for k in entity.keys):
                return entity.number
        return None

    def _note(self, entity: Entity, mention: Mention) -> None:
        for form in (mention.name, *mention.aliases):
            if form not in entity.forms:
                entity.forms.append(form)
            key = _key(form)
            if key:
                entity.keys.add(key)
                self._by_key.setdefault((entity.label, key), entity.number)
        entity.of_board |= mention.of_board
        if mention.person and not entity.person:
            entity.person = mention.person
        if mention.label == entity.label and _better(mention.name, entity.name) and entity.label != "Board":
            entity.name = mention.name
        recent = self._recent.setdefault(entity.label, [])
        if entity.number in recent:
            recent.remove(entity.number)
        recent.append(entity.number)

    def _point_back(self, mention: Mention, antecedents: Sequence[int]) -> list[int]:
        if mention.label == "":
            return list(antecedents)
        recent = self._recent.get(mention.label, [])
        if mention.label == "Team" and not recent:
            recent = self._recent.get("Committee", [])
        wanted = [n for n in recent if mention.name.rstrip("s") in self.entities[n].name.lower()] or recent
        if mention.plural:
            subject = [n for n in antecedents if self.entities[n].label == mention.label]
            listed = self._lists.get(mention.label, [])
            if len(subject) > 1:
                return subject
            return listed or subject or wanted[-2:]
        if mention.name in {"he", "she"}:
            people = [n for n in antecedents if self.entities[n].label == "Officer"]
            return people[-1:] or wanted[-1:]
        return wanted[-1:]


def _better(name: str, old: str) -> bool:
    """Whether a form tells more than the one used so far: the long form, a team's name with its head noun."""
    if old.isupper() and len(old) <= 6 and not name.isupper() and len(name) > len(old):
        return True
    old_words, words = old.lower().split(), name.lower().split()
    return words[-1] in _UNIT_HEADS and not _UNIT_HEADS & set(old_words) and "committee" not in old_words


def _collective(key: tuple[str, ...]) -> tuple[str, ...]:
    """What tells one collective from another: "senior management" is management, "executive officers" are not."""
    core = tuple(w for w in key if w not in {"team", "member", "personnel"})
    if core[-1:] == ("management",):
        return tuple(
            w for w in core if w not in {"senior", "executive", "upper", "top", "corporate", "company", "local"}
        )
    return core


def _inside(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter of two names stands inside the longer, with the same head word."""
    if not a or not b or a[-1] != b[-1]:
        return False
    small, large = sorted(
        (
            set(a) - {"management", "cross-functional"},
            set(b) - {"management", "cross-functional"},
        ),
        key=len,
    )
    return len(small) >= 2 and small <= large and len(large) - len(small) <= 2


def _same_team(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b:
        return False
    core_a, core_b = tuple(w for w in a if w not in _UNIT_HEADS), tuple(w for w in b if w not in _UNIT_HEADS)
    if core_a and core_a == core_b:
        return True
    if " ".join(core_a) in _SECURITY_TEAM and " ".join(core_b) in _SECURITY_TEAM:
        return True
    if a[-1] != b[-1] and not (a[-1] in _UNIT_HEADS and b[-1] in _UNIT_HEADS):
        return False
    small, large = sorted((set(core_a), set(core_b)), key=len)
    return bool(small) and small <= large and len(large) - len(small) <= 1 and len(small) >= 2


# Words that do not tell one outside party from another; "external" does: who is engaged to test is not who is overseen.
_OUTSIDE_WORDS = {
    "third-party",
    "qualified",
    "reputable",
    "leading",
    "third",
    "key",
    "critical",
    "experienced",
    "other",
    "certain",
    "party",
    "relevant",
}
_PROVIDERS = {
    ("service", "provider"),
    ("vendor",),
    ("supplier",),
    ("provider",),
    ("service", "vendor"),
    ("supplier", "vendor"),
    ("provider", "vendor"),
}


def _same_party(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    core_a, core_b = tuple(w for w in a if w not in _OUTSIDE_WORDS), tuple(w for w in b if w not in _OUTSIDE_WORDS)
    if core_a == core_b:
        return True
    return core_a in _PROVIDERS and core_b in _PROVIDERS
