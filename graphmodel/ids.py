"""Deterministic ids.

A node's id is made from the filing, the label and the name alone, so loading a filing twice changes nothing, and two
companies' audit committees stay two nodes. Parts are percent-encoded before they are joined by `/`: different parts
give different ids ("ab", "c" is not "a", "bc"), and an id stays readable.
"""

from __future__ import annotations

from urllib.parse import quote_plus

__all__ = ["company_uid", "join_id", "node_uid"]


def join_id(*parts: str) -> str:
    """Join parts into one id; injective for non-empty lists of parts."""
    return "/".join(quote_plus(part, encoding="utf-8", errors="surrogatepass") for part in parts)


def node_uid(filing: str, label: str, name: str) -> str:
    """Id of a node of one filing; case and runs of white space in the name do not count."""
    return join_id(filing, label, " ".join(name.casefold().split()))


def company_uid(*, cik: str | None, ticker: str | None, name: str | None, filing: str) -> str:
    """Id of a registrant: by CIK where known, else by ticker, by name, and last by the filing itself."""
    if cik:
        return join_id("company", "cik", cik.lstrip("0") or "0")
    if ticker:
        return join_id("company", "ticker", ticker.upper())
    if name:
        return join_id("company", "name", " ".join(name.casefold().split()))
    return join_id("company", "filing", filing)
