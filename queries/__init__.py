"""Questions to the graph: Cypher, comparison, charts, and the command line."""
