"""Tickers and CIKs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graphmodel.errors import FetchError
from loaders.edgar.client import connect
from loaders.edgar.registrants import Registrants

LIST = "/www/files/company_tickers.json"


@pytest.fixture
def registrants(edgar: Any) -> Iterator[Registrants]:
    edgar.register(9990001, "HALDEN RIDGE INDUSTRIES, INC.", "HRDG")
    edgar.register(9990006, "Ampersand & Daughters", "AMPD-B")
    edgar.register(9990007, "First Twin Corp", "TWIN")
    edgar.register(9990008, "Second Twin Corp", "TWIN")
    with connect("Ada Byron ada@example.com") as connection:
        yield Registrants(connection)


@pytest.mark.parametrize("asked", ["HRDG", "hrdg", " Hrdg "])
def test_a_ticker_is_found_in_any_case(registrants: Registrants, asked: str) -> None:
    assert registrants.find(asked) == (9990001, "HRDG")


@pytest.mark.parametrize("asked", ["AMPD-B", "ampd.b", "AMPD/B", "AMPD B"])
def test_a_class_of_shares_may_be_written_in_any_way(registrants: Registrants, asked: str) -> None:
    assert registrants.find(asked) == (9990006, "AMPD-B")


@pytest.mark.parametrize("asked", ["9990001", "0009990001", "CIK0009990001", "cik9990001"])
def test_a_cik_is_taken_as_it_is_and_nobody_asked(edgar: Any, registrants: Registrants, asked: str) -> None:
    assert registrants.find(asked) == (9990001, None)
    assert edgar.asked == []


def test_the_list_is_asked_for_once(edgar: Any, registrants: Registrants) -> None:
    registrants.find("HRDG")
    registrants.find("AMPD-B")
    assert edgar.asked == [LIST]


@pytest.mark.parametrize("asked", ["NOPE", "", "0", "12345678901", "Halden Ridge", "../../etc/passwd"])
def test_an_unknown_ticker_is_said(registrants: Registrants, asked: str) -> None:
    with pytest.raises(FetchError, match="no such ticker; give the registrant's CIK"):
        registrants.find(asked)


def test_a_ticker_of_two_registrants_names_both(registrants: Registrants) -> None:
    with pytest.raises(FetchError, match=r"of 2 registrants: CIK 9990007 \(First Twin Corp\), CIK 9990008 .*give a"):
        registrants.find("TWIN")


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Down for maintenance",
        b"[]",
        b'{"0": {"ticker": "HRDG"}}',
        b'{"0": {"cik_str": -1, "ticker": "HRDG", "title": ""}}',
        b"null",
    ],
)
def test_another_answer_than_the_list_is_said_in_one_line(edgar: Any, registrants: Registrants, body: bytes) -> None:
    url = edgar.put(LIST, body)
    with pytest.raises(FetchError) as caught:
        registrants.find("HRDG")
    assert str(caught.value) == f"{url}: not the list of tickers that was expected; try again later"
