/** The pictures on an entity: its icon, a number for what can still be expanded, a mark where it is bookmarked. */

export interface Images {
  urls: string[];
  width: string[];
  height: string[];
  x: string[];
  y: string[];
  clip: string[];
  inside: string[];
}

const address = (svg: string) => "data:image/svg+xml;utf8," + encodeURIComponent(svg);
const known = new Map<string, string>();

export function icon(path: string): string {
  return cached("icon" + path, () => `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24"><path fill="#fff" fill-rule="evenodd" d="${path}"/></svg>`);
}

/** A number as it fits on a badge: `7`, `42`, `120`, `1k`. */
export function badgeText(count: number): string {
  return count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

function badge(count: number, dark: boolean): string {
  const text = badgeText(count);
  const [fill, ink] = dark ? ["#e5e7eb", "#111827"] : ["#1f2937", "#ffffff"];
  return cached(`badge${text}${dark}`, () => `<svg xmlns="http://www.w3.org/2000/svg" width="66" height="42" viewBox="0 0 33 21"><rect x="${14 - text.length * 4}" y="1" width="${5 + text.length * 8}" height="19" rx="9.5" fill="${fill}"/><text x="16.500" y="15" font-family="sans-serif" font-weight="700" font-size="12.500" text-anchor="middle" fill="${ink}">${text}</text></svg>`);
}

function mark(): string {
  return cached("mark", () => `<svg xmlns="http://www.w3.org/2000/svg" width="36" height="48" viewBox="0 0 18 24"><path d="M2 1h14v21l-7-6-7 6z" fill="#f59e0b" stroke="#fff" stroke-width="1.5"/></svg>`);
}

function cached(name: string, make: () => string): string {
  const found = known.get(name) ?? address(make());
  known.set(name, found);
  return found;
}

export function images(path: string, more: number, bookmarked: boolean, dark: boolean): Images {
  const all: Images = { urls: [icon(path)], width: ["58%"], height: ["58%"], x: ["50%"], y: ["50%"], clip: ["node"], inside: ["inside"] };
  const put = (url: string, width: string, height: string, x: string) => {
    for (const [name, value] of Object.entries({ urls: url, width, height, x, y: "-12%", clip: "none", inside: "over" })) all[name as keyof Images].push(value);
  };
  if (more > 0) put(badge(more, dark), "27px", "17px", "125%");
  if (bookmarked) put(mark(), "13px", "17px", "-10%");
  return all;
}
