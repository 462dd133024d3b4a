"""The command line, run in this process, and pages in a real browser, offline, with every complaint counted."""

from collections.abc import Callable

import pytest

from queries import cli

Run = Callable[..., tuple[int, str, str]]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def govgraph(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the command in this process: exit code, standard output, standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(arguments)
        out, err = capsysbinary.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, out.decode(), err.decode()

    return run


@pytest.fixture(scope="session")
def browser(browser_path):
    sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser, tmp_path):
    """Opens a page from a file, offline; at the end there must have been no request and no complaint."""
    heard, contexts = [], []

    def open_page(html, fragment="", *, ready="window.govgraph !== undefined", **options):
        context = browser.new_context(
            **{"viewport": {"width": 1500, "height": 900}, "offline": True, "accept_downloads": True} | options
        )
        contexts.append(context)
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(str(error)))
        address = path.as_uri()
        own = {address, "about:srcdoc"}
        page.on("request", lambda request: None if request.url in own else heard.append(request.url))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.goto(address + fragment)
        page.wait_for_function(ready)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert heard == []


@pytest.fixture
def grave_findings(axe):
    """What axe-core calls serious or critical on a page: rule, element, summary (https://github.com/dequelabs/axe-core)."""

    def found(page):
        page.evaluate(axe)
        return [
            (one["id"], node["html"][:120], node["failureSummary"])
            for one in page.evaluate("axe.run()")["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    return found
