/** The keyboard: every action by its keys; arrows walk to the neighbour that lies that way, with Alt they move what is selected. */

import type { NodeSingular } from "cytoscape";
import { able, ACTIONS } from "./actions";
import * as doc from "./document";
import type { Explorer } from "./explorer";
import type { Screen } from "./screen";

const ANGLES: Record<string, number> = { ArrowRight: 0, ArrowDown: Math.PI / 2, ArrowLeft: Math.PI, ArrowUp: -Math.PI / 2 };
const STEP = 20;

/** How a key is written in the table of actions. */
export function keyName(event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey">): string {
  const command = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const letter = /^[a-z]$/i.test(event.key);
  const key = letter ? (command || event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key;
  const shift = event.shiftKey && (letter || event.key.length > 1) ? "Shift+" : "";
  return command + shift + key;
}

/** Whether a key belongs to the control that has the focus: text into fields, Enter and Space to buttons. */
function taken(event: KeyboardEvent): boolean {
  const at = event.composedPath()[0];
  if (at instanceof HTMLInputElement || at instanceof HTMLSelectElement) return event.key !== "Escape";
  return at instanceof HTMLButtonElement && ["Enter", " "].includes(event.key);
}

export function listenToKeys(explorer: Explorer, screen: Screen, box: HTMLElement): void {
  box.addEventListener("keydown", (event) => {
    if (taken(event)) {
      event.stopPropagation(); // Streamlit has keys of its own for the page.
    } else if (act(explorer, screen, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
}

function act(explorer: Explorer, screen: Screen, event: KeyboardEvent): boolean {
  if (event.key in ANGLES) {
    if (event.altKey) push(explorer, ANGLES[event.key]!);
    else walk(explorer, ANGLES[event.key]!, event.shiftKey);
    return true;
  }
  if (event.key === "Escape") return screen.escape();
  const name = keyName(event);
  const action = ACTIONS.find(({ keys }) => keys.includes(name));
  if (!action) return false;
  if (able(action, explorer)) action.run(explorer, screen);
  else screen.say(action.needs === "two" ? "select two entities first" : action.needs ? "select an entity first" : `${action.title}: nothing there`);
  return true;
}

function push(explorer: Explorer, direction: number): void {
  const places = Object.fromEntries(
    explorer.chosen.map((id) => {
      const [x, y] = explorer.scene.places[id] ?? [0, 0];
      return [id, [x + STEP * Math.cos(direction), y + STEP * Math.sin(direction)] as const];
    }),
  );
  explorer.change(doc.move(explorer.scene, places), "move");
}

function walk(explorer: Explorer, direction: number, extend: boolean): void {
  const { cy } = explorer.stage;
  const last = explorer.chosen.at(-1);
  const edge = explorer.rows.edges.get(explorer.selection[0] ?? "");
  const from = cy.getElementById(last ?? edge?.source ?? "");
  const next = from.empty() ? busiest(explorer) : nearest(from as unknown as NodeSingular, direction);
  if (!next) return;
  explorer.anchor = null;
  explorer.select(extend ? [...explorer.selection, next] : [next]);
  explorer.stage.reveal([next]);
}

function busiest(explorer: Explorer): string | undefined {
  const nodes = explorer.stage.cy.nodes(":visible").toArray() as NodeSingular[];
  return nodes.sort((one, other) => other.degree(false) - one.degree(false))[0]?.id();
}

function nearest(from: NodeSingular, direction: number): string | undefined {
  const start = from.position();
  let best: string | undefined;
  let score = Infinity;
  from.neighborhood("node:visible").forEach((element) => {
    const place = (element as NodeSingular).position();
    let turn = Math.abs(Math.atan2(place.y - start.y, place.x - start.x) - direction);
    if (turn > Math.PI) turn = 2 * Math.PI - turn;
    const cost = turn * 200 + Math.hypot(place.x - start.x, place.y - start.y) * 0.2;
    if (turn < 1.2 && cost < score) [best, score] = [element.id(), cost];
  });
  return best;
}
