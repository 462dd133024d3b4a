"""Every question keeps to the Cypher that kglite and Neo4j answer alike."""

import re
from collections.abc import Callable

import pytest

from queries.catalogue import Question, parse, questions
from queries.cypher_text import bare

ALL = [pytest.param(question, id=question.name) for question in questions()]

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
    "function of one of them": r"\b(?:percentile\w*|isEmpty|nullIf|round)\s*\(|\bapoc\.",
    "write or procedure": r"\b(?:CREATE|INSERT|MERGE|SET|DELETE|REMOVE|DROP|FOREACH|LOAD|CALL\s+\w)",
    "RETURN *": r"\bRETURN\s+(?:DISTINCT\s+)?\*",
    "SKIP or LIMIT": r"\b(?:SKIP|LIMIT)\b",
}


def faults(question: Question) -> list[str]:
    text = bare(question.cypher)
    found = [name for name, pattern in FORBIDDEN.items() if re.search(pattern, text, re.IGNORECASE)]
    edges = set(re.findall(r"\[(\w+)\s*[:\]{*]", text))
    found += [f"edge property in a map: {edge}" for edge in edges if re.search(rf":\s*{edge}\.\w+\s*[,}}]", text)]
    found += _of_return(text, question)
    for body in re.findall(r"(?:EXISTS|COUNT)\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", text):
        if re.search(r"\bRETURN\b", body):
            found.append("RETURN inside EXISTS")
    for label in re.findall(r"[(\[|:]\s*:?\s*([A-Z]\w+)", text):
        found += [] if label in KNOWN else [f"unknown label or type {label}"]
    return found


KNOWN = {
    *("Company", "Filing", "Program", "Board", "Committee", "Officer", "Management", "Team", "ThirdParty"),
    *("FILED", "REPORTS_TO", "INFORMS", "OVERSEES", "DELEGATES_TO", "MANAGES", "LEADS", "MEMBER_OF", "PART_OF"),
    *("SUPPORTS", "ENGAGES", "MATCH", "EXISTS", "NOT", "WHERE", "CASE", "DISTINCT"),
}


def _of_return(text: str, question: Question) -> list[str]:
    found = []
    last, _, order = text.rpartition("ORDER BY")
    returned = re.sub(r"\s+", " ", last.rpartition("RETURN")[2])
    names = [re.search(r"(\w+)$", item.strip()) for item in _items(returned)]
    if tuple(name[1] if name else "" for name in names) != question.columns:
        found.append("the columns are not those that the header says")
    keys = [key.strip() for key in order.split(",")]
    ids = {key for key in keys if key == "uid" or key.endswith("_uid")}
    if not ids or ids != {name for name in question.columns if name == "uid" or name.endswith("_uid")}:
        found.append("the order is not total: it has to hold every uid")
    if question.columns[:2] != ("company", "filing") or keys[:2] != ["company", "filing"]:
        found.append("company and filing come first")
    return found


def _items(text: str) -> list[str]:
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


@pytest.mark.parametrize("question", ALL)
def test_says_what_it_takes(question: Question) -> None:
    company = [parameter for parameter in question.parameters if parameter.name == "company"]
    assert [(parameter.kind, parameter.default) for parameter in company] == [("company", "")]
    assert all(len(parameter.meaning) > 10 for parameter in question.parameters)


@pytest.mark.parametrize(
    "question", [question for question in questions() if question.of_company], ids=lambda q: q.name
)
def test_a_question_of_a_company_binds_every_row_to_its_filings(question: Question) -> None:
    bound = "MATCH (c:Company)-[:FILED]->(f:Filing"
    assert question.cypher.count(bound) == question.cypher.count("$company IN ['', c.uid, f.filing_id]") == 1
    assert question.columns[:2] == ("company", "filing")


HEADER = "// question: x?\n// columns: company, filing, uid\n"
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
        ("MATCH (n:Officer&!Team)", "negated label"),
        ("MATCH (n:Robot)", "unknown label or type Robot"),
        ("MATCH (n)-[:LIKES]->()", "unknown label or type LIKES"),
        ("MATCH (n) WHERE 1 < n.x < 3", "chained comparison"),
        ("MATCH (n WHERE n.x = 1)-[:LEADS]->()", "WHERE inside a pattern"),
        ("MATCH (n) SET n.x = 1", "write or procedure"),
        ("MATCH (n) WHERE EXISTS { MATCH (n)--() RETURN n }", "RETURN inside EXISTS"),
        ("MATCH (n) WITH n LIMIT 3", "SKIP or LIMIT"),
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
    ],
)
def test_the_lint_sees_a_wrong_return(change: Callable[[str], str], fault: str) -> None:
    assert any(fault in one for one in faults(parse("x", change(HEADER + "MATCH (n)" + RETURN))))


def test_the_lint_lets_good_text_pass() -> None:
    assert (
        faults(parse("x", HEADER + "MATCH (n:Team|Board)-[:LEADS|INFORMS*1..3]->(:Board {uid: n.uid})" + RETURN)) == []
    )
