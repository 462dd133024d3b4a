"""Graphs for other programs: GraphML, CSV for `neo4j-admin`, JSON lines, Turtle. Everything but a store's own form."""

from graphmodel.export.graphml import write_graphml
from graphmodel.export.json_lines import write_json_lines
from graphmodel.export.neo4j_csv import ARGUMENTS, write_neo4j_csv
from graphmodel.export.turtle import write_turtle

__all__ = ["ARGUMENTS", "write_graphml", "write_json_lines", "write_neo4j_csv", "write_turtle"]
