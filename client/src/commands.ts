/** The commands of the category "CFN Audit". */
import { commands, type TextDocument, type Uri, window, workspace } from "vscode";
import { LSPErrorCodes, ResponseError } from "vscode-languageclient/node";
import { unlinked } from "../../shared/printable.ts";
import {
  type AnnotatedEdit,
  type AuditResult,
  auditRequest,
  type Counts,
  type DocumentParams,
  type FixAllParams,
  type FixAllResult,
  fixAllRequest,
  type RuleSummary,
  rulesRequest,
  type SuppressParams,
  type SuppressResult,
  type SuppressTarget,
  suppressRequest,
  type Unaudited,
} from "../../shared/requests.ts";
import { severities } from "../../shared/settings.ts";
import { isAudited } from "./documents.ts";
import type { Reports } from "./report.ts";
import { rulePageUri } from "./rulePages.ts";
import type { Server } from "./server.ts";
import { bySeverity, statusText } from "./statusText.ts";

/** Opens the report, and says in a word how the template stands. */
export async function auditFile(server: Server, reports: Reports): Promise<void> {
  const document = activeDocument();
  if (!document) return;
  const result = await request<DocumentParams, AuditResult>(server, document, auditRequest, {});
  if (!result) return;
  if (result.status !== "analyzed") return tellWhyNot(document, result);
  reports.show(document);
  const accepted = result.accepted > 0 ? `; ${result.accepted} in the baseline` : "";
  const broken = result.isBroken
    ? " The text is not valid JSON, so there may be more to find once it is."
    : "";
  void window.showInformationMessage(
    `${nameOf(document)}: ${countsInWords(result.counts)}${accepted}.${broken}`,
  );
}

/** A finding's fix, by its title. */
export interface FixTarget {
  readonly rule: string;
  readonly path: readonly (string | number)[];
  readonly fix: string;
}

/** Applies one fix to the document, if that is still at the version for which it was offered. */
export async function applyFix(
  server: Server,
  uri: Uri,
  version: number | undefined,
  target: FixTarget,
): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  if (document.version !== version) return tellChanged(document);
  try {
    const client = await server.client();
    const data = { ...target, uri: client.code2ProtocolConverter.asUri(uri), version };
    const action = { title: target.fix, data };
    const { edit } = await client.sendRequest<{ edit: AnnotatedEdit }>(
      "codeAction/resolve",
      action,
    );
    const changes = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
    if (document.version !== version) return tellChanged(document);
    await workspace.applyEdit(changes);
  } catch (error) {
    tellFailure(document, error);
  }
}

/** Shows a rule's page; asks which one where it is not named. */
export async function explainRule(server: Server, id?: string): Promise<void> {
  const client = await server.client();
  const rule = id ?? (await chooseRule(await client.sendRequest<RuleSummary[]>(rulesRequest)));
  if (rule === undefined) return;
  await commands.executeCommand("markdown.showPreview", rulePageUri(rule));
}

const chooseRule = async (rules: readonly RuleSummary[]): Promise<string | undefined> => {
  const items = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
  const chosen = await window.showQuickPick(items, {
    placeHolder: "The rule to explain",
    matchOnDetail: true,
  });
  return chosen?.label;
};

export async function fixAll(
  server: Server,
  include: FixAllParams["include"],
  document = activeDocument(),
): Promise<void> {
  if (!document) return;
  const result = await request<FixAllParams, FixAllResult>(server, document, fixAllRequest, {
    include,
  });
  if (!result) return;
  if (result.status !== "analyzed") return tellWhyNot(document, result);
  const { edit, version, fixed, left, isBroken } = result;
  const name = nameOf(document);
  if (isBroken) {
    void window.showInformationMessage(
      `${name}: nothing was fixed, for the text is not valid JSON. Mend that first.`,
    );
    return;
  }
  if (!edit) {
    const kind = include === "safe" ? "is safe to fix" : "can be fixed";
    void window.showInformationMessage(`${name}: there is nothing that ${kind}${remaining(left)}.`);
    return;
  }
  const client = await server.client();
  const changes = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (document.version !== version) return tellChanged(document);
  // Edits that need to be confirmed open the preview, and it is the user who applies them there.
  const isApplied = await workspace.applyEdit(changes);
  if (!isApplied || edit.changeAnnotations) return;
  void window.showInformationMessage(`${name}: fixed ${problems(fixed)}${remaining(left)}.`);
}

/** Asks for the reason why something is no problem, and writes it into the template. */
export async function suppress(server: Server, target: SuppressTarget): Promise<void> {
  const { uri, rule, resource } = target;
  const client = await server.client();
  const document = workspace.textDocuments.find(
    (each) => client.code2ProtocolConverter.asUri(each.uri) === uri,
  );
  if (!document) return;
  const what = unlinked(
    `Ignore ${rule} ${resource === null ? "in this template" : `for "${resource}"`}`,
  );
  const reason = await window.showInputBox({
    title: what,
    prompt: "Why is it no problem here? The reason is written into the template's metadata.",
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === "" ? "Whoever reads the template later wants to know." : undefined,
  });
  if (reason === undefined) return;
  const result = await request<SuppressParams, SuppressResult>(server, document, suppressRequest, {
    rule,
    resource,
    reason: reason.trim(),
  });
  if (!result) return;
  if (result.status !== "analyzed") return tellWhyNot(document, result);
  const { edit, version } = result;
  if (!edit || document.version !== version) return tellChanged(document);
  await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
}

const remaining = (left: number): string => (left > 0 ? `; ${problems(left)} left` : "");

/** Asks the server about a document; undefined if that failed, which the user has then been told. */
export async function request<P extends DocumentParams, R>(
  server: Server,
  document: TextDocument,
  method: string,
  params: Omit<P, "uri">,
): Promise<R | undefined> {
  try {
    const client = await server.client();
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    return await client.sendRequest<R>(method, { ...params, uri });
  } catch (error) {
    tellFailure(document, error);
    return undefined;
  }
}

function tellFailure(document: TextDocument, error: unknown): void {
  if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified)
    tellChanged(document);
  else
    void window.showErrorMessage(
      `CFN Audit could not audit ${nameOf(document)}: ${unlinked(String(error))}`,
    );
}

/** The document to work on; undefined if there is none, which the user has then been told. */
export function activeDocument(): TextDocument | undefined {
  const editor = window.activeTextEditor;
  if (!editor) {
    void window.showInformationMessage("Open a CloudFormation template in JSON to audit it.");
    return undefined;
  }
  const { document } = editor;
  if (isAudited(document)) return document;
  void window.showInformationMessage(
    `${nameOf(document)} is not audited: its language is ${document.languageId} and it comes from ${document.uri.scheme}:, while CFN Audit reads JSON from files, new editors and remote repositories.`,
  );
  return undefined;
}

export const tellWhyNot = (document: TextDocument, result: Unaudited): void =>
  void window.showInformationMessage(whyNot(document, result));

/** Why there is nothing to say of a document, in a sentence. */
export function whyNot(document: TextDocument, result: Unaudited): string {
  const { text, detail } = statusText(result);
  const help = result.status === "unknown" ? ". Restarting the server may help" : "";
  return `${nameOf(document)} is ${text}: ${unlinked(detail)}${help}.`;
}

const tellChanged = (document: TextDocument): void =>
  void window.showInformationMessage(
    `${nameOf(document)} changed meanwhile, and was left as it is. Run the command again.`,
  );

export const nameOf = ({ uri }: TextDocument): string =>
  unlinked(uri.path.split("/").at(-1) ?? uri.path);

const problems = (count: number): string => `${count} ${count === 1 ? "problem" : "problems"}`;

/** "3 problems: 1 critical, 2 low". */
function countsInWords(counts: Counts): string {
  const total = severities.reduce((sum, severity) => sum + counts[severity], 0);
  return total === 0 ? "no problems found" : `${problems(total)}: ${bySeverity(counts)}`;
}
