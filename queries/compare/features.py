"""What one filing says about each feature of governance, with the sentences that say it.

Nothing here decides what is missing: a filing that says nothing about a feature gives an empty `Cell`, which reads "not
disclosed" and is never taken for a "no".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from graphmodel import Evidence, FilingGraph
from graphmodel.edges import AnyEdge
from graphmodel.nodes import FLAGS, AnyNode, Committee, Company, Officer, Program
from queries.compare.chains import nearest_board
from queries.compare.counterparts import counterpart, is_board_level
from queries.compare.wording import card_title, flag_title, frequency_of, how_often

__all__ = ["FEATURES", "Cell", "Feature"]

_MOST_SAYINGS: Final = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """What one filing says: values as read, keys that are compared, and the sentences; empty where it is silent."""

    values: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    evidence: tuple[Evidence, ...] = ()

    @property
    def disclosed(self) -> bool:
        """Whether the filing says anything about the feature."""
        return bool(self.values)


@dataclass(frozen=True, slots=True)
class Feature:
    """A question that is put to every filing."""

    name: str
    title: str
    ask: Callable[[FilingGraph], Cell]


class _View:
    """A filing's graph with its nodes by id."""

    def __init__(self, part: FilingGraph) -> None:
        self.part = part
        self.nodes: dict[str, AnyNode | Company] = {node.uid: node for node in part.nodes}
        self.nodes[part.company.uid] = part.company

    def edges(self, *types: str) -> list[AnyEdge]:
        return [edge for edge in self.part.edges if edge.type in types]

    def name(self, uid: str) -> str:
        node = self.nodes[uid]
        return "The company" if isinstance(node, Company) else card_title(node)

    def key(self, uid: str) -> str:
        return counterpart(self.nodes[uid]).key

    def label(self, uid: str) -> str:
        return self.nodes[uid].label

    def is_board(self, uid: str) -> bool:
        return is_board_level(self.nodes[uid])

    def security_officers(self) -> list[Officer]:
        return [node for node in self.part.nodes if isinstance(node, Officer) and node.role == "CISO"]


def _cell(found: Iterable[tuple[str, str, Iterable[Evidence]]]) -> Cell:
    """A cell from (value, key, sentences), each value and each sentence once."""
    values: dict[str, None] = {}
    keys: set[str] = set()
    sayings: dict[str, Evidence] = {}
    for value, key, evidence in found:
        values.setdefault(value)
        keys.add(key)
        for saying in evidence:
            sayings.setdefault(saying.text, saying)
    return Cell(tuple(values), frozenset(keys), tuple(sayings.values())[:_MOST_SAYINGS])


def _board_oversight(part: FilingGraph) -> Cell:
    view = _View(part)
    return _cell(
        (view.name(edge.source), view.key(edge.source), edge.evidence)
        for edge in view.edges("OVERSEES")
        if view.is_board(edge.source) and view.label(edge.target) == "Program"
    )


def _security_officer(part: FilingGraph) -> Cell:
    view = _View(part)
    found = []
    for officer in view.security_officers():
        ties = [edge for edge in part.edges if officer.uid in {edge.source, edge.target}]
        name = (
            card_title(officer)
            if officer.person in {None, officer.name}
            else f"{card_title(officer)} ({officer.person})"
        )
        found.append((name, "yes", [saying for edge in ties[:1] for saying in edge.evidence[:1]]))
    return _cell(found)


def _security_line(part: FilingGraph) -> Cell:
    view = _View(part)
    officers = {officer.uid for officer in view.security_officers()}
    return _cell(
        (view.name(edge.target), view.key(edge.target), edge.evidence)
        for edge in view.edges("REPORTS_TO")
        if edge.source in officers
    )


def _distance(part: FilingGraph) -> Cell:
    """The fewest steps up from a security officer, along lines and briefings, to the board or a committee of it."""
    chain = nearest_board(part, [officer.uid for officer in _View(part).security_officers()])
    if chain is None:
        return Cell()
    steps = "1 step" if chain.hops == 1 else f"{chain.hops} steps"
    way = " → ".join(f"{step.relation} {card_title(step.to)}" for step in chain.steps)
    return _cell([(f"{steps}: {way}", str(chain.hops), [step.evidence[0] for step in chain.steps])])


def _briefings(view: _View) -> list[AnyEdge]:
    return [edge for edge in view.edges("INFORMS") if view.is_board(edge.target) and not view.is_board(edge.source)]


def _briefers(part: FilingGraph) -> Cell:
    view = _View(part)
    found = []
    for edge in _briefings(view):
        often = how_often(edge)
        value = f"{view.name(edge.source)} → {view.name(edge.target)}" + (f", {often}" if often else "")
        found.append((value, view.key(edge.source), edge.evidence))
    return _cell(found)


def _briefing_frequency(part: FilingGraph) -> Cell:
    view = _View(part)
    found = []
    for edge in _briefings(view):
        often = frequency_of(edge)
        if often:
            found.append((f"{often}: {view.name(edge.source)} → {view.name(edge.target)}", often, edge.evidence))
    return _cell(found)


def _management_committees(part: FilingGraph) -> Cell:
    found = []
    for node in part.nodes:
        if isinstance(node, Committee) and not is_board_level(node):
            ties = [edge for edge in part.edges if node.uid in {edge.source, edge.target}]
            found.append((card_title(node), counterpart(node).key, [edge.evidence[0] for edge in ties[:1]]))
    return _cell(found)


def _managers(part: FilingGraph) -> Cell:
    view = _View(part)
    return _cell((view.name(edge.source), view.key(edge.source), edge.evidence) for edge in view.edges("MANAGES"))


def _third_parties(part: FilingGraph) -> Cell:
    view = _View(part)
    found = []
    for edge in view.edges("ENGAGES"):
        kind = getattr(view.nodes[edge.target], "kind", "other")
        found.append((f"{view.name(edge.target)} ({kind})", kind, edge.evidence))
    return _cell(found)


def _vendor_oversight(part: FilingGraph) -> Cell:
    view = _View(part)
    return _cell(
        (f"{view.name(edge.source)} → {view.name(edge.target)}", view.key(edge.source), edge.evidence)
        for edge in view.edges("OVERSEES")
        if view.label(edge.target) == "ThirdParty"
    )


def _frameworks(part: FilingGraph) -> Cell:
    found = []
    for node in part.nodes:
        if isinstance(node, Program):
            found += [(named, named.casefold(), _sentences_with(part, named)) for named in node.frameworks]
    return _cell(found)


def _experience(part: FilingGraph) -> Cell:
    found = []
    for node in part.nodes:
        if not isinstance(node, Officer):
            continue
        ties = [saying for edge in part.edges if node.uid in {edge.source, edge.target} for saying in edge.evidence]
        if node.experience_years is not None:
            saying = [one for one in ties if "year" in one.text][:1]
            value = f"{card_title(node)}: {node.experience_years} years"
            found.append((value, f"{counterpart(node).key}: {node.experience_years}", saying))
        for held in node.certifications:
            saying = [one for one in ties if held in one.text][:1]
            found.append((f"{card_title(node)}: {held}", f"{counterpart(node).key}: {held}", saying))
    return _cell(found)


def _sentences_with(part: FilingGraph, words: str) -> list[Evidence]:
    wanted = words.casefold()
    return [saying for edge in part.edges for saying in edge.evidence if wanted in saying.text.casefold()][:1]


def _flag(name: str) -> Callable[[FilingGraph], Cell]:
    def ask(part: FilingGraph) -> Cell:
        value = getattr(part.filing, name)
        return Cell() if value is None else Cell(("yes" if value else "no",), frozenset({str(value)}))

    return ask


FEATURES: Final = (
    Feature("board_oversight", "Who oversees the program at board level", _board_oversight),
    Feature("security_officer", "Security officer (CISO or the like)", _security_officer),
    Feature("security_line", "The security officer reports to", _security_line),
    Feature("distance", "Steps from the security officer to the board", _distance),
    Feature("briefers", "Who briefs the board or its committees", _briefers),
    Feature("briefing_frequency", "How often they are briefed", _briefing_frequency),
    Feature("managers", "Who manages the program", _managers),
    Feature("management_committees", "Management committees", _management_committees),
    Feature("third_parties", "Third parties engaged", _third_parties),
    Feature("vendor_oversight", "Who oversees vendors", _vendor_oversight),
    Feature("frameworks", "Frameworks", _frameworks),
    Feature("experience", "Experience and certifications", _experience),
    *(Feature(f"flag_{name}", f"The filing’s own tag: {flag_title(name)}", _flag(name)) for name in FLAGS),
)
"""The features in the order in which a reader asks for them; the last six are the filing's own cyd flags."""
