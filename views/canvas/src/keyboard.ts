/** The keyboard: everything that the mouse does. Arrows walk to the neighbour that lies that way. */

import type { NodeSingular } from "cytoscape";
import type { Scene } from "./scene";

const ANGLES: Record<string, number> = { ArrowRight: 0, ArrowDown: Math.PI / 2, ArrowLeft: Math.PI, ArrowUp: -Math.PI / 2 };

export function listenToKeys(scene: Scene, canvas: HTMLElement, find: HTMLInputElement): void {
  canvas.addEventListener("keydown", (event) => {
    const actions: Record<string, () => void> = {
      e: () => scene.expand(),
      Enter: () => scene.expand(),
      f: () => scene.fit(),
      "+": () => scene.zoom(1.3),
      "-": () => scene.zoom(1 / 1.3),
      "/": () => find.focus(),
      Escape: () => void scene.cy.$(":selected").unselect(),
    };
    const act = event.key in ANGLES ? () => walk(scene, ANGLES[event.key]!) : actions[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

function walk(scene: Scene, direction: number): void {
  const { cy } = scene;
  const from = cy.$("node:selected").first();
  const next = from.empty() ? busiest(scene) : nearest(from as NodeSingular, direction);
  if (!next) return;
  cy.$(":selected").unselect();
  next.select();
  const place = next.renderedPosition();
  if (place.x < 40 || place.y < 40 || place.x > cy.width() - 40 || place.y > cy.height() - 40) cy.animate({ center: { eles: next }, duration: 150 });
}

function busiest(scene: Scene): NodeSingular | undefined {
  const nodes = scene.cy.nodes(":visible").toArray() as NodeSingular[];
  return nodes.sort((one, other) => other.degree(false) - one.degree(false))[0];
}

function nearest(from: NodeSingular, direction: number): NodeSingular | undefined {
  const start = from.position();
  let best: NodeSingular | undefined;
  let score = Infinity;
  from.neighborhood("node:visible").forEach((element) => {
    const node = element as NodeSingular;
    const place = node.position();
    let turn = Math.abs(Math.atan2(place.y - start.y, place.x - start.x) - direction);
    if (turn > Math.PI) turn = 2 * Math.PI - turn;
    const cost = turn * 200 + Math.hypot(place.x - start.x, place.y - start.y) * 0.2;
    if (turn < 1.2 && cost < score) [best, score] = [node, cost];
  });
  return best;
}
