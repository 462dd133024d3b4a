import json
import re

import pytest

from graphmodel.store.file_format import GovgraphFile, merged
from graphmodel.store.file_store import FileContents
from queries.charts import org_chart
from queries.site import build_site
from queries.site.data_file import read_data


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def data_of(folder, name):
    return read_data((folder / "data" / name).read_bytes())


def index_of(folder):
    return data_of(folder, re.search(r"index-[0-9a-f]{20}\.js", (folder / "index.html").read_text())[0])


def chart_of(folder, filing):
    index = index_of(folder)
    at = index["filings"]["id"].index(filing)
    return data_of(folder, index["charts"][at // index["chartsAFile"]])[at % index["chartsAFile"]]


@pytest.mark.parametrize("filing", ["acme-2024", "bank-2023", "quiet", "alike-39"])
def test_a_filing_has_the_chart_that_its_own_page_has(site, parts, filing):
    page = org_chart(next(part for part in parts if part.filing.filing_id == filing))
    chart = chart_of(site, filing)
    of_page = {
        name: json.loads(re.search(rf'id="data-{name}">(.*?)</script>', page, re.DOTALL)[1])
        for name in ("nodes", "edges", "page")
    }
    assert {**chart, "page": of_page["page"] | chart["page"]} == of_page


def test_the_newest_filing_of_a_company_comes_first(site):
    filings = index_of(site)["filings"]["id"]
    assert filings.index("bank-2023") == filings.index("bank-2024") + 1


def test_peers_are_other_companies_newest_filings(site):
    index = index_of(site)
    filings = index["filings"]["id"]
    peers = data_of(site, index["peers"])
    near = [filings[at] for at in peers["rows"][filings.index("alike-03")]]
    assert len(near) == 8
    assert all(peer.startswith("alike-") and peer != "alike-03" for peer in near)
    assert peers["percent"][filings.index("alike-03")] == [100] * 8
    of_bank = [filings[at] for at in peers["rows"][filings.index("bank-2023")]]
    assert not {"bank-2023", "bank-2024"} & set(of_bank)
    assert peers["rows"][filings.index("quiet")] == []


def test_the_same_store_gives_the_same_bytes_whatever_the_jobs(site, parts, store, tmp_path):
    build_site(store(parts[::-1]), tmp_path / "again", jobs=2)
    assert files_of(tmp_path / "again") == files_of(site)


def test_progress_is_told(parts, store, tmp_path):
    told = []
    built = build_site(store(parts), tmp_path / "site", told=told.append)
    assert told == [32, len(parts)]
    assert (built.filings, built.companies) == (len(parts), len(parts) - 1)
    assert built.bytes == sum(path.stat().st_size for path in (tmp_path / "site").rglob("*.[hj]*"))


def test_a_build_that_is_cut_leaves_the_earlier_site_and_can_be_done_again(parts, store, tmp_path):
    folder = tmp_path / "site"
    build_site(store(parts[:3]), folder)
    earlier = files_of(folder)

    def cut(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_site(store(parts), folder, told=cut)
    assert earlier.items() < files_of(folder).items()
    build_site(store(parts), folder)
    build_site(store(parts), tmp_path / "straight")
    assert files_of(folder) == files_of(tmp_path / "straight")


def test_a_store_without_filings_has_a_page(tmp_path):
    contents = FileContents(GovgraphFile(merged(None, {}, "empty"), "empty"))
    built = build_site(contents, tmp_path)
    assert (built.filings, built.companies) == (0, 0)
    assert index_of(tmp_path)["filings"]["id"] == []
