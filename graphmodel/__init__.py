"""The governance graph: its nodes, edges, evidence, ids, and the stores that keep it."""

from graphmodel.disclosure import Block, Disclosure
from graphmodel.edges import EDGE_CLASSES, EDGE_TYPES, FREQUENCIES, Edge, may_join
from graphmodel.errors import GovgraphError
from graphmodel.evidence import Evidence
from graphmodel.filing_graph import FilingGraph, node_link
from graphmodel.graph import GovernanceGraph
from graphmodel.ids import company_uid, node_uid
from graphmodel.kinds import (
    committee_kind,
    committee_kinds,
    may_sit_in_board,
    sits_in_board,
    third_party_kind,
    third_party_kinds,
)
from graphmodel.nodes import FLAGS, LABELS, NODE_CLASSES, Company, Filing, Node
from graphmodel.roles import role_codes, role_name, role_of

__all__ = [
    "EDGE_CLASSES",
    "EDGE_TYPES",
    "FLAGS",
    "FREQUENCIES",
    "LABELS",
    "NODE_CLASSES",
    "Block",
    "Company",
    "Disclosure",
    "Edge",
    "Evidence",
    "Filing",
    "FilingGraph",
    "GovernanceGraph",
    "GovgraphError",
    "Node",
    "committee_kind",
    "committee_kinds",
    "company_uid",
    "may_join",
    "may_sit_in_board",
    "node_link",
    "node_uid",
    "role_codes",
    "role_name",
    "role_of",
    "sits_in_board",
    "third_party_kind",
    "third_party_kinds",
]
