"""Annual reports from EDGAR into a folder, as `govgraph build` reads them: the documents, and a `filings.csv`."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graphmodel.errors import EdgarUnavailable, FetchError
from graphmodel.files import make_folder, write_atomically
from loaders.batch import LARGEST_SOURCE, Skipped
from loaders.edgar.client import Edgar, connect
from loaders.edgar.registrants import Registrants
from loaders.edgar.selection import Wanted
from loaders.edgar.submissions import Filed, Registrant, read_registrant
from loaders.filing import FilingFacts
from loaders.manifest import add_facts, all_facts, facts_from

__all__ = ["Fetched", "Missing", "fetch"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A filing that is in the folder; `size` is its bytes where it was fetched now, None where it was there before."""

    path: Path
    facts: FilingFacts
    size: int | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What a registrant, by the name it was asked for, has not filed (yet) of what was asked for."""

    asked: str
    reason: str


def fetch(
    companies: Iterable[str],
    folder: str | os.PathLike[str],
    wanted: Wanted | None = None,
    identity: str | None = None,
) -> Generator[Fetched | Skipped | Missing, None, None]:
    """Fetch the wanted annual reports of registrants, given by ticker or CIK, into a folder; it is made where missing.

    A filing becomes ACCESSION.htm (or .txt): its main document, byte for byte, whole or not at all. Its facts go into
    the folder's `filings.csv`, registrant by registrant, and also if the work is broken off. A filing that is there, by
    that name or by another one for its accession number in `filings.csv`, is not fetched again.

    What cannot be had is Skipped with its reason and the rest goes on. EdgarUnavailable where EDGAR cannot be asked at
    all (see `connect`, also for `identity`), UnwritableOutput where the folder does not take a file, UnreadableSource
    where its `filings.csv` is bad.
    """
    into = Path(folder)
    chosen = wanted or Wanted()
    with connect(identity) as edgar:
        make_folder(into)
        all_facts(into)  # a bad manifest is told of before the work, not after it
        registrants = Registrants(edgar)
        seen: set[int] = set()
        for asked in companies:
            try:
                cik, ticker = registrants.find(asked)
                if cik in seen:
                    continue
                seen.add(cik)
                registrant = read_registrant(edgar, cik, chosen)
            except EdgarUnavailable:
                raise
            except FetchError as exc:
                yield Skipped(asked, str(exc))
                continue
            yield from _filings(edgar, registrant, ticker, into, chosen, asked)


def _filings(
    edgar: Edgar, registrant: Registrant, ticker: str | None, folder: Path, wanted: Wanted, asked: str
) -> Generator[Fetched | Skipped | Missing, None, None]:
    dated = [filed for filed in registrant.filings if filed.period and wanted.has_period(filed.period)]
    undated = [filed for filed in registrant.filings if not filed.period and filed.filed >= wanted.filed_from]
    for filed in undated:
        yield Skipped(_name(asked, filed), "EDGAR does not say for which period it is")
    if not dated and not undated:
        yield Skipped(asked, f"{registrant.name} has filed no {wanted}")
        return
    if years := wanted.missing(int(filed.period[:4]) for filed in dated):
        yield Missing(asked, f"{registrant.name} has filed no {wanted.named_forms} for {', '.join(map(str, years))}")
    there = {facts.accession: source for source, facts in all_facts(folder).items() if facts.accession}
    described: dict[str, FilingFacts] = {}
    try:
        for filed in dated:
            try:
                done = _filing(edgar, registrant, ticker, folder, filed, there)
            except EdgarUnavailable:
                raise
            except FetchError as exc:
                yield Skipped(_name(asked, filed), str(exc))
                continue
            described[done.path.name] = done.facts
            yield done
    finally:
        add_facts(folder, described)


def _filing(
    edgar: Edgar, registrant: Registrant, ticker: str | None, folder: Path, filed: Filed, there: Mapping[str, str]
) -> Fetched:
    facts = _facts(registrant, ticker, filed)
    for name in (there.get(filed.accession), f"{filed.accession}{filed.suffix}"):
        if name and (folder / name).is_file():
            return Fetched(folder / name, facts, None)
    url = f"{edgar.site}/Archives/edgar/data/{registrant.cik}/{filed.path}"
    data = edgar.get(url, LARGEST_SOURCE)
    path = folder / f"{filed.accession}{filed.suffix}"
    write_atomically(path, data)
    return Fetched(path, facts, len(data))


def _facts(registrant: Registrant, ticker: str | None, filed: Filed) -> FilingFacts:
    said = {
        "company": registrant.name,
        "cik": str(registrant.cik),
        "ticker": ticker or next(iter(registrant.tickers), None),
        "accession": filed.accession,
        "form": filed.form,
        "fiscal_year": filed.period[:4],
        "period": filed.period,
        "filed": filed.filed,
    }
    try:
        return facts_from(said)
    except ValueError as exc:
        raise FetchError(f"EDGAR's list of filings is wrong here: {exc}") from exc


def _name(asked: str, filed: Filed) -> str:
    return f"{asked}: {filed.form} {filed.accession}"
