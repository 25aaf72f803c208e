/** What Python sends and what it gets back. The other half is views/canvas/component.py. */

import type { Scene } from "./document";

export interface NodeRow {
  id: string;
  type: string;
  name: string;
  /** Relationships in the whole graph. */
  degree: number;
  /** False for an actor that no source named. */
  named: boolean;
}

export interface EdgeRow {
  id: string;
  type: string;
  phrase: string;
  source: string;
  target: string;
  claims: number;
  denials: number;
  sources: number;
  confidence: number;
  certainty: string;
  disputed: boolean;
  /** First and last day of its events, ISO dates or empty. */
  since: string;
  until: string;
  /** Kinds of the reports that assert it: article, galaxy-entry, ... */
  kinds: string[];
}

export interface TypeRow {
  colour: string;
  /** The `d` of one path on a 24 x 24 grid. */
  icon: string;
}

/** Entities that Python adds to the scene, once each: the browser takes those with a later number than its own. */
export interface Addition {
  number: number;
  ids: string[];
  select: string[];
  label: string;
}

export interface CountRow {
  type: string;
  phrase: string;
  outgoing: boolean;
  count: number;
  fresh: number;
}

/** Python's answer to one event, known by the event's `at`. */
export interface Answer {
  at: number;
  counts?: CountRow[];
  paths?: string[][];
  highlight?: string[];
  notices?: string[];
}

/** Something that Python asks the canvas to do once. */
export interface Command {
  number: number;
  name: "png" | "svg";
  /** Names to draw instead of the real ones. */
  names: Record<string, string>;
  only: string[];
}

export interface SceneData {
  sceneId: string;
  rev: string;
  scene: Scene;
  selected: string[];
  nodes: NodeRow[];
  edges: EdgeRow[];
  types: Record<string, TypeRow>;
  additions: Addition[];
  answer?: Answer | null;
  command?: Command | null;
  limits: { nodes: number; expand: number; path: number };
}

export interface ExpandChoice {
  id: string;
  choice: { type: string; outgoing: boolean }[];
  most: number;
  order: string;
}

export type Question =
  | ({ type: "expand" } & ExpandChoice)
  | { type: "counts"; id: string }
  | { type: "paths"; from: string; to: string; longest: number; shortest: boolean; everywhere: boolean }
  | { type: "common"; ids: string[] }
  | { type: "dialog"; name: "export" | "save" | "open" | "cypher" }
  | { type: "resend" };

/** The part of Streamlit's components v2 that the canvas uses. */
export interface Host {
  parentElement: ShadowRoot | HTMLElement;
  data: SceneData;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}
