"""The kinds of findings, and what docs/audit.md says of each."""

import re
from pathlib import Path

from queries.audit import KINDS

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "audit.md").read_text(encoding="utf-8")


def test_the_documentation_has_every_kind_with_its_severity_and_confidence():
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \|.*\| (\.\d\d) \|$", PAGE, re.MULTILINE)
    assert {name: (severity, float(confidence)) for name, severity, confidence in rows} == {
        kind.name: (kind.severity, kind.confidence) for kind in KINDS.values()
    }


def test_a_confidence_is_one_more_right_of_two_more_read():
    rows = re.findall(r"^\| `[a-z-]+` \| .*\| (\d+) of (\d+) \| (\.\d\d) \|$", PAGE, re.MULTILINE)
    assert len(rows) > 15
    for right, read, confidence in rows:
        assert round((int(right) + 1) / (int(read) + 2), 2) == float(confidence)
