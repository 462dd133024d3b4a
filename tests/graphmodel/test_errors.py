import inspect
import pickle
import re

import pytest

from graphmodel import errors
from graphmodel.errors import GovgraphError, SourceError

ALL = [getattr(errors, name) for name in errors.__all__]


@pytest.mark.parametrize("kind", ALL)
def test_an_error_comes_back_whole_from_another_process(kind: type[GovgraphError]) -> None:
    error = kind("a.txt", "is empty") if issubclass(kind, SourceError) else kind("a.txt: is empty")
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(back) is kind
    assert str(back) == "a.txt: is empty"
    assert vars(back) == vars(error)


def test_the_tree_is_drawn_in_the_docstring() -> None:
    assert errors.__doc__ is not None
    drawn = set(re.findall(r"^ +[│├└─ ]*([A-Z]\w+)", errors.__doc__, re.MULTILINE))
    made = {name for name, value in vars(errors).items() if inspect.isclass(value)}
    assert drawn == made == set(errors.__all__)


@pytest.mark.parametrize("kind", ALL)
def test_one_root(kind: type[Exception]) -> None:
    assert issubclass(kind, GovgraphError)


@pytest.mark.parametrize("kind", ALL)
def test_a_message_is_one_line_and_safe_on_a_terminal(kind: type[GovgraphError]) -> None:
    name = "a\nb\x1b[2J\u202e.txt"
    error = kind(name, "is empty") if issubclass(kind, SourceError) else kind(f"{name}: is empty")
    assert str(error) == "a\\nb\\x1b[2J\\u202e.txt: is empty"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes
