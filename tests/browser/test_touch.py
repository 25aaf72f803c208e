"""The explorer under fingers, as Chromium emulates them on a phone: taps, a finger that rests, two that move."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.canvas import ACTOR, CHINA, VICTIM, begin, count_is, place_of, positions, selected
from tests.browser.conftest import Visit

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
pytestmark = pytest.mark.parametrize("visit", [PHONE], indirect=True)

Point = tuple[float, float]


def fingers(session: CDPSession, kind: str, *points: Point) -> None:
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]})


def hold(visit: Visit, place: Point) -> None:
    """Rest a finger on a place and lift it."""
    session = visit.page.context.new_cdp_session(visit.page)
    fingers(session, "touchStart", place)
    visit.page.wait_for_timeout(800)
    fingers(session, "touchEnd")
    visit.page.wait_for_timeout(300)


def pinch(visit: Visit, apart: float, until: float) -> None:
    """Put two fingers on the canvas, so far apart, and move them until they are otherwise far apart."""
    x, y = visit.page.evaluate(
        "(() => { const box = __find('.cw-canvas').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()"
    )
    session = visit.page.context.new_cdp_session(visit.page)

    def pair(distance: float) -> tuple[Point, Point]:
        return (x - distance / 2, y), (x + distance / 2, y)

    fingers(session, "touchStart", *pair(apart))
    for step in range(1, 11):
        fingers(session, "touchMove", *pair(apart + (until - apart) * step / 10))
        visit.page.wait_for_timeout(30)
    fingers(session, "touchEnd")
    visit.page.wait_for_timeout(200)


def tap(visit: Visit, element: str) -> None:
    visit.page.touchscreen.tap(*place_of(visit, element))
    visit.page.wait_for_timeout(450)


def number(visit: Visit, expression: str) -> float:
    found: Any = visit.page.evaluate(expression)
    return float(found)


def into_view(visit: Visit) -> None:
    """Bring the canvas onto the screen and everything on it into the canvas."""
    begin(visit)
    visit.page.evaluate("__find('.cw-canvas').scrollIntoView({ block: 'center' })")
    visit.page.wait_for_timeout(300)


def test_a_tap_selects_and_the_details_begin_on_the_screen(visit: Visit) -> None:
    begin(visit)
    tap(visit, ACTOR)
    assert selected(visit) == {ACTOR}
    heading = visit.page.locator(".st-key-details h3").first
    expect(heading).to_contain_text("Unnamed China-linked actor", timeout=15_000)
    box = heading.bounding_box()
    assert box
    assert box["y"] < 844


def test_two_taps_expand_and_move_nothing(visit: Visit) -> None:
    into_view(visit)
    before = positions(visit)
    place = place_of(visit, CHINA)
    for _ in range(2):
        visit.page.touchscreen.tap(*place)
    visit.page.wait_for_function(f"__cy().nodes().length > {len(before)}", timeout=15_000)
    after = positions(visit)
    assert {entity: after[entity] for entity in before} == before


def test_a_finger_that_rests_opens_the_menu_of_what_lies_under_it(visit: Visit) -> None:
    into_view(visit)
    hold(visit, place_of(visit, ACTOR))
    menu = visit.page.get_by_role("menu")
    expect(menu.get_by_text("Unnamed China-linked actor")).to_be_visible()
    assert selected(visit) == {ACTOR}
    menu.get_by_role("menuitem", name="Hide").tap()
    count_is(visit, "nodes", 3)
    visit.page.touchscreen.tap(*place_of(visit, VICTIM))
    visit.page.wait_for_timeout(450)
    assert selected(visit) == {VICTIM}


def test_two_are_chosen_one_after_the_other_and_their_menu_finds_paths(visit: Visit) -> None:
    into_view(visit)
    assert selected(visit) == {VICTIM}  # The scene began with it.
    visit.page.get_by_role("button", name="Select several").tap()
    tap(visit, ACTOR)
    tap(visit, CHINA)
    assert selected(visit) == {ACTOR, CHINA, VICTIM}
    tap(visit, CHINA)
    assert selected(visit) == {ACTOR, VICTIM}
    hold(visit, place_of(visit, VICTIM))
    assert selected(visit) == {ACTOR, VICTIM}
    visit.page.get_by_role("menuitem", name="Paths between two").tap()
    visit.page.get_by_role("dialog", name="Paths between two").get_by_role("button", name="Find paths").tap()
    expect(visit.page.get_by_role("group", name="Paths").get_by_text("Path 1 of")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize(("apart", "until"), [(160, 60), (160, 320), (300, 120), (60, 140)])
def test_two_fingers_zoom_by_as_much_as_they_move(visit: Visit, apart: float, until: float) -> None:
    into_view(visit)
    before, zoom = positions(visit), number(visit, "__cy().zoom()")
    pinch(visit, apart, until)
    assert number(visit, "__cy().zoom()") == pytest.approx(zoom * until / apart, rel=0.12)
    assert positions(visit) == before
    assert visit.page.get_by_role("menu").count() == 0


def test_one_finger_moves_the_view_and_what_it_takes_hold_of(visit: Visit) -> None:
    into_view(visit)
    session = visit.page.context.new_cdp_session(visit.page)
    before = positions(visit)
    x, y = place_of(visit, VICTIM)
    fingers(session, "touchStart", (x, y))
    for step in range(1, 6):
        fingers(session, "touchMove", (x + 8 * step, y + 4 * step))
        visit.page.wait_for_timeout(30)
    fingers(session, "touchEnd")
    visit.page.wait_for_timeout(300)
    after = positions(visit)
    assert {entity for entity in before if after[entity] != before[entity]} == {VICTIM}


def test_what_is_pressed_is_broad_enough_for_a_finger(visit: Visit) -> None:
    begin(visit)
    assert visit.page.evaluate("matchMedia('(pointer: coarse)').matches")
    narrow = visit.page.evaluate(
        "[...__find('.cw').querySelectorAll('button')].map(b => [b.title || b.textContent, b.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.width < 32 || box.height < 32)).map(([name]) => name)"
    )
    assert narrow == []
