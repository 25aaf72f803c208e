"""The canvas under a person's hands: every way to change a scene, and back."""

import pytest
from playwright.sync_api import expect

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
    drag,
    drawn,
    place_of,
    positions,
    press,
    reported,
    selected,
)
from tests.browser.conftest import LEGION, Visit

# fmt: off

WHOLE_PATH = """() => { const box = __cy().nodes('.path').renderedBoundingBox({});
  return box.x1 >= 0 && box.y1 >= 0 && box.x2 <= __cy().width() && box.y2 <= __cy().height(); }"""


def test_a_double_click_adds_neighbours_moves_nothing_and_can_be_undone(visit: Visit) -> None:
    begin(visit)
    before = positions(visit)
    visit.page.mouse.dblclick(*place_of(visit, CHINA))
    visit.page.wait_for_function(f"__cy().nodes().length > {len(before)}", timeout=15_000)
    after = positions(visit)
    assert {entity: after[entity] for entity in before} == before
    press(visit, "Control+z")
    count_is(visit, "nodes", len(before))
    press(visit, "Control+Shift+Z")
    count_is(visit, "nodes", len(after))
    assert positions(visit) == after


@pytest.mark.parametrize("visit", [{"viewport": {"width": 1000, "height": 560}}], indirect=True)
def test_a_click_lands_where_it_is_made_after_the_page_was_scrolled(visit: Visit) -> None:
    begin(visit)
    visit.page.mouse.move(*place_of(visit, VICTIM))
    before = place_of(visit, VICTIM)
    visit.page.evaluate("__find('.cw-canvas').scrollIntoView({ block: 'center' })")
    visit.page.wait_for_timeout(300)
    assert abs(place_of(visit, VICTIM)[1] - before[1]) > 40
    click(visit, VICTIM)
    assert selected(visit) == {VICTIM}


def test_an_expansion_with_choice_shows_counts_and_adds_what_was_chosen(visit: Visit) -> None:
    begin(visit)
    click(visit, CHINA)
    press(visit, "Shift+E")
    panel = visit.page.get_by_role("dialog", name="Expand China")
    expect(panel.get_by_text("6 relationships of China lead off the scene.")).to_be_visible(timeout=15_000)
    expect(panel.get_by_text("6 of 7")).to_be_visible()
    panel.get_by_label("At most").fill("2")
    panel.get_by_role("button", name="Add 2 of 6").click()
    count_is(visit, "nodes", 6)
    expect(visit.page.get_by_text("4 more neighbours are not shown").first).to_be_visible(timeout=15_000)
    visit.page.get_by_text("What was left out (4)").click()


def test_a_menu_does_what_it_says(visit: Visit) -> None:
    begin(visit)
    visit.page.mouse.click(*place_of(visit, ACTOR), button="right")
    visit.page.get_by_role("menuitem", name="Hide").click()
    count_is(visit, "nodes", 3)
    expect(visit.page.get_by_text("1 hidden")).to_be_visible()
    visit.page.get_by_role("button", name="Show all").click()
    count_is(visit, "nodes", 4)


def test_a_selection_grows_with_shift_and_with_a_box(visit: Visit) -> None:
    begin(visit)
    click(visit, ACTOR, CHINA)
    assert selected(visit) == {ACTOR, CHINA}
    expect(visit.page.get_by_role("heading", name="2 selected")).to_be_visible(timeout=15_000)
    press(visit, "Escape")
    assert selected(visit) == set()
    box = visit.page.evaluate("(() => { const r = __find('.cw-canvas').getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; })()")
    corners = (box[0] + 4, box[1] + 40), (box[0] + box[2] - 4, box[1] + box[3] - 45)
    visit.page.keyboard.down("Shift")
    drag(visit, *corners)
    visit.page.keyboard.up("Shift")
    assert {ACTOR, CHINA, CRITIC, VICTIM} <= selected(visit)
    press(visit, "Escape", "v")
    drag(visit, *corners)
    assert {ACTOR, CHINA, CRITIC, VICTIM} <= selected(visit)


def test_dragging_moves_one_and_pinning_holds_it_against_hands_and_layouts(visit: Visit) -> None:
    begin(visit)
    before = positions(visit)
    x, y = place_of(visit, VICTIM)
    drag(visit, (x, y), (x + 60, y - 40))
    moved = positions(visit)
    assert {entity for entity in before if moved[entity] != before[entity]} == {VICTIM}
    click(visit, VICTIM)
    press(visit, "p")
    x, y = place_of(visit, VICTIM)
    drag(visit, (x, y), (x - 80, y))
    assert positions(visit)[VICTIM] == moved[VICTIM]
    press(visit, "4")
    visit.page.wait_for_function("id => __cy().getElementById(id).position('x') === 0 || __explorer().history.past.at(-1).label.startsWith('layout')", arg=CHINA)
    assert positions(visit)[VICTIM] == moved[VICTIM]
    press(visit, "u", "u", "u")
    assert positions(visit) == before


@pytest.mark.parametrize(("key", "name"), [("1", "force"), ("2", "rings"), ("3", "columns by type"), ("4", "grid")])
def test_a_layout_is_one_step(visit: Visit, key: str, name: str) -> None:
    begin(visit)
    x, y = place_of(visit, VICTIM)
    drag(visit, (x, y), (x + 50, y + 10))
    before = positions(visit)
    press(visit, key)
    visit.page.wait_for_function("label => __explorer().history.past.at(-1).label === label", arg=f"layout {name}")
    after = positions(visit)
    assert after != before
    assert len({tuple(place) for place in after.values()}) == 4
    press(visit, "Control+z")
    assert positions(visit) == before


def test_tidying_moves_the_neighbours_of_one_alone(visit: Visit) -> None:
    begin(visit, "/?focus=group:legion-spider")
    click(visit, "group:legion-spider")
    before = positions(visit)
    press(visit, "d")
    after = positions(visit)
    assert after["group:legion-spider"] == before["group:legion-spider"]
    assert after != before


def test_removing_focusing_and_collapsing(visit: Visit) -> None:
    begin(visit)
    click(visit, CRITIC)
    press(visit, "Delete")
    count_is(visit, "nodes", 3)
    click(visit, VICTIM)
    press(visit, "o")
    count_is(visit, "nodes", 2)
    assert drawn(visit) == {VICTIM, ACTOR}
    press(visit, "Shift+H")
    count_is(visit, "nodes", 3)
    click(visit, ACTOR)
    press(visit, "c")
    count_is(visit, "nodes", 1)
    press(visit, "u", "u", "u", "u")
    count_is(visit, "nodes", 4)


def test_paths_are_found_walked_through_and_ended(visit: Visit) -> None:
    begin(visit)
    click(visit, ACTOR, CRITIC)
    press(visit, "s")
    panel = visit.page.get_by_role("dialog", name="Paths between two")
    panel.get_by_text("All of them").click()
    panel.get_by_role("button", name="Find paths").click()
    bar = visit.page.get_by_role("group", name="Paths")
    expect(bar.get_by_text("Path 1 of 2")).to_be_visible(timeout=15_000)
    first = set(visit.page.evaluate("__cy().nodes('.path').map(n => n.id())"))
    press(visit, "n")
    expect(bar.get_by_text("Path 2 of 2")).to_be_visible()
    second = set(visit.page.evaluate("__cy().nodes('.path').map(n => n.id())"))
    assert {frozenset(first), frozenset(second)} == {frozenset({ACTOR, CHINA, CRITIC}), frozenset({ACTOR, VICTIM, CRITIC})}
    assert visit.page.evaluate("__cy().edges('.path').length") == 2
    visit.page.evaluate("__cy().zoom(6)")
    press(visit, "n")
    visit.page.wait_for_function(WHOLE_PATH, timeout=15_000)
    press(visit, "Escape")
    assert visit.page.evaluate("__cy().$('.path').length") == 0


def test_a_path_that_is_not_there_says_what_to_try(visit: Visit) -> None:
    begin(visit, f"/?focus={VICTIM},group:legion-spider")
    click(visit, VICTIM, "group:legion-spider")
    press(visit, "s")
    visit.page.get_by_role("button", name="Find paths").click()
    visit.page.wait_for_function("__find('.cw-toast').textContent.includes('no path of up to 4 relationships')", timeout=15_000)


def test_neighbours_in_common_are_added_and_selected(visit: Visit) -> None:
    begin(visit, f"/?focus={ACTOR},group:crowd-1")
    click(visit, ACTOR, "group:crowd-1")
    press(visit, "m")
    count_is(visit, "nodes", 3)
    visit.page.wait_for_function("__cy().$(':selected').length === 3", timeout=15_000)
    assert CHINA in selected(visit)


def test_the_legend_hides_a_type_and_shows_it_again(visit: Visit) -> None:
    begin(visit)
    visit.page.locator(".cw-legend button[data-type=State]").click()
    count_is(visit, "nodes", 3)
    visit.page.locator(".cw-legend button[data-type=State]").click()
    count_is(visit, "nodes", 4)


def test_filters_take_relationships_away_and_give_them_back(visit: Visit) -> None:
    begin(visit)
    press(visit, "t")
    panel = visit.page.get_by_role("dialog", name="Filters")
    panel.get_by_label("likely").click()
    count_is(visit, "edges", 3)
    panel.get_by_label("Disputed relationships").select_option("only")
    count_is(visit, "edges", 0)
    panel.get_by_role("button", name="Clear all filters").click()
    count_is(visit, "edges", 4)
    panel.get_by_label("From year").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("ArrowRight")
    panel.get_by_label("Keep what has no date").click()
    count_is(visit, "edges", 1)
    assert drawn(visit) == {ACTOR, VICTIM}
    panel.get_by_label("article").click()
    count_is(visit, "edges", 0)
    press(visit, "Shift+H")
    count_is(visit, "edges", 4)


def test_what_is_disputed_inferred_or_unnamed_is_drawn_differently(visit: Visit) -> None:
    begin(visit)
    style = "([id, name]) => __cy().getElementById(id).style(name)"
    assert visit.page.evaluate(style, [SPONSORED, "line-style"]) == "dashed"
    assert visit.page.evaluate(style, [TARGETED, "line-style"]) == "solid"
    assert visit.page.evaluate(style, [ACTOR, "border-style"]) == "dashed"
    more = visit.page.evaluate("id => __cy().getElementById(id).data('more')", CHINA)
    assert more == 6
    assert visit.page.evaluate("id => __cy().getElementById(id).data('images').urls.length", CHINA) == 2


def test_a_thicker_line_has_more_sources_a_larger_entity_more_relationships_and_dots_are_inferred(visit: Visit) -> None:
    begin(visit)
    style = "([id, name]) => parseFloat(__cy().getElementById(id).style(name))"
    widths = visit.page.evaluate("__cy().edges().map(e => [e.data('sources'), parseFloat(e.style('width'))])")
    sizes = visit.page.evaluate("__cy().nodes().map(n => [n.data('degree'), parseFloat(n.style('width'))])")
    for pairs in (widths, sizes):
        ordered = [drawn_as for _, drawn_as in sorted(pairs)]
        assert ordered == sorted(ordered)
        assert len(set(ordered)) > 1
    assert visit.page.evaluate(style, [TARGETED, "width"]) > visit.page.evaluate(style, [SPONSORED, "width"])
    visit.page.evaluate("__cy().add({ data: { id: 'x', source: __cy().nodes()[0].id(), target: __cy().nodes()[1].id(), width: 2, inferred: true, caption: '' } })")
    assert visit.page.evaluate("__cy().getElementById('x').style('line-style')") == "dotted"


def test_few_sources_and_little_confidence_can_be_filtered_away(visit: Visit) -> None:
    begin(visit)
    press(visit, "t")
    panel = visit.page.get_by_role("dialog", name="Filters")
    panel.get_by_label("Independent sources at least").focus()
    visit.page.keyboard.press("End")
    kept = visit.page.evaluate("__cy().edges(':visible').map(e => e.data('sources'))")
    most = visit.page.evaluate("Math.max(...__cy().edges().map(e => e.data('sources')))")
    assert most > 1
    assert set(kept) == {most}
    press(visit, "u")
    count_is(visit, "edges", 4)
    panel.get_by_label("Confidence at least").focus()
    visit.page.keyboard.press("End")
    count_is(visit, "edges", 0)
    panel.get_by_role("button", name="Clear all filters").click()
    count_is(visit, "edges", 4)


def test_more_names_are_written_the_nearer_one_looks(visit: Visit) -> None:
    begin(visit, "/?focus=group:legion-spider")
    count = "(() => { const { x1, x2, y1, y2 } = __cy().extent(); return __cy().nodes().not('.quiet').filter(n => { const p = n.position(); return p.x > x1 && p.x < x2 && p.y > y1 && p.y < y2; }).length / Math.max(1, __cy().nodes().filter(n => { const p = n.position(); return p.x > x1 && p.x < x2 && p.y > y1 && p.y < y2; }).length); })()"
    visit.page.evaluate("__cy().zoom({ level: 0.3, renderedPosition: { x: 300, y: 300 } })")
    visit.page.wait_for_timeout(500)
    far = visit.page.evaluate(count)
    visit.page.evaluate("(() => { __cy().zoom(2.2); __cy().center(__cy().nodes()[5]); })()")
    visit.page.wait_for_timeout(500)
    assert far < visit.page.evaluate(count)


def test_find_marks_and_selects(visit: Visit) -> None:
    begin(visit)
    press(visit, "/")
    visit.page.keyboard.type("amnesty")
    visit.page.wait_for_function("__cy().nodes('.found').length === 3")
    visit.page.keyboard.press("Enter")
    assert selected(visit) == {ACTOR, VICTIM, CRITIC}


def test_the_table_shows_and_selects_what_the_canvas_does(visit: Visit) -> None:
    begin(visit)
    press(visit, "l")
    table = visit.page.get_by_role("region", name="The scene as a table")
    expect(table.get_by_role("row")).to_have_count(5)
    table.get_by_role("button", name="targeted").click()
    assert selected(visit) == {TARGETED}
    expect(visit.page.get_by_role("heading", name="targeted Amnesty International Canada")).to_be_visible(timeout=15_000)
    table.get_by_role("button", name="Sources").click()
    expect(table.get_by_role("columnheader", name="Sources")).to_have_attribute("aria-sort", "ascending")


def test_everything_goes_from_the_keyboard_alone(visit: Visit) -> None:
    begin(visit)
    press(visit, "Escape", "ArrowRight")
    first = selected(visit)
    assert len(first) == 1
    press(visit, "Shift+A")
    assert len(selected(visit)) > 1
    press(visit, "a")
    assert len(selected(visit)) == 4
    press(visit, "Escape", "ArrowLeft", "r")
    assert "|" in next(iter(selected(visit)))
    press(visit, "Escape", "ArrowUp")
    one = next(iter(selected(visit)))
    before = positions(visit)
    press(visit, "Alt+ArrowRight")
    after = positions(visit)
    assert after[one][0] == before[one][0] + 20
    press(visit, ".")
    expect(visit.page.get_by_role("menu")).to_be_visible()
    visit.page.keyboard.press("Escape")
    press(visit, "b")
    expect(visit.page.get_by_text("Bookmarks", exact=True)).to_be_visible(timeout=15_000)
    press(visit, "?")
    help_panel = visit.page.get_by_role("dialog", name="Keys, and how to read the graph")
    for words in ("Expand with choice", "Undo", "Paths between two", "Dashed hexagon"):
        expect(help_panel.get_by_text(words).first).to_be_visible()
    press(visit, "Escape")
    expect(help_panel).to_have_count(0)
    press(visit, "w")
    visit.page.wait_for_function("document.fullscreenElement !== null")
    press(visit, "w")
    visit.page.wait_for_function("document.fullscreenElement === null")


def test_a_large_scene_is_cut_with_a_notice_and_laid_out_beside_the_page(visit: Visit) -> None:
    begin(visit, "/?focus=group:legion-spider")
    expect(visit.page.get_by_text(f"{LEGION - 44} more neighbours of Legion Spider are not shown").first).to_be_visible()
    click(visit, "group:legion-spider")
    press(visit, "Shift+E")
    panel = visit.page.get_by_role("dialog", name="Expand Legion Spider")
    panel.get_by_label("At most").fill("500")
    before = positions(visit)
    panel.get_by_role("button", name=f"Add {LEGION - 44}").click()
    count_is(visit, "nodes", LEGION + 1)
    after = positions(visit)
    assert {entity: after[entity] for entity in before} == before
    visit.page.evaluate("(() => { window.__workers = 0; const Real = Worker; window.Worker = class extends Real { constructor(...all) { super(...all); window.__workers++; } }; })()")
    press(visit, "1")
    visit.page.wait_for_function("__explorer().history.past.at(-1).label === 'layout force'", timeout=30_000)
    assert visit.page.evaluate("window.__workers") == 1
    assert positions(visit) != after
    shown, named = visit.page.evaluate("[__cy().nodes().length, __cy().nodes().not('.quiet').length]")
    visit.page.wait_for_timeout(400)
    assert 0 < named < shown


def test_leaving_the_page_keeps_the_scene_and_what_can_be_undone(visit: Visit) -> None:
    begin(visit)
    click(visit, CRITIC)
    press(visit, "h")
    x, y = place_of(visit, VICTIM)
    drag(visit, (x, y), (x + 40, y + 40))
    reported(visit)
    before = positions(visit)
    visit.page.get_by_role("link", name="Surveillance of critics").click()
    expect(visit.page.get_by_role("heading", name="Surveillance of critics")).to_be_visible(timeout=15_000)
    visit.page.get_by_role("link", name="Explore").click()
    visit.canvas_ready()
    assert positions(visit) == before
    assert CRITIC not in drawn(visit)
    press(visit, "u", "u")
    assert CRITIC in drawn(visit)


def test_the_theme_changes_under_a_scene_that_stays(visit: Visit) -> None:
    begin(visit)
    before, ink = positions(visit), visit.page.evaluate("__cy().nodes().first().style('color')")
    visit.page.emulate_media(color_scheme="dark")
    visit.page.wait_for_function("ink => __cy().nodes().first().style('color') !== ink", arg=ink, timeout=10_000)
    assert positions(visit) == before


def test_six_fast_double_clicks_are_one_expansion(visit: Visit) -> None:
    begin(visit, AROUND)
    place = place_of(visit, CHINA)
    for _ in range(6):
        visit.page.mouse.dblclick(*place)
    count_is(visit, "nodes", 10)
    reported(visit)
    assert visit.page.evaluate("__explorer().history.past.filter(step => step.label.startsWith('expand')).length") == 1
