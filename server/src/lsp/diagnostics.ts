/** Findings as diagnostics: answered where the client pulls them, else published. */
import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { printable } from "../../../shared/printable.ts";
import type { Severity } from "../../../shared/settings.ts";
import { configurationName, readConfiguration } from "../configuration/configuration.ts";
import type { Docs } from "../report/docs.ts";
import type { Finding, Rule, Tag } from "../rules/rule.ts";
import { find, parse, spanOf } from "../syntax/syntax.ts";
import type { Audit, Audits } from "./audits.ts";
import type { Client } from "./client.ts";
import type { Defects } from "./defects.ts";
import { rangeOf } from "./edits.ts";

/** Tells our diagnostics from other servers', and the name under which clients list them. */
export const source = "cfn-audit";

/** A hint would not be seen among the problems, so that low is information too. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  high: DiagnosticSeverity.Warning,
  medium: DiagnosticSeverity.Information,
  low: DiagnosticSeverity.Information,
};

const tags: Readonly<Record<Tag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

export function diagnosticOf(
  document: TextDocument,
  finding: Finding,
  docs: Docs,
  { relatedInformation }: Client,
  isHint = false,
): Diagnostic {
  const href = docs.linkOf(finding.rule);
  return {
    range: rangeOf(document, finding.span),
    severity: isHint ? DiagnosticSeverity.Hint : severities[finding.severity],
    code: finding.rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source,
    message: printable(finding.message),
    ...(finding.tag && { tags: [tags[finding.tag]] }),
    ...(relatedInformation &&
      finding.related.length > 0 && {
        relatedInformation: finding.related.map(({ span, message }) => ({
          location: { uri: document.uri, range: rangeOf(document, span) },
          message: printable(message),
        })),
      }),
  };
}

/** Languages of which the editor itself says what is wrong with the syntax. */
const withOwnSyntax: ReadonlySet<string> = new Set(["json", "jsonc"]);

/** What is no JSON at all, where nobody else says so. */
const syntaxDiagnosticsOf = ({ document, analysis }: Audit): Diagnostic[] =>
  withOwnSyntax.has(document.languageId) || analysis.status !== "analyzed"
    ? []
    : (analysis.syntax?.errors ?? []).map(({ span, message }) => ({
        range: rangeOf(document, span),
        severity: DiagnosticSeverity.Error,
        code: "json-syntax",
        source,
        message: `JSON not well-formed: ${message}.`,
      }));

/** What is wrong in a configuration file; what its schema says as well the editor says where it knows the schema. */
function configurationDiagnostics(
  { document, settings: { baselineProblem } }: Audit,
  rules: readonly Rule[],
): Diagnostic[] {
  if (!document.uri.endsWith(`/${configurationName}`)) return [];
  const text = document.getText();
  const { problems } = readConfiguration(text, rules);
  // The settings are those of the document itself: it names the baseline, or a file above it does.
  const baseline = find(parse(text).root, ["baseline"]);
  const ofBaseline =
    baseline && baselineProblem !== undefined
      ? [{ span: spanOf(baseline), message: `The baseline does not count: ${baselineProblem}.` }]
      : [];
  return problems
    .filter(({ isOfSchema }) => !isOfSchema || !withOwnSyntax.has(document.languageId))
    .concat(ofBaseline.map((problem) => ({ ...problem, isOfSchema: false })))
    .map(({ span, message }) => ({
      range: rangeOf(document, span),
      severity: DiagnosticSeverity.Warning,
      code: "configuration",
      source,
      message: printable(message),
    }));
}

export interface Diagnostics {
  /** Tells a client that does not pull what is found in a document, unless the text changes before. */
  publish(document: TextDocument): Promise<void>;
  /** Takes back what was published of a closed document. */
  clear(uri: string): void;
}

export function serveDiagnostics(
  connection: Connection,
  audits: Audits,
  defects: Defects,
  docs: Docs,
  rules: readonly Rule[],
  client: () => Client,
): Diagnostics {
  const itemsOf = (audit: Audit): Diagnostic[] => [
    ...configurationDiagnostics(audit, rules),
    ...syntaxDiagnosticsOf(audit),
    ...audit.analysis.findings.map((finding) =>
      diagnosticOf(audit.document, finding, docs, client()),
    ),
    ...audit.analysis.hints.map((hint) => diagnosticOf(audit.document, hint, docs, client(), true)),
  ];

  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  // Of every other error the client makes an empty list or a message.
  defects.serve<DocumentDiagnosticReport>(
    "textDocument/diagnostic",
    nothing,
    async (params, token) => {
      const document = audits.documentOf(params);
      const audit = document && (await audits.of(document, token).catch(retrigger));
      if (!audit) return nothing;
      const { id: resultId } = audit;
      if (previousOf(params) === resultId)
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: itemsOf(audit) };
    },
  );

  return {
    publish: async (document) => {
      try {
        const audit = await audits.of(document);
        const { uri, version } = document;
        const diagnostics = audit ? itemsOf(audit) : [];
        await connection.sendDiagnostics({ uri, version, diagnostics });
      } catch (error) {
        // A newer version is on its way and publishes itself.
        if (!(error instanceof ResponseError)) defects.report("publishing diagnostics", error);
      }
    },
    clear: (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }),
  };
}

/** A client that pulls is asked to pull again where the text has changed. */
function retrigger(error: unknown): never {
  if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified)
    throw new ResponseError(LSPErrorCodes.ServerCancelled, error.message, {
      retriggerRequest: true,
    });
  throw error;
}

const previousOf = (params: unknown): unknown =>
  typeof params === "object" && params !== null && "previousResultId" in params
    ? params.previousResultId
    : undefined;
