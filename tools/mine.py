"""Count the names and the wordings of the market's filings, and what of them extraction knows.

    python tools/mine.py [SHARED [OUT]]

SHARED is the folder with `fsn/` (default `../shared`, or GOVGRAPH_SHARED). Written are `docs/vocabulary.md`, a report
of what is frequent and unknown, and into OUT (default `mined/`) two tables of everything that was counted:

names.tsv       phrases that end in a head noun (committee, team, officer, provider, …): how often, how often known
wordings.tsv    the words between two neighbouring names: how often, how often a frame reads a relation there
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from market import data_sets, filings

from loaders.extract.mentions import find_mentions
from loaders.extract.mentions.scan import Scan
from loaders.extract.reading import read_document
from loaders.extract.relation import COMPANY
from loaders.extract.tokens import tokenise
from loaders.extract.vocabulary import word_set
from loaders.read import read_source

PAGE = Path(__file__).resolve().parent.parent / "docs" / "vocabulary.md"
LONGEST_WORDING = 8  # words between two names
RARE = 5  # what is counted less often than this goes into the tables' tail unlisted
SHOWN = 40

HEADS = frozenset(
    line for line in Path(__file__).with_name("heads.txt").read_text(encoding="utf-8").split("\n") if line.isalpha()
)


@dataclass
class Counts:
    """How often each name and each wording stands in some filings, and how often it is known."""

    filings: int = 0
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    known_names: Counter[tuple[str, str]] = field(default_factory=Counter)
    wordings: Counter[tuple[str, str]] = field(default_factory=Counter)
    read_wordings: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        """Add what was counted elsewhere."""
        self.filings += other.filings
        for mine, others in (
            (self.names, other.names),
            (self.known_names, other.known_names),
            (self.wordings, other.wordings),
            (self.read_wordings, other.read_wordings),
        ):
            mine.update(others)


def main() -> None:
    """Count, and write the tables and the report."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GOVGRAPH_SHARED", "../shared"))
    out = Path(sys.argv[2] if len(sys.argv) > 2 else "mined")
    total = Counts()
    with ProcessPoolExecutor() as executor:
        for counts in executor.map(count, data_sets(shared)):
            total.add(counts)
    out.mkdir(parents=True, exist_ok=True)
    table(out / "names.tsv", ("head", "name"), total.names, total.known_names)
    table(out / "wordings.tsv", ("labels", "wording"), total.wordings, total.read_wordings)
    PAGE.write_text(report(total), encoding="utf-8")
    sys.stdout.write(f"{total.filings} filings; {PAGE.name}, {out}/names.tsv, {out}/wordings.tsv\n")


def count(data_set: Path) -> Counts:
    """What stands in the filings of one data set."""
    counts = Counts()
    for filing in filings(data_set):
        counts.filings += 1
        reading = read_document(read_source(filing.text.encode(), f"{filing.accession}.txt")[0])
        for sentence, _ in reading.sentences:
            count_names(sentence.text, counts)
        for place, said, _ in reading.possible():
            clauses = reading.sentences[place][1]
            known = reading.grouping.entities
            joined = {frozenset((relation.source, relation.target)) for relation in said}
            groups = [
                tuple(COMPANY if known[n].label == "Company" else n for n in group.entities) for group in clauses.groups
            ]
            count_wordings(clauses.text.split(), groups, joined, counts)
    return counts


def count_names(text: str, counts: Counts) -> None:
    """Count the phrases of a sentence that end in a head noun."""
    tokens = tokenise(text)
    bare = Scan(tokens)
    claimed = {i for mention in find_mentions(tokens) for i in range(mention.start, mention.end)}
    for i, token in enumerate(tokens):
        if token.low in HEADS and bare.low(i + 1) not in HEADS:
            start = bare.extend_left(i, join=word_set("bodies", "team", "bare"))
            key = (token.low, " ".join(bare.words(start, i + 1)))
            counts.names[key] += 1
            counts.known_names[key] += i in claimed


def count_wordings(
    words: list[str], entities: list[tuple[int, ...]], joined: set[frozenset[int]], counts: Counts
) -> None:
    """Count what stands between neighbouring names of a collapsed sentence."""
    places = [(i, word) for i, word in enumerate(words) if word[0] == "<" and word[1:2].isupper()]
    for (i, left), (j, right) in pairwise(places):
        between = words[i + 1 : j]
        if not between or len(between) > LONGEST_WORDING or not any(word.isalpha() for word in between):
            continue
        key = (left[1] + right[1], " ".join(between))
        pairs = (frozenset((a, b)) for a in entities[_number(left)] for b in entities[_number(right)])
        counts.wordings[key] += 1
        counts.read_wordings[key] += any(pair in joined for pair in pairs)


def _number(placeholder: str) -> int:
    return int(placeholder[2 : placeholder.index(">")])


def table(
    path: Path, columns: tuple[str, str], counted: Counter[tuple[str, str]], known: Counter[tuple[str, str]]
) -> None:
    """Write all that was counted, the most frequent first."""
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    lines = ["\t".join((*columns, "count", "known"))]
    lines += [f"{one}\t{other}\t{n}\t{known[one, other]}" for (one, other), n in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(total: Counts) -> str:
    """The page: coverage by head and by frequency, and the most frequent that is unknown."""
    names, known = total.names, total.known_names
    heads = Counter[str]()
    known_heads = Counter[str]()
    for (head, name), n in names.items():
        heads[head] += n
        known_heads[head] += known[head, name]
    lines = [
        "# The market's vocabulary",
        "",
        f"What the {total.filings:,} filings of SEC's bulk data call those who govern, and how they say who does what.",
        "Written by `make mine`, which also writes the full tables to `mined/`.",
        "",
        f"## Names: {sum(names.values()):,} phrases that end in one of {len(HEADS)} head nouns",
        "",
        'Known: the phrase, or its head, is taken as a mention of somebody. Not all should be: most "functions" and',
        '"management" are tasks, and "employees of vendors" govern nothing.',
        "",
        *coverage(names, known),
        "",
        "| head | phrases | known |",
        "| --- | ---: | ---: |",
        *(f"| {head} | {n:,} | {known_heads[head] / n:.0%} |" for head, n in heads.most_common(30)),
        "",
        "The most frequent that are unknown:",
        "",
        ", ".join(f"{name} ({n - known[h, name]:,})" for (h, name), n in unknown(names, known)),
        "",
        f"## Wordings: {sum(total.wordings.values()):,} stretches of up to {LONGEST_WORDING} words between two names",
        "",
        "Read: a frame reads a relation of the two there. The learnt weights judge every one of them, read or not.",
        "Letters: B board, C committee, O officer, M management, T team, P third party, W company, X a mixed list.",
        "",
        *coverage(total.wordings, total.read_wordings),
        "",
        "The most frequent that no frame reads:",
        "",
        "| labels | wording | count | read |",
        "| --- | --- | ---: | ---: |",
        *(
            f"| {labels} | {wording} | {n:,} | {total.read_wordings[labels, wording]:,} |"
            for (labels, wording), n in unknown(total.wordings, total.read_wordings)
        ),
    ]
    return "\n".join(lines) + "\n"


def coverage(counted: Counter[tuple[str, str]], known: Counter[tuple[str, str]]) -> Iterable[str]:
    """A table: of what is counted so often, how much there is and how much of it is known."""
    yield from ("| counted | distinct | in all | known |", "| --- | ---: | ---: | ---: |")
    bounds = [(1000, None), (100, 999), (RARE * 4, 99), (RARE, RARE * 4 - 1), (1, RARE - 1)]
    for low, high in bounds:
        keys = [key for key, n in counted.items() if n >= low and (high is None or n <= high)]
        n = sum(counted[key] for key in keys)
        share = sum(known[key] for key in keys) / n if n else 0.0
        span = f"{low:,} and more" if high is None else f"{low}-{high}"
        yield f"| {span} | {len(keys):,} | {n:,} | {share:.0%} |"


def unknown(counted: Counter[tuple[str, str]], known: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    """The keys that are most often unknown, with their counts."""
    rows = sorted(counted.items(), key=lambda item: (known[item[0]] - item[1], item[0]))
    return [row for row in rows if row[1] >= RARE][:SHOWN]


if __name__ == "__main__":
    main()
