/** Properties 5 and 6: what the server says does not depend on how a text came about, and the command line says the same. */
import fc from "fast-check";
import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Output } from "../../server/src/cli/io.ts";
import { run } from "../../server/src/cli/run.ts";
import { rules } from "../../server/src/rules/index.ts";
import { printable } from "../../shared/printable.ts";
import { connectInProcess } from "../lsp/inProcess.ts";
import type { Violation } from "./violations.ts";

/** Replaces part of a text: its place is a share of the text as it then is, so that it fits any. */
export interface Keystroke {
  readonly at: number;
  readonly length: number;
  readonly content: string;
}

/** Versions of a document, each with its keystrokes one after the other. */
export type Typing = readonly (readonly Keystroke[])[];

const harmless = [" ", "\n", "\r\n", "\t", "/* 😀 */"];
const harmful = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  "\r",
  "😀",
  "\ud83d",
  "\\",
  "/*",
  "//",
  "true",
  '"A": { "Type": "AWS::KMS::Key" },',
];

/** Mostly such that something is still found: else there is nothing to compare. */
const keystrokes: fc.Arbitrary<Keystroke> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(
    { arbitrary: fc.constant(0), weight: 8 },
    { arbitrary: fc.nat(3), weight: 2 },
    { arbitrary: fc.nat(200), weight: 1 },
  ),
  content: fc.oneof(
    { arbitrary: fc.constantFrom(...harmless), weight: 6 },
    { arbitrary: fc.constantFrom("", ...harmful), weight: 2 },
    {
      arbitrary: fc.array(fc.constantFrom(...harmless, ...harmful)).map((all) => all.join("")),
      weight: 1,
    },
  ),
});

export const typings: fc.Arbitrary<Typing> = fc.array(
  fc.array(keystrokes, { minLength: 1, maxLength: 3 }),
  { maxLength: 6 },
);

export interface Server {
  /** The diagnostics of a text that is opened, typed into, and closed again; and the text in the end. */
  diagnose(text: string, typing?: Typing): Promise<Diagnosed>;
  end(): void;
}

interface Diagnosed {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A server in this process, for a client that pulls diagnostics. */
export async function startInProcess(environmentParameter: string): Promise<Server> {
  const { client, end } = connectInProcess({ rules });
  client.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => ({ environmentParameter })),
  );
  client.listen();
  await client.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {
      textDocument: { diagnostic: { relatedInformation: true } },
      workspace: { configuration: true },
    },
  });
  void client.sendNotification("initialized", {});

  const uri = "file:///template.json";
  const pull = () =>
    client.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
  return {
    diagnose: async (opened, typing = []) => {
      let text = opened;
      const textDocument = { uri, languageId: "json", version: 1, text };
      await client.sendNotification("textDocument/didOpen", { textDocument });
      for (const [i, strokes] of typing.entries()) {
        const contentChanges = strokes.map((stroke) => {
          const change = rangeOf(text, stroke);
          text = change.after;
          return { range: change.range, text: stroke.content };
        });
        // Versions may be skipped.
        const version = 2 * i + 2;
        await client.sendNotification("textDocument/didChange", {
          textDocument: { uri, version },
          contentChanges,
        });
        // Of some versions the diagnostics are waited for; of some the pull is refused, for the next version overtakes it.
        if (i % 3 === 0) await pull();
        else if (i % 3 === 1) pull().catch(() => undefined);
      }
      const report = await pull();
      await client.sendNotification("textDocument/didClose", { textDocument: { uri } });
      return { text, diagnostics: report.kind === "full" ? report.items : [] };
    },
    end,
  };
}

/** A keystroke's range, and the text after it. A range never begins or ends within CRLF, where editors have no position. */
function rangeOf(text: string, { at, length, content }: Keystroke) {
  const document = TextDocument.create("", "json", 0, text);
  const offset = Math.floor(at * text.length);
  const range = { start: document.positionAt(offset), end: document.positionAt(offset + length) };
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return { range, after: text.slice(0, start) + content + text.slice(end) };
}

/** Where diagnostics of a text that was typed are not those of the same text when it is opened. */
export async function typingViolations(
  server: Server,
  text: string,
  typing: Typing,
): Promise<Violation[]> {
  const typed = await server.diagnose(text, typing);
  const fresh = await server.diagnose(typed.text);
  const [a, b] = [typed, fresh].map(({ diagnostics }) => JSON.stringify(diagnostics));
  return a === b
    ? []
    : [`after typing, the server says ${a}, and of the same text freshly opened ${b}`];
}

/** Where the command line finds something else than the server. */
export async function commandLineViolations(
  server: Server,
  environmentParameter: string,
  text: string,
): Promise<Violation[]> {
  // Editors do not send the mark, and the command line counts no column for it.
  const { diagnostics } = await server.diagnose(text.replace(/^\uFEFF/, ""));
  const shown = diagnostics.map(({ code, severity, message, range, relatedInformation = [] }) =>
    JSON.stringify([
      code,
      severity,
      message,
      range,
      relatedInformation.map(({ location, message: of }) => [location.range, of]),
    ]),
  );
  // The server shows nothing that an editor would obey; in JSON that is escaped.
  const found = (await findingsOf(environmentParameter, text)).map(
    ({ rule, severity, message, range, related }) =>
      JSON.stringify([
        rule,
        severities[severity],
        printable(message),
        positions(range),
        related.map((each) => [positions(each.range), printable(each.message)]),
      ]),
  );
  return [
    ...shown.filter((each) => !found.includes(each)).map((each) => `only the server finds ${each}`),
    ...found
      .filter((each) => !shown.includes(each))
      .map((each) => `only the command line finds ${each}`),
    ...(shown.length === found.length
      ? []
      : [`the server finds ${shown.length}, the command line ${found.length}`]),
  ];
}

/** As the protocol counts them. */
const severities = { critical: 1, high: 2, medium: 3, low: 3 } as const;

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Related {
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Found extends Related {
  readonly rule: string;
  readonly severity: keyof typeof severities;
  readonly related: readonly Related[];
}

async function findingsOf(environmentParameter: string, text: string): Promise<readonly Found[]> {
  let printed = "";
  const output = (write: Output["write"]): Output => ({
    isTerminal: false,
    columns: undefined,
    write,
  });
  const argv = ["--format", "json", "-"];
  if (environmentParameter !== "") argv.unshift("--environment-parameter", environmentParameter);
  await run(
    argv,
    {
      cwd: "/",
      env: {},
      today: new Date().toISOString().slice(0, 10),
      now: () => 0,
      stdin: async () => Buffer.from(text),
      stdout: output((data) => {
        printed += data;
      }),
      stderr: output(() => undefined),
    },
    rules,
  );
  return JSON.parse(printed).files[0].findings;
}

const positions = ({ start, end }: Related["range"]) => ({
  start: position(start),
  end: position(end),
});
const position = ({ line, column }: Place) => ({ line: line - 1, character: column - 1 });
