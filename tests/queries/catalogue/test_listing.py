from queries.catalogue import described, listed, question, questions
from queries.catalogue.question import SUBJECTS


def test_lists_every_question_once_below_its_subject() -> None:
    lines = list(listed(questions(), 100))
    heads = [line for line in lines if not line.startswith(" ")]
    assert heads == [subject.capitalize() for subject in SUBJECTS]
    names = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert sorted(names) == [one.name for one in questions()]
    below = lines[lines.index("Evidence") + 1]
    assert below.split() == ["evidence", *question("evidence").asks.split(), "[node=", "company=]"]


def test_lists_no_subject_without_a_question() -> None:
    assert [line for line in listed([question("evidence")], 80) if not line.startswith(" ")] == ["Evidence"]


def test_describes_parameters_with_their_values_columns_and_notes() -> None:
    text = " ".join(" ".join(described(question("briefings"), 60)).split())
    assert "-p at= who is briefed: " in text
    assert "(default 'board'; one of board, inside, outside)" in text
    assert "columns: company, filing, informant, " in text
    assert text.endswith(question("briefings").notes)
    assert "(required)" in " ".join(described(question("peers"), 60))


def test_lines_keep_to_the_width() -> None:
    for width in (60, 100):
        assert max(map(len, listed(questions(), width))) <= width
        assert max(len(line) for one in questions() for line in described(one, width)) <= width
