/** Undo and redo: the documents before and after the one that is shown, each with the words for what was done. */

import type { Scene } from "./document";

const LONGEST = 200;

export interface Step {
  scene: Scene;
  label: string;
}

export interface History {
  readonly past: readonly Step[];
  readonly present: Scene;
  readonly future: readonly Step[];
}

export function begin(scene: Scene): History {
  return { past: [], present: scene, future: [] };
}

/** Take a change over as one step; one that changes nothing is none. */
export function record(history: History, scene: Scene, label: string): History {
  if (scene === history.present || JSON.stringify(scene) === JSON.stringify(history.present)) return history;
  return { past: [...history.past, { scene: history.present, label }].slice(-LONGEST), present: scene, future: [] };
}

/** Change what is shown without a step of its own: places that a first layout finds. */
export function amend(history: History, scene: Scene): History {
  return { ...history, present: scene };
}

export function undo(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return { past: history.past.slice(0, -1), present: last.scene, future: [{ scene: history.present, label: last.label }, ...history.future] };
}

export function redo(history: History): History {
  const [next, ...rest] = history.future;
  if (!next) return history;
  return { past: [...history.past, { scene: history.present, label: next.label }], present: next.scene, future: rest };
}
