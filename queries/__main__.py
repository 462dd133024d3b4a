"""`python -m queries`: the `govgraph` command."""

from queries.cli import main

main()
