/** The key map, made from the table of actions, and how to read what is drawn. */

import { ACTIONS } from "./actions";
import { el } from "./dom";

const READING: [string, string][] = [
  ["Ring and number", "relationships of an entity that are not on the scene yet"],
  ["Dashed hexagon", "an actor that no source gives a name"],
  ["Orange dashes", "disputed: somebody denies it, or names another sponsor"],
  ["Dots", "inferred: no source says it in so many words"],
  ["Thick line", "more independent sources"],
  ["Double border", "pinned"],
];

const TOUCH: [string, string][] = [
  ["Tap", "select, and read the details"],
  ["Two taps", "expand"],
  ["Press and hold", "menu"],
  ["Two fingers", "zoom, and move the view"],
];

const POINTER: [string, string][] = [
  ["Click", "select, and read the details"],
  ["Shift + click", "add to the selection"],
  ["Shift + drag", "select with a box"],
  ["Double click", "expand"],
  ["Right click", "menu"],
  ["Arrow keys", "walk to the neighbour that lies that way"],
  ["Shift + arrow", "add that neighbour to the selection"],
  ["Alt + arrow", "move what is selected"],
  ["Escape", "close, end a path, clear the selection"],
];

export function helpPanel(): HTMLElement {
  const rows = (pairs: [string, string][]) => el("dl", {}, ...pairs.flatMap(([key, words]) => [el("dt", {}, key), el("dd", {}, words)]));
  const groups = [...new Set(ACTIONS.map(({ group }) => group))];
  return el(
    "div",
    {},
    el("h3", {}, "How to read it"),
    rows(READING),
    el("h3", {}, "Pointer and arrows"),
    rows(POINTER),
    el("h3", {}, "On a touch screen"),
    rows(TOUCH),
    ...groups.flatMap((group) => [
      el("h3", {}, group),
      rows(ACTIONS.filter((action) => action.group === group).map((action) => [action.keys.slice(0, 2).map((key) => key.replaceAll("+", " + ").replace(/^ \+ $/, "+")).join(" or "), action.title.replace(" ...", "")])),
    ]),
  );
}
