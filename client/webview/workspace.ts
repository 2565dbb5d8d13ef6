/** What runs inside the page of a workspace's audit: it shows the rows that the extension sends, and tells what is clicked. */
import { printable } from "../../shared/printable.ts";
import { severities } from "../../shared/settings.ts";
import type {
  WorkspaceAsk,
  WorkspaceMessage,
  WorkspaceProgress,
  WorkspaceRow,
} from "../../shared/workspaceMessages.ts";
import { factsOf, gravestOf, shownRows, summaryOf } from "./rows.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: WorkspaceAsk): void;
  getState(): { readonly filter: string } | undefined;
  setState(state: { readonly filter: string }): void;
};

/** Rows that are shown before more are asked for: thousands would take the window's breath. */
const page = 300;

const vscode = acquireVsCodeApi();
const rows = new Map<string, WorkspaceRow>();
/** The rows' elements with what they show. */
const elements = new Map<string, { readonly row: WorkspaceRow; readonly element: HTMLElement }>();
let room = page;

const at = <T extends HTMLElement>(selector: string): T => {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element;
};
const filter = at<HTMLInputElement>("#filter");
filter.value = vscode.getState()?.filter ?? "";

window.addEventListener("message", ({ data }: MessageEvent<WorkspaceMessage>) => {
  if (data.isNew) {
    rows.clear();
    elements.clear();
    room = page;
  }
  for (const row of data.rows) rows.set(row.uri, row);
  at("h1").textContent = `Audit of ${printable(data.scope)}`;
  showProgress(data.progress);
  showRows();
});
filter.addEventListener("input", () => {
  vscode.setState({ filter: filter.value });
  room = page;
  showRows();
});
at("#more").addEventListener("click", () => {
  room += page;
  showRows();
});
at("#again").addEventListener("click", () => vscode.postMessage({ do: "again" }));
at("#export").addEventListener("click", () => vscode.postMessage({ do: "export" }));
at("tbody").addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
  const uri = button?.closest("tr")?.dataset.uri;
  if (!button || uri === undefined) return;
  vscode.postMessage({ do: button.dataset.do === "report" ? "report" : "open", uri });
});
vscode.postMessage({ do: "ready" });

function showProgress(progress: WorkspaceProgress): void {
  const { state, done, total } = progress;
  const all = [...rows.values()];
  const isRunning = state === "running";
  const summary = at("#summary");
  const text = summaryOf(all, progress);
  // A screen reader says what is written, not what is written again.
  if (summary.textContent !== text) summary.textContent = text;
  summary.className = `verdict ${gravestOf(all) ?? "fine"}`;
  at("#facts").textContent = factsOf(all, progress);
  at("#running").hidden = !isRunning;
  const bar = at<HTMLProgressElement>("#progress");
  if (total === undefined) bar.removeAttribute("value");
  else [bar.max, bar.value] = [Math.max(total, 1), done];
  at("#done").textContent = total === undefined ? "" : `${done} of ${total} files`;
  at("#again").hidden = isRunning;
  at("#export").hidden = isRunning || all.length === 0;
}

function showRows(): void {
  const all = shownRows(rows.values(), filter.value);
  const body = at("tbody");
  const wanted = all.slice(0, room).map(elementOf);
  const isSame =
    wanted.length === body.children.length && wanted.every((each, i) => body.children[i] === each);
  if (!isSame) {
    const focused = document.activeElement;
    const mark = focused instanceof HTMLElement ? markOf(focused) : undefined;
    body.replaceChildren(...wanted);
    // What moves loses the focus.
    const again = mark && wanted.find(({ dataset }) => dataset.uri === mark.uri);
    again?.querySelector<HTMLElement>(`[data-do="${mark?.what}"]`)?.focus({ preventScroll: true });
  }
  at("table").hidden = rows.size === 0;
  at(".empty").hidden = rows.size === 0 || all.length > 0;
  const more = at("#more");
  more.hidden = all.length <= room;
  more.textContent = `Show More of ${all.length} Templates`;
}

function markOf(element: HTMLElement): { uri: string; what: string } | undefined {
  const uri = element.closest("tr")?.dataset.uri;
  return uri === undefined ? undefined : { uri, what: element.dataset.do ?? "" };
}

function elementOf(row: WorkspaceRow): HTMLElement {
  const known = elements.get(row.uri);
  if (known?.row === row) return known.element;
  const element = document.createElement("tr");
  element.dataset.uri = row.uri;
  const name = document.createElement("th");
  name.scope = "row";
  name.append(button("open", printable(row.name), "link"));
  const counts = severities.map((severity) => figure(row.counts?.[severity], severity));
  const verdict = document.createElement("td");
  verdict.className = "words";
  verdict.textContent = printable(row.verdict);
  const actions = document.createElement("td");
  if (row.counts) {
    const report = button("report", "Report", "secondary");
    report.setAttribute("aria-label", `Report of ${printable(row.name)}`);
    actions.append(report);
  }
  element.append(name, ...counts, figure(row.counts && row.fixable), verdict, actions);
  elements.set(row.uri, { row, element });
  return element;
}

function button(what: "open" | "report", text: string, className: string): HTMLElement {
  const element = document.createElement("button");
  element.dataset.do = what;
  element.textContent = text;
  element.className = className;
  return element;
}

/** A cell with a count; findings of a severity are a dot of its colour. */
function figure(count: number | undefined, severity?: string): HTMLElement {
  const cell = document.createElement("td");
  cell.className = count === 0 ? "figure none" : "figure";
  if (count && severity) {
    const dot = document.createElement("span");
    dot.className = `dot ${severity} size1`;
    dot.textContent = String(count);
    cell.append(dot);
  } else cell.textContent = count === undefined ? "–" : String(count);
  return cell;
}
