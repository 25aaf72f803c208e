"""The Cypher page and the pages that look at the whole graph, as an analyst uses them."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, expect

from graph.claims import Mention
from graph.engines import Home, connect, stop
from graph.export import json_document
from graph.store import Store
from tests.browser.app import running_app
from tests.browser.conftest import HOSTILE, Visit
from tests.hostile.statements import ENDLESS
from tests.stories import CHINA, of_everything, report, resolved

# fmt: off


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a graph with something of everything, and names that would like to be run."""
    folder = tmp_path_factory.mktemp("console-home")
    engine = connect(folder, {})
    villain, seat = Mention("Organization", HOSTILE), Mention("Group", "=Evil [x](javascript:alert(1))")
    text = f"They hacked {HOSTILE}. They are Chinese. It is in China."
    hostile = report(text, ("TARGETED", seat, villain, f"They hacked {HOSTILE}."), ("SPONSORED_BY", seat, CHINA, "They are Chinese."), ("LOCATED_IN", villain, CHINA, "It is in China."), title=f"{HOSTILE}<script>window.hacked=1</script>")
    for _ in Store(engine).put(resolved(*of_everything(), hostile)):
        pass
    engine.close()
    with running_app(folder) as base:
        yield base
    stop(Home(folder))


def write(visit: Visit, statement: str) -> None:
    """Put a statement into the editor by hand."""
    visit.page.locator(".cm-content").click()
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.insert_text(statement)


def typed(visit: Visit, text: str) -> None:
    visit.page.locator(".cm-content").click()
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.type(text)


def run(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Run", exact=True).click()
    visit.idle()


def test_a_question_of_the_cookbook_becomes_a_chart_a_table_and_files(visit: Visit) -> None:
    visit.open("/cypher")
    visit.page.get_by_placeholder("Find a question").fill("several states")
    visit.page.get_by_placeholder("Find a question").press("Enter")
    visit.page.get_by_role("button", name="Which tools do groups of several states use?").click()
    visit.page.wait_for_function("location.search === '?recipe=tools-across-sponsors'")
    run(visit)
    expect(visit.page.get_by_text(re.compile(r"1 row, \d+ ms")).first).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_test_id("stVegaLiteChart")).to_be_visible(timeout=15_000)
    visit.page.get_by_test_id("stButtonGroup").get_by_text("Table").click()
    expect(visit.page.get_by_test_id("stDataFrame")).to_be_visible(timeout=15_000)
    visit.page.get_by_test_id("stDataFrame").hover()
    expect(visit.page.get_by_role("button", name="Download as CSV")).to_be_hidden()
    visit.page.get_by_role("button", name="Download", exact=True).click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Rows as CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert (rows[0]["tool"], rows[0]["states"]) == ("Mimikatz", "2")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Rows as JSON").click()
    assert json.loads(Path(download.value.path()).read_bytes())[0]["groups"] == 3


def test_completion_offers_labels_types_and_the_properties_of_the_label(visit: Visit) -> None:
    visit.open("/cypher")
    typed(visit, "MATCH (g:Gro")
    offers = visit.page.locator(".cm-tooltip-autocomplete li")
    expect(offers.first).to_contain_text("Group")
    visit.page.wait_for_timeout(150)
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("End")
    visit.page.keyboard.type("-[r:SPONS")
    expect(offers.first).to_contain_text("SPONSORED_BY")
    visit.page.wait_for_timeout(150)
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("End")
    visit.page.keyboard.type("->(s:State) RETURN s.iso")
    expect(offers.first).to_contain_text("iso2")
    assert "MATCH (g:Group)-[r:SPONSORED_BY]->(s:State) RETURN s.iso" in visit.page.locator(".cm-content").inner_text()
    assert visit.page.evaluate("new Set([...__find('.cm-content').querySelectorAll('span')].map(s => getComputedStyle(s).color)).size") >= 2


def test_a_comment_is_drawn_as_one_wherever_it_ends(visit: Visit) -> None:
    visit.open("/cypher")
    write(visit, "/* MATCH (g:Group)\nDELETE g */ RETURN 'it\\'s /* one' AS words // end")
    drawn = visit.page.evaluate("[...__find('.cm-content').querySelectorAll('span')].filter(s => getComputedStyle(s).fontStyle === 'italic').map(s => s.textContent)")
    assert drawn == ["/* MATCH (g:Group)", "DELETE g */", "// end"]


def box_of(visit: Visit, key: str) -> FloatRect:
    box = visit.page.locator(f".st-key-{key}").bounding_box()
    assert box
    return box


@pytest.mark.parametrize(("visit", "narrow"), [({"viewport": {"width": 390, "height": 844}}, True), ({"viewport": {"width": 900, "height": 844}}, False)], indirect=["visit"])
def test_the_rows_stand_below_the_editor_and_the_cookbook_beside_it_or_last(visit: Visit, narrow: bool) -> None:
    visit.open("/cypher")
    run(visit)
    desk, rows, library = (box_of(visit, key) for key in ("cypher-desk", "cypher-outcome", "cypher-library"))
    assert rows["y"] >= desk["y"] + desk["height"]
    if narrow:
        assert library["y"] >= rows["y"] + rows["height"]
    else:
        assert library["x"] >= desk["x"] + desk["width"]
        assert rows["y"] >= library["y"] + library["height"]
        assert rows["width"] > desk["width"] + library["width"]


def test_parameters_are_fields_and_the_address_keeps_statement_and_values(visit: Visit) -> None:
    visit.open("/cypher")
    write(visit, "MATCH (g:Group)-[:SPONSORED_BY]->(s:State) WHERE s.name IN $states RETURN g.name AS name, s.name AS state ORDER BY name LIMIT 3")
    visit.page.get_by_label("$states", exact=True).fill('["Russia"]')
    visit.page.get_by_label("$states", exact=True).press("Enter")
    visit.idle()
    visit.page.locator(".cm-content").click()
    visit.page.keyboard.press("Control+Enter")
    expect(visit.page.get_by_text(re.compile(r"2 rows, \d+ ms")).first).to_be_visible(timeout=15_000)
    url = visit.page.url
    assert "query=" in url
    visit.open("/about")
    visit.page.goto(url)
    visit.idle()
    expect(visit.page.locator(".cm-content")).to_contain_text("s.name IN $states")
    expect(visit.page.get_by_label("$states", exact=True)).to_have_value('["Russia"]')


def test_what_is_not_for_a_console_is_refused_and_a_mistake_explained(visit: Visit) -> None:
    visit.open("/cypher")
    for statement, words in (
        ("MATCH (n) DETACH DELETE n", "only reads"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "neither files nor addresses"),
        ("CALL apoc.util.sleep(9000)", "not among those"),
        ("MATCH (n RETURN n", "n RETURN"),
    ):
        write(visit, statement)
        run(visit)
        expect(visit.page.get_by_test_id("stAlert").get_by_text(re.compile(re.escape(words), re.IGNORECASE)).first).to_be_visible(timeout=15_000)
    write(visit, "MATCH (n:State) RETURN count(n) AS states")
    run(visit)
    expect(visit.page.get_by_text(re.compile(r"1 row, \d+ ms")).first).to_be_visible(timeout=15_000)


def test_rows_beyond_the_limit_are_told(visit: Visit) -> None:
    visit.open("/cypher")
    write(visit, "UNWIND range(1, 5000) AS n RETURN n")
    run(visit)
    expect(visit.page.get_by_text("Only the first 1,000 rows")).to_be_visible(timeout=15_000)
    write(visit, "UNWIND range(1, 5000) AS n RETURN n LIMIT 7")
    run(visit)
    expect(visit.page.get_by_text("own LIMIT of 7 was reached")).to_be_visible(timeout=15_000)


def test_a_long_run_is_watched_and_cancelled(visit: Visit) -> None:
    visit.open("/cypher")
    write(visit, ENDLESS[0])
    visit.page.get_by_role("button", name="Run", exact=True).click()
    expect(visit.page.get_by_text(re.compile("Running for"))).to_be_visible(timeout=15_000)
    visit.page.get_by_role("button", name="Cancel").click()
    expect(visit.page.get_by_text(re.compile("cancelled after"))).to_be_visible(timeout=15_000)
    write(visit, "RETURN 1 AS one")
    run(visit)
    expect(visit.page.get_by_text(re.compile(r"1 row, \d+ ms")).first).to_be_visible(timeout=25_000)


def test_a_run_without_end_is_stopped_and_says_so(visit: Visit) -> None:
    visit.open("/cypher")
    write(visit, ENDLESS[0])
    visit.page.get_by_role("button", name="Run", exact=True).click()
    expect(visit.page.get_by_test_id("stAlert").get_by_text(re.compile("stopped after"))).to_be_visible(timeout=40_000)


def test_the_plan_is_shown_and_nothing_is_run(visit: Visit) -> None:
    visit.open("/cypher")
    write(visit, "MATCH (g:Group) RETURN g.name")
    visit.page.get_by_role("button", name="Explain").click()
    expect(visit.page.get_by_text("How the engine would run it", exact=True)).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_text("NodeByLabelScan").first).to_be_visible()


def test_a_graph_of_a_result_can_be_worked_with_and_taken_to_explore(visit: Visit) -> None:
    visit.open("/cypher?recipe=tools-of-a-group&with=%7B%22group%22%3A%22Crimson%20Kite%22%7D")
    run(visit)
    visit.canvas_ready()
    assert set(visit.page.evaluate("__cy().nodes().map(n => n.id())")) == {"group:crimson-kite", "tool:glass-lance", "tool:mimikatz"}
    assert visit.page.evaluate("__cy().edges().length") == 2
    visit.page.get_by_role("button", name="Download", exact=True).click()
    visit.page.get_by_role("button", name="As a graph, with its proof").click()
    subgraph = json_document.read(visit.export("json"))
    assert ({node.id for node in subgraph.nodes}, {edge.type for edge in subgraph.edges}) == ({"group:crimson-kite", "tool:glass-lance", "tool:mimikatz"}, {"USES"})
    assert "Crimson Kite uses Glass Lance." in {claim.properties["quote"] for claim in subgraph.claims}
    visit.page.get_by_role("dialog", name="Export").get_by_role("button", name="Close").click()
    visit.page.get_by_role("button", name="Go on in Explore").click()
    visit.page.wait_for_function("!location.pathname.includes('cypher')", timeout=15_000)
    visit.canvas_ready()
    assert visit.page.evaluate("__cy().nodes().length") == 3


def test_a_query_is_saved_found_again_and_deleted_and_the_history_remembers(visit: Visit) -> None:
    visit.open("/cypher")
    write(visit, "MATCH (s:State {name: $name}) RETURN s.id AS id")
    visit.page.get_by_label("$name", exact=True).fill("Russia")
    visit.page.get_by_label("$name", exact=True).press("Enter")
    visit.idle()
    run(visit)
    visit.page.get_by_role("button", name="Save", exact=True).click()
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("One <b>state</b>")
    dialog.get_by_label("What it tells").fill("Its id")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(visit.page.get_by_text("One <b>state</b>").first).to_be_visible(timeout=15_000)
    visit.page.get_by_role("button", name="Which actors does no source name?").click()
    visit.idle()
    visit.page.get_by_role("tab", name="Saved").click()
    visit.page.get_by_role("button", name="One <b>state</b>").click()
    visit.idle()
    expect(visit.page.get_by_label("$name", exact=True)).to_have_value("Russia")
    visit.page.mouse.move(1, 1)  # Away from the question, whose tooltip lies over the tabs.
    visit.page.get_by_role("tab", name="History").click()
    expect(visit.page.get_by_role("button", name=re.compile(r"1 row, \d+ ms")).first).to_be_visible()
    visit.page.get_by_role("tab", name="Saved").click()
    visit.page.locator(".st-key-cypher-saved").get_by_test_id("stPopover").get_by_role("button").first.click()
    visit.page.get_by_test_id("stPopoverBody").get_by_role("button", name="Delete").click()
    expect(visit.page.get_by_text("Nothing is saved yet")).to_be_visible(timeout=15_000)


def test_the_cypher_of_a_view_opens_in_the_editor_with_its_parameters(visit: Visit) -> None:
    visit.open("/compare?groups=group:apt28,group:apt29")
    visit.page.get_by_role("button", name="Show the Cypher").click()
    visit.page.get_by_role("button", name="Open in the Cypher page").first.click()
    expect(visit.page.locator(".cm-content")).to_contain_text("USES|TARGETED|SPONSORED_BY|MOTIVATED_BY", timeout=15_000)
    expect(visit.page.get_by_label("$ids", exact=True)).to_have_value('["group:apt28", "group:apt29"]')
    run(visit)
    expect(visit.page.get_by_text(re.compile(r"\d+ rows, \d+ ms")).first).to_be_visible(timeout=15_000)


def test_groups_are_compared_and_what_they_share_is_opened(visit: Visit) -> None:
    visit.open("/compare")
    expect(visit.page.get_by_text("Choose two groups or more")).to_be_visible(timeout=15_000)
    visit.page.get_by_role("button", name=re.compile("Compare .* and ")).first.click()
    visit.page.wait_for_function("location.search.includes('groups=')", timeout=15_000)
    visit.idle()
    expect(visit.page.get_by_test_id("stVegaLiteChart").first).to_be_visible(timeout=15_000)
    visit.page.get_by_role("link", name="Open in Explore").click()
    visit.canvas_ready()
    assert visit.page.evaluate("__cy().nodes().length") > 2


def test_a_period_is_brushed_and_its_claims_are_listed(visit: Visit) -> None:
    visit.open("/timeline")
    expect(visit.page.get_by_text("4 claims")).to_be_visible(timeout=15_000)
    box = visit.page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first.bounding_box()
    assert box
    y = box["y"] + 80
    visit.page.mouse.move(box["x"] + box["width"] * 0.6, y)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + box["width"] * 0.8, y, steps=6)
    visit.page.mouse.move(box["x"] + box["width"] - 8, y, steps=6)
    visit.page.mouse.up()
    expect(visit.page.get_by_text("2 claims")).to_be_visible(timeout=15_000)
    assert "from=202" in visit.page.url


def test_the_map_tells_who_attacks_whom_and_needs_no_network(visit: Visit) -> None:
    visit.open("/map")
    expect(visit.page.get_by_text("attacked organizations in")).to_be_visible(timeout=15_000)
    expect(visit.page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    visit.page.get_by_role("tab", name="Matrix").click()
    expect(visit.page.get_by_test_id("stVegaLiteChart").nth(1)).to_be_visible()
    visit.open("/map?sponsor=state:RU")
    expect(visit.page.get_by_text("1 state").first).to_be_visible(timeout=15_000)
    visit.page.get_by_role("button", name="Show the Cypher").click()
    visit.page.get_by_role("button", name="Open in the Cypher page").first.click()
    expect(visit.page.locator(".cm-content")).to_contain_text("LOCATED_IN", timeout=15_000)


def test_the_page_about_the_data_tells_figures_licences_and_health(visit: Visit) -> None:
    visit.open("/about")
    expect(visit.page.get_by_test_id("stMetric").filter(has_text="Reports").get_by_text("5", exact=True)).to_be_visible(timeout=15_000)
    visit.page.get_by_role("button", name="Check every relationship").click()
    expect(visit.page.get_by_text("Sound: every relationship")).to_be_visible(timeout=25_000)


def test_the_patterns_are_listed_with_their_hits(visit: Visit) -> None:
    visit.open("/patterns")
    expect(visit.page.get_by_role("heading", name="Surveillance of critics")).to_be_visible(timeout=15_000)
    visit.page.get_by_test_id("stMain").get_by_role("link", name="Open").first.click()
    expect(visit.page.get_by_text("criticism before attack", exact=True).first).to_be_visible(timeout=15_000)


def test_hostile_names_do_nothing_on_any_page(visit: Visit) -> None:
    for path in ("/cypher?recipe=groups-of-a-state&with=%7B%22state%22%3A%22China%22%7D", "/timeline?dates=publication", "/map?victim=state:CN", "/compare", "/about", "/patterns"):
        visit.open(path)
        if "cypher" in path:
            run(visit)
            visit.canvas_ready()
            assert visit.page.evaluate("__cy().nodes().some(n => n.data('name').includes('javascript:'))")
        assert visit.page.evaluate("window.hacked") is None, path
        assert visit.page.locator("img[src=x], a[href^=javascript]").count() == 0, path


PAGES = ("/cypher", "/about", "/timeline", "/compare?groups=group:apt28,group:apt29", "/map", "/patterns")


@pytest.mark.parametrize("visit", [{"viewport": {"width": width, "height": 900}, "color_scheme": scheme} for width in (390, 900, 1440) for scheme in ("light", "dark")], indirect=True)
def test_every_width_and_theme_is_whole(visit: Visit) -> None:
    for path in PAGES:
        visit.open(path)
        assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), path
        assert visit.page.get_by_test_id("stException").count() == 0, path


@pytest.mark.parametrize("visit", [{"color_scheme": scheme} for scheme in ("light", "dark")], indirect=True)
def test_nothing_serious_stands_in_the_way_of_anybody(visit: Visit, axe: Path) -> None:
    for path in PAGES:
        visit.open(path)
        visit.page.add_script_tag(path=axe)
        found = visit.page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => [v.id, v.nodes.slice(0, 3).map(n => [n.target.flat().join(' '), n.failureSummary])])")
        assert found == [], path
