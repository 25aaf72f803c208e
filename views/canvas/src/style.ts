/** How nodes and edges look. Warnings are drawn, not only coloured: dashes for disputes, dots for what is inferred. */

import type { StylesheetJson } from "cytoscape";
import type { Theme } from "./theme";

const DISPUTED = "#d97706";

export function stylesheet(theme: Theme): StylesheetJson {
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        "background-color": "data(colour)",
        "background-image": "data(icon)",
        "background-width": "58%",
        "background-height": "58%",
        label: "data(name)",
        "font-family": theme.font,
        "font-size": 13,
        color: theme.text,
        "text-valign": "bottom",
        "text-margin-y": 5,
        "text-max-width": "150px",
        "text-wrap": "wrap",
        "text-background-color": theme.background,
        "text-background-opacity": 0.8,
        "text-background-padding": "2px",
        "min-zoomed-font-size": 7,
        "border-width": 2,
        "border-color": theme.background,
      },
    },
    { selector: "node[type = 'State']", style: { shape: "round-rectangle" } },
    { selector: "node[type = 'Group']", style: { shape: "hexagon" } },
    { selector: "node[type = 'Tool']", style: { shape: "round-diamond" } },
    { selector: "node[!named]", style: { "background-opacity": 0.55, "border-style": "dashed", "border-width": 3, "border-color": "data(colour)" } },
    { selector: "node[more > 0]", style: { "outline-width": 2, "outline-offset": 3, "outline-color": theme.line, "outline-opacity": 0.8 } },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": theme.line,
        "target-arrow-color": theme.line,
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.9,
        "curve-style": "bezier",
        "font-family": theme.font,
        "font-size": 10,
        color: theme.text,
        "text-rotation": "autorotate",
        "text-background-color": theme.background,
        "text-background-opacity": 0.9,
        "text-background-padding": "2px",
      },
    },
    { selector: "edge[?inferred]", style: { "line-style": "dotted" } },
    { selector: "edge[?disputed]", style: { "line-style": "dashed", "line-color": DISPUTED, "target-arrow-color": DISPUTED } },
    { selector: ".faint", style: { opacity: 0.15 } },
    { selector: ".hidden", style: { display: "none" } },
    { selector: "node.fresh", style: { "border-color": theme.accent, "border-width": 4 } },
    { selector: "edge.near, edge.hover", style: { label: "data(caption)", "z-index": 5 } },
    { selector: "edge.hover", style: { width: 5 } },
    { selector: "node:selected, node.found", style: { "border-color": theme.accent, "border-style": "solid", "border-width": 5, "font-weight": 600, "min-zoomed-font-size": 0, "z-index": 10 } },
    { selector: "edge:selected", style: { label: "data(caption)", "line-color": theme.accent, "target-arrow-color": theme.accent, width: 5, "z-index": 10 } },
  ] as unknown as StylesheetJson;
}

export function icon(path: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24"><path fill="#fff" fill-rule="evenodd" d="${path}"/></svg>`;
  return "data:image/svg+xml;utf8," + encodeURIComponent(svg);
}
