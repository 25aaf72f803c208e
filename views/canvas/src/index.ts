/** Entry point of the component: Streamlit calls it again with new data and the same element; the screen stays. */

import type { Host } from "./contract";
import { Screen } from "./screen";

const screens = new WeakMap<object, Screen>();

export default function render(host: Host): () => void {
  const root = host.parentElement;
  let screen = screens.get(root);
  if (!screen || !screen.box.isConnected) {
    screen?.destroy();
    const box = root.querySelector<HTMLElement>(".cw")!;
    screen = new Screen(box);
    screens.set(root, screen);
    // Tests read positions through this; it holds nothing that the page does not show.
    (box as HTMLElement & { screen?: Screen }).screen = screen;
  }
  const shown = screen;
  shown.update(host);
  return () =>
    setTimeout(() => {
      if (shown.box.isConnected) return;
      shown.destroy();
      screens.delete(root);
    }, 0);
}
