"""CSV for `neo4j-admin`, and what a real one makes of it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from neo4j import GraphDatabase

from graphmodel import FilingGraph
from graphmodel.errors import ModelError, UnwritableOutput
from graphmodel.export import ARGUMENTS, write_neo4j_csv


def table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def test_headers_are_neo4j_s_and_lists_are_parted_by_a_character_of_no_text(acme: FilingGraph, tmp_path: Path) -> None:
    files = write_neo4j_csv([acme.company], [acme], tmp_path)
    assert sorted(path.name for path in files) == sorted(path.name for path in tmp_path.iterdir())
    officers = table(tmp_path / "Officer.csv")
    assert officers[0]["uid:ID"] == "acme-2024/Officer/chief+information+security+officer"
    assert officers[0]["aliases:string[]"] == "CISO"
    assert officers[0]["experience_years:long"] == ""
    informs = table(tmp_path / "INFORMS.csv")
    assert informs[0][":END_ID"] == "acme-2024/Committee/audit+committee"
    assert informs[0]["frequency:string"] == "quarterly"
    assert {"confidence:double", "hedged:boolean", "starts:long[]", "sentences:string[]"} <= informs[0].keys()
    assert table(tmp_path / "FILED.csv")[0][":START_ID"] == "company/cik/1234"


def test_the_options_name_every_table(acme: FilingGraph, tmp_path: Path) -> None:
    files = write_neo4j_csv([acme.company], [acme], tmp_path)
    said = (tmp_path / "import.args").read_text().splitlines()
    named = {line.rpartition("=")[2] for line in said if line.startswith(("--nodes=", "--relationships="))}
    assert named == {path.name for path in files} - {"import.args"}


def test_tables_that_are_not_whole_have_no_options(acme: FilingGraph, tmp_path: Path) -> None:
    write_neo4j_csv([acme.company], [acme], tmp_path)

    def cut() -> Iterator[FilingGraph]:
        yield acme
        raise ModelError("the store is damaged")

    with pytest.raises(ModelError):
        write_neo4j_csv([acme.company], cut(), tmp_path)
    assert not (tmp_path / ARGUMENTS).exists()


def test_a_folder_that_cannot_be_is_told(acme: FilingGraph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput, match="file"):
        write_neo4j_csv([acme.company], [acme], tmp_path / "file")


@pytest.mark.xdist_group("neo4j")
def test_a_real_import_has_every_edge_with_its_evidence(
    acme: FilingGraph, tmp_path: Path, neo4j_launcher: ModuleType
) -> None:
    first, *others = acme.edges
    said = first.evidence[0].model_copy(update={"text": "He said \"x; y\";\n\\N, and 'z'.", "element": "cyd:A"})
    part = acme.model_copy(
        update={"edges": (first.model_copy(update={"evidence": (first.evidence[0], said)}), *others)}
    )
    write_neo4j_csv([part.company], [part], tmp_path / "tables")
    server = neo4j_launcher.Server(tmp_path / "home")
    server.admin("database", "import", "full", "neo4j", f"@{ARGUMENTS}", folder=tmp_path / "tables")
    try:
        server.start()
        with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            found = driver.execute_query(
                "MATCH (a)-[e]->(b) WHERE type(e) <> 'FILED' RETURN a.uid, type(e), b.uid, e.sentences, e.starts, "
                "e.elements, e.confidence, e.hedged, e.frequency",
                database_="neo4j",
            ).records
    finally:
        server.stop()
    assert sorted(map(tuple, found), key=repr) == sorted(
        (
            (
                edge.source,
                edge.type,
                edge.target,
                [saying.text for saying in edge.evidence],
                [saying.start for saying in edge.evidence],
                [saying.element or "" for saying in edge.evidence] if any(s.element for s in edge.evidence) else None,
                edge.confidence,
                edge.hedged,
                dict(edge).get("frequency"),
            )
            for edge in part.edges
        ),
        key=repr,
    )
