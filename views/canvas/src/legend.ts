/** The legend: types with counts; a click hides a type and shows it again. Text goes in as text, never as HTML. */

import type { Core } from "cytoscape";
import type { TypeRow } from "./contract";

export function drawLegend(place: Element, cy: Core, types: Record<string, TypeRow>): void {
  const hidden = new Set([...place.querySelectorAll<HTMLElement>("[aria-pressed=false]")].map((button) => button.dataset.type!));
  const counts = new Map<string, number>();
  cy.nodes().forEach((node) => void counts.set(node.data("type"), (counts.get(node.data("type")) ?? 0) + 1));
  place.replaceChildren(
    ...Object.keys(types)
      .filter((type) => counts.has(type))
      .map((type) => entry(cy, type, counts.get(type)!, types[type]!.colour, hidden.has(type))),
  );
}

function entry(cy: Core, type: string, count: number, colour: string, off: boolean): HTMLElement {
  const button = document.createElement("button");
  const dot = document.createElement("i");
  dot.style.background = colour;
  button.type = "button";
  button.dataset.type = type;
  button.title = "Hide or show";
  button.append(dot, ` ${type} `, Object.assign(document.createElement("small"), { textContent: String(count) }));
  const show = (visible: boolean) => {
    button.setAttribute("aria-pressed", String(visible));
    cy.nodes().filter((node) => node.data("type") === type).toggleClass("hidden", !visible);
  };
  show(!off);
  button.addEventListener("click", () => show(button.getAttribute("aria-pressed") !== "true"));
  return button;
}
