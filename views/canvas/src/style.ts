/** How entities and relationships look. Warnings are drawn, not only coloured: dashes for disputes, dots for what is inferred. */

import type { NodeSingular, StylesheetJson } from "cytoscape";
import type { Theme } from "./theme";

export function stylesheet(theme: Theme, large: boolean): StylesheetJson {
  const images = (part: string) => (node: NodeSingular) => node.data("images")[part];
  return [
    {
      selector: "node",
      style: {
        width: "data(size)", height: "data(size)", "background-color": "data(colour)",
        "background-image": images("urls"), "background-width": images("width"), "background-height": images("height"),
        "background-position-x": images("x"), "background-position-y": images("y"), "background-clip": images("clip"), "background-image-containment": images("inside"), "bounds-expansion": 8,
        label: "data(name)", "font-family": theme.font, "font-size": "data(font)", color: theme.text,
        "text-valign": "bottom", "text-margin-y": 5, "text-max-width": (node: NodeSingular) => `${node.data("font") * 11.5}px`, "text-wrap": "wrap",
        "text-outline-color": theme.background, "text-outline-width": (node: NodeSingular) => node.data("font") / 6, "text-outline-opacity": 0.9,
        "border-width": 2, "border-color": theme.background,
      },
    },
    { selector: "node[type = 'State']", style: { shape: "round-rectangle" } },
    { selector: "node[type = 'Group']", style: { shape: "hexagon" } },
    { selector: "node[type = 'Tool']", style: { shape: "round-diamond" } },
    { selector: "node[type = 'Motive'], node[type = 'Sector']", style: { shape: "ellipse" } },
    { selector: "node[!named]", style: { "background-opacity": 0.55, "border-style": "dashed", "border-width": 3, "border-color": "data(colour)" } },
    { selector: "node[more > 0]", style: { "outline-width": 2, "outline-offset": 3, "outline-color": "data(colour)", "outline-opacity": 0.45 } },
    { selector: "node[?pinned]", style: { "border-style": "double", "border-width": 6, "border-color": theme.text } },
    { selector: "node.quiet", style: { "text-opacity": 0 } },
    {
      selector: "edge",
      style: {
        width: "data(width)", "line-color": theme.line, "target-arrow-color": theme.line, opacity: large ? 0.55 : 1,
        "curve-style": large ? "haystack" : "bezier", "haystack-radius": 0, "target-arrow-shape": large ? "none" : "triangle", "arrow-scale": 0.9,
        "font-family": theme.font, "font-size": 11, color: theme.text, "text-rotation": "autorotate", "text-margin-y": -9,
        "text-background-color": theme.background, "text-background-opacity": 0.92, "text-background-padding": "2px", "text-background-shape": "roundrectangle",
      },
    },
    { selector: "edge[?inferred]", style: { "line-style": "dotted" } },
    { selector: "edge[?disputed]", style: { "line-style": "dashed", "line-color": theme.dispute, "target-arrow-color": theme.dispute, opacity: 1 } },
    { selector: "node.faint", style: { opacity: 0.3 } },
    { selector: "edge.faint", style: { opacity: 0.18 } },
    { selector: ".gone", style: { display: "none" } },
    { selector: "node.fresh", style: { "underlay-color": theme.accent, "underlay-opacity": 0.28, "underlay-padding": 9, "underlay-shape": "ellipse" } },
    { selector: "node.fresh.faint", style: { "underlay-opacity": 0.08 } },
    { selector: "edge.near, edge.hover, edge.path", style: { label: "data(caption)", "z-index": 5, opacity: 1 } },
    { selector: "edge.hover", style: { width: 5 } },
    { selector: "edge.path", style: { "line-color": theme.path, "target-arrow-color": theme.path, width: 5, "z-index": 12 } },
    { selector: "node.path", style: { "border-color": theme.path, "border-style": "solid", "border-width": 5, "z-index": 12 } },
    { selector: "node:selected, node.found", style: { "border-color": theme.accent, "border-style": "solid", "border-width": 5, "font-weight": 600, "z-index": 20 } },
    { selector: "edge:selected", style: { label: "data(caption)", "line-color": theme.accent, "target-arrow-color": theme.accent, width: 5, "z-index": 10, opacity: 1 } },
    { selector: "core", style: { "selection-box-color": theme.accent, "selection-box-opacity": 0.14, "selection-box-border-color": theme.accent, "active-bg-size": 14 } },
  ] as unknown as StylesheetJson;
}
