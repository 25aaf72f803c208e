"""From a name to its proof, and away with it: search, details, reports, links, investigations, exports, as an analyst clicks them."""

import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from graph.export import json_document
from tests.browser.canvas import (
    ACTOR,
    AROUND,
    CHINA,
    CRITIC,
    SPONSORED,
    TARGETED,
    VICTIM,
    begin,
    click,
    count_is,
    drawn,
    place_of,
    positions,
    press,
    reported,
)
from tests.browser.conftest import Visit
from tests.browser.screenshots import PICTURES, take

# fmt: off


def search(visit: Visit, text: str) -> None:
    box = visit.page.get_by_role("searchbox", name="Search", exact=True)
    box.fill(text)
    box.press("Enter")
    visit.idle()


def test_from_a_name_to_the_sentence_in_its_report(visit: Visit) -> None:
    visit.open("/")
    search(visit, "Amnesty Canada")
    visit.page.get_by_role("button", name="Amnesty International Canada").first.click()
    visit.page.wait_for_function("location.search.includes('focus=')")
    visit.idle()
    visit.canvas_ready()
    assert {ACTOR, VICTIM, CHINA, CRITIC} == set(positions(visit))
    click(visit, TARGETED)
    expect(visit.page.get_by_role("heading", name="targeted Amnesty International Canada")).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("Amnesty International Canada was hacked in October, The Daily writes.")).to_be_visible()
    expect(visit.page.locator("blockquote mark").first).to_have_text("Amnesty International Canada")
    expect(visit.page.get_by_text("event 2022-10").first).to_be_visible()
    reported(visit)
    assert "selected=TARGETED" in visit.page.url
    visit.page.get_by_role("link", name="Read this sentence in its report").first.click()
    here = visit.page.locator("mark.here")
    expect(here.first).to_be_visible(timeout=15_000)
    expect(here.first).to_contain_text("was hacked in October")
    expect(visit.page.get_by_text("What it claims")).to_be_visible()
    visit.page.get_by_role("link", name="Back to the graph").click()
    visit.canvas_ready()
    assert {ACTOR, VICTIM, CHINA, CRITIC} == set(positions(visit))


def test_a_misspelt_alias_finds_its_group_and_says_who_calls_it_so(visit: Visit) -> None:
    visit.open("/surveillance-of-critics")
    search(visit, "Many Lesg")
    expect(visit.page.get_by_text("Groups", exact=False).first).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("as \u201cMany Legs\u201d, the name used or listed by CrowdStrike")).to_be_visible()
    visit.page.get_by_role("button", name="Legion Spider").first.click()
    visit.page.wait_for_function("location.search.includes('focus=group')", timeout=15_000)
    visit.canvas_ready()
    visit.page.get_by_role("button", name="Recent").click()
    expect(visit.page.get_by_text("Recent, in this session alone")).to_be_visible()
    expect(visit.page.get_by_test_id("stPopoverBody").get_by_role("button", name="Legion Spider").first).to_be_visible()


def test_a_name_that_nothing_has_teaches_what_to_do(visit: Visit) -> None:
    visit.open("/")
    search(visit, "Zzyzx Qqq")
    expect(visit.page.get_by_text("Nothing is called")).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("Or begin with one of these", exact=True)).to_be_visible()
    visit.page.get_by_test_id("stMain").get_by_role("button", name=re.compile(r"China$")).first.click()
    visit.page.wait_for_function("location.search.includes('focus=state')", timeout=15_000)


def test_a_hit_can_be_added_to_the_scene_at_hand(visit: Visit) -> None:
    begin(visit)
    before = positions(visit)
    search(visit, "Crowd 3")
    visit.page.get_by_test_id("stMain").locator(".st-key-add-group-crowd-3 button").first.click()
    count_is(visit, "nodes", 5)
    after = positions(visit)
    assert {entity: after[entity] for entity in before} == before


def test_a_disputed_relationship_shows_the_denial_beside_the_claims(visit: Visit) -> None:
    visit.open(f"{AROUND}&selected={SPONSORED.replace('|', '%7C')}")
    expect(visit.page.get_by_text("Disputed: 1 denial")).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("1 independent source")).to_be_visible()
    expect(visit.page.get_by_text("The embassy rejected the accusation.")).to_be_visible()
    expect(visit.page.get_by_text("Against")).to_be_visible()
    expect(visit.page.get_by_text("Chinese embassy in Ottawa").first).to_be_visible()
    expect(visit.page.get_by_text("Secureworks").first).to_be_visible()


def test_the_details_of_an_entity_lead_to_others_without_leaving_the_page(visit: Visit) -> None:
    begin(visit, f"/?focus={ACTOR}")
    panel = visit.page.locator(".st-key-details")
    for words in ("no source gives this actor a name", "Sponsors", "Victims", "Reports (2)"):
        expect(panel.get_by_text(words).first).to_be_visible()
    panel.get_by_role("button", name="China").click()
    expect(panel.get_by_role("heading", name="China")).to_be_visible(timeout=15_000)
    expect(panel.get_by_text("Groups said to work for it")).to_be_visible()


def test_the_address_alone_brings_any_state_back(visit: Visit) -> None:
    begin(visit)
    visit.page.mouse.dblclick(*place_of(visit, CHINA))
    visit.page.wait_for_function("__cy().nodes().length > 5", timeout=15_000)
    click(visit, CRITIC)
    press(visit, "h")
    click(visit, ACTOR)
    press(visit, "p", "Alt+ArrowLeft", "t")
    visit.page.get_by_role("dialog", name="Filters").get_by_label("Disputed relationships").select_option("none")
    press(visit, "Escape")
    reported(visit)
    before, visible, url = positions(visit), drawn(visit), visit.page.url
    context = visit.page.context.browser.new_context()  # type: ignore[union-attr]
    context.add_init_script(visit.init)
    page = context.new_page()
    other = Visit(page, visit.base, init=visit.init)
    page.goto(url)
    other.idle()
    other.canvas_ready()
    assert (positions(other), drawn(other)) == (before, visible)
    assert page.evaluate("__explorer().scene.pinned") == [ACTOR]
    context.close()


def test_a_link_to_what_is_not_there_says_what_to_do(visit: Visit) -> None:
    for path in ("/?focus=org:never-heard-of", "/?scene=damaged", "/?investigation=investigation:gone"):
        visit.open(path)
        expect(visit.page.get_by_text("names nothing that is in this graph")).to_be_visible(timeout=15_000)


def test_an_investigation_is_saved_opened_by_its_link_changed_and_deleted(visit: Visit) -> None:
    begin(visit)
    click(visit, CRITIC)
    press(visit, "b", "h")
    visit.page.get_by_role("button", name="Save", exact=True).click()
    visit.page.get_by_label("Name").fill("The breach")
    visit.page.get_by_label("Notes").fill("Ask the embassy")
    visit.page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    expect(visit.page.get_by_role("heading", name="The breach")).to_be_visible(timeout=15_000)
    visit.page.wait_for_function("location.search.includes('investigation=')", timeout=15_000)
    before, url = positions(visit), visit.page.url
    visit.open("/surveillance-of-critics")
    visit.page.goto(url)
    visit.idle()
    visit.canvas_ready()
    assert positions(visit) == before
    assert CRITIC not in drawn(visit)
    expect(visit.page.get_by_text("Bookmarks", exact=True)).to_be_visible()
    press(visit, "Shift+H")
    expect(visit.page.get_by_text("unsaved changes")).to_be_visible(timeout=15_000)
    visit.page.get_by_role("button", name="Save", exact=True).click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Save as a file").click()
    document = json.loads(download.value.path().read_bytes())
    assert (document["name"], document["notes"]) == ("The breach", "Ask the embassy")
    assert document["scene"].get("hidden", []) == []
    visit.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    visit.page.get_by_role("button", name="Open", exact=True).click()
    dialog = visit.page.get_by_role("dialog")
    expect(dialog.get_by_text("Ask the embassy")).to_be_visible(timeout=15_000)
    document["name"] = "From a file"
    document["scene"]["nodes"] = [VICTIM, ACTOR]
    document["scene"].pop("bookmarks", None)
    visit.page.locator("input[type=file]").set_input_files({"name": "mine.json", "mimeType": "application/json", "buffer": json.dumps(document).encode()})
    expect(visit.page.get_by_role("heading", name="From a file")).to_be_visible(timeout=15_000)
    count_is(visit, "nodes", 2)
    visit.page.get_by_role("button", name="Open", exact=True).click()
    visit.page.get_by_role("dialog").get_by_test_id("stPopover").get_by_role("button").first.click()
    visit.page.get_by_test_id("stPopoverBody").get_by_role("button", name="Delete").click()
    expect(visit.page.get_by_text("Nothing is saved yet")).to_be_visible(timeout=15_000)


def test_a_file_that_is_no_investigation_is_named_with_its_fault(visit: Visit) -> None:
    begin(visit)
    visit.page.get_by_role("button", name="Open", exact=True).click()
    visit.page.get_by_role("dialog").wait_for()
    visit.page.locator("input[type=file]").set_input_files({"name": "evil.json", "mimeType": "application/json", "buffer": b'{"counterwatch_investigation": 1, "name": "x", "scene": {"nodes": ["<script>"]}}'})
    expect(visit.page.get_by_text("no scene of Counterwatch: nodes.0")).to_be_visible(timeout=15_000)


def export(visit: Visit, format: str, hidden: bool = False, part: str = "") -> bytes:
    press(visit, "x")
    data = visit.export(format, hidden, part)
    if visit.page.get_by_role("dialog", name="Export").count():
        visit.page.keyboard.press("Escape")
        visit.page.wait_for_timeout(500)
    return data


def test_every_format_leaves_through_one_dialog_and_opens(visit: Visit) -> None:
    begin(visit)
    press(visit, "Escape")
    subgraph = json_document.read(export(visit, "json"))
    assert {node.id for node in subgraph.nodes} == set(positions(visit))
    assert any("was hacked in October" in claim.properties["quote"] for claim in subgraph.claims)
    assert len(ElementTree.fromstring(export(visit, "graphml")).findall(".//{*}node")) == 4
    assert len(zipfile.ZipFile(io.BytesIO(export(visit, "csv"))).namelist()) >= 3
    assert b"MERGE" in export(visit, "cypher") or b"CREATE" in export(visit, "cypher")


def test_pictures_leave_through_the_same_dialog_with_pseudonyms_when_wished(visit: Visit) -> None:
    begin(visit)
    press(visit, "Escape")
    assert export(visit, "png").startswith(b"\x89PNG")
    plain = ElementTree.fromstring(export(visit, "svg"))
    titles = {title.text for title in plain.iter("{http://www.w3.org/2000/svg}title")}
    assert "China (State)" in titles
    assert "Amnesty International Canada (Organization)" in titles
    secret = export(visit, "svg", hidden=True).decode()
    assert "Victim 1" in secret
    assert "Amnesty International Canada" not in secret
    assert visit.page.evaluate("id => __cy().getElementById(id).data('name')", VICTIM) == "Amnesty International Canada"


def test_a_selection_can_be_taken_alone(visit: Visit) -> None:
    begin(visit)
    click(visit, ACTOR, CHINA)
    reported(visit)
    subgraph = json_document.read(export(visit, "json", part="The selection"))
    assert {node.id for node in subgraph.nodes} == {ACTOR, CHINA}
    assert [edge.type for edge in subgraph.edges] == ["SPONSORED_BY"]
    drawn_alone = ElementTree.fromstring(export(visit, "svg", part="The selection"))
    assert len(list(drawn_alone.iter("{http://www.w3.org/2000/svg}line"))) == 1


def test_the_hits_of_a_pattern_leave_through_the_same_dialog(visit: Visit) -> None:
    visit.open("/surveillance-of-critics")
    visit.page.get_by_role("button", name="Export these hits").click()
    subgraph = json_document.read(visit.export("json"))
    assert {edge.type for edge in subgraph.edges} == {"TARGETED", "SPONSORED_BY", "CRITICIZED", "PART_OF"}
    assert subgraph.claims


def test_every_view_shows_its_cypher(visit: Visit) -> None:
    begin(visit)
    visit.page.get_by_role("button", name="Show the Cypher").first.click()
    body = visit.page.get_by_test_id("stPopoverBody")
    expect(body.get_by_text("The relationships among the entities on the scene")).to_be_visible()
    expect(body.get_by_text("MATCH (a:Entity)").first).to_be_visible()
    expect(body.get_by_text("Parameters").first).to_be_visible()


@pytest.mark.parametrize("path", ["/surveillance-of-critics", f"/dossier?id={ACTOR}", "/reports", "/timeline", "/compare?groups=group:crowd-1,group:crowd-2", "/about", f"{AROUND}&selected={ACTOR}", f"{AROUND}&selected={TARGETED.replace('|', '%7C')}"])
def test_every_other_view_does_so_too_ready_to_be_opened(visit: Visit, path: str) -> None:
    visit.open(path)
    visit.page.get_by_role("button", name="Show the Cypher").last.click()
    visit.page.get_by_test_id("stPopoverBody").get_by_role("button", name="Open in the Cypher page").first.click()
    visit.page.wait_for_function("location.pathname.includes('cypher')", timeout=15_000)
    visit.idle()
    expect(visit.page.locator(".cm-content")).to_contain_text("MATCH", timeout=15_000)


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
    visit.page.wait_for_function("location.search.includes('focus=')", timeout=15_000)
    visit.canvas_ready()
    count_is(visit, "nodes", 4)


def test_hostile_text_is_shown_and_does_nothing(visit: Visit) -> None:
    begin(visit, "/?focus=group:apt28")
    edge = visit.page.evaluate("__cy().edges('[type = \"TARGETED\"]').first().id()")
    click(visit, edge)
    expect(visit.page.get_by_text("<img src=x onerror=window.hacked=1>").first).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("<script>window.hacked=1</script>").first).to_be_visible()
    press(visit, "l")
    expect(visit.page.get_by_role("table").get_by_text("<img src=x onerror=window.hacked=1>").first).to_be_visible()
    press(visit, "Escape")
    visit.page.get_by_role("link", name="Read this sentence in its report").first.click()
    expect(visit.page.locator("mark.here").first).to_be_visible(timeout=15_000)
    assert visit.page.locator("img[src=x]").count() == 0
    assert visit.page.locator("a[href^=javascript]").count() == 0
    assert visit.page.evaluate("window.hacked") is None


def test_the_pictures_of_the_tour_can_be_taken(browser: Browser, address: str, tmp_path: Path) -> None:
    for picture in PICTURES:
        taken = Image.open(take(browser, address, picture, tmp_path))
        assert taken.size == (1400, 900)
        assert len(taken.convert("L").getcolors(256) or []) > 20, picture


@pytest.mark.parametrize("visit", [{"viewport": {"width": width, "height": 900}, "color_scheme": scheme} for width in (390, 900, 1440) for scheme in ("light", "dark")], indirect=True)
def test_every_width_and_theme_is_whole(visit: Visit) -> None:
    for path in ("/", AROUND, "/surveillance-of-critics"):
        visit.open(path)
        assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), path
    dark = visit.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    colour = visit.page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    assert (sum(map(int, colour.strip("rgb()").split(",")[:3])) < 200) == dark


@pytest.mark.parametrize("visit", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_title_of_two_lines_stands_above_its_buttons(visit: Visit) -> None:
    visit.open("/")
    title = visit.page.locator(".st-key-scene-head h5").bounding_box()
    button = visit.page.get_by_role("button", name="New", exact=True).bounding_box()
    assert title
    assert button
    assert title["height"] > 40
    assert title["y"] + title["height"] <= button["y"]


@pytest.mark.parametrize("visit", [{"color_scheme": scheme} for scheme in ("light", "dark")], indirect=True)
def test_nothing_serious_stands_in_the_way_of_anybody(visit: Visit, axe: Path) -> None:
    begin(visit, f"{AROUND}&selected={SPONSORED.replace('|', '%7C')}")
    visit.page.add_script_tag(path=axe)
    for step in ("", "l", "t", "?"):
        if step:
            press(visit, "Escape", "Escape", step)
            reported(visit)  # While the page works, Streamlit fades what it is about to draw anew.
        found = visit.page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => [v.id, v.nodes.slice(0, 3).map(n => [n.target.flat().join(' '), n.failureSummary])])")
        assert found == [], step
