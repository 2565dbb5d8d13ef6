/** The command line as one may type it again. */
import type { AuditOptions } from "./arguments.ts";

/** What to type behind `cfn-audit --fix` to have the same files fixed. */
export function operandsOf({
  operands,
  rules,
  profile,
  lifecycle,
  environmentParameter,
  maxFileSizeMB,
  configuration,
  baseline,
  reportsUnusedSuppressions,
}: AuditOptions): string {
  const words = [
    ...rules.flatMap((rule) => ["--rule", rule]),
    ...(profile === undefined ? [] : ["--profile", profile]),
    ...(lifecycle === undefined ? [] : ["--lifecycle", lifecycle]),
    ...(environmentParameter === undefined
      ? []
      : ["--environment-parameter", environmentParameter]),
    ...(maxFileSizeMB === undefined ? [] : ["--max-file-size", String(maxFileSizeMB)]),
    ...(configuration === undefined ? [] : ["--config", configuration]),
    ...(baseline === undefined ? [] : ["--baseline", baseline.file]),
    ...(reportsUnusedSuppressions ? ["--report-unused-suppressions"] : []),
    ...operands,
  ].map((word) => (/^[\w./:@%+,=~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`));
  const line = words.join(" ");
  return line.length > 80 ? "…" : line;
}
