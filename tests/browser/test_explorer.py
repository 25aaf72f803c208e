"""From a name to its proof, as an analyst clicks it."""

from typing import Any

import pytest
from playwright.sync_api import TimeoutError, expect

from graph.export import json_document
from tests.browser.conftest import Visit

ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"
VICTIM = "org:amnesty-international-canada"
TARGETED = f"TARGETED|{ACTOR}|{VICTIM}"


def positions(visit: Visit) -> dict[str, Any]:
    found: dict[str, Any] = visit.page.evaluate("Object.fromEntries(__cy().nodes().map(n => [n.id(), [n.position('x'), n.position('y')]]))")
    return found


def place_of(visit: Visit, element: str) -> tuple[float, float]:
    """Where an element of the canvas is on the page, in pixels."""
    x, y = visit.page.evaluate(
        """id => { const cy = __cy(), e = cy.getElementById(id), box = cy.container().getBoundingClientRect();
                   const at = e.isNode() ? e.renderedPosition() : e.renderedMidpoint(); return [box.x + at.x, box.y + at.y]; }""",
        element,
    )
    return x, y


def expand(visit: Visit, entity: str) -> None:
    """Click an entity, then double-click it until its neighbours are there.

    The first click alone is waited for, so that the report of a selection does not run into that of the double click;
    on a busy machine two clicks may come too far apart to be a double click, hence more than one try.
    """
    before = len(positions(visit))
    visit.page.mouse.click(*place_of(visit, entity))
    visit.page.wait_for_function("location.search.includes('selected=')", timeout=15_000)
    visit.idle()
    for _ in range(3):
        visit.page.mouse.dblclick(*place_of(visit, entity))
        try:
            visit.page.wait_for_function(f"__cy().nodes().length > {before}", timeout=10_000)
            return
        except TimeoutError:
            visit.idle()
    raise AssertionError(f"{entity} was not expanded by three double clicks")


def search(visit: Visit, text: str, hit: str) -> None:
    visit.page.get_by_role("textbox", name="Search", exact=True).fill(text)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name=hit).first.click()
    visit.page.wait_for_function("location.search.includes('focus=')")
    visit.idle()
    visit.canvas_ready()


def test_from_the_search_to_the_sentence_that_proves_an_edge(visit: Visit) -> None:
    visit.open("/")
    search(visit, "Amnesty Canada", "Amnesty International Canada")
    assert {ACTOR, VICTIM, "state:CN", "org:amnesty-international"} <= set(positions(visit))
    visit.page.mouse.click(*place_of(visit, TARGETED))
    expect(visit.page.get_by_role("heading", name="targeted Amnesty International Canada")).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("Amnesty International Canada was hacked in October, The Daily writes.")).to_be_visible()
    expect(visit.page.get_by_text("event 2022-10").first).to_be_visible()
    assert "selected=TARGETED" in visit.page.url


def test_a_disputed_edge_shows_the_denial_beside_the_claims(visit: Visit) -> None:
    visit.open(f"/?focus={VICTIM}&selected=SPONSORED_BY%7C{ACTOR}%7Cstate:CN")
    expect(visit.page.get_by_text("Disputed: 1 denial")).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("1 independent source")).to_be_visible()
    expect(visit.page.get_by_text("The embassy rejected the accusation.")).to_be_visible()
    expect(visit.page.get_by_text("Chinese embassy in Ottawa").first).to_be_visible()
    expect(visit.page.get_by_text("Secureworks").first).to_be_visible()


def test_a_double_click_adds_neighbours_and_moves_nothing(visit: Visit) -> None:
    visit.open(f"/?focus={VICTIM}")
    visit.canvas_ready()
    before = positions(visit)
    expand(visit, "state:CN")
    visit.page.wait_for_function("location.search.includes('shown=')", timeout=15_000)  # It may come a moment after the nodes.
    after = positions(visit)
    assert {entity: after[entity] for entity in before} == before
    assert len(after) > len(before)


def test_the_url_alone_brings_the_scene_back(visit: Visit) -> None:
    visit.open(f"/?focus={VICTIM}")
    visit.canvas_ready()
    expand(visit, "state:CN")
    visit.page.wait_for_function("location.search.includes('shown=')", timeout=15_000)
    scene, url = set(positions(visit)), visit.page.url
    visit.open("/surveillance-of-critics")
    visit.page.goto(url)
    visit.canvas_ready()
    assert set(positions(visit)) == scene


def test_the_keyboard_walks_and_expands(visit: Visit) -> None:
    visit.open(f"/?focus={VICTIM}")
    visit.canvas_ready()
    visit.page.evaluate("__find('.cw-canvas').focus()")
    visit.page.keyboard.press("ArrowRight")
    first = visit.page.evaluate("__cy().$(':selected').map(e => e.id())")
    assert len(first) == 1
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate("__cy().$(':selected').length") == 0


def test_the_legend_hides_a_type_and_shows_it_again(visit: Visit) -> None:
    visit.open(f"/?focus={VICTIM}")
    visit.canvas_ready()
    visit.page.locator(".cw-legend button[data-type=State]").click()
    visit.page.wait_for_function("__cy().nodes('[type = \"State\"]:visible').length === 0")
    visit.page.locator(".cw-legend button[data-type=State]").click()
    visit.page.wait_for_function("__cy().nodes('[type = \"State\"]:visible').length === 1")


def test_the_pattern_page_lists_its_hit_with_the_proof_of_every_hop(visit: Visit) -> None:
    visit.open("/surveillance-of-critics")
    expect(visit.page.get_by_role("heading", name="Surveillance of critics")).to_be_visible()
    expect(visit.page.get_by_text("criticism before attack", exact=True).first).to_be_visible()
    visit.page.get_by_text("The proof of every hop").first.click()
    for sentence in (
        "In September 2020 Amnesty International criticized China.",
        "China was likely behind it, The Daily heard.",
        "was hacked in October, The Daily writes.",
        "The branch is part of Amnesty International.",
    ):
        expect(visit.page.get_by_text(sentence).first).to_be_visible()
    visit.page.get_by_role("link", name="Open in the graph").first.click()


def test_what_is_on_the_screen_can_be_taken_away(visit: Visit) -> None:
    visit.open(f"/?focus={VICTIM}")
    visit.canvas_ready()
    visit.page.get_by_role("button", name="Export what is shown").click()
    visit.page.get_by_text("json (everything").click()
    visit.idle()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Download", exact=True).click()
    subgraph = json_document.read(download.value.path().read_bytes())
    assert {node.id for node in subgraph.nodes} == set(positions(visit))
    assert any("was hacked in October" in claim.properties["quote"] for claim in subgraph.claims)


def test_hostile_text_is_shown_and_does_nothing(visit: Visit) -> None:
    visit.open("/?focus=group:apt28")
    visit.canvas_ready()
    edge = visit.page.evaluate("__cy().edges('[type = \"TARGETED\"]').first().id()")
    visit.page.mouse.click(*place_of(visit, edge))
    expect(visit.page.get_by_text("<img src=x onerror=window.hacked=1>").first).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("<script>window.hacked=1</script>").first).to_be_visible()
    assert visit.page.locator("img[src=x]").count() == 0
    assert visit.page.locator("a[href^=javascript]").count() == 0
    assert visit.page.evaluate("window.hacked") is None


def test_a_link_to_what_is_not_there_says_what_to_do(visit: Visit) -> None:
    visit.open("/?focus=org:never-heard-of")
    expect(visit.page.get_by_text("names nothing that is in this graph")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize(
    "visit",
    [{"viewport": {"width": width, "height": 900}, "color_scheme": scheme} for width in (420, 800, 1400) for scheme in ("light", "dark")],
    indirect=True,
)
def test_every_width_and_theme_is_whole(visit: Visit) -> None:
    for path in ("/", f"/?focus={VICTIM}", "/surveillance-of-critics"):
        visit.open(path)
        assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), path
    dark = visit.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    colour = visit.page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    assert (sum(map(int, colour.strip("rgb()").split(",")[:3])) < 200) == dark
