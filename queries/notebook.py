"""A store as a notebook asks it: what the commands print, as objects that a notebook shows.

    from queries.notebook import Market
    market = Market("market.govgraph")
    market.ask("reporting_chain", company="ACME").polars()

Every answer is of what the store holds when it is asked for. `loaders.notebook` makes stores.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from graphmodel import FilingGraph, GovernanceGraph
from graphmodel.store import Login, Store, open_store
from queries.answer import USUAL, Limits, Rows
from queries.audit import audit_market, filings_to_audit
from queries.audit.report import rows as audit_rows
from queries.catalogue import questions
from queries.charts import ComparisonChart, OrgChart
from queries.compare import peer_row, peers_of
from queries.drift import Drift, company_drift, drift_row, largest_first, market_drifts
from queries.filings import named_filings
from queries.run import run_cypher, run_query
from queries.site import site_of
from queries.survey import Survey, survey

__all__ = ["Market"]


class Market:
    """The filings of a store: a path ending in `.govgraph`, a server's address with its login, or a store.

    A company is a ticker, a CIK, a name, or a filing's id; it stands for its newest filing, or that of a year. Methods
    raise UnknownCompany, with the nearest names, where there is none, and StoreError where the store cannot be read.
    """

    def __init__(self, store: str | PathLike[str] | Store, login: Login | None = None) -> None:
        self.store = open_store(store, login) if isinstance(store, str | PathLike) else store

    def __repr__(self) -> str:
        return f"Market({self.store.location!r})"

    def companies(self) -> Rows:
        """The registrants by name: `company`, `cik`, `ticker`, `sic`, and their `years` and `filings`, newest first."""
        register = self.store.contents().register
        return Rows.of(
            [
                {
                    "company": company.name,
                    "cik": company.cik,
                    "ticker": company.ticker,
                    "sic": company.sic,
                    "years": [entry.fiscal_year for entry in register.filings_of(company.uid)],
                    "filings": [entry.filing_id for entry in register.filings_of(company.uid)],
                }
                for company in register.companies()
            ]
        )

    def questions(self) -> Rows:
        """The questions that `ask` takes: `name`, `question`, `subject`, and their `parameters`."""
        return Rows.of(
            [
                {
                    "name": one.name,
                    "question": one.asks,
                    "subject": one.subject,
                    "parameters": [parameter.name for parameter in one.parameters],
                }
                for one in questions()
            ]
        )

    def filing(self, company: str, year: int | None = None) -> FilingGraph:
        """The graph of one filing, with its text where the store has it."""
        return self._filings([company], year)[0]

    def graph(self, *companies: str) -> GovernanceGraph:
        """The graph of companies' filings, or of all; `.nx` is a networkx multigraph."""
        if companies:
            return GovernanceGraph(self._filings(companies))
        return GovernanceGraph(self.store.contents().parts(texts=False))

    def ask(self, name: str, limits: Limits = USUAL, /, **parameters: object) -> Rows:
        """The answer to a question of the catalogue; UnknownQuery and BadParameter say what there is."""
        return run_query(self.store, name, limits, **parameters)

    def cypher(self, query: str, limits: Limits = USUAL, /, **parameters: object) -> Rows:
        """The answer to a query in Cypher, which only reads; BadCypher says what is wrong with it."""
        return run_cypher(self.store, query, limits, **parameters)

    def chart(self, company: str, year: int | None = None) -> OrgChart:
        """A filing's org chart, a pyvis network to which nodes and edges can be added."""
        return OrgChart(self.filing(company, year))

    def compare(self, *companies: str) -> ComparisonChart:
        """Two to six filings side by side; name filings by their ids to compare years."""
        return ComparisonChart(self._filings(companies))

    def drift(self, company: str, year: int | None = None) -> Drift:
        """What a company's filing says otherwise than the one of the year before."""
        return company_drift(self.store.contents(), company, year)

    def drifts(self, year: int | None = None) -> Rows:
        """The drift of every company that changed, a row each, the largest first; QueryError where none has two."""
        return largest_first(map(drift_row, market_drifts(self.store.contents(), year)))

    def audit(self, company: str | None = None, year: int | None = None) -> Rows:
        """Where a filing's own tags go against its text, a finding a row, the most severe first; all without a company.

        `queries.audit` has the findings as objects.
        """
        contents = self.store.contents()
        return audit_rows(list(audit_market(contents, filings_to_audit(contents, company, year))))

    def peers(self, company: str, count: int = 10, year: int | None = None) -> Rows:
        """The companies of nearest structure, a row each."""
        return Rows.of([peer_row(peer) for peer in peers_of(self.store.contents(), company, count, year)])

    def survey(self, *figures: str, by: str = "", year: int | None = None) -> Survey:
        """The market's figures, all or those of these keys, with intervals and published values.

        `by` splits them: size, form, sic, year.
        """
        return survey(self.store, figures, by=by, year=year)

    def site(self, folder: str | PathLike[str], jobs: int = 1) -> Path:
        """Make a site of the whole store in a folder; the page to open."""
        site_of(self.store, Path(folder), jobs)
        return Path(folder) / "index.html"

    def _filings(self, companies: Sequence[str], year: int | None = None) -> list[FilingGraph]:
        return named_filings(self.store.contents(), companies, year)
