/** What the client's commands ask for: how a document stands, and edits that mend it as a whole or suppress a finding. */
import type { CancellationToken } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { groupings } from "../../../shared/reportMessages.ts";
import {
  type AnnotatedEdit,
  type AuditResult,
  auditRequest,
  type FixAllResult,
  fixAllRequest,
  type ReportParams,
  type ReportResult,
  type RuleParams,
  type RuleSummary,
  reportRequest,
  rulePageRequest,
  rulesRequest,
  type SuppressParams,
  type SuppressResult,
  suppressRequest,
  type Unaudited,
} from "../../../shared/requests.ts";
import { type AnalyzeOptions, analyze } from "../analyze.ts";
import { fixAll } from "../fixAll.ts";
import type { Docs } from "../report/docs.ts";
import { pageOf } from "../report/page/page.ts";
import { rulePage } from "../report/rulePage.ts";
import type { Rule } from "../rules/rule.ts";
import { suppressionChange } from "../suppress.ts";
import { toEdits } from "../syntax/change.ts";
import { compose, type Edit } from "../syntax/edit.ts";
import type { Audit, Audits } from "./audits.ts";
import type { Defects } from "./defects.ts";
import { textEditOf } from "./edits.ts";
import { countsOf } from "./texts.ts";

/** Audits the document of a request, or says why there is no audit. */
export type AuditOf = (params: unknown, token: CancellationToken) => Promise<Audit | Unaudited>;

const unknown = { status: "unknown" } as const;

export const auditOfIn =
  (audits: Audits): AuditOf =>
  async (params, token) => {
    const document = audits.documentOf(params);
    if (!document) return unknown;
    const found = await audits.of(document, token);
    if (!found) return (await audits.whyNot(document)) ?? unknown;
    const { status, reason = "" } = found.analysis;
    return status === "analyzed" ? found : { status, reason };
  };

export function serveCommands(
  auditOf: AuditOf,
  defects: Defects,
  docs: Docs,
  rules: readonly Rule[],
  version: string,
): void {
  defects.serve<AuditResult>(auditRequest, unknown, async (params, token) => {
    const found = await auditOf(params, token);
    if ("status" in found) return found;
    return {
      status: "analyzed",
      counts: countsOf(found.analysis.findings),
      accepted: found.analysis.accepted.length,
      isBroken: isBroken(found),
    };
  });

  defects.serve<FixAllResult>(fixAllRequest, unknown, async (params, token) => {
    const found = await auditOf(params, token);
    if ("status" in found) return found;
    const { document, version, options } = found;
    const isReview = includeOf(params) === "review";
    const { text, edits, fixed } = mendAll(document.getText(), options, isReview);
    return {
      status: "analyzed",
      version,
      edit: edits.length > 0 ? annotatedEditOf(document, edits, docs) : undefined,
      fixed,
      left: analyze(text, options).findings.length,
      isBroken: isBroken(found),
    };
  });

  defects.serve<SuppressResult>(suppressRequest, unknown, async (params, token) => {
    const found = await auditOf(params, token);
    if ("status" in found) return found;
    const { document, version, analysis } = found;
    const { syntax } = analysis;
    const { rule, resource, reason } = suppressParamsOf(params);
    const change =
      syntax && docs.rule(rule) && suppressionChange(syntax, rule, resource ?? undefined, reason);
    return {
      status: "analyzed",
      version,
      edit: change && annotatedEditOf(document, toEdits(syntax, [change]), docs),
    };
  });

  defects.serve<ReportResult>(reportRequest, unknown, async (params, token) => {
    const found = await auditOf(params, token);
    if ("status" in found) return found;
    const { document, analysis } = found;
    const { name, by } = params as ReportParams;
    const options = {
      name: String(name),
      rules,
      version,
      by: groupings.find((each) => each === by),
    };
    const page = pageOf(document.getText(), analysis, options);
    return { status: "analyzed", version: found.version, ...page };
  });

  defects.serve<readonly RuleSummary[]>(rulesRequest, [], async () =>
    rules.map(({ id, docs: { summary } }) => ({ id, summary })),
  );

  defects.serve<string | null>(rulePageRequest, null, async (params) => {
    const rule = docs.rule(String((params as Partial<RuleParams> | null)?.rule));
    return rule ? rulePage(rule) : null;
  });
}

const isBroken = ({ analysis }: Audit): boolean => (analysis.syntax?.errors.length ?? 0) > 0;

interface Mended {
  readonly text: string;
  /** Labelled with the rules whose fixes are to be reviewed; safe ones have no label. */
  readonly edits: readonly Edit[];
  readonly fixed: number;
}

/**
 * Safe fixes come first and by themselves, so that they hold together without those to review, which the user may turn down.
 */
function mendAll(text: string, options: AnalyzeOptions, isReview: boolean): Mended {
  const safe = fixAll(text, { ...options, include: "safe" });
  const unlabelled = safe.edits.map((edit) => ({ ...edit, labels: [] }));
  if (!isReview) return { text: safe.text, edits: unlabelled, fixed: safe.fixed.length };
  const review = fixAll(safe.text, { ...options, include: "review" });
  return {
    text: review.text,
    edits: compose(unlabelled, review.edits, text.length),
    fixed: safe.fixed.length + review.fixed.length,
  };
}

/** Edits with a label ask to be confirmed, and are previewed for that, under the names of their rules. */
function annotatedEditOf(
  document: TextDocument,
  edits: readonly Edit[],
  docs: Docs,
): AnnotatedEdit {
  const { uri, version } = document;
  const annotations: NonNullable<AnnotatedEdit["changeAnnotations"]> = {};
  const changes = edits.map((edit) => {
    const { range, newText } = textEditOf(document, edit);
    const { labels = [] } = edit;
    if (labels.length === 0) return { range, newText };
    const annotationId = labels.join(", ");
    annotations[annotationId] = {
      label: annotationId,
      description: labels.map((id) => docs.rule(id)?.docs.summary ?? "").join(" "),
      needsConfirmation: true,
    };
    return { range, newText, annotationId };
  });
  return {
    documentChanges: [{ textDocument: { uri, version }, edits: changes }],
    ...(Object.keys(annotations).length > 0 && { changeAnnotations: annotations }),
  };
}

function suppressParamsOf(params: unknown): Omit<SuppressParams, "uri"> {
  const { rule, resource, reason } = params as Partial<Record<keyof SuppressParams, unknown>>;
  return {
    rule: String(rule),
    resource: typeof resource === "string" ? resource : null,
    reason: typeof reason === "string" ? reason : "",
  };
}

const includeOf = (params: unknown): unknown =>
  typeof params === "object" && params !== null && "include" in params ? params.include : undefined;
