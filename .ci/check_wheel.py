"""Check that a wheel holds all that govgraph needs at run time, and that it works without the checkout."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("graphmodel", "loaders", "queries")


def wanted() -> set[str]:
    """Names in the wheel of every file of the packages (modules, vocabulary, queries, templates) and every example."""
    names = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return names | {f"queries/examples/{path.name}" for path in (ROOT / "examples").iterdir()}


def main(wheel: str) -> int:
    """Exit code 0 where all is well."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        missing = sorted(wanted() - set(archive.namelist()))
        if missing:
            sys.stderr.write(f"{wheel} lacks {', '.join(missing)}\n")
            return 1
        archive.extractall(Path(folder) / "site")
        # The folder comes before the editable checkout on the path, and the working folder is neither.
        code = f"import sys; sys.path.insert(0, {str(Path(folder) / 'site')!r}); from queries.cli import main; main()"
        ran = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-I", "-c", code, "demo"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            sys.stderr.write(f"govgraph demo from {wheel} fails:\n{ran.stdout}{ran.stderr}\n")
            return 1
    sys.stdout.write(f"{wheel}: {len(wanted())} files, the demo runs from it\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
