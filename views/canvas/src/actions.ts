/** Everything that can be done on the canvas: one table that toolbar, menus, keyboard and the key map are made from. */

import * as doc from "./document";
import { plural } from "./dom";
import type { Explorer } from "./explorer";
import { LAYOUTS, type Layout } from "./layout";
import type { Screen } from "./screen";

export interface Action {
  id: string;
  title: string;
  /** Keys that do it: `h`, `Shift+H`, `Ctrl+Z`; the first is shown. */
  keys: string[];
  group: "Look" | "Select" | "Grow" | "Scene" | "Arrange" | "Page";
  /** A path of strokes for a button. */
  icon?: string;
  needs?: "node" | "two" | "any";
  run(explorer: Explorer, screen: Screen): void;
}

const named = (explorer: Explorer, ids: string[]) => (ids.length === 1 ? explorer.name(ids[0]!) : plural(ids.length, "entity", "entities"));

function onChosen(verb: string, change: (scene: doc.Scene, ids: string[]) => doc.Scene): Action["run"] {
  return (explorer) => explorer.change(change(explorer.scene, explorer.chosen), `${verb} ${named(explorer, explorer.chosen)}`);
}

export const ACTIONS: Action[] = [
  { id: "undo", title: "Undo", keys: ["Ctrl+Z", "u"], group: "Scene", icon: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3", run: (explorer) => explorer.undo() },
  { id: "redo", title: "Redo", keys: ["Ctrl+Shift+Z", "Ctrl+Y", "Shift+U"], group: "Scene", icon: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3", run: (explorer) => explorer.redo() },
  { id: "expand", title: "Expand: add the best proven neighbours", keys: ["e", "Enter"], group: "Grow", needs: "node", run: (explorer, screen) => explorer.chosen.forEach((id) => screen.grow(id)) },
  { id: "expand-choice", title: "Expand with choice ...", keys: ["Shift+E"], group: "Grow", icon: "M12 3v6m0 6v6M3 12h6m6 0h6M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z", needs: "node", run: (explorer, screen) => screen.expandPanel(explorer.chosen[0]!) },
  { id: "collapse", title: "Collapse: take away what hangs on it alone", keys: ["c"], group: "Grow", needs: "node", run: (explorer) => explorer.change(explorer.chosen.reduce((scene, id) => doc.collapse(scene, id, explorer.edges()), explorer.scene), `collapse ${named(explorer, explorer.chosen)}`) },
  { id: "paths", title: "Paths between two ...", keys: ["s"], group: "Grow", icon: "M5 19a2 2 0 1 0 0-.010M19 5a2 2 0 1 0 0-.010M7 18c8 0 2-12 10-12", run: (explorer, screen) => screen.pathPanel() },
  { id: "next-path", title: "Next path", keys: ["n"], group: "Grow", run: (explorer) => explorer.paths && explorer.showPaths(explorer.paths.list, explorer.paths.at + 1) },
  { id: "previous-path", title: "Previous path", keys: ["Shift+N"], group: "Grow", run: (explorer) => explorer.paths && explorer.showPaths(explorer.paths.list, explorer.paths.at - 1) },
  { id: "common", title: "Neighbours in common of what is selected", keys: ["m"], group: "Grow", icon: "M9 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM15 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z", needs: "two", run: (explorer, screen) => screen.common() },
  { id: "hide", title: "Hide", keys: ["h"], group: "Scene", icon: "M3 3l18 18M10 5.500A9 9 0 0 1 21 12a13 13 0 0 1-2 3M6 7a13 13 0 0 0-3 5s3.500 6.500 9 6.500a8 8 0 0 0 4-1", needs: "node", run: onChosen("hide", doc.hide) },
  { id: "show-all", title: "Show everything again", keys: ["Shift+H"], group: "Scene", run: (explorer) => explorer.change(doc.showAll(explorer.scene), "show everything") },
  { id: "remove", title: "Remove from the scene", keys: ["Delete", "Backspace"], group: "Scene", icon: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13", needs: "node", run: onChosen("remove", doc.remove) },
  { id: "focus", title: "Focus: only this and its neighbours", keys: ["o"], group: "Scene", icon: "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 8V4h4M20 8V4h-4M4 16v4h4M20 16v4h-4", needs: "node", run: (explorer) => explorer.change(doc.focus(explorer.scene, explorer.chosen, explorer.edges()), `focus on ${named(explorer, explorer.chosen)}`) },
  { id: "pin", title: "Pin, or unpin: no layout and no drag moves it", keys: ["p"], group: "Arrange", icon: "M9 3h6l-1 7 3 3v2H7v-2l3-3zM12 15v6", needs: "node", run: (explorer) => {
      const all = explorer.chosen.every((id) => explorer.scene.pinned.includes(id));
      explorer.change((all ? doc.unpin : doc.pin)(explorer.scene, explorer.chosen), `${all ? "unpin" : "pin"} ${named(explorer, explorer.chosen)}`);
    } },
  { id: "bookmark", title: "Bookmark, or take the bookmark off", keys: ["b"], group: "Scene", needs: "any", run: (explorer) => explorer.change(doc.bookmark(explorer.scene, explorer.selection), "bookmark") },
  { id: "tidy", title: "Tidy around this one", keys: ["d"], group: "Arrange", needs: "node", run: (explorer) => explorer.tidy(explorer.chosen[0]!) },
  ...(Object.entries(LAYOUTS) as [Layout, string][]).map(([name, words], index): Action => ({ id: `layout-${name}`, title: `Layout: ${words.toLowerCase()}`, keys: [String(index + 1)], group: "Arrange", run: (explorer) => void explorer.layOut(name) })),
  { id: "find", title: "Find in graph", keys: ["/"], group: "Look", run: (_, screen) => screen.find.focus() },
  { id: "fit", title: "Fit everything into view", keys: ["f"], group: "Look", run: (explorer) => explorer.stage.fit() },
  { id: "in", title: "Zoom in", keys: ["+", "="], group: "Look", run: (explorer) => explorer.stage.zoom(1.3) },
  { id: "out", title: "Zoom out", keys: ["-"], group: "Look", run: (explorer) => explorer.stage.zoom(1 / 1.3) },
  { id: "select-all", title: "Select every entity", keys: ["a"], group: "Select", run: (explorer) => explorer.select([...explorer.shown().nodes]) },
  { id: "select-near", title: "Add the neighbours to the selection", keys: ["Shift+A"], group: "Select", needs: "node", run: (explorer) => {
      const { edges } = explorer.shown();
      explorer.select([...explorer.selection, ...explorer.edges().filter(({ id, source, target }) => edges.has(id) && (explorer.chosen.includes(source) || explorer.chosen.includes(target))).flatMap(({ source, target }) => [source, target])]);
    } },
  { id: "select-edges", title: "Walk through the relationships of this one", keys: ["r"], group: "Select", needs: "any", run: (explorer) => nextEdge(explorer) },
  { id: "box", title: "Select several: one after the other, or with a box", keys: ["v"], group: "Select", icon: "M4 4h3M10 4h4M17 4h3v3M20 10v4M20 17v3h-3M14 20h-4M7 20H4v-3M4 14v-4M4 7V4", run: (_, screen) => screen.boxSelect() },
  { id: "filters", title: "Filters", keys: ["t"], group: "Look", icon: "M4 5h16l-6 8v6l-4-2v-4z", run: (_, screen) => screen.filterPanel() },
  { id: "table", title: "The same as a table", keys: ["l"], group: "Look", icon: "M4 5h16v14H4zM4 10h16M4 15h16M10 5v14", run: (_, screen) => screen.toggleTable() },
  { id: "menu", title: "Menu of what is selected", keys: [".", "Shift+F10", "ContextMenu"], group: "Look", run: (explorer, screen) => screen.menuAtSelection() },
  { id: "export", title: "Export ...", keys: ["x"], group: "Page", icon: "M12 3v12m0 0 5-5m-5 5-5-5M4 20h16", run: (explorer) => void explorer.ask({ type: "dialog", name: "export" }) },
  { id: "full", title: "Full screen", keys: ["w"], group: "Look", icon: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5", run: (_, screen) => screen.fullScreen() },
  { id: "help", title: "Keys, and how to read the graph", keys: ["?"], group: "Page", icon: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.700.400-1 .900-1 1.700M12 17v.010", run: (_, screen) => screen.helpPanel() },
];

export const ACTION = new Map(ACTIONS.map((action) => [action.id, action]));

/** Whether an action has what it works on. */
export function able(action: Action, explorer: Explorer): boolean {
  if (action.id === "undo") return explorer.history.past.length > 0;
  if (action.id === "redo") return explorer.history.future.length > 0;
  if (action.needs === "node") return explorer.chosen.length > 0;
  if (action.needs === "two") return explorer.chosen.length > 1;
  return action.needs !== "any" || explorer.selection.length > 0;
}

/** From an entity to its first relationship, from a relationship to the next one of the same entity. */
function nextEdge(explorer: Explorer): void {
  const { edges } = explorer.shown();
  const current = explorer.rows.edges.get(explorer.selection[0]!);
  const origin = current ? (explorer.anchor ?? current.source) : explorer.selection[0]!;
  explorer.anchor = origin;
  const around = explorer.edges().filter(({ id, source, target }) => edges.has(id) && (source === origin || target === origin));
  if (!around.length) return;
  const at = current ? around.findIndex(({ id }) => id === current.id) : -1;
  explorer.select([around[(at + 1) % around.length]!.id]);
}
