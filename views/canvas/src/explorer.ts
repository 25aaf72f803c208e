/** The explorer: holds the document and its history, draws it on the stage, and talks with Python. */

import type { Answer, Host, Question, SceneData } from "./contract";
import * as doc from "./document";
import { plural } from "./dom";
import { type Rows, shown, type Shown, within } from "./filters";
import * as past from "./history";
import { arrange, type Item, type Layout, LAYOUTS } from "./layout";
import { png, save, svg } from "./picture";
import { placeNew, ring } from "./placing";
import { Stage } from "./stage";
import { readTheme } from "./theme";

const ANSWER_MS = 20_000;
const REPORT_MS = 350;
const EMPHASIS_MS = 400;

/** What outlives the canvas when the page is left: kept by the window, not by the instance. */
interface Kept {
  history: past.History;
  number: number;
}
const kept = ((window as unknown as { counterwatchScenes?: Map<string, Kept> }).counterwatchScenes ??= new Map());

export interface View {
  /** Called after every change of scene, selection, path or rows. */
  refresh(): void;
  /** Say something to screen readers, and to everybody unless it is seen anyway. */
  say(text: string, seen?: boolean): void;
  menu(id: string | null, x: number, y: number): void;
  opened(id: string): void;
  answered(answer: Answer): void;
}

export class Explorer {
  readonly stage: Stage;
  readonly rows: Rows = { nodes: new Map(), edges: new Map() };
  history: past.History = past.begin(doc.EMPTY);
  selection: string[] = [];
  paths: { list: string[][]; at: number } | null = null;
  busy = 0;
  /** The entity whose relationships the keyboard walks through. */
  anchor: string | null = null;
  data!: SceneData;
  private host!: Host;
  private number = 0;
  private answeredAt = 0;
  private commanded = 0;
  private reporting = 0;
  private emphasising = 0;
  private readonly waiting = new Map<number, (answer: Answer | null) => void>();

  constructor(readonly box: HTMLElement, container: HTMLElement, private readonly view: View) {
    this.stage = new Stage(box, container, {
      selected: (ids) => this.selected(ids),
      moved: (places) => this.change(doc.move(this.scene, places), "move"),
      opened: (id) => view.opened(id),
      menu: (id, x, y) => view.menu(id, x, y),
    });
  }

  get scene(): doc.Scene {
    return this.history.present;
  }

  /** Entities among what is selected. */
  get chosen(): string[] {
    return this.selection.filter((id) => this.rows.nodes.has(id));
  }

  shown(): Shown {
    return shown(this.scene, this.rows);
  }

  edges(): ReturnType<typeof within> {
    return within(this.scene, this.rows);
  }

  name(id: string): string {
    return this.rows.nodes.get(id)?.name ?? id;
  }

  /** Take over what Python sends. Every part is taken once, however often it comes. */
  update(host: Host): void {
    this.host = host;
    const { data } = host;
    const other = this.data?.sceneId !== data.sceneId;
    this.data = data;
    if (other) this.rows.nodes.clear(), this.rows.edges.clear();
    for (const row of data.nodes) this.rows.nodes.set(row.id, row);
    for (const row of data.edges) this.rows.edges.set(row.id, row);
    if (other) this.open();
    for (const addition of data.additions) if (addition.number > this.number) this.take(addition.ids, addition.select, addition.label, addition.number);
    if (data.answer && data.answer.at !== this.answeredAt) this.answer(data.answer);
    if (data.command && data.command.number > this.commanded) this.obey(data.command.number);
    this.view.refresh();
  }

  private open(): void {
    const scene = doc.complete(this.data.scene);
    const before = kept.get(this.data.sceneId);
    const same = before && JSON.stringify(before.history.present) === JSON.stringify(scene);
    this.history = same ? before.history : past.begin(scene);
    this.number = Math.max(0, ...this.data.additions.map(({ number }) => number));
    this.commanded = this.data.command?.number ?? 0;
    this.answeredAt = this.data.answer?.at ?? 0;
    this.paths = null;
    this.selection = [];
    const bare = scene.nodes.filter((id) => this.rows.nodes.has(id) && !(id in scene.places));
    if (bare.length && bare.length === scene.nodes.length) {
      void this.layOut("force", true).then(() => this.stage.select(this.data.selected));
      return;
    }
    if (bare.length) this.history = past.amend(this.history, doc.move(scene, placeNew(bare, scene.places, this.edges())));
    this.draw();
    this.view.refresh(); // The legend has to stand before anything is fitted above it.
    this.stage.fit(undefined, false);
    this.stage.select(this.data.selected);
  }

  private take(ids: string[], select: string[], label: string, number: number): void {
    this.number = number;
    const fresh = ids.filter((id) => !this.scene.nodes.includes(id));
    let next = doc.add(this.scene, ids);
    const bare = next.nodes.filter((id) => this.rows.nodes.has(id) && !(id in next.places));
    if (bare.length) next = doc.move(next, placeNew(bare, next.places, within(next, this.rows)));
    this.change(next, label);
    this.stage.mark("fresh", fresh);
    if (select.length) {
      this.stage.select(select);
      this.stage.reveal(select);
    }
    this.view.say(fresh.length ? `${plural(fresh.length, "entity", "entities")} added` : "nothing new to add");
  }

  private answer(answer: Answer): void {
    this.answeredAt = answer.at;
    this.waiting.get(answer.at)?.(answer);
    this.waiting.delete(answer.at);
    this.busy = this.waiting.size;
    if (answer.notices?.length) this.view.say(answer.notices.join(". "));
    this.view.answered(answer);
  }

  private obey(number: number): void {
    this.commanded = number;
    const { name, names, only } = this.data.command!;
    const theme = readTheme(this.box);
    if (name === "png") save(png(this.stage.cy, theme, { names, only }), "counterwatch.png");
    else save(new Blob([svg(this.stage.cy, theme, { names, only })], { type: "image/svg+xml" }), "counterwatch.svg");
    this.draw();
  }

  /** Take a changed document over as one step that can be undone. */
  change(scene: doc.Scene, label: string): void {
    const next = past.record(this.history, scene, label);
    if (next === this.history) return;
    this.history = next;
    this.drawn(label);
  }

  undo(): void {
    const label = this.history.past.at(-1)?.label;
    if (!label) return this.view.say("nothing to undo");
    this.history = past.undo(this.history);
    this.drawn(`undone: ${label}`);
  }

  redo(): void {
    const label = this.history.future[0]?.label;
    if (!label) return this.view.say("nothing to redo");
    this.history = past.redo(this.history);
    this.drawn(`done again: ${label}`);
  }

  private drawn(words: string): void {
    this.draw();
    this.report();
    this.view.say(words);
    this.view.refresh();
  }

  private draw(): void {
    this.stage.draw(this.scene, this.rows, this.data.types);
    this.emphasise();
    kept.set(this.data.sceneId, { history: this.history, number: this.number });
  }

  /** Dim what is not next to the selection; on a large scene, where that is much to draw, once things are at rest. */
  private emphasise(): void {
    clearTimeout(this.emphasising);
    if (!this.stage.large) return this.stage.emphasise(this.path);
    const later = () => (this.waiting.size ? this.emphasise() : this.stage.emphasise(this.path));
    this.emphasising = window.setTimeout(later, EMPHASIS_MS);
  }

  get path(): string[] | null {
    return this.paths?.list[this.paths.at] ?? null;
  }

  showPaths(list: string[][], at = 0): void {
    this.paths = list.length ? { list, at: ((at % list.length) + list.length) % list.length } : null;
    this.emphasise();
    if (this.path) {
      this.stage.reveal(this.path);
      this.view.say(`path ${this.paths!.at + 1} of ${list.length}: ${this.path.map((id) => this.name(id)).join(", ")}`);
    }
    this.view.refresh();
  }

  select(ids: string[]): void {
    this.stage.select(ids);
  }

  private selected(ids: string[]): void {
    this.selection = ids;
    this.emphasise();
    this.report(120);
    this.view.say(ids.length ? `${ids.slice(0, 5).map((id) => this.describe(id)).join(", ")}${ids.length > 5 ? ` and ${ids.length - 5} more` : ""} selected` : "nothing selected", true);
    this.view.refresh();
  }

  describe(id: string): string {
    const edge = this.rows.edges.get(id);
    return edge ? `${this.name(edge.source)} ${edge.phrase} ${this.name(edge.target)}` : this.name(id);
  }

  /** Tell Python, a moment later, what the scene is now; it keeps the link. */
  private report(delay = REPORT_MS): void {
    clearTimeout(this.reporting);
    // A report would break off the run of the page that works on an answer, and have it begin again.
    const send = () => (this.waiting.size ? this.report(delay) : this.send());
    this.reporting = window.setTimeout(send, delay);
  }

  private send(): void {
    this.reporting = 0;
    this.host.setStateValue("state", this.state());
  }

  /** Report at once what waits to be reported: somebody leaves for a button that works with it. */
  flush(): void {
    if (!this.reporting || this.waiting.size) return;
    clearTimeout(this.reporting);
    this.send();
  }

  private state(): { sceneId: string; scene: doc.Scene; selected: string[]; touched: boolean } {
    return { sceneId: this.data.sceneId, scene: this.scene, selected: this.selection, touched: this.history.past.length + this.history.future.length > 0 };
  }

  /** Ask Python something; null when no answer comes in time. */
  ask(question: Question): Promise<Answer | null> {
    clearTimeout(this.reporting);
    this.reporting = 0;
    this.selection = this.stage.selection();
    const at = Date.now() + Math.random();
    this.host.setTriggerValue("event", { ...question, at, ...this.state() });
    if (question.type === "dialog" || question.type === "resend") return Promise.resolve(null);
    return new Promise((resolve) => {
      const late = setTimeout(() => this.settle(at, null), ANSWER_MS);
      this.waiting.set(at, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      this.busy = this.waiting.size;
      this.view.refresh();
    });
  }

  private settle(at: number, answer: Answer | null): void {
    this.waiting.get(at)?.(answer);
    this.waiting.delete(at);
    this.busy = this.waiting.size;
    this.view.say("no answer came; try again");
    this.view.refresh();
  }

  private items(): Item[] {
    const { nodes } = this.shown();
    const pinned = new Set(this.scene.pinned);
    return [...nodes].map((id) => {
      const { type, name, degree } = this.rows.nodes.get(id)!;
      const place = this.scene.places[id];
      return { id, type, name, size: 30 + Math.min(26, 5 * Math.log2(1 + degree)), pinned: pinned.has(id), ...(place && { place }) };
    });
  }

  async layOut(name: Layout, first = false): Promise<void> {
    const { edges } = this.shown();
    const { sceneId } = this.data;
    this.busy++;
    this.view.refresh();
    // A breath, so that what is clicked is seen before a layout takes the page for a moment.
    await new Promise((resolve) => setTimeout(resolve, 30));
    try {
      const places = await arrange(name, this.items(), this.edges().filter((edge) => edges.has(edge.id)));
      if (sceneId !== this.data.sceneId) return;
      if (first) {
        this.history = past.amend(this.history, doc.move(this.scene, places));
        this.draw();
        this.report();
      } else this.change(doc.move(this.scene, places), `layout ${LAYOUTS[name].toLowerCase()}`);
      this.stage.fit(undefined, !first);
    } catch (error) {
      this.view.say(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy = this.waiting.size;
      this.view.refresh();
    }
  }

  /** Set the neighbours of one entity in rings round it; everything else stays where it is. */
  tidy(id: string): void {
    const { nodes } = this.shown();
    const fixed = new Set(this.scene.pinned);
    const around = new Set(this.edges().flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : [])));
    const moving = [...around].filter((other) => nodes.has(other) && !fixed.has(other));
    const sorted = moving.sort((one, other) => this.rows.nodes.get(one)!.type.localeCompare(this.rows.nodes.get(other)!.type));
    this.change(doc.move(this.scene, ring(id, sorted, this.scene.places)), `tidy around ${this.name(id)}`);
  }

  destroy(): void {
    clearTimeout(this.reporting);
    clearTimeout(this.emphasising);
    this.stage.destroy();
  }
}
