/** What runs inside the report's page: it shows what the extension sends, and tells what is clicked. */
import type { Graph } from "../../server/src/report/page/graph.ts";
import { type Placed, pictureOf, placed } from "../../server/src/report/page/picture.ts";
import type { ReportMessage, ReportState } from "../../shared/reportMessages.ts";
import { severities } from "../../shared/settings.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): ReportState | undefined;
  setState(state: ReportState): void;
};

const vscode = acquireVsCodeApi();
const state: { -readonly [K in keyof ReportState]: ReportState[K] } = {
  uri: document.getElementById("report")?.dataset.uri ?? "",
  by: "resource",
  filter: "",
  ...vscode.getState(),
};
let layout: { readonly key: string; readonly placed: Placed } | undefined;

window.addEventListener("message", ({ data }: MessageEvent<ReportMessage>) => {
  state.by = data.by;
  keep();
  show(data.html, data.graph as Graph | undefined);
});
document.addEventListener("click", ({ target }) => act(target, "click"));
document.addEventListener("change", ({ target }) => act(target, "change"));
document.addEventListener("input", ({ target }) => act(target, "input"));
document.addEventListener("keydown", (event) => {
  const isBox = event.target instanceof SVGElement;
  if (isBox && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    act(event.target, "click");
  }
});
keep();
vscode.postMessage({ do: "ready", by: state.by });

/** The extension that comes back finds the page as it was left. */
function keep(): void {
  vscode.setState(state);
}

/** Shows the page anew, with what was open, focused and scrolled to as it was. */
function show(html: string, graph: Graph | undefined): void {
  const main = document.getElementById("report");
  if (!main) return;
  const open = new Set(marks(main.querySelectorAll("details[open]")));
  const isNew = main.childElementCount === 0;
  const [focused] = marks(document.activeElement ? [document.activeElement] : []);
  const scroll = window.scrollY;
  const seen = main.querySelector(".picture");
  const [left, top] = [seen?.scrollLeft, seen?.scrollTop];
  main.innerHTML = html;
  if (!isNew)
    for (const details of main.querySelectorAll("details"))
      details.open = open.has(markOf(details));
  const filter = main.querySelector<HTMLInputElement>('[data-do="filter"]');
  if (filter) filter.value = state.filter;
  applyFilter(main);
  draw(main, graph);
  const picture = main.querySelector(".picture");
  if (seen) picture?.scrollTo(left ?? 0, top ?? 0);
  else if (picture) showGravest(picture);
  const again = [...main.querySelectorAll<HTMLElement>("[data-do], summary")].find(
    (element) => markOf(element) === focused,
  );
  again?.focus({ preventScroll: true });
  window.scrollTo(0, scroll);
}

function draw(main: Element, graph: Graph | undefined): void {
  const place = main.querySelector("#picture");
  if (place && graph) place.innerHTML = pictureOf(graph, remembered).html;
}

/** Of a picture that is larger than its frame, the part with what is most wrong is seen first. */
function showGravest(picture: Element): void {
  const gravest = severities
    .map((each) => [...picture.querySelectorAll(`.box.${each}`)])
    .find(({ length }) => length > 0);
  const frame = picture.getBoundingClientRect();
  const boxes = (gravest ?? []).map((each) => each.getBoundingClientRect());
  const [first] = boxes;
  if (!first || boxes.some(({ right, bottom }) => right < frame.right && bottom < frame.bottom))
    return;
  picture.scrollTo(
    first.x + first.width / 2 - frame.x - frame.width / 2,
    first.y + first.height / 2 - frame.y - frame.height / 2,
  );
}

/** Where resources stand changes with the resources and their references alone, not with every line that is typed above them. */
function remembered(graph: Graph): Placed {
  const key = JSON.stringify([graph.resources.map(({ id }) => id), graph.edges]);
  if (layout?.key !== key) layout = { key, placed: placed(graph) };
  return layout.placed;
}

const marks = (elements: Iterable<Element>): string[] => [...elements].map(markOf);

/** What an element is about, by which it is found again in the page that takes this one's place. */
function markOf(element: Element): string {
  const item = element.closest<HTMLElement>("li.finding")?.dataset;
  const own = element instanceof HTMLElement ? { ...element.dataset } : {};
  return `${element.tagName} ${element.className} ${item?.rule} ${item?.path} ${own.do} ${own.rule}`;
}

function act(target: EventTarget | null, event: "click" | "change" | "input"): void {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
  if (!element) return;
  const asked = element.dataset;
  if (asked.do === "filter" && element instanceof HTMLInputElement) {
    state.filter = element.value;
    keep();
    applyFilter(document.body);
  } else if (asked.do === "group" && element instanceof HTMLSelectElement) {
    if (event === "change") vscode.postMessage({ do: "group", by: element.value });
  } else if (event === "click") vscode.postMessage({ ...asked });
}

/** Hides what has not all of the words. */
function applyFilter(within: Element): void {
  const words = state.filter.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of within.querySelectorAll<HTMLElement>(".group")) {
    const title = group.querySelector("h3")?.textContent ?? "";
    let left = 0;
    for (const item of group.querySelectorAll<HTMLElement>(".finding")) {
      const text = `${title} ${item.textContent}`.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) left++;
    }
    group.hidden = left === 0;
    shown += left;
  }
  const empty = within.querySelector<HTMLElement>(".empty");
  if (empty) empty.hidden = shown > 0;
}
