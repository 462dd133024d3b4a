"""A site of a few made-up companies."""

from __future__ import annotations

import pytest

from graphmodel.store import FileStore
from queries.site import build_site

CISO = ("Officer", "chief information security officer")
AUDIT = ("Committee", "audit committee", {"level": "board", "kind": "audit"})


@pytest.fixture(scope="session")
def parts(make_part, acme):
    """Acme; two years of a bank, in which a line moved; one that is silent; forty that are alike."""
    nodes = {
        "program": ("Program", "cybersecurity program"),
        "risk": ("Committee", "risk committee", {"level": "board", "kind": "risk"}),
        "ciso": CISO,
        "cro": ("Officer", "chief risk officer"),
        "cio": ("Officer", "chief information officer"),
    }
    bank = [
        make_part(
            f"bank-{year}",
            company="Bank of Ærø & Co",
            cik="0000000042",
            ticker="BNK.B",
            sic="6022",
            year=year,
            form="10-K",
            public_float=8e9,
            filed=f"{year + 1}-02-20",
            nodes=nodes,
            edges=[
                ("risk", "OVERSEES", "program", "The risk committee oversees it."),
                ("ciso", "REPORTS_TO", superior, f"The CISO reports to the {superior}."),
            ],
        )
        for year, superior in ((2023, "cio"), (2024, "cro"))
    ]
    alike = [
        make_part(
            f"alike-{n:02}",
            company=f"Alike {n:02} Corp.",
            sic="2834",
            form="20-F",
            nodes={"program": nodes["program"], "audit": AUDIT, "ciso": CISO},
            edges=[
                ("audit", "OVERSEES", "program", "The audit committee oversees it."),
                ("ciso", "INFORMS", "audit", f"The CISO of company {n} briefs the audit committee."),
            ],
        )
        for n in range(40)
    ]
    return [acme, *bank, make_part("quiet", company="Quiet Holdings"), *alike]


@pytest.fixture
def store(tmp_path):
    """Makes a store of filings and gives what is in it."""

    def make(parts):
        path = tmp_path / "governance.govgraph"
        path.unlink(missing_ok=True)
        FileStore(path).write(parts)
        return FileStore(path).contents()

    return make


@pytest.fixture(scope="session")
def site(parts, tmp_path_factory):
    """The folder of the site of `parts`."""
    folder = tmp_path_factory.mktemp("site")
    FileStore(folder / "governance.govgraph").write(parts)
    build_site(FileStore(folder / "governance.govgraph").contents(), folder / "site")
    return folder / "site"


@pytest.fixture
def visit(open_file):
    """Opens a site, at a part of it."""

    def open_site(folder, fragment="", **options):
        files = list((folder / "data").iterdir())
        page = open_file(folder / "index.html", fragment, files=files, **options)
        page.wait_for_selector("body[data-ready]")  # no function: the policy forbids to evaluate one again and again
        return page

    return open_site
