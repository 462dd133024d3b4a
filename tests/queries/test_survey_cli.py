import csv
import io
import json

import pytest

from graphmodel.store import FileStore
from queries.survey import figures


@pytest.fixture(autouse=True)
def store(tmp_path, acme, make_part, monkeypatch):
    """Acme, whose CISO reports to the CIO, and a company that is silent."""
    monkeypatch.chdir(tmp_path)
    FileStore(tmp_path / "governance.govgraph").write([acme, make_part("quiet", company="Quiet", year=2023)])


def test_a_figure_is_a_table_with_its_denominator_and_published_values(govgraph):
    code, out, err = govgraph("survey", "ciso_line")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "2 companies, each by its newest filing."
    assert lines[2] == "To whom the security officer reports (ciso_line)"
    assert " ".join(lines[3:5]) == (
        "Counted among 1 of 2 companies (50.0 %): those whose filing states a reporting line of the security officer. "
        "The other one does not disclose that, which is not counted as a no."
    )
    assert "CIO                1          1   100.0 %  20.7–100.0     38 % Heidrick 2022" in lines
    assert any(line.startswith("  CIO, 38 % Heidrick 2022: Security officers") for line in lines)


def test_groups_say_how_many_do_not_disclose(govgraph):
    code, out, _ = govgraph("survey", "ciso_line", "--by", "year")
    assert code == 0
    assert "2 filings by fiscal year" in out
    assert "CIO                2023   0          0   1              –        –" in out.splitlines()
    assert "CIO                2024   1          1   0              100.0 %  20.7–100.0" in out.splitlines()


def test_json_has_every_figure_with_numbers(govgraph):
    code, out, _ = govgraph("survey", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert list(dict.fromkeys(row["figure"] for row in rows)) == [figure.key for figure in figures()]
    (row,) = [row for row in rows if (row["figure"], row["answer"]) == ("oversight", "audit committee")]
    assert (row["companies"], row["disclosing"], row["not_disclosing"], row["value"]) == (1, 1, 1, 1.0)
    assert [said["value"] for said in row["published"]] == [0.81, 0.64]


def test_csv_has_the_same_rows(govgraph):
    _, out, _ = govgraph("survey", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == len(json.loads(govgraph("survey", "--format", "json")[1]))
    (row,) = [row for row in rows if (row["figure"], row["answer"]) == ("third_parties_tag", "engages any")]
    assert (row["companies"], row["disclosing"], row["value"]) == ("0", "0", "")


@pytest.mark.parametrize("key", [figure.key for figure in figures()])
def test_every_printed_statement_gives_its_figure(govgraph, key):
    options = ("--by", "form", "--year", "2024")
    _, statement, _ = govgraph("survey", key, *options, "--show-cypher")
    answered = json.loads(govgraph("survey", key, *options, "--format", "json")[1])
    code, out, err = govgraph("query", "--cypher", statement, "-p", "by=form", "-p", "year=2024", "--format", "json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert [row["companies"] for row in rows] == [row["companies"] for row in answered]
    assert [row["disclosing"] for row in rows] == [row["disclosing"] for row in answered]
    assert [row.get("answer", "median") for row in rows] == [row["answer"] for row in answered]
    values = [row["median"] if "median" in row else row["share"] for row in rows]
    assert values == [value if value is None else pytest.approx(value, abs=5e-4) for value in
                      (row["value"] for row in answered)]  # fmt: skip


def test_statements_say_what_to_give_them_and_need_no_store(govgraph, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    code, out, err = govgraph("survey", "--show-cypher")
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if line.startswith("// ciso_line:")] == [
        "// ciso_line: To whom the security officer reports; -p by= -p year=0"
    ]
    assert out.count("ORDER BY grouped, place, answer, market\n") == len(figures()) - 1


def test_a_page_and_plots_are_written_and_named(govgraph, tmp_path):
    code, _, err = govgraph("survey", "-o", "survey.html", "--svg", "plots")
    assert code == 0
    assert err == f"written: survey.html\nwritten: {len(figures())} plots in plots\n"
    assert (tmp_path / "survey.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert {path.name for path in (tmp_path / "plots").iterdir()} == {f"{figure.key}.svg" for figure in figures()}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--year", "2031"), "error: there is no filing for 2031 in the store; there are some for 2023, 2024\n"),
        (("--store", "none.govgraph"), "error: none.govgraph: "),
        (("salary",), "error: no figure 'salary'; there are oversight, "),
    ],
)
def test_what_cannot_be_counted_is_told_in_a_line(govgraph, arguments, line):
    code, out, err = govgraph("survey", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(line)
    assert err.count("\n") == 1
