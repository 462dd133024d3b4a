"""Keep the README true: `readme.py --write` puts in the model's tables and what the commands in it print.

Blocks of the language "console" hold commands after "$ "; whatever follows them is replaced by their output, run in a
folder that holds nothing but examples/. Seconds and rates are set to what the README has, for they vary.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from graphmodel.edges import EDGE_CLASSES
from graphmodel.nodes import LABELS, NODE_CLASSES

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_SPEED = re.compile(r"[0-9]+\.[0-9] s, [0-9.,]+ filings/s")
_HIDDEN = ("uid", "name", "aliases", "filing", "company_id", "label")


def nodes_table() -> str:
    """The labels as `graphmodel` declares them."""
    rows = ["| label | what it is | properties besides `name` and `aliases` |", "| --- | --- | --- |"]
    for label, node in NODE_CLASSES.items():
        fields = ", ".join(f"`{name}`" for name in node.model_fields if name not in _HIDDEN)
        rows.append(f"| `{label}` | {node.meaning} | {fields} |")
    return "\n".join(rows)


def edges_table() -> str:
    """The edge types and the labels they may join, as `graphmodel` declares them."""
    rows = ["| type | reads | from | to |", "| --- | --- | --- | --- |"]
    for name, edge in EDGE_CLASSES.items():
        ends = [", ".join(label for label in LABELS if label in labels) for labels in (edge.sources, edge.targets)]
        rows.append(f"| `{name}` | {edge.meaning} | {ends[0]} | {ends[1]} |")
    return "\n".join(rows)


def with_tables(text: str) -> str:
    """The text with both tables made anew."""
    for name, table in (("nodes", nodes_table()), ("edges", edges_table())):
        text = re.sub(
            rf"(?<=<!-- {name}: made by \.ci/readme\.py -->\n).*?(?=<!-- /{name} -->)",
            lambda _, table=table: f"{table}\n",
            text,
            flags=re.DOTALL,
        )
    return text


def with_output(text: str) -> str:
    """The text with every command's output made anew."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        return _CONSOLE.sub(lambda found: _session(found[0], folder), text)


def _session(block: str, folder: str) -> str:
    parts: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            printed = "\n".join(row.rstrip() for row in _run(line[2:], folder).strip("\n").split("\n"))
            parts += [line, printed] if printed else [line]
    fresh = "".join(f"{part}\n" for part in parts)
    old = _SPEED.search(block)
    return _SPEED.sub(old[0], fresh) if old else fresh


def _run(command: str, folder: str) -> str:
    paths = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    environment = {**os.environ, "PATH": paths, "COLUMNS": "100", "PYTHONWARNINGS": "", "NO_COLOR": "1"}
    ran = subprocess.run(  # noqa: S602 - the README's own commands
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if ran.returncode:
        sys.stderr.write(f"README.md: {command!r} fails: {ran.stderr.strip()}\n")
        return "(fails)\n"
    return ran.stdout + ran.stderr


def main() -> int:
    """Exit code 0 where the README is as it would be made, or has been made so."""
    old = README.read_text(encoding="utf-8")
    new = with_output(with_tables(old))
    if "--write" in sys.argv[1:]:
        README.write_text(new, encoding="utf-8")
    elif new != old:
        sys.stderr.write("README.md is not what its commands print: run python .ci/readme.py --write\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
