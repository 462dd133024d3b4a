"""Asking a question, named or in Cypher, of a store or a graph."""

from __future__ import annotations

from typing import Any

from graphmodel import EDGE_TYPES, LABELS, GovernanceGraph
from graphmodel.errors import BadParameter
from graphmodel.lookup import find_company
from graphmodel.register import Register
from graphmodel.store import Contents, Store
from queries.answer import Rows
from queries.catalogue import Question, question
from queries.cypher_text import names_in_patterns, parameters
from queries.engine import Snapshot
from queries.kept import kept_snapshot

__all__ = ["Source", "run_cypher", "run_query", "snapshot", "unknown_names"]

Source = Store | GovernanceGraph | Snapshot
"""What can be asked. To ask several questions, take a `snapshot` of it once."""


def snapshot(source: Source) -> Snapshot:
    """A source as a snapshot: what a store or a graph holds now."""
    if isinstance(source, Snapshot):
        return source
    return Snapshot(source) if isinstance(source, GovernanceGraph) else kept_snapshot(source.contents())


def run_query(source: Source, name: str, /, **params: object) -> Rows:
    """Answer a question of the catalogue; the columns are those that its file declares.

    `params` are its parameters, as values or as a user writes them. UnknownQuery, BadParameter, UnknownCompany and, for
    a store, StoreError say in one line what is wrong.
    """
    asked = question(name)
    values = asked.bind(params)  # before the store is read, which may take long
    if not isinstance(source, Snapshot | GovernanceGraph):
        contents = source.contents()
        values = _with_companies(asked, values, contents.register)
        return _narrowed(asked, values, contents).run(asked.cypher, values)
    frozen = snapshot(source)
    return frozen.run(asked.cypher, _with_companies(asked, values, frozen.register))


def run_cypher(source: Source, cypher: str, /, **params: object) -> Rows:
    """Answer a Cypher query with these parameters; BadCypher or BadParameter says in one line what is wrong with it."""
    used = parameters(cypher)
    missing, idle = sorted(used - set(params)), sorted(set(params) - used)
    if missing:
        raise BadParameter(f"the query uses ${missing[0]}: give it with -p {missing[0]}=…")
    if idle:
        raise BadParameter(f"the query does not use ${idle[0]}: write ${idle[0]} into it, or leave -p {idle[0]}=… away")
    return snapshot(source).run(cypher, params)


def unknown_names(cypher: str) -> str | None:
    """Which label or relation of a query's patterns no graph has, in one line that names those there are, or None."""
    labels, relations = names_in_patterns(cypher)
    for what, used, known in (
        ("label", labels, ("Company", "Filing", *LABELS)),
        ("relation", relations, ("FILED", *EDGE_TYPES)),
    ):
        strange = [name for name in used if name not in known]
        if strange:
            return f"there is no {what} {strange[0]}; there are {', '.join(dict.fromkeys(known))}"
    return None


def _narrowed(asked: Question, values: dict[str, Any], contents: Contents) -> Snapshot:
    """A snapshot of what the question needs: of one company's filings where it says that these give the answer."""
    given = [values[parameter.name] for parameter in asked.parameters if parameter.kind == "company"]
    if not asked.of_company or not all(given):
        return kept_snapshot(contents)
    register = contents.register
    uids = {register.entry(uid).company.uid if uid in register else uid for uid in given}
    filings = {entry.filing_id for uid in uids for entry in register.filings_of(uid)}
    return Snapshot(GovernanceGraph(contents.parts(filings)))


def _with_companies(asked: Question, values: dict[str, Any], register: Register) -> dict[str, Any]:
    """The values with what a user wrote for a company as the id of a registrant or a filing."""
    for parameter in asked.parameters:
        written = values[parameter.name]
        if parameter.kind == "company" and written and written not in register:
            values[parameter.name] = find_company(register, written).uid
    return values
