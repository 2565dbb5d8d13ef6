/** Questions that an editor asks about an open document, and what their answers must be. */
import {
  type CancellationToken,
  type CodeAction,
  Diagnostic,
  type DocumentDiagnosticReport,
  Hover,
  LSPErrorCodes,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { codeActionKinds } from "../../server/src/lsp/codeActions.ts";
import {
  type AuditResult,
  auditRequest,
  type FixAllParams,
  type FixAllResult,
  fixAllRequest,
} from "../../shared/requests.ts";
import type { Question } from "./client.ts";
import type { Document } from "./document.ts";
import { withinText } from "./text.ts";

/** A document as it stands, whenever that is. */
type Now = () => Document;

type Complaint = string | undefined;

/**
 * A question of which the answer may be late: the request was cancelled, or the document changed before its turn came. `check` looks at
 * an answer to the document as it was asked, `mayBe` at one to any other.
 */
function about<R>(
  now: Now,
  question: Pick<Question, "method" | "params" | "token">,
  checks: { readonly shape: (result: R) => Complaint; readonly text?: (result: R) => Complaint },
): Question {
  const { age } = now();
  const isSame = () => now().age === age;
  const { token } = question;
  return {
    ...question,
    mayFailWith: () => [
      ...(token?.isCancellationRequested ? [LSPErrorCodes.RequestCancelled] : []),
      ...(isSame() ? [] : [LSPErrorCodes.ContentModified, LSPErrorCodes.ServerCancelled]),
    ],
    complaint: (result) =>
      checks.shape(result as R) ?? (isSame() ? checks.text?.(result as R) : undefined),
  };
}

export function diagnosticsQuestion(now: Now, token?: CancellationToken): Question {
  const { uri, pulled, age } = now();
  const previousResultId = pulled?.resultId;
  const params = { textDocument: { uri }, ...(previousResultId && { previousResultId }) };
  return about<DocumentDiagnosticReport>(
    now,
    { method: "textDocument/diagnostic", params, token },
    {
      shape: (report) => {
        if (report.kind === "unchanged")
          return report.resultId === previousResultId ? undefined : "unchanged since never";
        return report.kind === "full" && report.items.every(Diagnostic.is)
          ? undefined
          : "no diagnostics";
      },
      text: (report) => {
        if (report.kind === "unchanged")
          return pulled?.age === age ? undefined : "unchanged, though the text has changed";
        return outside(
          now,
          report.items.map(({ range }) => range),
        );
      },
    },
  );
}

export function actionsQuestion(
  now: Now,
  range: Range,
  only: readonly string[] | undefined,
  token?: CancellationToken,
): Question {
  const textDocument = { uri: now().uri };
  const params = { textDocument, range, context: { diagnostics: [], ...(only && { only }) } };
  return about<CodeAction[]>(
    now,
    { method: "textDocument/codeAction", params, token },
    {
      shape: (actions) =>
        actions.every(({ title, kind }) => title && codeActionKinds.includes(kind ?? ""))
          ? undefined
          : "no code actions",
      text: (actions) =>
        outside(
          now,
          actions.flatMap(({ edit }) => editsOf(now(), edit).map((each) => each.range)),
        ),
    },
  );
}

/** An action of the version that is open must get its edit. */
export function resolveQuestion(now: Now, action: CodeAction): Question {
  return about<CodeAction>(
    now,
    { method: "codeAction/resolve", params: action },
    {
      shape: ({ title }) => (title === action.title ? undefined : "another action"),
      text: ({ edit }) => {
        const edits = editsOf(now(), edit);
        if (edits.length === 0) return "no edit of this version";
        return outside(
          now,
          edits.map(({ range }) => range),
        );
      },
    },
  );
}

/** An action of another version than the one that is open must be turned down. */
export const staleQuestion = (action: CodeAction): Question => ({
  method: "codeAction/resolve",
  params: action,
  mayFailWith: () => [LSPErrorCodes.ContentModified],
  complaint: () => "an edit of another version",
});

export function hoverQuestion(now: Now, position: Position, token?: CancellationToken): Question {
  const params = { textDocument: { uri: now().uri }, position };
  return about<Hover | null>(
    now,
    { method: "textDocument/hover", params, token },
    {
      shape: (hover) => (hover === null || Hover.is(hover) ? undefined : "no hover"),
      text: (hover) => outside(now, hover?.range ? [hover.range] : []),
    },
  );
}

export function auditQuestion(now: Now, token?: CancellationToken): Question {
  return about<AuditResult>(
    now,
    { method: auditRequest, params: { uri: now().uri }, token },
    {
      shape: ({ status }) => (statuses.includes(status) ? undefined : "no such status"),
      text: ({ status }) => (status === "unknown" ? "the document is open" : undefined),
    },
  );
}

export function fixAllQuestion(now: Now, include: FixAllParams["include"]): Question {
  return about<FixAllResult>(
    now,
    { method: fixAllRequest, params: { uri: now().uri, include } },
    {
      shape: ({ status }) => (statuses.includes(status) ? undefined : "no such status"),
      text: (result) => {
        if (result.status === "unknown") return "the document is open";
        if (result.status !== "analyzed") return undefined;
        if (result.version !== now().version) return `version ${result.version}`;
        return outside(
          now,
          editsOf(now(), result.edit).map(({ range }) => range),
        );
      },
    },
  );
}

const statuses: readonly string[] = [
  "unknown",
  "disabled",
  "not-a-template",
  "too-large",
  "analyzed",
];

function outside(now: Now, ranges: readonly Range[]): Complaint {
  const isWithin = withinText(now().text);
  const wrong = ranges.find((range) => !isWithin(range));
  return wrong && `${JSON.stringify(wrong)} lies outside the text`;
}

/** The edits of a document as it stands, of the same text all. */
export function editsOf(
  { uri, version }: Document,
  edit: Pick<WorkspaceEdit, "changes" | "documentChanges"> | undefined,
): readonly TextEdit[] {
  const versioned = (edit?.documentChanges ?? []).flatMap((change) =>
    "edits" in change && change.textDocument.uri === uri && change.textDocument.version === version
      ? (change.edits as TextEdit[])
      : [],
  );
  return [...versioned, ...(edit?.changes?.[uri] ?? [])];
}
