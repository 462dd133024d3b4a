"""The Compose file; no Docker engine is needed to hold it to what it promises."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def service() -> dict[str, Any]:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    found: dict[str, Any] = services["neo4j"]
    return found


def test_the_image_is_of_the_line_that_is_tested(service: dict[str, Any]) -> None:
    tested = re.search(
        r"<neo4j\.version>(\d+\.\d+)\.", (ROOT / "tests" / "neo4j" / "pom.xml").read_text(encoding="utf-8")
    )
    assert tested is not None
    assert service["image"] == f"neo4j:{tested[1]}-community"


def test_the_password_comes_from_the_environment_alone(service: dict[str, Any]) -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", service["environment"]["NEO4J_AUTH"])


def test_nothing_listens_beyond_this_machine(service: dict[str, Any]) -> None:
    assert service["ports"]
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in service["ports"])


def test_it_is_ready_when_a_query_is_answered_and_the_check_names_no_password(service: dict[str, Any]) -> None:
    kind, command = service["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    assert "cypher-shell 'RETURN 1'" in command
    assert re.sub(r"\$\$\{NEO4J_AUTH#\*/\}", "", command).count("PASSWORD") == 1


def test_what_is_stored_outlives_the_container(service: dict[str, Any]) -> None:
    assert "neo4j-data:/data" in service["volumes"]
