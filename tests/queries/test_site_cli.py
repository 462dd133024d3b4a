import pytest

from graphmodel.store import FileStore


@pytest.fixture(autouse=True)
def store(tmp_path, acme, make_part, monkeypatch):
    """Acme and one that is silent."""
    monkeypatch.chdir(tmp_path)
    FileStore(tmp_path / "governance.govgraph").write([acme, make_part("quiet", company="Quiet")])


def test_a_site_is_made_and_it_is_said_what_to_open(govgraph, tmp_path):
    code, out, err = govgraph("site", "-o", "site")
    assert (code, err) == (0, "")
    assert out.startswith("2 filings of 2 companies, 0.7 MB: open site/index.html")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_folder_of_another_use_is_refused_in_a_line(govgraph, tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "thesis.docx").touch()
    code, out, err = govgraph("site", "-o", "papers")
    assert (code, out) == (2, "")
    assert err == "error: papers: there are other files in it; give a new or empty folder, or a site's own\n"


def test_no_store_is_a_line(govgraph, tmp_path):
    code, _, err = govgraph("site", "--store", "none.govgraph", "-o", "site")
    assert code == 2
    assert err.startswith("error: none.govgraph: there is no store here")
    assert not (tmp_path / "site").exists()


def test_the_markets_figures_are_a_page_of_it(govgraph, tmp_path, open_file):
    assert govgraph("site", "-o", "site")[0] == 0
    site = tmp_path / "site"
    assert "To whom the security officer reports" in (site / "survey.html").read_text(encoding="utf-8")
    page = open_file(site / "index.html", files=[*(site / "data").iterdir(), site / "survey.html"])
    page.click("text=Survey")
    assert page.locator("h1").inner_text() == "Cybersecurity governance: the market’s figures"
