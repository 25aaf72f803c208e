/** Fingers on the stage: what cytoscape does not do with them, or not well. A tap is a click there already. */

import type { Core, EventObject } from "cytoscape";
import type { Place } from "./document";

/** Two fingers: the point between them, relative to the canvas, and how far apart they are; null for any other number. */
interface Fingers {
  middle: Place;
  apart: number;
}

interface Viewport {
  zoom: number;
  pan: Place;
}

/** Return the viewport after two fingers moved: what lay between them stays between them. */
export function pinched(before: Viewport, from: Fingers, to: Fingers, least: number, most: number): Viewport {
  const zoom = Math.min(most, Math.max(least, (before.zoom * to.apart) / from.apart));
  const pan = (axis: 0 | 1) => to.middle[axis] - ((from.middle[axis] - before.pan[axis]) * zoom) / before.zoom;
  return { zoom, pan: [pan(0), pan(1)] };
}

function fingers(cy: Core, event: EventObject): Fingers | null {
  const { touches } = event.originalEvent as unknown as TouchEvent;
  if (touches?.length !== 2) return null;
  const [one, other] = [touches[0]!, touches[1]!];
  const box = cy.container()!.getBoundingClientRect();
  const middle: Place = [(one.clientX + other.clientX) / 2 - box.x, (one.clientY + other.clientY) / 2 - box.y];
  return { middle, apart: Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)) };
}

/**
 * Zoom with two fingers that are near each other, as on a phone. Cytoscape takes them for a context click that is dragged
 * until they are half as far apart again, so that it never zooms out; from there on it zooms by itself, from where they began.
 */
export function listenToPinch(cy: Core): void {
  let began: { fingers: Fingers; viewport: Viewport } | null = null;
  const show = ({ zoom, pan }: Viewport) => cy.viewport({ zoom, pan: { x: pan[0], y: pan[1] } });
  cy.on("cxttapstart", (event) => {
    const found = fingers(cy, event);
    began = found && { fingers: found, viewport: { zoom: cy.zoom(), pan: [cy.pan().x, cy.pan().y] } };
  });
  cy.on("cxtdrag", (event) => {
    const now = fingers(cy, event);
    if (began && now) show(pinched(began.viewport, began.fingers, now, cy.minZoom(), cy.maxZoom()));
  });
  cy.on("cxttapend", (event) => {
    if (began && fingers(cy, event)) show(began.viewport);
    began = null;
  });
}

/** Call back when a finger rests on something, or on nothing (null); the tap that its lifting would be is swallowed. */
export function listenToHold(cy: Core, held: (id: string | null, x: number, y: number) => void): void {
  cy.on("taphold", (event) => {
    if (!(event.originalEvent as Event).type.startsWith("touch")) return;
    const { target } = event;
    const id = target === cy ? null : String(target.id());
    const chosen = cy.$(":selected").map((element) => element.id());
    held(id, event.renderedPosition.x, event.renderedPosition.y);
    if (id) target.unselectify();
    cy.one("tapend", () =>
      setTimeout(() => {
        if (id) target.selectify();
        else for (const other of chosen) cy.getElementById(other).select(); // A tap on nothing clears the selection.
      }, 0),
    );
  });
}
