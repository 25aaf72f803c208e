/** The legend: types with counts; a click hides a type and shows it again. */

import type { Explorer } from "./explorer";
import * as doc from "./document";
import { el } from "./dom";
import { counted } from "./filters";

export function legend(explorer: Explorer): HTMLElement[] {
  const off = new Set(explorer.scene.filters.types);
  const types = explorer.scene.nodes.flatMap((id) => explorer.rows.nodes.get(id)?.type ?? []);
  const order = Object.keys(explorer.data.types);
  return counted(types)
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([type, count]) => {
      const dot = el("i");
      dot.style.background = explorer.data.types[type]?.colour ?? "gray";
      const click = () => explorer.change(doc.toggle(explorer.scene, "types", type), `${off.has(type) ? "show" : "hide"} type ${type}`);
      return el("button", { type: "button", title: off.has(type) ? "Show this type" : "Hide this type", "aria-pressed": String(!off.has(type)), data: { type }, on: { click } }, dot, ` ${type} `, el("small", {}, String(count)));
    });
}
