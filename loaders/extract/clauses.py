"""A sentence as relations are looked for in it: words, and in place of each list of mentions one group.

"Our CISO (Jane Doe), who has 20 years …, briefs the board and the audit committee" becomes
`<O0> , who has 20 years … , briefs the <X1>`, where a group's letter tells its label and its number which entities it
stands for. Frames are regular expressions over this text; `subject_before` finds the group that a finite verb goes with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.extract.scan import Mention, words_of
from loaders.extract.tokens import Token

__all__ = ["Clauses", "Group", "build_clauses"]

LETTER = {
    "Board": "B",
    "Committee": "C",
    "Officer": "O",
    "Management": "M",
    "Team": "T",
    "ThirdParty": "P",
    "Company": "W",
}
_ASIDE = re.compile(r"\( [^()]*\) ?")
_RELATIVE = re.compile(
    r"<(\w)(\d+)>((?: (?!,|<)\S+){0,6}?) ?[,(]? ?(?:(?:each|both|all|one) of )?(who|which|that|whom)(?: , (?:as|where|when|if|in) \w+ ,)?(?: (?!,|<|;)\S+){0,4}$"
)
_KEEP_PAREN = re.compile(
    r"\b(?:who|which|reports?|reporting|consist|compris|includ|led|composed|chaired|such|internal|whom|made)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:,|and|or|&|and/or|;|, and|, or|/|, as well as|as well as|, along with|along with|together with|, together with|, in addition to|in addition to|, and/or|or, in some cases,|, or in some cases,|and, as appropriate,|and, as applicable,|and, where appropriate,|and, when appropriate,|plus|, then|alongside|in conjunction with|in coordination with|in collaboration with|, in collaboration with|and its|and/or|or to|and to|and from|and with|, from|, with|and of|and by|, by|and the members of|as well as with|as well as to|and also|, and also|, as well as directly from|as well as from|, as well as from|, including from|including from|, and from|, and directly from|and directly from|, and to|, as well as to)$"
)
_INCLUDING = re.compile(
    r"^,? ?(?:including|including,? but not limited to,?|such as|which includes|consisting of|comprised of|namely|primarily|like|specifically|particularly)(?: \S+ly)?$"
)
_FILL = {
    "the",
    "retained",
    "related",
    "engaged",
    "our",
    "a",
    "an",
    "its",
    "their",
    "other",
    "certain",
    "various",
    "any",
    "relevant",
    "appropriate",
    "both",
    "each",
    "all",
    "some",
    "full",
    "entire",
    "such",
    "these",
    "those",
    "select",
    "key",
    "of",
    "members",
    "representatives",
    "one",
    "more",
    "or",
    "qualified",
    "applicable",
    "two",
    "three",
    "respective",
    "(",
    "individual",
    "additional",
    "corresponding",
    "then",
    "to",
    "company",
    "when",
    "where",
    "as",
    "necessary",
    "company's",
    "reputable",
    "leading",
}
_ARTICLES = _FILL - {
    "of",
    "members",
    "representatives",
    "one",
    "more",
    "or",
    "(",
    "then",
    "to",
    "when",
    "where",
    "as",
    "necessary",
}
_FINITE = re.compile(
    r"^(?:(?:also|then|directly|regularly|periodically|jointly|\w+ly) )*(?:is|are|was|were|has|have|had|will|would|may|shall|should|can|must|does|do|oversees?|supervises?|manages?|leads?|reports?|provides?|receives?|reviews?|meets?|monitors?|engages?|assesses|assess|works?|informs?|briefs?|updates?|maintains?|implements?|establish(?:es)?|conducts?|performs?|evaluates?|identif(?:y|ies)|develops?|coordinates?|supports?|assists?|serves?|holds?|chairs?|directs?|determines?|considers?|presents?|communicates?|administers?|escalates?|notif(?:y|ies)|discuss(?:es)?|responds?|drives?|collaborates?|consults?|relies|rely|uses?|utilizes?|leverages?|retains?|keeps?|ensures?|plays?|operates?|delivers?|facilitates?|tests?|initiates?|helps?|takes?|makes?|sets?|approves?|delegates?|focus(?:es)?|convenes?|participates?|recommends?|reserves?|requires?|partners?|attends?|advises?|comprises?|consists?|includes?|actively|exercises?|devotes?)\b"
)


@dataclass(frozen=True, slots=True)
class Group:
    """A list of mentions that stand together: entity numbers by order, and the tokens `[start, end)` they cover.

    `umbrella` are entities that the list merely sums up ("outside parties, such as …").
    """

    entities: tuple[int, ...]
    letters: str
    start: int
    end: int
    last: tuple[int, ...]
    umbrella: tuple[int, ...] = ()
    possessive: bool = False
    inside: tuple[tuple[int, int], ...] = ()

    @property
    def letter(self) -> str:
        """The label's letter, `X` for a list of several labels."""
        kinds = set(self.letters)
        return self.letters[0] if len(kinds) == 1 else "X"


@dataclass(slots=True)
class Clauses:
    """The collapsed sentence: its `text`, the `groups` by number, and the character offset at which each group stands."""

    text: str
    groups: list[Group]
    at: dict[int, int] = field(default_factory=dict)

    def group(self, number: str) -> Group:
        """The group of a placeholder's number."""
        return self.groups[int(number)]

    def before(self, position: int) -> list[tuple[int, int]]:
        """Number and offset of the groups left of an offset, nearest first."""
        aside = [m.span() for m in _ASIDE.finditer(self.text, 0, position)]
        found = [(n, at) for n, at in self.at.items() if at < position and not any(a < at < b for a, b in aside)]
        return sorted(found, key=lambda pair: -pair[1])

    def subject_before(self, position: int) -> Group | None:
        """The group that a finite verb at `position` goes with; None where the sentence names none before it."""
        text = _ASIDE.sub("", self.text[:position]).rstrip()
        relative = _RELATIVE.search(text)
        if relative and not re.search(r"\b(?:is|are|has|have|to)\b", relative.group(3)):
            if relative.group(4) in {"which", "that"} and relative.group(1) == "O":
                # "our IT department, led by the CISO, that manages": a post is no antecedent of "that".
                for number, at in self.before(relative.start()):
                    if not re.search(r"\b(?:by|to|from)$", self.text[:at].rstrip()):
                        return self.groups[number]
            antecedent = self.group(relative.group(2))
            if relative.group(4) == "who" and re.match(r"\w+s\b", self.text[position:]) and len(antecedent.last) == 1:
                return replace(antecedent, entities=antecedent.last, letters=antecedent.letters[-1])
            return antecedent
        fallback: Group | None = None
        for number, at in self.before(position):
            group = self.groups[number]
            if group.possessive:
                continue
            left = self.text[:at].rstrip()
            if self._is_subject(left, at, number):
                return group
            if at < 60 and fallback is None and not re.search(r"\b(?:to|of|by|from|with|for|under)(?: \w+)?$", left):
                fallback = group
        return fallback

    def _is_subject(self, left: str, at: int, number: int) -> bool:
        words = left.split()
        while words and (
            words[-1] in words_of("words", "determiners") - {"who", "which", "that", "we", "it", "they", "no"}
            or words[-1] in {"members", "dedicated", "cross-functional"}
        ):
            words.pop()
        if not words:
            return True
        last = words[-1]
        if (
            last == "of"
            and len(words) > 1
            and words[-2] in {"responsibilities", "duties", "role", "members", "activities"}
        ):
            return True
        if last in {
            ",",
            ";",
            ":",
            "and",
            "but",
            "that",
            "while",
            "where",
            "because",
            "when",
            "if",
            "as",
            "whereby",
            "-",
            "–",
            "—",
            "(",
            ")",
            "also",
            "addition",
            "•",
            "although",
            "once",
            "since",
            "or",
        } or last.endswith("ly"):
            if last in {"and", ",", "or"} and not self._verb_follows(at):
                return False
            return not (last == "of" or (last == "as" and len(words) > 1 and words[-2] == "such"))
        if last in words_of("words", "prepositions") or last in words_of("words", "verbs") or last == "not":
            return False
        # A heading run into the sentence ("Cybersecurity Governance The board …") leaves words without a verb before.
        return self._verb_follows(at)

    def _verb_follows(self, at: int) -> bool:
        rest = self.text[at:]
        rest = re.sub(r"^<\w+>(?:'s)? ?", "", rest)
        if rest.startswith(
            (
                ", who",
                ", which",
                ", with",
                ", led",
                ", in ",
                ", a ",
                ", an ",
                "who ",
                "which ",
                ", comprised",
                ", consisting",
                ", including",
                ", as ",
                ", under",
                ", through",
                ", along",
                ", together",
                ", composed",
                ", chaired",
                ", supported",
                ", headed",
                ", the ",
                ", and its",
                ", reporting",
                ", on ",
                ", at ",
            )
        ):
            return True
        return bool(_FINITE.match(rest.removeprefix(", ")))


def build_clauses(tokens: Sequence[Token], resolved: Sequence[tuple[Mention, list[int], str]]) -> Clauses:
    """Collapse a sentence; `resolved` gives for each mention its entities and their labels' letters."""
    items = _items(tokens, resolved)
    items = _drop_parentheses(items)
    items = _merge(items)
    groups: list[Group] = []
    parts: list[str] = []
    at: dict[int, int] = {}
    length = 0
    for item in items:
        if isinstance(item, Group):
            while parts and parts[-1] in _ARTICLES:
                length -= len(parts.pop()) + 1
            word = f"<{item.letter}{len(groups)}>"
            at[len(groups)] = length
            groups.append(item)
            if item.possessive:
                word += "'s"
        else:
            word = item
        parts.append(word)
        length += len(word) + 1
    return Clauses(" ".join(parts), groups, at)


def _items(tokens: Sequence[Token], resolved: Sequence[tuple[Mention, list[int], str]]) -> list[str | Group]:
    by_start = {mention.start: (mention, entities, letters) for mention, entities, letters in resolved if entities}
    items: list[str | Group] = []
    i = 0
    while i < len(tokens):
        if i in by_start:
            mention, entities, letters = by_start[i]
            items.append(
                Group(
                    tuple(entities),
                    letters,
                    mention.start,
                    mention.end,
                    tuple(entities[-1:]) if len(entities) == 1 else tuple(entities),
                    possessive=tokens[mention.end - 1].possessive,
                )
            )
            i = mention.end
            continue
        token = tokens[i]
        low = token.low + ("'s" if token.possessive else "")
        if token.text not in {"“", "”", '"', "‘", "’", "'"}:
            items.append(low)
        i += 1
    return items


def _drop_parentheses(items: list[str | Group]) -> list[str | Group]:
    """Parentheses that only abbreviate or number go; those that say something become comma clauses."""
    kept: list[str | Group] = []
    i = 0
    while i < len(items):
        if items[i] == "(":
            close = next((j for j in range(i + 1, min(i + 80, len(items))) if items[j] == ")"), None)
            if close is not None:
                inner = items[i + 1 : close]
                words = " ".join(x for x in inner if isinstance(x, str))
                if _KEEP_PAREN.search(words) and any(isinstance(x, Group) for x in inner):
                    kept += ["(", *inner, ")"]
                i = close + 1
                continue
        elif items[i] == ")" and kept and isinstance(kept[-1], str) and len(kept[-1]) <= 3:
            kept.pop()
            i += 1
            continue
        kept.append(items[i])
        i += 1
    return kept


def _merge(items: list[str | Group]) -> list[str | Group]:
    """Lists of mentions become one group each."""
    out: list[str | Group] = []
    for index, item in enumerate(items):
        if not isinstance(item, Group):
            out.append(item)
            continue
        k = len(out) - 1
        gap: list[str] = []
        while k >= 0 and isinstance(out[k], str) and len(gap) < 9:
            gap.insert(0, str(out[k]))
            k -= 1
        if k >= 0 and isinstance(out[k], Group) and len(gap) < 9:
            left = out[k]
            assert isinstance(left, Group)  # noqa: S101 - for the type checker: the loop above stops at a group
            joined = _join(left, item, gap, out[:k], items[index + 1 : index + 9])
            if joined is not None:
                del out[k:]
                out.append(joined)
                continue
        out.append(item)
    return out


def _join(
    left: Group, right: Group, gap: list[str], before: list[str | Group], after: list[str | Group]
) -> Group | None:
    if left.possessive:
        return None
    core = " ".join(gap)
    # An appositive of the same thing: "Chief Technology Officer, or CTO," and "the CISO, our Chief Information …".
    if set(right.entities) <= set(left.entities) and core in {"", ",", ", or", "or", ", the", ", our"}:
        return Group(
            left.entities, left.letters, left.start, right.end, left.last, left.umbrella, right.possessive, left.inside
        )
    if left.letter == right.letter and left.letter in "CTO" and core in {", a", ", an"}:
        return replace(left, end=right.end)  # "the Council, a cross-functional committee that …"
    if left.letter == right.letter and re.match(r"^(?:is|are)(?: also)? (?:a|an|the|our)$", core):
        return replace(left, end=right.end)
    link = _link(gap)
    if _INCLUDING.match(link) and (left.letters[-1], right.letter) in {("M", "O"), ("P", "P"), ("M", "X")}:
        umbrella = left.last if left.letters[-1] == "P" else ()
        pairs = tuple((inner, left.last[-1]) for inner in right.entities) if left.letters[-1] == "M" else ()
        return _union(left, right, umbrella, pairs)
    if not _LINK.match(link):
        return None
    if link == "," and _fronted(before):
        return None
    if "W" in left.letters + right.letters and left.letters != right.letters:
        return None
    rest = " ".join(x if isinstance(x, str) else "<>" for x in after)
    finite = bool(_FINITE.match(rest)) or bool(re.match(r"^, who ", rest))
    lead = [x for x in before if isinstance(x, str)][-1:] if before and isinstance(before[-1], str) else []
    had_verb = any(isinstance(x, Group) for x in before)
    if (
        finite
        and had_verb
        and ("," in link or link == "and")
        and lead
        and lead[0] not in {",", ";", "that"}
        and not right.possessive
    ):
        # "reports to the CIO, and the CIO reports to the CEO": the second begins a clause of its own.
        if "," in link or left.letter != right.letter:
            return None
    if link == "," and left.letter != right.letter and finite:
        return None
    return _union(left, right)


def _link(gap: list[str]) -> str:
    """What links two mentions, without the articles and adjectives before the second."""
    words = list(gap)
    while len(words) > 1 and words[-1] in _FILL and not _LINK.match(" ".join(words)):
        words.pop()
    return " ".join(words)


def _fronted(before: list[str | Group]) -> bool:
    """Whether what stands before is a fronted phrase ("Under the oversight of the board, …"), which a comma closes."""
    words = [x for x in before if isinstance(x, str)]
    return (
        0 < len(words) == len(before) < 12
        and words[0]
        in {"under", "in", "with", "through", "as", "upon", "at", "for", "within", "together", "based", "by"}
        and not any(_FINITE.match(w) for w in words)
    )


def _union(left: Group, right: Group, umbrella: tuple[int, ...] = (), pairs: tuple[tuple[int, int], ...] = ()) -> Group:
    added = [(e, l) for e, l in zip(right.entities, right.letters, strict=True) if e not in left.entities]
    return Group(
        left.entities + tuple(e for e, _ in added),
        left.letters + "".join(l for _, l in added),
        left.start,
        right.end,
        right.last,
        left.umbrella + right.umbrella + umbrella,
        right.possessive,
        left.inside + right.inside + pairs,
    )
