/** The language server: documents and settings come in, features answer. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { configurationFilesChanged } from "../../../shared/requests.ts";
import { docsOf } from "../report/docs.ts";
import type { Rule } from "../rules/rule.ts";
import { auditsOf } from "./audits.ts";
import { serveBaselines } from "./baselineCommands.ts";
import { baselinesOf } from "./baselines.ts";
import { type Client, readClient } from "./client.ts";
import { codeActionKinds, serveCodeActions } from "./codeActions.ts";
import { auditOfIn, serveCommands } from "./commands.ts";
import { defectsOf } from "./defects.ts";
import { serveDiagnostics, source } from "./diagnostics.ts";
import { openDocuments } from "./documents.ts";
import { serveExports } from "./exports.ts";
import { serveHover } from "./hover.ts";
import { section, settingsStore } from "./settings.ts";
import { serveTexts } from "./texts.ts";
import { auditFileWith } from "./workspaceFiles.ts";

export interface ServerOptions {
  readonly rules: readonly Rule[];
  /** Of the program. */
  readonly version: string;
  /** Below it lie the rules' pages. */
  readonly homepage?: string | undefined;
}

/** Serves a client until it says good-bye. */
export function startServer(
  connection: Connection,
  { rules, version, homepage }: ServerOptions,
): void {
  let client: Client = readClient({ capabilities: {}, processId: null, rootUri: null });
  const documents = openDocuments();
  const defects = defectsOf(connection);
  const docs = docsOf(rules, homepage);
  const baselines = baselinesOf(connection);
  const settings = settingsStore(connection, rules, () => client, baselines);
  const audits = auditsOf(documents, rules.map(defects.watched), settings, defects);
  const diagnostics = serveDiagnostics(connection, audits, defects, docs, rules, () => client);
  serveCodeActions(audits, defects, docs, () => client);
  serveHover(audits, defects, docs, () => client);
  const auditOf = auditOfIn(audits);
  serveCommands(auditOf, defects, docs, rules, version);
  const auditFile = auditFileWith(connection, audits);
  serveExports(auditOf, auditFile, defects, docs, version);
  serveTexts(audits, defects);
  serveBaselines(settings, baselines, auditFile, defects);

  connection.onInitialize((params): InitializeResult => {
    client = readClient(params);
    return {
      serverInfo: { name: source, version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds, resolveProvider: true },
        hoverProvider: true,
        ...(client.tellsFolders && {
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        }),
        ...(client.pullsDiagnostics && {
          diagnosticProvider: {
            identifier: source,
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }),
      },
    };
  });
  connection.onInitialized(() => {
    // A client that refuses tells changes of its own accord, or not at all.
    if (client.registersConfiguration)
      connection.client
        .register(DidChangeConfigurationNotification.type, { section })
        .catch(() => undefined);
    // What `exclude` means hangs on the folder that a file is in.
    if (client.tellsFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        const folders = [...client.folders, ...added.map(({ uri }) => uri)];
        client = { ...client, folders: folders.filter((uri) => !gone.has(uri)) };
        return rereadSettings(undefined);
      });
  });
  connection.onDidChangeConfiguration((change) => rereadSettings(change?.settings));
  connection.onNotification(configurationFilesChanged, () => rereadSettings(undefined));
  documents.onDidChangeContent(({ document }) => {
    // There are clients that do not count versions.
    audits.forget(document.uri);
    publish(document);
  });
  documents.onDidClose(({ document: { uri } }) => {
    audits.forget(uri);
    settings.forget(uri);
    if (!client.pullsDiagnostics) diagnostics.clear(uri);
  });
  documents.listen(connection);
  connection.listen();

  async function rereadSettings(sent: unknown): Promise<void> {
    if (!(await settings.reread(sent))) return;
    if (!client.pullsDiagnostics) for (const document of documents.all()) publish(document);
    // Refused by a client that is going down; there is nobody left to refresh then.
    else if (client.refreshesDiagnostics)
      await connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  function publish(document: TextDocument): void {
    if (!client.pullsDiagnostics) void diagnostics.publish(document);
  }
}
