/** An editor's side of a session with the language server, which runs in a process of its own or, with rules of the test's, in this one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import type {
  CancellationToken,
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  ProtocolConnection,
  Range,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Rule } from "../../server/src/rules/rule.ts";
import {
  baselineFileRequest,
  configurationFilesRequest,
  type DocumentParams,
  type FileParams,
  type InitializationOptions,
  workspaceFileRequest,
} from "../../shared/requests.ts";
import { bundle } from "../bundle.ts";
import { connectInProcess } from "./inProcess.ts";
import { pulling, startProcess } from "./process.ts";

export interface SessionOptions {
  /** Runs a server with these rules in this process; else it is the built one, in a process of its own. */
  readonly rules?: readonly Rule[];
  readonly homepage?: string;
  /** How to speak to a process of its own; stdio unless told otherwise. */
  readonly transport?: "stdio" | "ipc";
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What the client gives as `cfnAudit`, until `configure` changes it. */
  readonly settings?: unknown;
  /** Workspace folders by their URIs. */
  readonly folders?: readonly string[];
  /** The configuration file of a document; without it the client tells of none. */
  readonly configurationFile?: (uri: string) => unknown;
  /** The text of a file by its URI; without it there are no files. */
  readonly file?: (uri: string) => string | undefined;
}

export interface Session {
  readonly initialized: InitializeResult;
  /** Opens a document in the editor and in the server, and tells its URI. */
  open(text: string, name?: string, languageId?: string): string;
  /** Replaces a piece of the text that occurs once, as a keystroke or a paste does. */
  edit(uri: string, old: string, replacement: string): void;
  close(uri: string): void;
  textOf(uri: string): string;
  /** Of a string that occurs once. */
  rangeOf(uri: string, text: string): Range;
  request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R>;
  notify(method: string, params: unknown): void;
  pull(uri: string, token?: CancellationToken): Promise<DocumentDiagnosticReport>;
  /** The diagnostics of a full report. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** Code actions for the place of a string that occurs once. */
  actions(uri: string, at: string, only?: readonly string[]): Promise<CodeAction[]>;
  resolve(action: CodeAction): Promise<CodeAction>;
  hover(uri: string, at: string): Promise<Hover | null>;
  /** Applies an edit as an editor does: it must be for the version that is open. */
  apply(edit: WorkspaceEdit | undefined): void;
  configure(settings: unknown): void;
  /** The next message of the server's with this method that was not yet looked at; waits for it. */
  next<P>(method: string): Promise<P>;
  /** How many messages with this method have come and not been looked at. */
  waiting(method: string): number;
}

const endings: (() => Promise<void>)[] = [];
let dist: string | undefined;
let server: string | undefined;

afterAll(async () => {
  try {
    await Promise.all(endings.map((end) => end()));
  } finally {
    if (dist !== undefined) rmSync(dist, { recursive: true });
  }
});

/** Builds the server as it is shipped, once for each file of tests. */
function builtServer(): string {
  dist ??= mkdtempSync(join(tmpdir(), "cfn-audit-"));
  server ??= bundle("server", dist);
  return server;
}

export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const { capabilities = pulling } = options;
  const connection = options.rules
    ? inProcess(options.rules, options.homepage)
    : spawned(options.transport ?? "stdio");
  const documents = new Map<string, TextDocument>();
  const waiting = new Map<string, unknown[]>();
  const waiters = new Map<string, ((params: never) => void)[]>();
  let settings = options.settings;
  let opened = 0;

  const arrived = (method: string, params: unknown): null => {
    const waiter = waiters.get(method)?.shift();
    if (waiter) waiter(params as never);
    else waiting.set(method, [...(waiting.get(method) ?? []), params]);
    return null;
  };
  for (const method of [
    "window/logMessage",
    "window/showMessage",
    "textDocument/publishDiagnostics",
  ])
    connection.onNotification(method, (params: unknown) => void arrived(method, params));
  for (const method of ["workspace/diagnostic/refresh", "client/registerCapability"])
    connection.onRequest(method, (params: unknown) => arrived(method, params));
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => settings),
  );
  connection.onRequest(configurationFilesRequest, async ({ uri }: DocumentParams) => {
    const file = await options.configurationFile?.(uri);
    return file ? [file].flat() : [];
  });
  for (const method of [baselineFileRequest, workspaceFileRequest])
    connection.onRequest(method, ({ uri: base, path = "" }: FileParams) => {
      const uri = new URL(path, base).href;
      return { uri, text: options.file?.(uri) ?? null };
    });
  connection.listen();

  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: null,
    capabilities,
    ...(options.folders && {
      workspaceFolders: options.folders.map((uri) => ({ uri, name: uri })),
    }),
    initializationOptions: {
      readsConfigurationFiles: options.configurationFile !== undefined,
      ...(options.initializationOptions as Partial<InitializationOptions> | undefined),
    },
  });
  const notify = (method: string, params: unknown) =>
    void connection.sendNotification(method, params);
  notify("initialized", {});

  const session: Session = {
    initialized,
    open: (text, name = `${++opened}.json`, languageId = "json") => {
      const document = TextDocument.create(`file:///${name}`, languageId, 1, text);
      const { uri, version } = document;
      documents.set(uri, document);
      notify("textDocument/didOpen", { textDocument: { uri, languageId, version, text } });
      return uri;
    },
    edit: (uri, old, text) => {
      const range = session.rangeOf(uri, old);
      change(uri, [{ range, newText: text }]);
    },
    close: (uri) => {
      documents.delete(uri);
      notify("textDocument/didClose", { textDocument: { uri } });
    },
    textOf: (uri) => documentAt(uri).getText(),
    rangeOf: (uri, text) => {
      const document = documentAt(uri);
      const pieces = document.getText().split(text);
      expect(pieces.length, `${text} occurs once`).toBe(2);
      const start = pieces[0]?.length ?? 0;
      return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
    },
    request: (method, params, token) =>
      connection.sendRequest(method, params, ...(token ? [token] : [])),
    notify,
    pull: (uri, token) =>
      session.request("textDocument/diagnostic", { textDocument: { uri } }, token),
    diagnostics: async (uri) => {
      const report = await session.pull(uri);
      return report.kind === "full" ? report.items : expect.fail("The report is not full.");
    },
    actions: (uri, at, only) =>
      session.request("textDocument/codeAction", {
        textDocument: { uri },
        range: session.rangeOf(uri, at),
        context: { diagnostics: [], ...(only && { only }) },
      }),
    resolve: (action) => session.request("codeAction/resolve", action),
    hover: (uri, at) =>
      session.request("textDocument/hover", {
        textDocument: { uri },
        position: session.rangeOf(uri, at).start,
      }),
    apply: (edit) => {
      for (const each of edit?.documentChanges ?? []) {
        if (!("edits" in each)) expect.fail("Only texts are to be edited.");
        expect(each.textDocument.version).toBe(documentAt(each.textDocument.uri).version);
        change(each.textDocument.uri, each.edits as TextEdit[]);
      }
      for (const [uri, edits] of Object.entries(edit?.changes ?? {})) change(uri, edits);
    },
    configure: (changed) => {
      settings = changed;
      notify("workspace/didChangeConfiguration", { settings: { cfnAudit: changed } });
    },
    next: (method) => {
      const first = waiting.get(method)?.shift();
      if (first !== undefined) return Promise.resolve(first as never);
      return new Promise((resolve) => {
        waiters.set(method, [...(waiters.get(method) ?? []), resolve]);
      });
    },
    waiting: (method) => waiting.get(method)?.length ?? 0,
  };
  return session;

  function documentAt(uri: string): TextDocument {
    return documents.get(uri) ?? expect.fail(`${uri} is not open.`);
  }

  /** Edits hold for the text as it is, all at once; the server gets them last first, so that they hold one after the other too. */
  function change(uri: string, edits: readonly TextEdit[]): void {
    const document = documentAt(uri);
    const version = document.version + 1;
    const text = TextDocument.applyEdits(document, [...edits]);
    const contentChanges = [...edits].reverse().map(({ range, newText }) => ({
      range,
      text: newText,
    }));
    documents.set(uri, TextDocument.create(uri, "json", version, text));
    notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }
}

/** A server in a process of its own; it must end well when it is told to. */
function spawned(transport: "stdio" | "ipc"): ProtocolConnection {
  const { connection, exit } = startProcess([builtServer()], transport);
  endings.push(async () => {
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    expect(await exit).toBe(0);
    connection.dispose();
  });
  return connection;
}

function inProcess(rules: readonly Rule[], homepage: string | undefined): ProtocolConnection {
  const { client, end } = connectInProcess({ rules, homepage });
  endings.push(async () => end());
  return client;
}
