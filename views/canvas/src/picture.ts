/** Pictures of a scene: PNG by cytoscape, SVG by our own hand (the usual add-on has a licence that we cannot ship). */

import type { Collection, Core, EdgeSingular, NodeSingular } from "cytoscape";
import type { Theme } from "./theme";

export interface Wish {
  /** Names to draw instead of the real ones. */
  names: Record<string, string>;
  /** Only these entities and what joins them; empty for everything that is shown. */
  only: string[];
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 4000);
}

function wanted(cy: Core, { only }: Wish): Collection {
  if (!only.length) return cy.elements(":visible");
  const nodes = cy.nodes(":visible").filter((node) => only.includes(node.id()));
  return nodes.union(nodes.edgesWith(nodes).filter(":visible"));
}

export function png(cy: Core, theme: Theme, wish: Wish): Blob {
  const kept = wanted(cy, wish);
  const others = cy.elements().difference(kept);
  const before = kept.nodes().map((node) => [node, node.data("name"), node.hasClass("quiet")] as const);
  cy.batch(() => {
    others.addClass("gone");
    for (const [node, name] of before) node.data("name", wish.names[node.id()] ?? name);
    cy.elements().removeClass("faint");
  });
  const shown = others.filter((element) => cy.elements(":visible").contains(element));
  const blob = cy.png({ output: "blob", full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: theme.background }) as unknown as Blob;
  cy.batch(() => {
    shown.removeClass("gone");
    for (const [node, name] of before) node.data("name", name);
  });
  return blob;
}

/** Text for XML: what has a meaning there is escaped, what XML 1.0 cannot hold becomes the replacement character. */
export function xml(text: string): string {
  // eslint-disable-next-line no-control-regex
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return clean.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function svg(cy: Core, theme: Theme, wish: Wish): string {
  const kept = wanted(cy, wish);
  const box = kept.boundingBox({});
  const pad = 30;
  const [x, y, w, h] = [box.x1 - pad, box.y1 - pad, box.w + 2 * pad, box.h + 2 * pad + 20].map(Math.round) as [number, number, number, number];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${w} ${h}" width="${w}" height="${h}" font-family="sans-serif" font-size="13">`,
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${xml(theme.background)}"/>`,
    ...kept.edges().map((edge) => line(edge, theme)),
    ...kept.nodes().map((node) => entity(node, theme, wish)),
    "</svg>",
  ];
  return parts.join("\n");
}

function line(edge: EdgeSingular, theme: Theme): string {
  const [from, to] = [edge.source().position(), edge.target().position()];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [start, end] = [edge.source().data("size") / 2 + 3, edge.target().data("size") / 2 + 4];
  const colour = edge.data("disputed") ? theme.dispute : theme.line;
  const dash = edge.data("disputed") ? ' stroke-dasharray="7 4"' : edge.data("inferred") ? ' stroke-dasharray="2 4"' : "";
  const [tx, ty] = [to.x - ux * end, to.y - uy * end];
  const at = (along: number, aside: number) => `${(tx - ux * along - uy * aside).toFixed(1)},${(ty - uy * along + ux * aside).toFixed(1)}`;
  return (
    `<g><title>${xml(edge.data("caption"))}</title><line x1="${(from.x + ux * start).toFixed(1)}" y1="${(from.y + uy * start).toFixed(1)}" x2="${(tx - ux * 6).toFixed(1)}" y2="${(ty - uy * 6).toFixed(1)}" stroke="${colour}" stroke-width="${edge.data("width").toFixed(1)}"${dash}/>` +
    `<polygon points="${at(0, 0)} ${at(10, 4.5)} ${at(10, -4.5)}" fill="${colour}"/></g>`
  );
}

function entity(node: NodeSingular, theme: Theme, wish: Wish): string {
  const { x, y } = node.position();
  const size = node.data("size") as number;
  const named = node.data("named") !== false;
  const look = `fill="${xml(node.data("colour"))}"${named ? "" : ` fill-opacity="0.55" stroke="${xml(node.data("colour"))}" stroke-width="3" stroke-dasharray="5 3"`}`;
  const name = wish.names[node.id()] ?? String(node.data("name"));
  const text = wrap(name, 24).map((part, index) => `<text x="${x.toFixed(1)}" y="${(y + size / 2 + 18 + index * 15).toFixed(1)}" text-anchor="middle" fill="${xml(theme.text)}" stroke="${xml(theme.background)}" stroke-width="3" paint-order="stroke">${xml(part)}</text>`);
  const icon = String(node.data("path") ?? "");
  const scale = (size * 0.58) / 24;
  const drawn = icon ? `<path transform="translate(${(x - 12 * scale).toFixed(1)} ${(y - 12 * scale).toFixed(1)}) scale(${scale.toFixed(3)})" fill="#fff" fill-rule="evenodd" d="${xml(icon)}"/>` : "";
  return `<g><title>${xml(`${name} (${node.data("type")})`)}</title>${shape(node.data("type"), x, y, size / 2, look)}${drawn}${text.join("")}</g>`;
}

function shape(type: string, x: number, y: number, r: number, look: string): string {
  const points = (angles: number[]) => angles.map((angle) => `${(x + r * Math.cos(angle)).toFixed(1)},${(y + r * Math.sin(angle)).toFixed(1)}`).join(" ");
  const sixth = Math.PI / 3;
  if (type === "State") return `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" rx="6" ${look}/>`;
  if (type === "Group") return `<polygon points="${points([0, 1, 2, 3, 4, 5].map((step) => step * sixth))}" ${look}/>`;
  if (type === "Tool") return `<polygon points="${points([0, 1, 2, 3].map((step) => (step * Math.PI) / 2))}" ${look}/>`;
  return `<circle cx="${x}" cy="${y}" r="${r}" ${look}/>`;
}

export function wrap(text: string, most: number): string[] {
  const lines: string[] = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)!;
    if (last && last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.slice(0, 5);
}
