"""A named question, and the header of the file that it is read from.

    // question: Who oversees what?
    // subject: the board
    // parameter: of label = 'Program' - label of what is overseen; any where empty
    // parameter: node string - a name or a uid
    // scope: company
    // columns: company, filing, overseer, sentence, uid

The subject is one of `SUBJECTS`. A parameter has a type (string, integer, number, boolean, company, or one of a list:
role, label, frequency, place, committee_level, committee_kind, third_party_kind, in any case of letters) and, where it
may be left away, a default, written as in Cypher. A `company` is what a user writes for one; the query is given its id,
or a filing's, or ''. Further comments are notes for the reader. The columns are those of the RETURN, in its order.
`scope: company` says that the answer for a company is in that company's filings alone, so that nothing else of a store
needs to be read; without that line a question is given the whole store.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphmodel import FREQUENCIES, LABELS, committee_kinds, role_codes, third_party_kinds
from graphmodel.errors import BadParameter
from queries.cypher_text import parameters as parameters_in

__all__ = ["SUBJECTS", "Parameter", "Question", "parse"]

SUBJECTS: Final = (
    "the board",
    "reporting lines",
    "who does the work",
    "third parties",
    "the programme",
    "comparing",
    "evidence",
)
"""What questions are about, in the order in which they are listed."""

_PLAIN: Final = ("string", "integer", "number", "boolean", "company")
_LISTS: Final[Mapping[str, Callable[[], tuple[str, ...]]]] = {
    "role": role_codes,
    "label": lambda: tuple(label for label in LABELS if label != "Company"),
    "frequency": lambda: FREQUENCIES,
    "place": lambda: ("board", "inside", "outside"),
    "committee_level": lambda: ("board", "management"),
    "committee_kind": committee_kinds,
    "third_party_kind": third_party_kinds,
}
_LINE = re.compile(r"//[ \t]*(question|subject|parameter|scope|columns):[ \t]*(.*?)[ \t]*")
_PARAMETER = re.compile(rf"(\w+) ({'|'.join((*_PLAIN, *_LISTS))})(?: = ('[^']*'|\S+))? - (\S.*)")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_REQUIRED: Final = object()


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be given: `kind` is its type; without a default it must be given."""

    name: str
    kind: str
    meaning: str
    default: Any = _REQUIRED

    @property
    def choices(self) -> tuple[str, ...]:
        """The values there are, where the type is a list; else none."""
        return _LISTS[self.kind]() if self.kind in _LISTS else ()

    @property
    def takes_any(self) -> bool:
        """Whether it may be empty, which means any; who asks for one role does not ask for any."""
        return bool(self.choices) and (self.kind != "role" or self.default == "")

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.default is _REQUIRED

    def value(self, given: object) -> Any:
        """A given value as one of the parameter's type; BadParameter where it is none. Strings are read as written."""
        value = _read(self.kind, given) if isinstance(given, str) else given
        if not _fits(self.kind, value):
            raise BadParameter(f"parameter {self.name} is of type {self.kind}, which {given!r} is not: {self.meaning}")
        return self._listed(str(value)) if self.kind in _LISTS else value

    def _listed(self, written: str) -> str:
        """A value of the list as the list has it, or empty."""
        for value in self.choices:
            if value.casefold() == written.strip().casefold():
                return value
        if not written and self.takes_any:
            return ""
        raise BadParameter(f"parameter {self.name}: there is no {written!r}; it is one of {', '.join(self.choices)}")


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: what it asks in plain words, what it takes, the columns it gives, and its Cypher.

    `subject` is one of `SUBJECTS`; `notes` tell what the answer means. `of_company`: asked of a company,
    it needs that company's filings and no others.
    """

    name: str
    subject: str
    asks: str
    notes: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    cypher: str
    of_company: bool = False

    def bind(self, given: Mapping[str, object]) -> dict[str, Any]:
        """A value for every parameter, from those given and the defaults.

        BadParameter for one that is unknown, missing, or not of its type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise BadParameter(f"question {self.name} has no parameter {name!r}; it takes {', '.join(known)}")
        values = {}
        for name, parameter in known.items():
            if name not in given and parameter.required:
                raise BadParameter(f"question {self.name} needs {name} ({parameter.meaning}): give it with -p {name}=…")
            values[name] = parameter.value(given[name]) if name in given else parameter.default
        return values


def parse(name: str, text: str) -> Question:
    """Read a question's file; ValueError says what is wrong with it."""
    said: dict[str, list[str]] = {"question": [], "subject": [], "parameter": [], "scope": [], "columns": []}
    notes = []
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match:
            said[match[1]].append(match[2])
        elif line.startswith("//"):
            notes.append(line.removeprefix("//").strip())
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name}: a question's name is in small letters, digits and single underscores")
    for part in ("question", "subject", "columns"):
        if len(said[part]) != 1:
            raise ValueError(f"{name}: one line '// {part}: …' is wanted")
    (asks,), (subject,) = said["question"], said["subject"]
    if not asks.endswith("?"):
        raise ValueError(f"{name}: the question does not end in a question mark")
    if subject not in SUBJECTS:
        raise ValueError(f"{name}: there is no subject {subject!r}; it is one of {', '.join(SUBJECTS)}")
    parameters = tuple(_parameter(name, line) for line in said["parameter"])
    declared, used = [parameter.name for parameter in parameters], parameters_in(text)
    if sorted(declared) != sorted(used):
        raise ValueError(f"{name}: the header declares {sorted(declared)}, the query uses {sorted(used)}")
    of_company = _of_company(name, said["scope"], parameters)
    columns = _columns(name, said["columns"][0])
    return Question(name, subject, asks, " ".join(notes).strip(), parameters, columns, text, of_company)


def _columns(question: str, line: str) -> tuple[str, ...]:
    columns = tuple(column.strip() for column in line.split(","))
    if not all(map(_NAME.fullmatch, columns)) or len(set(columns)) < len(columns):
        raise ValueError(f"{question}: a column's name is no name, or stands there twice")
    return columns


def _of_company(question: str, scope: list[str], parameters: tuple[Parameter, ...]) -> bool:
    if scope not in ([], ["company"]):
        raise ValueError(f"{question}: the one scope there is is '// scope: company'")
    if scope and not any(parameter.kind == "company" for parameter in parameters):
        raise ValueError(f"{question}: the scope is a company, and no parameter is one")
    return bool(scope)


def _parameter(question: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match:
        raise ValueError(f"{question}: '// parameter: {line}' is not 'NAME TYPE [= DEFAULT] - MEANING'")
    name, kind, written, meaning = match.groups()
    if written is None:
        return Parameter(name, kind, meaning)
    default = written[1:-1] if written.startswith("'") else _read(kind, written)
    if not _fits(kind, default):
        raise ValueError(f"{question}: {written} is no {kind}")
    return Parameter(name, kind, meaning, default)


def _read(kind: str, written: str) -> Any:
    if kind in ("string", "company") or kind in _LISTS:
        return written
    try:
        return json.loads(written.strip().lower())
    except ValueError:
        return None


def _fits(kind: str, value: object) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    if isinstance(value, bool):
        return False
    if kind == "integer":
        return isinstance(value, int) and -(2**63) <= value < 2**63
    return isinstance(value, int | float) if kind == "number" else isinstance(value, str)
