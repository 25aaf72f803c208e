// What goes from Python to the browser and back. The other half is `component.py`.

/** A word of the vocabulary, and what it means. */
export interface Word { name: string; meaning: string }

/** A label or relationship type with the properties that it may carry. */
export interface Kind extends Word { properties: Word[] }

/** Everything that completion may offer. */
export interface Vocabulary { labels: Kind[]; types: Kind[]; keywords: string[]; functions: Word[] }

/** `text` is put into the editor whenever `rev` is another than before; between, the browser's own text is the newer one. */
export interface EditorData { rev: string; text: string; label: string; vocabulary: Vocabulary }

/** What the editor holds, and the revision that it began from: what is told of an older one is out of date. */
export interface Told { rev: string; text: string }

/** What Streamlit hands to a component. */
export interface Component {
  data: EditorData;
  parentElement: ShadowRoot | HTMLElement;
  setStateValue(name: "text", value: Told): void;
  setTriggerValue(name: "run", value: Told): void;
}
