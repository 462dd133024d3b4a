"""What a site takes: `site.py STORE DIR` makes it in DIR; --browser opens it in Chromium besides.

The first view is timed by the clock, from opening index.html to the list; a chart from the click to its picture, for
companies that stand far apart in the list. docs/site.md has a result.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import sys
import time
from pathlib import Path

from graphmodel.store import open_store
from queries.site import build_site

TURNS = 5
CHARTS = range(0, 45, 9)
CLICK = """place => new Promise(done => {
  const start = performance.now();
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
  const watching = new MutationObserver(() => {
    if (document.querySelector("#company canvas")) { watching.disconnect(); drawn(); }
  });
  watching.observe(document.body, { subtree: true, childList: true });
  const links = document.querySelectorAll("#list tbody th a");
  links[place % links.length].click();
})"""


def main() -> None:
    """Print what building takes, and what a reader waits for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--browser", action="store_true")
    options = parser.parse_args()
    start = time.monotonic()
    built = build_site(open_store(options.store).contents(), options.folder, options.jobs)
    clock = time.monotonic() - start
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = sum(use.ru_utime + use.ru_stime for use in uses)
    peaks = " and ".join(f"{use.ru_maxrss / 1024:.0f}" for use in uses)
    _say(f"{built.filings:,} filings: {clock:.0f} s by the clock, {processor:.0f} s of processor time")
    _say(f"peak {peaks} MB (main process, worker); {built.bytes / 1e6:.1f} MB, largest file {built.largest:,} bytes")
    if options.browser:
        first, charts = waited_for(options.folder / "index.html")
        _say(f"first view: {min(first):.2f} to {max(first):.2f} s")
        _say(f"a chart: median {statistics.median(charts):.0f} ms, {min(charts):.0f} to {max(charts):.0f} ms")


def waited_for(page_file: Path) -> tuple[list[float], list[float]]:
    """Seconds until the list is there, in a new browser each time; milliseconds from clicks to charts."""
    from playwright.sync_api import sync_playwright

    first, charts = [], []
    with sync_playwright() as playwright:
        for _ in range(TURNS):
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            start = time.monotonic()
            page.goto(page_file.resolve().as_uri())
            page.wait_for_selector("#list tbody tr")
            first.append(time.monotonic() - start)
            for place in CHARTS:
                charts.append(page.evaluate(CLICK, place))
                page.go_back()
                page.wait_for_selector("#list tbody tr")
            browser.close()
    return first, charts


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    main()
