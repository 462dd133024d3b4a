"""Learning which words mark the blocks of an element, from a made-up market."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import pytest

from graphmodel.cyd import TEXT_ELEMENTS

BOARD, MANAGEMENT = (
    "CybersecurityRiskBoardOfDirectorsOversightTextBlock",
    "CybersecurityRiskRoleOfManagementTextBlock",
)
SUB = "adsh\tcik\tname\tsic\tcountryba\tcountryinc\tform\tperiod\tfiled\tpubfloatusd\n"
TXT = "adsh\ttag\tversion\tddate\tqtrs\tiprx\tlang\tdimn\tcoreg\tvalue\n"
SAID = {BOARD: "The directors oversee cyber risk yearly.", MANAGEMENT: "Our officers handle cyber risk daily."}

Market = Callable[[Iterable[tuple[str, dict[str, str]]]], Path]


@pytest.fixture
def market(tmp_path: Path) -> Market:
    """A folder with one data set of (registrant, text by element), and with no gold graph."""

    def make(filings: Iterable[tuple[str, dict[str, str]]]) -> Path:
        submissions, texts = SUB, TXT
        for number, (company, blocks) in enumerate(filings, 1):
            adsh = f"0000000012-25-{number:06}"
            submissions += f"{adsh}\t{number}\t{company}\t3670\tUS\tDE\t10-K\t20241231\t20250201\t\n"
            rows = (f"{adsh}\t{tag}\tcyd/2024\t20241231\t4\t0\t\t0\t\t{said}\n" for tag, said in blocks.items())
            texts += "".join(rows)
        (tmp_path / "fsn").mkdir()
        (tmp_path / "gold" / "check").mkdir(parents=True)
        with zipfile.ZipFile(tmp_path / "fsn" / "2025q1_notes.zip", "w") as archive:
            archive.writestr("sub.tsv", submissions)
            archive.writestr("txt.tsv", texts)
        return tmp_path

    return make


@pytest.fixture
def blocks(tool: Callable[[str], ModuleType]) -> Callable[[Path], list[tuple[str, str, set[str]]]]:
    """The blocks to learn from, of a folder."""
    module = tool("tagged_blocks")
    return lambda shared: list(module.tagged_blocks(shared))


def test_a_block_under_two_elements_counts_once_with_both(market: Market, blocks: Callable[[Path], object]) -> None:
    shared = market([("HALDEN INC", {BOARD: SAID[BOARD], MANAGEMENT: SAID[BOARD]})])
    assert blocks(shared) == [("halden-inc", SAID[BOARD], {f"cyd:{BOARD}", f"cyd:{MANAGEMENT}"})]


def test_a_block_that_marks_nothing_is_left_out(market: Market, blocks: Callable[[Path], object]) -> None:
    everywhere = dict.fromkeys((element.removeprefix("cyd:") for element in list(TEXT_ELEMENTS)[:4]), SAID[BOARD])
    shared = market([("A INC", everywhere), ("B INC", {BOARD: "Our board."}), ("C INC", {BOARD: "word " * 500})])
    assert blocks(shared) == []


def test_nothing_is_learnt_from_companies_that_are_measured_on(
    market: Market, blocks: Callable[[Path], list[tuple[str, str, set[str]]]]
) -> None:
    shared = market([("HALDEN INC /DE/", SAID), ("TIDEWELL TRUST", SAID)])
    (shared / "gold" / "check" / "rp-10k-2025-halden-inc.txt").touch()
    assert {company for company, _, _ in blocks(shared)} == {"tidewell-trust"}


def test_words_of_one_element_s_blocks_speak_for_it_and_against_others(
    tool: Callable[[str], ModuleType], market: Market, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    learn = tool("learn_tagging")
    marks = {element: f"word{chr(97 + place)}" for place, element in enumerate(TEXT_ELEMENTS)}
    said = {element.removeprefix("cyd:"): f"cyber {mark} stands" for element, mark in marks.items()}
    shared = market((f"COMPANY {number}", said) for number in range(100))
    monkeypatch.setattr(learn, "OUTPUT", tmp_path / "tagging.json")
    monkeypatch.setattr(sys, "argv", ["learn_tagging.py", str(shared)])
    learn.main()
    learnt = json.loads((tmp_path / "tagging.json").read_text(encoding="utf-8"))
    assert {f"cyd:{name}" for name in learnt} == set(TEXT_ELEMENTS)
    for element, mark in marks.items():
        words = learnt[element.removeprefix("cyd:")]["words"]
        assert max(words, key=words.get) == mark
        assert words.get("cyber", 0) <= 0
