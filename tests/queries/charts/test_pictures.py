"""Five charts as they looked when somebody last looked at them.

Pictures are compared at a quarter of their size, where a font that is hinted otherwise does not show and a card or a
line that has moved does. `GOVGRAPH_PICTURES=write` makes them anew; look at each before it is kept.
"""

import base64
import os
from pathlib import Path

import pytest

from queries.charts import org_chart

pytestmark = pytest.mark.browser
STORED = Path(__file__).parent / "pictures"
LEAST_SEEN = 24  # of 255: by so much a point must differ to count
MOST_DIFFERENT = 0.001  # the share of points that may
COMPARE = """async ([one, two]) => {
  const points = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(Math.round(image.width / 2), Math.round(image.height / 2));
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const [a, b] = [await points(one), await points(two)];
  if (a.length !== b.length) return 1;
  let different = 0;
  for (let i = 0; i < a.length; i += 4) {
    const off = Math.max(...[0, 1, 2].map((part) => Math.abs(a[i + part] - b[i + part])));
    if (off > LEAST_SEEN) different += 1;
  }
  return different / (a.length / 4);
}""".replace("LEAST_SEEN", str(LEAST_SEEN))


@pytest.fixture
def parts(acme, make_part):
    """The five filings, by the names of their pictures."""
    officers = {f"o{i}": ("Officer", f"head of division {i}") for i in range(6)}
    committee = make_part(
        "folded",
        company="Northfold plc",
        nodes={
            "board": ("Board", "board of directors"),
            "risk": ("Committee", "risk committee", {"level": "board", "kind": "risk"}),
            "body": ("Committee", "cyber steering committee", {"level": "management"}),
            "ciso": ("Officer", "chief information security officer"),
            **officers,
        },
        edges=[
            *((short, "MEMBER_OF", "body", f"Members include {short}.") for short in officers),
            ("ciso", "LEADS", "body", "The CISO chairs the committee."),
            ("body", "INFORMS", "risk", "It may brief the committee.", {"hedged": True, "frequency": "as needed"}),
            ("board", "DELEGATES_TO", "risk", "The board delegated oversight to the risk committee."),
        ],
        integrated=True,
        reports_to_board=False,
        positions_responsible=True,
    )
    return {
        "acme": acme,
        "acme-dark": acme,
        "folded": committee,
        "dense": _dense(make_part),
        "nothing": make_part("nothing", company="Quiet Holdings"),
    }


def _dense(make_part):
    """Five rows of five, each of whom has two superiors and informs a third."""
    labels = ("Board", "Committee", "Officer", "Committee", "Team")
    levels = ({}, {"level": "board"}, {}, {"level": "management"}, {})
    nodes = {
        f"n{row}{place}": (label, f"{more.get('level', '')} {label} {'abcde'[place]}".strip(), more)
        for row, (label, more) in enumerate(zip(labels, levels, strict=True))
        for place in range(5)
    }
    edges = []
    for row in range(1, 5):
        for place in range(5):
            own = f"n{row}{place}"
            kind = "PART_OF" if labels[row] != "Officer" else "REPORTS_TO"
            above = f"n{row - 1}{(place * 2 + row) % 5}"
            if labels[row - 1] != "Officer" or kind == "REPORTS_TO":
                edges.append((own, kind, above, f"{own} belongs to {above}."))
            edges.append(
                (own, "INFORMS", f"n{row - 1}{(place + 1) % 5}", f"{own} informs.", {"frequency": "quarterly"})
            )
    return make_part("dense", company="Manyfold Industries, Inc.", nodes=nodes, edges=edges)


def picture_of(show, parts, name):
    options = {"viewport": {"width": 1380, "height": 900}, "device_scale_factor": 0.5}
    page = show(org_chart(parts[name]), color_scheme="dark" if name.endswith("dark") else "light", **options)
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    return page, page.locator("#stage").screenshot()


@pytest.fixture(scope="module")
def blank(browser):
    """A page without a policy, to compare pictures in."""
    page = browser.new_page()
    yield page
    page.close()


def share_of_difference(page, one, two):
    return page.evaluate(COMPARE, [base64.b64encode(data).decode() for data in (one, two)])


@pytest.mark.parametrize("name", ["acme", "acme-dark", "folded", "dense", "nothing"])
def test_a_chart_looks_as_it_did(blank, show, parts, name):
    _, now = picture_of(show, parts, name)
    stored = STORED / f"{name}.png"
    if os.environ.get("GOVGRAPH_PICTURES") == "write":
        STORED.mkdir(exist_ok=True)
        stored.write_bytes(now)
    assert share_of_difference(blank, stored.read_bytes(), now) <= MOST_DIFFERENT


def test_a_chart_that_lost_a_relation_looks_different(blank, show, parts):
    page, whole = picture_of(show, parts, "folded")
    page.click(".chip[data-type=DELEGATES_TO]")
    assert share_of_difference(blank, whole, page.locator("#stage").screenshot()) > MOST_DIFFERENT
