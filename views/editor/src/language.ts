// Cypher as CodeMirror's own mode reads it, and what that mode lacks: comments between slash and star, escapes in strings, names in backticks, properties named like keywords.
import type { StreamParser, StringStream } from "@codemirror/language";
import { cypher as base } from "@codemirror/legacy-modes/mode/cypher";

/** What runs on into the next line until this closes it, or nothing. */
type Open = "" | "*/" | "'" | '"' | "`";

interface State {
  open: Open;
  inner: unknown;
}

const STYLES: Record<Exclude<Open, "">, string> = { "*/": "comment", "'": "string", '"': "string", "`": "variableName" };
const mode = base as StreamParser<unknown>;

/** Read on until what is open is closed, or to the end of the line, which it may outlive. */
function within(stream: StringStream, state: State): string {
  const { open } = state;
  while (!stream.eol()) {
    if (open === "'" || open === '"') {
      if (stream.eat("\\")) {
        stream.next();
        continue;
      }
    }
    if (stream.match(open)) {
      state.open = "";
      break;
    }
    stream.next();
  }
  return STYLES[open as Exclude<Open, "">];
}

export const cypher: StreamParser<State> = {
  name: "cypher",
  languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } }, closeBrackets: { brackets: ["(", "[", "{", "'", '"', "`"] } },
  startState: (unit) => ({ open: "", inner: mode.startState!(unit) }),
  copyState: (state) => ({ open: state.open, inner: { ...(state.inner as object) } }),
  token(stream, state) {
    if (!state.open) {
      const opens = stream.match(/^(?:\/\*|['"`])/) as RegExpMatchArray | null;
      if (!opens) {
        const style = mode.token(stream, state.inner);
        // `n.name` is a property, though NAME is a word of the language elsewhere.
        return stream.string[stream.start - 1] === "." && /^\w/.test(stream.current()) ? "propertyName" : style;
      }
      state.open = opens[0] === "/*" ? "*/" : (opens[0] as Open);
    }
    return within(stream, state);
  },
  indent: (state, after, context) => (state.open ? null : mode.indent!(state.inner, after, context)),
};
