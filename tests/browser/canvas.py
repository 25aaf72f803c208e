"""Hands on the canvas: where things are, and how a person takes hold of them."""

from typing import Any

from tests.browser.conftest import Visit

ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"
VICTIM = "org:amnesty-international-canada"
CRITIC = "org:amnesty-international"
CHINA = "state:CN"
TARGETED = f"TARGETED|{ACTOR}|{VICTIM}"
SPONSORED = f"SPONSORED_BY|{ACTOR}|{CHINA}"
AROUND = f"/?focus={VICTIM}"


def positions(visit: Visit) -> dict[str, Any]:
    """Return where every entity of the scene lies."""
    found: dict[str, Any] = visit.page.evaluate("Object.fromEntries(__cy().nodes().map(n => [n.id(), [n.position('x'), n.position('y')]]))")
    return found


def drawn(visit: Visit) -> set[str]:
    """Return the entities that are drawn."""
    return set(visit.page.evaluate("__cy().nodes(':visible').map(n => n.id())"))


def selected(visit: Visit) -> set[str]:
    """Return what is selected."""
    return set(visit.page.evaluate("__cy().$(':selected').map(e => e.id())"))


def place_of(visit: Visit, element: str) -> tuple[float, float]:
    """Return where an element of the canvas is on the page, in pixels."""
    x, y = visit.page.evaluate(
        """id => { const cy = __cy(), e = cy.getElementById(id), box = cy.container().getBoundingClientRect();
                   const at = e.isNode() ? e.renderedPosition() : e.renderedMidpoint(); return [box.x + at.x, box.y + at.y]; }""",
        element,
    )
    return x, y


def click(visit: Visit, *elements: str) -> None:
    """Click an element, and further ones with Shift held down."""
    for number, element in enumerate(elements):
        if number:
            visit.page.keyboard.down("Shift")
        visit.page.mouse.click(*place_of(visit, element))
        visit.page.wait_for_timeout(450)  # Slower than a double click.
        if number:
            visit.page.keyboard.up("Shift")
    visit.page.wait_for_function("wanted => wanted.every(id => __cy().getElementById(id).selected())", arg=list(elements))


def drag(visit: Visit, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press, move and let go."""
    visit.page.mouse.move(*start)
    visit.page.mouse.down()
    visit.page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
    visit.page.mouse.move(*end, steps=4)
    visit.page.mouse.up()
    visit.page.wait_for_timeout(150)


def press(visit: Visit, *keys: str) -> None:
    """Press keys with the canvas in focus."""
    visit.page.evaluate("__find('.cw-canvas').focus()")
    for key in keys:
        visit.page.keyboard.press(key)
        visit.page.wait_for_timeout(80)


def begin(visit: Visit, path: str = AROUND) -> None:
    """Open a scene and wait until it is drawn."""
    visit.open(path)
    visit.canvas_ready()
    visit.idle()


def reported(visit: Visit) -> None:
    """Wait until the page knows the scene, and so the address."""
    visit.page.wait_for_timeout(700)
    visit.idle()


def count_is(visit: Visit, what: str, count: int) -> None:
    """Wait until so many elements are drawn: `nodes` or `edges`."""
    visit.page.wait_for_function(f"__cy().{what}(':visible').length === {count}", timeout=15_000)
