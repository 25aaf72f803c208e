// What completion offers at a place in a statement: a pure function of the text, for tests without a browser.
import type { Kind, Vocabulary, Word } from "./contract";

export interface Offer { label: string; type: "class" | "type" | "property" | "keyword" | "function" | "variable"; detail?: string }

/** What may stand at the end of `before`, and how many of its last characters an offer replaces; null where nothing is to be offered. */
export interface Suggestions { replaces: number; offers: Offer[] }

const asOffers = (words: Word[], type: Offer["type"]): Offer[] => words.map(word => ({ label: word.name, type, detail: word.meaning }));

/** The variables of a statement with the label or type that it gives them, where it does. */
export function variables(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, kind] of text.matchAll(/[([]\s*([A-Za-z_]\w*)\s*(?::\s*([A-Za-z_]\w*))?/g)) {
    if (kind || !found.has(name)) found.set(name, kind ?? "");
  }
  for (const [, name] of text.matchAll(/\bAS\s+([A-Za-z_]\w*)/gi)) if (!found.has(name)) found.set(name, "");
  return found;
}

/** The parameters that a text names, each once, in the order of the text. */
export function parameters(text: string): string[] {
  return [...new Set([...text.matchAll(/\$([A-Za-z_]\w*)/g)].map(found => found[1]))];
}

function bracket(before: string): string {
  let round = 0, square = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const sign = before[at];
    if (sign === ")") round++;
    if (sign === "]") square++;
    if (sign === "(" && round-- === 0) return "(";
    if (sign === "[" && square-- === 0) return "[";
  }
  return "";
}

function properties(kinds: Kind[]): Offer[] {
  const known = new Map<string, Word>();
  for (const kind of kinds) for (const property of kind.properties) if (!known.has(property.name)) known.set(property.name, property);
  return asOffers([...known.values()], "property");
}

const unfinishedString = (before: string): boolean => {
  const line = before.slice(before.lastIndexOf("\n") + 1).replace(/\\./g, "");
  const bare = line.replace(/'[^']*'|"[^"]*"/g, "");
  return /['"]/.test(bare) || bare.includes("//");
};

/** Suggest what may follow `before`, the text up to the cursor; `whole` is the statement. */
export function suggest(before: string, whole: string, vocabulary: Vocabulary, asked: boolean): Suggestions | null {
  if (unfinishedString(before)) return null;
  const kinds = [...vocabulary.labels, ...vocabulary.types];
  let found = /\$(\w*)$/.exec(before);
  if (found) {
    const typed = found[1];
    return { replaces: typed.length, offers: parameters(whole).filter(name => name !== typed).map(label => ({ label, type: "variable", detail: "parameter" })) };
  }
  found = /[:|]\s*(\w*)$/.exec(before);
  if (found && bracket(before) === "[") return { replaces: found[1].length, offers: asOffers(vocabulary.types, "type") };
  const inMap = /\{[^{}]*$/.test(before) && !/\b(?:EXISTS|COUNT|COLLECT|CALL)\s*(?:\([^()]*\)\s*)?\{[^{}]*$/i.test(before);
  if (found && !inMap && (bracket(before) === "(" || /\w:\s*\w*$/.test(before))) return { replaces: found[1].length, offers: asOffers(vocabulary.labels, "class") };
  found = /([A-Za-z_]\w*)\.(\w*)$/.exec(before);
  if (found) {
    const kind = variables(whole).get(found[1]);
    const own = kinds.filter(item => item.name === kind);
    return { replaces: found[2].length, offers: properties(own.length ? own : kinds) };
  }
  found = inMap ? /[{,]\s*(\w*)$/.exec(before) : null;
  if (found) {
    const label = [...before.matchAll(/:(\w+)\s*\{/g)].at(-1)?.[1];
    const own = kinds.filter(item => item.name === label);
    return { replaces: found[1].length, offers: properties(own.length ? own : kinds) };
  }
  found = /(\w*)$/.exec(before);
  if (!found || (!asked && found[1].length < 2)) return null;
  const words: Offer[] = [
    ...[...variables(whole).keys()].filter(name => name !== found![1]).map((label): Offer => ({ label, type: "variable" })),
    ...vocabulary.keywords.map((label): Offer => ({ label, type: "keyword" })),
    ...asOffers(vocabulary.functions, "function"),
  ];
  return { replaces: found[1].length, offers: words };
}
