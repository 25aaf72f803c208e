/** Entry point of the component: Streamlit calls it again with new data and the same element; the scene stays. */

import type { Host } from "./contract";
import { listenToKeys } from "./keyboard";
import { layOut } from "./layout";
import { Scene } from "./scene";
import { readTheme } from "./theme";

const scenes = new WeakMap<object, Scene>();

function mount(root: Host["parentElement"]): Scene {
  const box = root.querySelector<HTMLElement>(".cw")!;
  const canvas = root.querySelector<HTMLElement>(".cw-canvas")!;
  const find = root.querySelector<HTMLInputElement>(".cw-find")!;
  const layouts = root.querySelector<HTMLSelectElement>(".cw-layout")!;
  const scene = new Scene(box, canvas);
  const actions: Record<string, () => void> = {
    fit: () => scene.fit(),
    in: () => scene.zoom(1.3),
    out: () => scene.zoom(1 / 1.3),
    expand: () => scene.expand(),
    png: () => download(scene),
    full: () => void (document.fullscreenElement ? document.exitFullscreen() : box.requestFullscreen()),
  };
  for (const button of root.querySelectorAll<HTMLElement>("[data-action]")) button.addEventListener("click", () => actions[button.dataset.action!]?.());
  find.addEventListener("input", () => scene.find(find.value));
  find.addEventListener("keydown", (event) => event.stopPropagation());
  layouts.addEventListener("change", () => {
    layOut(scene.cy, layouts.value);
    scene.savePositions();
  });
  listenToKeys(scene, canvas, find);
  // Tests read positions through this; it holds nothing that the page does not show.
  (box as HTMLElement & { scene?: Scene }).scene = scene;
  return scene;
}

function download(scene: Scene): void {
  const blob = scene.cy.png({ output: "blob", full: true, scale: 2, maxWidth: 6000, maxHeight: 6000, bg: readTheme(scene.box).background });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "counterwatch.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 2000);
}

export default function render(host: Host): () => void {
  const root = host.parentElement;
  let scene = scenes.get(root);
  if (!scene || !scene.box.isConnected) {
    scene?.destroy();
    scene = mount(root);
    scenes.set(root, scene);
  }
  const shown = scene;
  shown.update(host);
  return () =>
    setTimeout(() => {
      if (!shown.box.isConnected) {
        shown.destroy();
        scenes.delete(root);
      }
    }, 0);
}
