/** Tiny scenes for tests. */

import type { EdgeRow, NodeRow } from "../src/contract";
import { add, EMPTY, type Scene } from "../src/document";
import type { Rows } from "../src/filters";

export function node(id: string, change: Partial<NodeRow> = {}): NodeRow {
  return { id, type: "Group", name: id, degree: 1, named: true, ...change };
}

export function edge(source: string, target: string, change: Partial<EdgeRow> = {}): EdgeRow {
  return { id: `USES|${source}|${target}`, type: "USES", phrase: "uses", source, target, claims: 1, denials: 0, sources: 1, confidence: 0.9, certainty: "stated", disputed: false, since: "", until: "", kinds: ["article"], ...change };
}

export function world(nodes: NodeRow[], edges: EdgeRow[]): { scene: Scene; rows: Rows } {
  return { scene: add(EMPTY, nodes.map(({ id }) => id)), rows: { nodes: new Map(nodes.map((row) => [row.id, row])), edges: new Map(edges.map((row) => [row.id, row])) } };
}
