/** The status item of the active editor's document: how many findings it has, or why it has none. */
import {
  type Command,
  Disposable,
  type LanguageStatusItem,
  languages,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { unlinked } from "../../shared/printable.ts";
import { type AuditResult, auditRequest } from "../../shared/requests.ts";
import { documentSelector, isAudited, mentionsTemplate } from "./documents.ts";
import type { Server } from "./server.ts";
import { noTemplate, notRunning, type StatusText, statusText } from "./statusText.ts";

const showProblems: Command = {
  title: "Show Problems",
  command: "workbench.actions.view.problems",
};
const showLimit: Command = {
  title: "Change the Limit",
  command: "workbench.action.openSettings",
  arguments: ["cfnAudit.maxFileSizeMB"],
};
const showOutput: Command = { title: "Show Output", command: "cfnAudit.showOutput" };

export function createStatus(server: Server): Disposable {
  let made: LanguageStatusItem | undefined;
  /** Made when there is a document to speak of. */
  const itemOf = (): LanguageStatusItem => {
    made ??= languages.createLanguageStatusItem("cfnAudit.status", documentSelector);
    made.name = "CFN Audit";
    return made;
  };
  const show = ({ text, detail }: StatusText, command: Command | undefined) => {
    const item = itemOf();
    item.busy = false;
    item.text = `CFN Audit: ${text}`;
    item.detail = unlinked(detail);
    item.command = command;
  };
  const refresh = async (): Promise<void> => {
    const document = activeDocument();
    if (!document) return;
    if (!mentionsTemplate(document)) return show(noTemplate, undefined);
    const { version } = document;
    itemOf().busy = true;
    const result = await ask(server, document);
    // What changed or was left meanwhile is asked about anew.
    if (activeDocument() !== document || document.version !== version) return;
    if (!result) return show(notRunning, showOutput);
    show(statusText(result), commandFor(result));
  };
  const refreshFor = (uris: readonly unknown[]) => {
    const active = activeDocument()?.uri.toString();
    if (uris.some((uri) => String(uri) === active)) void refresh();
  };

  void refresh();
  return Disposable.from(
    { dispose: () => made?.dispose() },
    window.onDidChangeActiveTextEditor(refresh),
    // Of a document whose language changed, too.
    workspace.onDidOpenTextDocument(({ uri }) => refreshFor([uri])),
    // The server is heard through these, whether it found something or not.
    languages.onDidChangeDiagnostics(({ uris }) => refreshFor(uris)),
  );
}

function commandFor({ status }: AuditResult): Command | undefined {
  if (status === "analyzed") return showProblems;
  return status === "too-large" ? showLimit : undefined;
}

function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document && isAudited(document) ? document : undefined;
}

/** Does not start the server; undefined if it does not run, or cannot say. */
async function ask(server: Server, document: TextDocument): Promise<AuditResult | undefined> {
  const client = await server.current();
  if (!client) return undefined;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  return client.sendRequest<AuditResult>(auditRequest, { uri }).catch(() => undefined);
}
