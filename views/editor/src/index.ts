// The editor of Cypher: CodeMirror with the vocabulary of the graph. It holds the text; Python hears of it a moment after a change.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers, placeholder, tooltips } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { suggest } from "./complete";
import type { Component, EditorData } from "./contract";
import { cypher } from "./language";

const QUIET_MS = 400;

// Streamlit's own colours: they follow the theme, live.
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--st-violet-text-color, #6d3fc4)", fontWeight: "600" },
  { tag: tags.string, color: "var(--st-green-text-color, #166534)" },
  { tag: tags.comment, color: "color-mix(in srgb, var(--st-text-color) 70%, transparent)", fontStyle: "italic" },
  { tag: tags.atom, color: "var(--st-blue-text-color, #1a5fa0)" },
  { tag: [tags.standard(tags.variableName), tags.definition(tags.variableName)], color: "var(--st-orange-text-color, #9a3412)" },
]);

class Editor {
  readonly view: EditorView;
  private rev = "";
  private sent = "";
  private timer = 0;

  constructor(host: HTMLElement, private component: Component) {
    const label = new Compartment();
    this.view = new EditorView({
      root: component.parentElement instanceof ShadowRoot ? component.parentElement : document,
      parent: host,
      state: EditorState.create({
        extensions: [
          Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => { this.run(); return true; } }])),
          lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
          StreamLanguage.define(cypher), syntaxHighlighting(colours),
          tooltips({ position: "absolute", parent: host }),
          autocompletion({ override: [context => this.complete(context)], icons: false }),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
          placeholder("MATCH (g:Group)-[r:SPONSORED_BY]->(s:State) RETURN g, r, s LIMIT 25"),
          label.of(EditorView.contentAttributes.of({ "aria-label": component.data.label })),
          EditorView.updateListener.of(update => { if (update.docChanged) this.changed(); }),
          EditorView.domEventHandlers({ blur: () => { this.tell(); } }),
        ],
      }),
    });
    this.take(component);
  }

  /** Take what Python sends; its text replaces ours only when it carries another revision. */
  take(component: Component): void {
    this.component = component;
    const data: EditorData = component.data;
    if (data.rev === this.rev) return;
    this.rev = data.rev;
    this.sent = data.text;
    if (data.text !== this.text) this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: data.text } });
    window.clearTimeout(this.timer);
  }

  get text(): string { return this.view.state.doc.toString(); }

  close(): void { window.clearTimeout(this.timer); this.view.destroy(); }

  private changed(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.tell(), QUIET_MS);
  }

  private tell(): void {
    window.clearTimeout(this.timer);
    if (this.text === this.sent) return;
    this.sent = this.text;
    this.component.setStateValue("text", { rev: this.rev, text: this.text });
  }

  private run(): void {
    window.clearTimeout(this.timer);
    this.sent = this.text;
    this.component.setTriggerValue("run", { rev: this.rev, text: this.text });
  }

  private complete(context: CompletionContext): CompletionResult | null {
    const whole = context.state.doc.toString();
    const found = suggest(whole.slice(0, context.pos), whole, this.component.data.vocabulary, context.explicit);
    if (!found || !found.offers.length) return null;
    return { from: context.pos - found.replaces, options: found.offers, validFor: /^\w*$/ };
  }
}

const editors = new WeakMap<HTMLElement, Editor>();

export default function (component: Component): (() => void) | void {
  const host = component.parentElement.querySelector<HTMLElement>(".cw-editor");
  if (!host) return;
  const before = editors.get(host);
  if (before) { before.take(component); return; }
  const editor = new Editor(host, component);
  editors.set(host, editor);
  Object.assign(host, { editor });  // For tests in a browser.
  return () => { editor.close(); editors.delete(host); };
}
