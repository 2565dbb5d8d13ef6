/** Audits of texts that need not be open: those of a whole workspace, which the client reads. */
import type { AuditTextParams, AuditTextResult, Counts } from "../../../shared/requests.ts";
import { auditTextRequest } from "../../../shared/requests.ts";
import { severities } from "../../../shared/settings.ts";
import type { Analysis } from "../analyze.ts";
import { verdictOf } from "../report/page/verdict.ts";
import { linesOf } from "../report/positions.ts";
import type { Finding } from "../rules/rule.ts";
import type { Audits } from "./audits.ts";
import type { Defects } from "./defects.ts";

export function serveTexts(audits: Audits, defects: Defects): void {
  const unknown = { status: "unknown" } as const;

  defects.serve<AuditTextResult>(auditTextRequest, unknown, async (params, token) => {
    const { uri, text } = (params ?? {}) as Partial<AuditTextParams>;
    if (typeof uri !== "string" || typeof text !== "string") return unknown;
    const found = await audits.ofText(uri, text, token);
    if (!("findings" in found)) return found;
    const { status, reason = "" } = found;
    return status === "analyzed" ? rowOf(text, found) : { status, reason };
  });
}

function rowOf(text: string, { findings, accepted, syntax }: Analysis): AuditTextResult {
  const isBroken = (syntax?.errors.length ?? 0) > 0;
  return {
    status: "analyzed",
    verdict: verdictOf(findings, isBroken, accepted.length),
    counts: countsOf(findings),
    fixable: isBroken ? 0 : findings.filter((finding) => finding.fixes().length > 0).length,
    first: placeOf(text, findings),
  };
}

function placeOf(
  text: string,
  findings: readonly Finding[],
): { from: string; to: string } | undefined {
  const gravest = severities.flatMap(
    (each) => findings.find(({ severity }) => severity === each) ?? [],
  )[0];
  if (!gravest) return undefined;
  const { start, end } = linesOf(text).rangeOf(gravest.span);
  return { from: `${start.line}:${start.column}`, to: `${end.line}:${end.column}` };
}

export function countsOf(findings: readonly Finding[]): Counts {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0]));
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts as Counts;
}
