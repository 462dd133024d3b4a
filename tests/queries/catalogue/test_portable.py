"""Every question, and every figure of the survey, keeps to the Cypher that kglite and Neo4j answer alike."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from queries.catalogue import Question, parse, questions
from queries.cypher_text import bare
from queries.survey import Figure, figures

ALL = [pytest.param(question, id=question.name) for question in questions()]
COLUMNS = {
    "share": ("grouped", "place", "answer", "market", "companies", "disclosing", "share"),
    "median": ("grouped", "market", "median", "low", "high", "companies", "disclosing", "share"),
}
"""Of a figure's statement, by its measure."""

# What one of the two does not know, or answers in silence with something else.
FORBIDDEN = {
    "unbounded path": r"-\[[^\]]*\*(?:\d+)?(?:\.\.)?\s*\]",
    "[:A|:B]": r"\[[^\]]*\|\s*:",
    "properties() or keys()": r"\b(?:properties|keys)\s*\(",
    "map projection": r"\w\s*\{\s*\.",
    "engine's own property": r"\w\.(?:id|title|type|label)\b",
    "quantified path": r"\)\s*(?:\{\d|[+*]\s*\()|\bSHORTEST\b",
    "COLLECT {}": r"\bCOLLECT\s*\{",
    "WHERE inside a pattern": r"[(\[][^()\[\]{}]*\bWHERE\b[^()\[\]{}]*[)\]]\s*(?:-|<)",
    "negated label": r":\s*!|&",
    "chained comparison": r"[<>]=?\s*[\w.$]+\s*[<>]=?",
    "block comment": r"/\*",
    "hint": r"\bUSING\b",
    "function of one of them": r"\b(?:percentile\w*|isEmpty|nullIf|round|elementId|id)\s*\(|\bapoc\.",
    "aggregate that differs in the last digit": r"\b(?:avg|stdevp?)\s*\(",
    "time": r"\b(?:date|time|datetime|localtime|localdatetime|duration|timestamp|rand\w*)\s*[(.]",
    "division by zero": r"/\s*0(?:\.0*)?(?![\d.])",
    "element of an aggregate": r"\bcollect\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*\[",
    # Neo4j binds these tighter than +, kglite does not.
    "+ before a predicate": r"[+]\s*(?:\$?[\w.]+(?:\([^()]*\))?|'')\s+(?:IN|CONTAINS|STARTS|ENDS|IS)\b",
    "write or procedure": r"\b(?:CREATE|INSERT|MERGE|SET|DELETE|REMOVE|DROP|FOREACH|LOAD|CALL\s+\w)",
    "RETURN *": r"\b(?:RETURN|WITH)\s+(?:DISTINCT\s+)?\*",
    "SKIP or LIMIT": r"\b(?:SKIP|LIMIT)\b",
}

KNOWN = {
    *("Company", "Filing", "Program", "Board", "Committee", "Officer", "Management", "Team", "ThirdParty"),
    *("FILED", "REPORTS_TO", "INFORMS", "OVERSEES", "DELEGATES_TO", "MANAGES", "LEADS", "MEMBER_OF", "PART_OF"),
    *("SUPPORTS", "ENGAGES", "MATCH", "EXISTS", "NOT", "WHERE", "CASE", "DISTINCT", "COUNT", "OPTIONAL", "CALL"),
}
_BODY = re.compile(r"\b(EXISTS|COUNT|CALL)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_CLAUSE = re.compile(r"\b(OPTIONAL MATCH|MATCH|WHERE|WITH|UNWIND|RETURN|ORDER BY)\b")
_AGGREGATE = re.compile(r"\b(?:count|collect|sum|min|max)\s*\(")
_COLLECTED = re.compile(r"\bcollect\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")


class Clause(NamedTuple):
    """A part of a query, and the names that are bound where it begins."""

    kind: str
    text: str
    bound: frozenset[str]


def faults(question: Question) -> list[str]:
    text = re.sub(r"\b(STARTS|ENDS) WITH\b", r"\1", re.sub(r"\s+", " ", bare(question.cypher)).strip())
    found = [name for name, pattern in FORBIDDEN.items() if re.search(pattern, text, re.IGNORECASE)]
    edges = set(re.findall(r"\[(\w+)\s*[:\]{*]", text))
    found += [
        f"edge property in a map: {edge}"
        for edge in edges
        if re.search(rf"(?<!\w)\([\w\s:|]*\{{[^{{}}]*:\s*{edge}\.\w+[^{{}}]*\}}\s*\)", text)
    ]
    for label in re.findall(r"[(\[|:]\s*:?\s*([A-Z]\w+)", text):
        found += [] if label in KNOWN else [f"unknown label or type {label}"]
    clauses = list(clauses_of(text))
    return [*found, *of_bodies(text), *of_scopes(clauses), *of_order(clauses), *of_return(clauses, question)]


def clauses_of(text: str) -> Iterator[Clause]:
    """The query's clauses, without the bodies of subqueries."""
    flat = _BODY.sub(r"\1", text)
    depths = [0]
    for char in flat:
        depths.append(depths[-1] + (char in "([{") - (char in ")]}"))
    starts = [match for match in _CLAUSE.finditer(flat) if not depths[match.start()]]
    ends = [match.start() for match in starts[1:]] + [len(flat)]
    bound: set[str] = set()
    for match, end in zip(starts, ends, strict=True):
        kind, body = match[0], flat[match.end() : end]
        yield Clause(kind, body.strip(), frozenset(bound))
        if kind.endswith("MATCH"):
            bound |= in_patterns(body)
        elif kind in ("WITH", "UNWIND"):
            bound = {alias for _, alias in named(body)} | (bound if kind == "UNWIND" else set())


def in_patterns(text: str) -> set[str]:
    """The names of nodes, relations and paths."""
    return {*re.findall(r"[(\[]\s*(\w+)\s*(?=[:)\]{])", text), *re.findall(r"(\w+)\s*=\s*\(", text)}


def named(body: str) -> list[tuple[str, str]]:
    """The items of a WITH, UNWIND or RETURN: expression and name."""
    items = [item.strip().removeprefix("DISTINCT ") for item in split(body)]
    pairs = [re.fullmatch(r"(.*?)(?: AS (\w+))?", item) for item in items]
    return [(pair[1], pair[2] or pair[1]) for pair in pairs if pair]


def of_bodies(text: str) -> list[str]:
    """EXISTS and COUNT bodies that one engine does not know, or that it searches from the wrong end."""
    found = []
    for body in _BODY.finditer(text):
        outside = in_patterns(text[: body.start()])
        first = re.search(r"MATCH\s*\(\s*(\w*)[^(){}]*([){])", body[2])
        if body[1] != "CALL" and re.search(r"\bRETURN\b", body[2]):
            found.append("RETURN inside EXISTS")
        if re.search(r"\.(?:filing|filing_id|company_id)\s*=|=\s*\w+\.(?:filing|filing_id|company_id)\b", body[2]):
            found.append("a body bound by WHERE instead of a map")
        if first and first[2] == ")" and first[1] not in outside:
            found.append("a body that starts anywhere")
    return found


def of_scopes(clauses: list[Clause]) -> list[str]:
    """Names that mean two things, and nodes, relations or paths as answers."""
    found = []
    for clause in clauses:
        if clause.kind not in ("WITH", "UNWIND", "RETURN"):
            continue
        found += [
            f"{name} shadows a variable" for what, name in named(clause.text) if name in clause.bound and what != name
        ]
    things = {name for clause in clauses if clause.kind.endswith("MATCH") for name in in_patterns(clause.text)}
    found += [f"{what} is no value" for what, _ in named(clauses[-2].text) if what in things]
    return found


def of_order(clauses: list[Clause]) -> list[str]:
    """Lists in an order that nobody gave, and orders by what an aggregation has left behind."""
    found = []
    text = " ".join(f"{clause.kind} {clause.text}" for clause in clauses)
    for before, clause, after in zip([None, *clauses], clauses, [*clauses[1:], None], strict=False):
        if clause.kind not in ("WITH", "RETURN") or not _AGGREGATE.search(clause.text):
            continue
        if after and after.kind == "ORDER BY":
            known = {name for _, name in named(clause.text)}
            keys = [key.strip().removesuffix(" DESC") for key in split(after.text)]
            lost = [key for key in keys if not set(re.findall(r"\w+", key)[:1]) <= known]
            found += [f"order by {key} after an aggregation" for key in lost]
        for what, name in named(clause.text):
            listed = _COLLECTED.search(what) and not (before and before.kind == "ORDER BY")
            # Whether something is in it, and how much, is the same in any order, as are rows that it becomes again.
            rest = re.sub(rf"\b(?:AS |UNWIND |IN |size\(|WITH ){name}\b", "", text)
            if listed and re.search(rf"\b{name}\b", rest):
                found.append(f"{name} is collected in any order")
    return found


def of_return(clauses: list[Clause], question: Question) -> list[str]:
    """Columns that are not those of the header, and rows in no total order."""
    found = []
    returned, order = clauses[-2:]
    keys = [key.strip().removesuffix(" DESC") for key in split(order.text)]
    if (returned.kind, order.kind) != ("RETURN", "ORDER BY"):
        return ["it does not end in RETURN and ORDER BY"]
    if tuple(name for _, name in named(returned.text)) != question.columns:
        found.append("the columns are not those that the header says")
    if "companies" in question.columns:
        groups = set(question.columns[: question.columns.index("companies")])
        if question.columns[-2:] != ("disclosing", "share") or not groups <= set(keys):
            found.append("a count has its groups, companies, disclosing and share, ordered by all groups")
        return found
    ids = {key for key in keys if key == "uid" or key.endswith("_uid")}
    if not ids or ids != {name for name in question.columns if name == "uid" or name.endswith("_uid")}:
        found.append("the order is not total: it has to hold every uid")
    if question.columns[:2] != ("company", "filing") or [key for key in keys if key in ("company", "filing")] != [
        "company",
        "filing",
    ]:
        found.append("company and filing come first")
    return found


def split(text: str) -> list[str]:
    """What stands between the commas outside of brackets."""
    depth, items = 0, [""]
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        if char == "," and not depth:
            items.append("")
        else:
            items[-1] += char
    return items


@pytest.mark.parametrize("question", ALL)
def test_keeps_to_the_portable_subset(question: Question) -> None:
    assert faults(question) == []


@pytest.mark.parametrize("figure", [pytest.param(figure, id=figure.key) for figure in figures()])
def test_a_figure_of_the_survey_keeps_to_the_portable_subset(figure: Figure) -> None:
    assert faults(Question(figure.key, "", "", "", (), COLUMNS[figure.measure], figure.cypher)) == []


@pytest.mark.parametrize("question", ALL)
def test_says_what_it_takes(question: Question) -> None:
    kinds = {parameter.name: (parameter.kind, parameter.default) for parameter in question.parameters}
    if "companies" in question.columns:
        assert (kinds["sic"], kinds["year"]) == (("string", ""), ("integer", 0))
        assert "company" not in kinds
    else:
        assert kinds["company"][0] == "company"
    assert all(len(parameter.meaning) > 10 for parameter in question.parameters)
    assert len(question.notes) > 20


@pytest.mark.parametrize(
    "question", [question for question in questions() if question.of_company], ids=lambda q: q.name
)
def test_a_question_of_a_company_binds_every_row_to_its_filings(question: Question) -> None:
    (company,) = [parameter for parameter in question.parameters if parameter.kind == "company"]
    bound = (
        "MATCH (c:Company)-[:FILED]->(one:Filing)\nWHERE $company IN [c.uid, one.filing_id]\n"
        if company.required
        else "MATCH (c:Company)-[:FILED]->(f:Filing)\nWHERE $company IN ['', c.uid, f.filing_id]"
    )
    assert question.cypher.count(bound) == question.cypher.count("$company") == 1
    assert question.columns[:2] == ("company", "filing")


@pytest.mark.parametrize(
    "question", [question for question in questions() if "companies" in question.columns], ids=lambda q: q.name
)
def test_a_count_takes_one_filing_of_each_company(question: Question) -> None:
    assert question.cypher.count("FILED") == 1
    assert (
        """MATCH (c:Company)-[:FILED]->(one:Filing)
WHERE coalesce(c.sic, '') STARTS WITH $sic AND $year IN [0, one.fiscal_year]
WITH c, one
ORDER BY coalesce(one.period, toString(one.fiscal_year), '') DESC, coalesce(one.filed, '') DESC, one.filing_id DESC
WITH c, head(collect(one)) AS f
"""
        in question.cypher
    )


HEADER = "// question: x?\n// subject: the board\n// columns: company, filing, uid\n"
RETURN = " RETURN n.company_id AS company, n.filing AS filing, n.uid AS uid ORDER BY company, filing, uid"


@pytest.mark.parametrize(
    ("match", "fault"),
    [
        ("MATCH (n)-[:REPORTS_TO*]->()", "unbounded path"),
        ("MATCH (n)-[:REPORTS_TO*2..]->()", "unbounded path"),
        ("MATCH (n)-[:LEADS|:INFORMS]->()", "[:A|:B]"),
        ("MATCH (n) WHERE size(keys(n)) > 1", "properties() or keys()"),
        ("MATCH (n) WITH n, n {.uid} AS m", "map projection"),
        ("MATCH (n) WHERE n.title = 'x'", "engine's own property"),
        ("MATCH (n)-[e]->() MATCH (:Filing {filing_id: e.filing})", "edge property in a map: e"),
        ("MATCH (n)-[e:LEADS]->() MATCH (:Filing {filing_id: e.filing})", "edge property in a map: e"),
        ("MATCH (n)-[e]->() MATCH (:Filing {filing_id: e.filing, form: 'x'})", "edge property in a map: e"),
        ("MATCH (n:Officer&!Team)", "negated label"),
        ("MATCH (n:Robot)", "unknown label or type Robot"),
        ("MATCH (n)-[:LIKES]->()", "unknown label or type LIKES"),
        ("MATCH (n) WHERE 1 < n.x < 3", "chained comparison"),
        ("MATCH (n WHERE n.x = 1)-[:LEADS]->()", "WHERE inside a pattern"),
        ("MATCH (n) SET n.x = 1", "write or procedure"),
        ("MATCH (n) WHERE EXISTS { MATCH (n)--() RETURN n }", "RETURN inside EXISTS"),
        ("MATCH (n) WITH n LIMIT 3", "SKIP or LIMIT"),
        ("MATCH (n) WHERE n.born < date()", "time"),
        ("MATCH (n) WITH n, n.years / 0.0 AS share", "division by zero"),
        ("MATCH (n) WITH n, round(n.years) AS years", "function of one of them"),
        ("MATCH (n) WITH n, avg(n.years) AS years", "aggregate that differs in the last digit"),
        ("MATCH (n) WHERE n.name + 'x' CONTAINS 'y'", "+ before a predicate"),
        ("MATCH (n) WHERE 'x' + toLower(n.name) STARTS WITH 'y'", "+ before a predicate"),
        ("MATCH (n)--(m) WITH n, collect(m.name)[0] AS first", "element of an aggregate"),
        ("MATCH (n)--(m) WITH n, min(m.name) AS m", "m shadows a variable"),
        ("MATCH (n) UNWIND n.aliases AS n", "n shadows a variable"),
        ("MATCH (n)--(m) WITH n, collect(m.name) AS names WHERE names[0] = 'x'", "names is collected in any order"),
        ("MATCH (n)--(m) WITH n, count(m) AS k ORDER BY m.name", "order by m.name after an aggregation"),
        (
            "MATCH (n) WHERE EXISTS { MATCH (n)--(m:Team) WHERE m.filing = n.filing }",
            "a body bound by WHERE instead of a map",
        ),
        ("MATCH (n) WHERE EXISTS { MATCH ()-[:LEADS]->(:Team {filing: n.filing}) }", "a body that starts anywhere"),
    ],
)
def test_the_lint_sees(match: str, fault: str) -> None:
    assert faults(parse("x", HEADER + match + RETURN)) == [fault]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            lambda text: text.replace("filing, uid", "filing", 2).replace(
                "columns: company, filing", "columns: company, filing, uid"
            ),
            "total",
        ),
        (lambda text: text.replace("n.uid AS uid", "n.uid AS id"), "columns are not"),
        (lambda text: text.replace("BY company, filing, uid", "BY filing, company, uid"), "come first"),
        (lambda text: text.replace("n.uid AS uid", "n AS uid"), "n is no value"),
        (lambda text: text.replace("ORDER BY company, filing, uid", ""), "does not end in"),
    ],
)
def test_the_lint_sees_a_wrong_return(change: Callable[[str], str], fault: str) -> None:
    assert any(fault in one for one in faults(parse("x", change(HEADER + "MATCH (n)" + RETURN))))


def test_the_lint_lets_good_text_pass() -> None:
    assert (
        faults(parse("x", HEADER + "MATCH (n:Team|Board)-[:LEADS|INFORMS*1..3]->(:Board {uid: n.uid})" + RETURN)) == []
    )
