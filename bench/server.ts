/** Times of the language server over stdio, started and asked for diagnostics as VS Code does it, and the memory that it then takes. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { parseTree } from "jsonc-parser";
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type DocumentDiagnosticReport,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { nodeOptions } from "../shared/process.ts";
import type { Figure, Goal } from "./figures.ts";
import { median, quantile } from "./statistics.ts";
import { generateTemplate } from "./templates.ts";

const starts = 10;
const keystrokes = 500;
const uri = "file:///template.json";

interface Goals {
  readonly keystrokeMedian?: number;
  readonly keystrokeP95: number;
  readonly firstDiagnostics: number;
  readonly memory: number;
}

const goals: Readonly<Record<number, Goals>> = {
  32: { keystrokeP95: 10, firstDiagnostics: 150, memory: 90 },
  500: { keystrokeMedian: 25, keystrokeP95: 60, firstDiagnostics: 250, memory: 150 },
};

/** `server` is the bundled server. */
export async function serverFigures(server: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const resources of [5, 32, 500]) figures.push(...(await measure(server, resources)));
  return figures;
}

async function measure(server: string, resources: number): Promise<readonly Figure[]> {
  const text = generateTemplate(resources);
  const empty: number[] = [];
  const initialize: number[] = [];
  const first: number[] = [];
  for (let start = 0; start < starts; start++) {
    empty.push(await timeEmptyNode());
    const session = await open(server, text);
    initialize.push(session.initialized);
    first.push(session.diagnosed);
    await session.end();
  }

  const session = await open(server, text);
  const before = session.processorTime();
  const keys: number[] = [];
  const parser: number[] = [];
  for (let key = 0; key < keystrokes; key++) {
    keys.push(await session.type());
    if (key % 10 === 0) parser.push(timed(() => parseTree(text)));
  }
  const processor = session.processorTime() - before;
  const actions: number[] = [];
  for (let round = 0; round < 100; round++) actions.push(await session.fix());
  const memory = session.memory();
  await session.end();

  const of = `${resources} resources`;
  const goal = goals[resources];
  const figure = (what: string, value: number, unit: Figure["unit"], atMost?: number): Figure => ({
    what,
    of,
    value,
    unit,
    ...(atMost !== undefined && { goal: { atMost } satisfies Goal }),
  });
  return [
    figure("spawn → initialized", median(initialize), "ms"),
    figure("spawn → initialized ÷ empty Node", median(initialize) / median(empty), "×"),
    figure("spawn → first diagnostics", median(first), "ms", goal?.firstDiagnostics),
    figure("spawn → first diagnostics ÷ empty Node", median(first) / median(empty), "×"),
    figure("keystroke → diagnostics, p50", median(keys), "ms", goal?.keystrokeMedian),
    figure("keystroke → diagnostics, p95", quantile(keys, 0.95), "ms", goal?.keystrokeP95),
    figure("keystroke → diagnostics, p99", quantile(keys, 0.99), "ms"),
    figure("keystroke → diagnostics, p50 ÷ parseTree", median(keys) / median(parser), "×"),
    ...(processor > 0
      ? [figure("processor's time of a keystroke, mean", processor / keystrokes, "ms")]
      : []),
    figure("code action, offered and resolved", median(actions), "ms"),
    ...(memory === undefined
      ? []
      : [figure(`resident memory after ${keystrokes} keystrokes`, memory, "MB", goal?.memory)]),
  ];
}

/** What VS Code can do, as far as it matters here. */
const capabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
};

/** A session with a server of its own, whose text is open; times are in milliseconds. */
interface Session {
  /** From the spawn to the server's answer to `initialize`. */
  readonly initialized: number;
  /** From the spawn to the first diagnostics. */
  readonly diagnosed: number;
  /** Types one character into a description, and gives the time to the new diagnostics. */
  type(): Promise<number>;
  /** Asks for the code actions of the first finding, and for the edit of the first of them. */
  fix(): Promise<number>;
  /** What the server has had so far, in milliseconds; 0 where the system does not tell. */
  processorTime(): number;
  /** Megabytes; undefined where the system does not tell. */
  memory(): number | undefined;
  end(): Promise<void>;
}

async function open(server: string, text: string): Promise<Session> {
  const spawned = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, server, "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => null),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();

  const pull = async () => {
    const report = await connection.sendRequest<DocumentDiagnosticReport>(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    const [finding] = report.kind === "full" ? report.items : [];
    if (!finding) throw new Error("The server finds nothing in the template.");
    return finding;
  };

  await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities });
  const initialized = performance.now() - spawned;
  void connection.sendNotification("initialized", {});
  void connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "json", version: 1, text },
  });
  let finding = await pull();
  const diagnosed = performance.now() - spawned;

  let version = 1;
  const place = descriptionIn(text);
  return {
    initialized,
    diagnosed,
    type: async () => {
      const start = performance.now();
      void connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start: place, end: place }, text: "x" }],
      });
      finding = await pull();
      return performance.now() - start;
    },
    fix: async () => {
      const start = performance.now();
      const [action] = await connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: finding.range,
        context: { diagnostics: [] },
      });
      const { edit } = await connection.sendRequest<CodeAction>("codeAction/resolve", action);
      if (!edit) throw new Error("The server offers no edit for the first finding.");
      return performance.now() - start;
    },
    processorTime: () => processorTimeOf(child.pid),
    memory: () => (child.pid === undefined ? undefined : residentMemory(child.pid)),
    end: async () => {
      const ended = once(child, "exit");
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      await ended;
      connection.dispose();
    },
  };
}

/** The start of the description that is nearest to the middle of the text. */
function descriptionIn(text: string): { line: number; character: number } {
  const lines = text.split("\n");
  const before = lines.slice(0, lines.length / 2);
  const line = before.findLastIndex((each) => each.includes('Description": "'));
  const member = 'Description": "';
  return { line, character: (lines[line]?.indexOf(member) ?? 0) + member.length };
}

/** Linux counts hundredths of a second, of all threads. */
function processorTimeOf(pid: number | undefined): number {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return 0;
  // Behind the program's name, which may have spaces, user and system time are the 12th and 13th.
  const fields = readFileSync(stat, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function residentMemory(pid: number): number | undefined {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, "utf8"))?.[1]
    : process.platform === "win32"
      ? undefined
      : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** What any program in Node takes to start and end. */
async function timeEmptyNode(): Promise<number> {
  const start = performance.now();
  await once(spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }), "exit");
  return performance.now() - start;
}
