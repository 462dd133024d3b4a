"""The command line, run in this process; pages in a browser, what is grave in them, and text that tries to run."""

from collections.abc import Callable

import pytest

from queries import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def govgraph(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in this process, at the width of a pipe: exit code, standard output, standard error."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(arguments)
        out, err = capsysbinary.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, out.decode(), err.decode()

    return run


FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = [
    "<img src=x onerror=window.hit=1>",
    "</script><script>window.hit=1</script>",
    '"onload="window.hit=1',
    "' onmouseover='window.hit=1",
    "<a href=javascript:window.hit=1>href</a>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "{{ 7*7 }} ${window.hit=1}",
    "{% raw %}{{ self.__init__ }}{% endraw %}",
    "]]><!-- --><style>*{display:none}</style>",
    "<!--<script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<object data=javascript:window.hit=1>",
    "<meta http-equiv=refresh content='0;url=javascript:window.hit=1'>",
    "<base href=https://example.com/>",
    "<link rel=stylesheet href=//example.com/x.css>",
    "<details open ontoggle=window.hit=1>",
    "<math><mtext><style><img src=x onerror=window.hit=1></style></mtext></math>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "\\u003cscript\\u003ewindow.hit=1",
    "__proto__",
    "constructor",
    "</title></head><body onload=window.hit=1>",
    "url(javascript:window.hit=1); background: red",
    "\u2028window.hit=1\u2029//",
    "javascript:window.hit=1",
]
GRAVE = {"serious", "critical"}


def pytest_generate_tests(metafunc):
    """A test with `hostile_text` runs once for each."""
    if "hostile_text" in metafunc.fixturenames:
        metafunc.parametrize("hostile_text", HOSTILE)


@pytest.fixture(scope="session")
def hostile():
    """Names and sentences that try to be run."""
    return HOSTILE


@pytest.fixture(scope="session")
def browser(browser_path):
    sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def grave_findings(axe):
    """What axe-core (https://github.com/dequelabs/axe-core) calls serious or critical in a page."""

    def judge(page):
        page.evaluate(axe)
        found = page.evaluate("axe.run()")
        return [
            (one["id"], node["html"][:120], node["failureSummary"])
            for one in found["violations"]
            if one["impact"] in GRAVE
            for node in one["nodes"]
        ]

    return judge


@pytest.fixture
def heard():
    """What pages that `open_file` opened complained of, or asked for though it was not theirs; nothing, at the end."""
    complaints = []
    yield complaints
    assert complaints == []


@pytest.fixture
def open_file(browser, heard):
    """Opens a page from disk, offline; it may ask for `files` alone."""
    contexts = []

    def open_page(path, fragment="", *, files=(), **options):
        context = browser.new_context(
            **{"viewport": {"width": 1500, "height": 900}, "offline": True, "accept_downloads": True} | options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(str(error)))
        address = path.as_uri()
        own = {address, "about:srcdoc", *(file.as_uri() for file in files)}
        page.on("request", lambda request: None if request.url in own else heard.append(request.url))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.goto(address + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def show(open_file, tmp_path):
    """Opens a page that is given as a text."""

    def open_page(html, fragment="", *, ready="window.govgraph !== undefined", **options):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = open_file(path, fragment, **options)
        page.wait_for_function(ready)
        return page

    return open_page
