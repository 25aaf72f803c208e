/** Streamlit's theme, read from its CSS variables: a canvas does not see CSS, so it has to be told. */

export interface Theme {
  background: string;
  text: string;
  accent: string;
  line: string;
  dispute: string;
  path: string;
  font: string;
  dark: boolean;
}

function luminance(colour: string): number {
  const probe = document.createElement("canvas").getContext("2d");
  if (!probe) return 255;
  probe.fillStyle = colour;
  const match = /^#(..)(..)(..)/.exec(probe.fillStyle);
  if (!match) return 255;
  const [red, green, blue] = match.slice(1).map((hex) => parseInt(hex, 16));
  return 0.299 * red! + 0.587 * green! + 0.114 * blue!;
}

export function readTheme(element: HTMLElement): Theme {
  const style = getComputedStyle(element);
  const variable = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const background = variable("--st-background-color", "#ffffff");
  const dark = luminance(background) < 128;
  return {
    background,
    text: variable("--st-text-color", dark ? "#fafafa" : "#1f2430"),
    accent: variable("--st-blue-color", variable("--st-link-color", "#1c83e1")),
    line: dark ? "#6b7588" : "#98a2b3",
    dispute: dark ? "#f0a33c" : "#c2620a",
    path: dark ? "#ff8a4c" : "#e0500b",
    font: variable("--st-font", "sans-serif"),
    dark,
  };
}

/** Call `changed` whenever the theme becomes another; returns a function that stops watching. */
export function watchTheme(element: HTMLElement, changed: (theme: Theme) => void): () => void {
  let known = "";
  const look = () => {
    const theme = readTheme(element);
    const now = JSON.stringify(theme);
    if (now !== known) {
      known = now;
      changed(theme);
    }
  };
  look();
  const timer = setInterval(look, 700);
  return () => clearInterval(timer);
}
