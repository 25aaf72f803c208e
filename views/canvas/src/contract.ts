/** What Python sends and what it gets back. The other half is views/canvas/component.py. */

export interface NodeRow {
  id: string;
  type: string;
  name: string;
  degree: number;
  /** Neighbours that are not on the scene. */
  more: number;
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
  sources: number;
  disputed: boolean;
  inferred: boolean;
}

export interface TypeRow {
  colour: string;
  /** The `d` of one path on a 24 x 24 grid. */
  icon: string;
}

export interface SceneData {
  sceneId: string;
  rev: string;
  nodes: NodeRow[];
  edges: EdgeRow[];
  types: Record<string, TypeRow>;
  selected: string[];
}

/** The part of Streamlit's components v2 that the canvas uses. */
export interface Host {
  parentElement: ShadowRoot | HTMLElement;
  data: SceneData;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}
