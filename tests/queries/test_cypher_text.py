import pytest

from queries.cypher_text import bare, names_in_patterns, parameters, refusal


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("RETURN 'a;b' AS x", "RETURN '' AS x"),
        ('RETURN "it\'s" AS x', 'RETURN "" AS x'),
        (r"RETURN 'a\'b' AS x", "RETURN '' AS x"),
        ("RETURN `a``;b` AS x", "RETURN `` AS x"),
        ("RETURN 1 // a ; 'b\nAS x", "RETURN 1  \nAS x"),
        ("RETURN /* ; */ 1", "RETURN   1"),
        ("RETURN 'open", "RETURN ''"),
        ("RETURN 'http://x' AS x", "RETURN '' AS x"),
    ],
)
def test_strings_and_comments_are_left_aside(text: str, left: str) -> None:
    assert bare(text) == left


def test_names_in_patterns() -> None:
    text = (
        "MATCH (a:Officer {name: '(:X)'})-[:LEADS|:INFORMS*1..2]->(:Board|Team) WHERE a.f[0] = size([x IN l WHERE x])"
    )
    assert names_in_patterns(text) == (["Officer", "Board", "Team"], ["LEADS", "INFORMS"])


def test_parameters_in_strings_and_comments_are_none() -> None:
    assert parameters("RETURN $a, '$b' // $c\n, $d_1") == {"a", "d_1"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("  // only a note", "empty"),
        ("MATCH (n) RETURN n.uid; MATCH (m) RETURN m.uid", "one query at a time"),
        ("LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line", "LOAD CSV"),
        ("MATCH (n) load\n csv FROM 'x' AS line RETURN line", "LOAD CSV"),
        ("LOAD //x\nCSV FROM 'x' AS line RETURN line", "LOAD CSV"),
        ("MATCH (n) RETURN n.uid FORMAT CSV", "--format csv"),
        ("create (n:Officer)", "CREATE is refused"),
        ("INSERT (n:Officer)", "INSERT is refused"),
    ],
)
def test_refuses_what_is_not_one_question_to_the_graph(text: str, says: str) -> None:
    assert says in (refusal(text) or "")


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN n.uid;",
        "MATCH (n) RETURN n.uid ; \n",
        "MATCH (n) WHERE n.name = 'CREATE; LOAD CSV' RETURN n.uid",
        "MATCH (n) RETURN n.load AS load",
        "RETURN 1 AS `LOAD CSV`",
    ],
)
def test_takes_what_only_looks_like_it(text: str) -> None:
    assert refusal(text) is None
