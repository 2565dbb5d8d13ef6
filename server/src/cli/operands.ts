/** The command line as one may type it again. */
import { defaultSettings } from "../../../shared/settings.ts";
import type { AuditOptions } from "./arguments.ts";

/** What to type behind `cfn-audit --fix` to have the same files fixed. */
export function operandsOf({
  operands,
  rules,
  profile,
  lifecycle,
  environmentParameter,
  maxFileSizeMB,
  baseline,
  reportsUnusedSuppressions,
}: AuditOptions): string {
  const words = [
    ...rules.flatMap((rule) => ["--rule", rule]),
    ...(profile === undefined ? [] : ["--profile", profile]),
    ...(lifecycle === defaultSettings.lifecycle ? [] : ["--lifecycle", lifecycle]),
    ...(environmentParameter === undefined
      ? []
      : ["--environment-parameter", environmentParameter]),
    ...(maxFileSizeMB === defaultSettings.maxFileSizeMB
      ? []
      : ["--max-file-size", String(maxFileSizeMB)]),
    ...(baseline === undefined ? [] : ["--baseline", baseline.file]),
    ...(reportsUnusedSuppressions ? ["--report-unused-suppressions"] : []),
    ...operands,
  ].map((word) => (/^[\w./:@%+,=~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`));
  const line = words.join(" ");
  return line.length > 80 ? "…" : line;
}
