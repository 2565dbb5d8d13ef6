/** Quick fixes, suppressions and fix-all as code actions, whose edits are made when the user picks one. */
import {
  type CodeAction,
  CodeActionKind,
  ErrorCodes,
  LSPErrorCodes,
  Range,
  ResponseError,
} from "vscode-languageserver/node";
import { printable } from "../../../shared/printable.ts";
import { fixAll } from "../fixAll.ts";
import type { Docs } from "../report/docs.ts";
import { todo } from "../rules/additions.ts";
import type { Finding, Fix, Rule } from "../rules/rule.ts";
import { suppressionChange } from "../suppress.ts";
import { toEdits } from "../syntax/change.ts";
import type { Edit } from "../syntax/edit.ts";
import type { Path } from "../syntax/syntax.ts";
import type { Audit, Audits } from "./audits.ts";
import type { Client } from "./client.ts";
import type { Defects } from "./defects.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { workspaceEditOf } from "./edits.ts";
import { commandOf, type Suppressing, suppressionsFor } from "./suppressions.ts";

const fixAllKind = `${CodeActionKind.SourceFixAll}.cfnAudit`;

export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind];

/** All that is needed to make an action's edit again from the same version of the document. */
type Target =
  /** One fix, by its title, of the rule's finding at `path`. */
  | { readonly rule: string; readonly path: Path; readonly fix: string }
  /** The first fixes of all findings of a rule. */
  | { readonly rule: string; readonly all: Fix["safety"] }
  /** The safe fixes of all rules. */
  | { readonly all: "safe" }
  /** The suppression of a rule, on a resource or in the whole template. */
  | Suppressing;

type Data = Target & { readonly uri: string; readonly version: number };

export function serveCodeActions(
  audits: Audits,
  defects: Defects,
  docs: Docs,
  client: () => Client,
): void {
  defects.serve<CodeAction[]>("textDocument/codeAction", [], async (params, token) => {
    const document = audits.documentOf(params);
    const asked = askedFor(params);
    const audit = document && asked && (await audits.of(document, token));
    return audit ? actionsOf(audit, asked) : [];
  });

  defects.serve<unknown>(
    "codeAction/resolve",
    new ResponseError(ErrorCodes.InternalError, "The fix could not be made."),
    async (action, token) => {
      const data = dataOf(action);
      if (!data) throw new ResponseError(ErrorCodes.InvalidParams, "No code action of ours.");
      // The edit waits for the reason that the client's command asks for.
      if ("ignoredOn" in data && client().asksForReasons) return action;
      const document = audits.documentOf(data);
      const audit =
        document?.version === data.version ? await audits.of(document, token) : undefined;
      const edits = audit && editsOf(audit, data);
      if (!document || !edits) throw outdated();
      return { ...(action as CodeAction), edit: workspaceEditOf(document, edits, client()) };
    },
  );

  function actionsOf(audit: Audit, { range, only }: Asked): CodeAction[] {
    const { document, analysis } = audit;
    const isWanted = (kind: string) =>
      !only || only.some((each) => each === "" || `${kind}.`.startsWith(`${each}.`));
    const action = (title: string, kind: string, target: Target): CodeAction => {
      const data: Data = { ...target, uri: document.uri, version: document.version };
      if ("ignoredOn" in target && client().asksForReasons)
        return { title: `${title}…`, kind, data, command: commandOf(document.uri, target) };
      if (client().resolvesEdits) return { title, kind, data };
      return { title, kind, edit: workspaceEditOf(document, editsOf(audit, data) ?? [], client()) };
    };

    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const here = isWanted(CodeActionKind.QuickFix)
      ? [...analysis.findings, ...analysis.hints].filter(
          ({ span }) => span.start <= end && start <= span.end,
        )
      : [];
    const diagnosticsOf = (finding: Finding) => [
      diagnosticOf(document, finding, docs, client(), analysis.hints.includes(finding)),
    ];
    const fixes = here.flatMap((finding) => {
      const diagnostics = diagnosticsOf(finding);
      return finding.fixes().map(({ title }, i) => ({
        ...action(printable(title), CodeActionKind.QuickFix, {
          rule: finding.rule,
          path: finding.path,
          fix: title,
        }),
        diagnostics,
        isPreferred: i === 0,
      }));
    });
    // Nothing is mended in bulk in a text that is not valid JSON.
    const isValid = analysis.syntax?.errors.length === 0;
    const bulk = [...new Set(isValid ? here.map(({ rule }) => rule) : [])].flatMap((rule) =>
      bulkOf(rule, [...analysis.findings, ...analysis.hints]).map(({ title, all }) =>
        action(title, CodeActionKind.QuickFix, { rule, all }),
      ),
    );
    const suppressions = suppressionsFor(analysis, here).map(({ title, finding, target }) => ({
      ...action(printable(title), CodeActionKind.QuickFix, target),
      diagnostics: diagnosticsOf(finding),
    }));
    const isMendable = () =>
      isValid && analysis.findings.some((finding) => finding.fixes()[0]?.safety === "safe");
    const source =
      isWanted(fixAllKind) && isMendable()
        ? [action("Fix all safe CloudFormation problems", fixAllKind, { all: "safe" })]
        : [];
    return [
      ...fixes.filter(({ isPreferred }) => isPreferred),
      ...fixes.filter(({ isPreferred }) => !isPreferred),
      ...bulk,
      ...suppressions,
      ...source,
    ];
  }

  /** Where a rule found several problems: mending all of them, or those that are safe to mend. */
  function bulkOf(
    rule: string,
    findings: readonly Finding[],
  ): { readonly title: string; readonly all: Fix["safety"] }[] {
    const firsts = findings
      .filter((finding) => finding.rule === rule)
      .flatMap((finding) => finding.fixes()[0] ?? []);
    const safe = firsts.filter(({ safety }) => safety === "safe").length;
    const review = firsts.length - safe;
    return [
      ...(safe > 1 ? [{ title: `Fix all ${safe} ${rule} problems`, all: "safe" as const }] : []),
      ...(review > 0 && firsts.length > 1
        ? [
            {
              title: `Fix all ${firsts.length} ${rule} problems, ${review} of them to review afterwards`,
              all: "review" as const,
            },
          ]
        : []),
    ];
  }

  /** The edits of an action; undefined if what it mends is no longer found. */
  function editsOf(audit: Audit, target: Target): readonly Edit[] | undefined {
    const { document, options, analysis } = audit;
    const { syntax } = analysis;
    if ("ignoredOn" in target) {
      const change =
        syntax && suppressionChange(syntax, target.rule, target.ignoredOn ?? undefined, todo);
      return change && toEdits(syntax, [change]);
    }
    if ("all" in target) {
      const mended = options.rules.filter(({ id }) => !("rule" in target) || id === target.rule);
      // What is said of suppressions hangs on what all others find.
      const rules = mended.some(isOfSuppressions) ? options.rules : mended;
      const only = "rule" in target ? { only: target.rule, withHints: true } : {};
      return fixAll(document.getText(), { ...options, rules, ...only, include: target.all }).edits;
    }
    const fix = [...analysis.findings, ...analysis.hints]
      .filter(({ rule, path }) => rule === target.rule && isSamePath(path, target.path))
      .flatMap((finding) => finding.fixes())
      .find(({ title }) => title === target.fix);
    return fix && syntax && toEdits(syntax, fix.changes);
  }
}

const isOfSuppressions = (rule: Rule): boolean => "checkSuppressions" in rule;

const outdated = () =>
  new ResponseError(LSPErrorCodes.ContentModified, "The document has changed since.");

const isSamePath = (a: Path, b: Path): boolean =>
  a.length === b.length && a.every((step, i) => step === b[i]);

interface Asked {
  readonly range: Range;
  readonly only: readonly string[] | undefined;
}

function askedFor(params: unknown): Asked | undefined {
  const { range, context } = (params ?? {}) as { range?: unknown; context?: { only?: unknown } };
  if (!Range.is(range)) return undefined;
  const only = context?.only;
  return { range, only: Array.isArray(only) ? only.map(String) : undefined };
}

/** The data that we gave an action, if it is ours. */
function dataOf(action: unknown): Data | undefined {
  const { data } = (action ?? {}) as { data?: Partial<Record<string, unknown>> };
  const isOurs =
    typeof data === "object" &&
    data !== null &&
    typeof data.uri === "string" &&
    typeof data.version === "number" &&
    (data.all === "safe" ||
      (typeof data.rule === "string" &&
        (data.all === "review" ||
          data.ignoredOn === null ||
          typeof data.ignoredOn === "string" ||
          (Array.isArray(data.path) && typeof data.fix === "string"))));
  return isOurs ? (data as Data) : undefined;
}
