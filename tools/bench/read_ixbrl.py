"""Read the cyd facts of real annual reports by govgraph and by other programs, side by side: times, and facts.

    python tools/bench/read_ixbrl.py [SHARED] [RUNS]

SHARED is the folder with `ixbrl/` (default `../shared`, or GOVGRAPH_SHARED), RUNS how often each file is read by each
program (default 3; in turn, and the fastest counts, in seconds of processor time). Ends with 1 where govgraph's facts
are not Arelle's, or a ratio is not reached.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ixbrl_readers import Facts, Reader, readers

OURS, BARE, REFERENCE = "govgraph", "lxml (bare parse)", "Arelle"
AT_LEAST = {"Arelle": 20.0, "edgartools": 20.0, "ixbrlparse": 50.0}
AT_MOST_OF_BARE = 1.5


def main() -> int:
    """Measure, print the table, and say whether all is reached."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GOVGRAPH_SHARED", "../shared"))
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    paths = sorted(shared.glob("ixbrl/*.htm"))
    if not paths:
        sys.stderr.write(f"no reports in {shared / 'ixbrl'}\n")
        return 2
    known = readers()
    seconds = dict.fromkeys(known, 0.0)
    facts: dict[str, list[Facts]] = {name: [] for name in known}
    for path in paths:
        for name, (best, result) in measured(path, {name: reader for name, (reader, _) in known.items()}, runs).items():
            seconds[name] += best
            facts_of = known[name][1]
            if facts_of:
                facts[name].append(facts_of(result))
        sys.stderr.write(f"{path.name}\n")
    return report(seconds, facts, len(paths))


def measured(path: Path, programs: dict[str, Reader], runs: int) -> dict[str, tuple[float, object]]:
    """For each program the least time of its runs, and what the last of them gave."""
    best: dict[str, tuple[float, object]] = {}
    for _ in range(runs):
        for name, reader in programs.items():
            gc.collect()
            start = time.process_time()
            result = reader(path)
            took = time.process_time() - start
            best[name] = (min(took, best[name][0]) if name in best else took, result)
            del result
    return best


def report(seconds: dict[str, float], facts: dict[str, list[Facts]], files: int) -> int:
    """Print the table; 1 where something that must be reached is not."""
    failed = []
    say(f"| program | s for {files} files | × govgraph | × bare parse | files with Arelle's facts |")
    say("| --- | --- | --- | --- | --- |")
    for name, took in seconds.items():
        ratio = took / seconds[OURS]
        same = agreement(facts, name)
        say(f"| {name} | {took:.3f} | {ratio:.1f} | {took / seconds[BARE]:.2f} | {same} |")
        if ratio < AT_LEAST.get(name, 0):
            failed.append(f"{name} takes {ratio:.1f} × as long, not {AT_LEAST[name]:.0f} ×")
    if seconds[OURS] > AT_MOST_OF_BARE * seconds[BARE]:
        failed.append(f"more than {AT_MOST_OF_BARE} × a bare parse")
    if REFERENCE in facts and facts[OURS] != facts[REFERENCE]:
        failed.append("the facts are not Arelle's")
    for line in failed:
        say(f"NOT REACHED: {line}")
    for name in AT_LEAST.keys() - seconds.keys():
        say(f"{name} is not installed and was not measured (pip install '.[bench]')")
    return 1 if failed else 0


def agreement(facts: dict[str, list[Facts]], name: str) -> str:
    """In how many files the facts are those of Arelle."""
    if REFERENCE not in facts or not facts[name]:
        return "–"
    same = sum(mine == theirs for mine, theirs in zip(facts[name], facts[REFERENCE], strict=True))
    return f"{same} of {len(facts[name])}"


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
