"""Asking a question, named or in Cypher, of a store or a graph.

The embedded engine answers for a file or a graph, the server itself for a store on one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphmodel import EDGE_TYPES, LABELS, GovernanceGraph
from graphmodel.errors import BadParameter
from graphmodel.lookup import find_company
from graphmodel.register import Register
from graphmodel.store import Contents, FileStore, Store
from graphmodel.store.server.address import is_server
from queries.answer import USUAL, Engine, Limits, Rows
from queries.catalogue import Question, question
from queries.cypher_text import names_in_patterns, parameters
from queries.engine import Snapshot
from queries.kept import kept_snapshot

__all__ = ["Source", "opened", "run_cypher", "run_query", "unknown_names"]

Source = Store | GovernanceGraph | Engine
"""What can be asked. To ask several questions, have it `opened` once."""


def opened(source: Source) -> Engine:
    """What answers for a source: for a file or a graph, of what it holds now. StoreError where there is no store."""
    if isinstance(source, Engine):
        return source
    if isinstance(source, GovernanceGraph):
        return Snapshot(source)
    if is_server(source.location):
        from graphmodel.store.server.store import Neo4jStore  # the driver takes as long to import as all the rest
        from queries.live import Live

        if isinstance(source, Neo4jStore):
            return Live(source)
    return kept_snapshot(source.contents())


def run_query(source: Source, name: str, limits: Limits = USUAL, /, **params: object) -> Rows:
    """Answer a question of the catalogue; the columns are those that its file declares.

    `params` are its parameters, as values or as a user writes them. UnknownQuery, BadParameter, UnknownCompany and, for
    a store, StoreError say in one line what is wrong.
    """
    asked = question(name)
    values = asked.bind(params)  # before the store is read, which may take long
    if isinstance(source, FileStore):
        contents = source.contents()
        values = _with_companies(asked, values, lambda: contents.register)
        return _narrowed(asked, values, contents).run(asked.cypher, values, limits)
    engine = opened(source)
    return engine.run(asked.cypher, _with_companies(asked, values, lambda: engine.register), limits)


def run_cypher(source: Source, cypher: str, limits: Limits = USUAL, /, **params: object) -> Rows:
    """Answer a Cypher query with these parameters; BadCypher or BadParameter says in one line what is wrong with it."""
    used = parameters(cypher)
    missing, idle = sorted(used - set(params)), sorted(set(params) - used)
    if missing:
        raise BadParameter(f"the query uses ${missing[0]}: give it with -p {missing[0]}=…")
    if idle:
        raise BadParameter(f"the query does not use ${idle[0]}: write ${idle[0]} into it, or leave -p {idle[0]}=… away")
    return opened(source).run(cypher, params, limits)


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
    return Snapshot(GovernanceGraph(contents.parts(filings, texts=False)))


def _with_companies(asked: Question, values: dict[str, Any], register: Callable[[], Register]) -> dict[str, Any]:
    """The values with what a user wrote for a company as the id of a registrant or a filing.

    The register is asked for only where there is a company: a server takes a second to tell all filings of the market.
    """
    for parameter in asked.parameters:
        written = values[parameter.name]
        if parameter.kind == "company" and written and written not in register():
            values[parameter.name] = find_company(register(), written).uid
    return values
