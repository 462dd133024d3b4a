from pathlib import Path

import pytest

from graphmodel.errors import StoreError
from graphmodel.store.server.address import Address, Login, is_server

SECRET = "Kolibri-8391"  # noqa: S105 - of no server
ENVIRONMENT = {"NEO4J_USERNAME": "ada", "NEO4J_PASSWORD": SECRET, "NEO4J_DATABASE": "filings"}


@pytest.mark.parametrize("location", ["neo4j://h", "neo4j+s://h", "neo4j+ssc://h:1", "bolt://h", "BOLT+S://h"])
def test_the_drivers_schemes_are_servers(location: str) -> None:
    assert is_server(location)


@pytest.mark.parametrize("location", ["http://h", "a.govgraph", "neo4j.govgraph", "neo4j:h", "bolt+x://h"])
def test_all_else_is_none(location: str) -> None:
    assert not is_server(location)


def test_an_address_is_shown_as_it_is_reached() -> None:
    assert Address.parse("neo4j+s://Example.org:7687/").url == "neo4j+s://example.org:7687"
    assert Address.parse("bolt://[::1]:7687").url == "bolt://[::1]:7687"


@pytest.mark.parametrize(
    ("location", "stem"), [("neo4j://db.example.org", "db.example.org-7687"), ("bolt://[::1]:9", "_1-9")]
)
def test_files_that_go_with_a_server_are_named_after_it(location: str, stem: str) -> None:
    assert Address.parse(location).stem == stem


@pytest.mark.parametrize(
    "location",
    [
        f"neo4j://neo4j:{SECRET}@localhost:7687",
        f"bolt://{SECRET}@localhost",
        f"bolt://localhost:{SECRET}",
        f"bolt://localhost/?password={SECRET}",
        f"bolt://localhost/#{SECRET}",
        f"bolt://[{SECRET}",
        f"bolt://x {SECRET}",
        f"bolt://\x1b{SECRET}",
        "bolt://",
    ],
)
def test_an_address_with_anything_but_host_and_port_is_refused_and_not_repeated(location: str) -> None:
    with pytest.raises(StoreError) as caught:
        Address.parse(location)
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_login_is_what_the_environment_says_and_options_come_first(tmp_path: Path) -> None:
    assert Login.given(environment=ENVIRONMENT) == Login("ada", SECRET, "filings")
    file = tmp_path / "password"
    file.write_text("other\r\n")
    assert Login.given("bob", file, "mine", ENVIRONMENT) == Login("bob", "other", "mine")
    assert Login.given(environment={}).pair is None
    assert Login.given(environment={"NEO4J_PASSWORD": "x"}).pair == ("neo4j", "x")


def test_a_user_without_a_password_is_asked_for_one() -> None:
    with pytest.raises(StoreError, match="--password-file"):
        _ = Login("ada").pair


def test_a_password_is_in_no_representation() -> None:
    assert SECRET not in f"{Login('ada', SECRET)!r} {Login('ada', SECRET)}"


@pytest.mark.parametrize("content", [b"", b"\n", b"two\nlines\n", b"\xff\xfe"])
def test_a_file_without_one_password_is_refused_by_its_name(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_bytes(content)
    for path in (file, tmp_path / "none", tmp_path):
        with pytest.raises(StoreError, match=str(path)) as caught:
            Login.given(password_file=path, environment={})
        assert "\n" not in str(caught.value)
