import re
from pathlib import Path

import pytest

import loaders.extract
from loaders.extract.vocabulary import mapping_of, vocabulary, word_set

PACKAGE = Path(loaders.extract.__file__).parent
FILES = ["bodies", "officers", "third_parties", "words"]


def _lists(table, path=()):
    for key, value in table.items():
        if isinstance(value, list):
            yield key, value
        elif isinstance(value, dict):
            yield from _lists(value, (*path, key))


@pytest.mark.parametrize("name", FILES)
def test_no_list_is_without_a_reader(name):
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    nouns = set(vocabulary("words")["pointers"]["nouns"])
    assert [key for key, _ in _lists(vocabulary(name)) if f'"{key}"' not in code and key not in nouns] == []


@pytest.mark.parametrize("name", FILES)
def test_lists_are_sorted_lower_case_and_say_nothing_twice(name):
    for _, words in _lists(vocabulary(name)):
        assert words == sorted(set(words))
        assert all(word == word.lower() and word == " ".join(word.split()) for word in words)


@pytest.mark.parametrize("name", FILES)
def test_lines_are_short_enough_to_read(name):
    text = (PACKAGE / "vocabulary" / f"{name}.toml").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 120
    assert re.match(r"# \w", text)


def test_a_list_that_a_file_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        word_set("bodies", "team", "no such list")


def test_a_table_gives_one_word_for_another():
    assert mapping_of("bodies", "team", "singular")["departments"] == "department"
