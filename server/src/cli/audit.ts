/** One template: read, audited, and mended if that is asked for. */

import type { Severity } from "../../../shared/settings.ts";
import { megabyte } from "../../../shared/settings.ts";
import { type Analysis, type AnalyzeOptions, analyze } from "../analyze.ts";
import { entryOf, type FileBaseline } from "../baseline.ts";
import { type FixAllResult, fixAll } from "../fixAll.ts";
import { unifiedDiff } from "../report/diff.ts";
import {
  type DefectReport,
  defectOf,
  type FileReport,
  fixedOf,
  isAtLeast,
  reportOf,
  unreadable,
} from "../report/report.ts";
import { parse } from "../syntax/syntax.ts";
import { isYamlTemplate } from "../template/document.ts";
import { decode, mayBeTemplate } from "./decode.ts";
import { readFile } from "./readFile.ts";
import { replaceFile } from "./replaceFile.ts";
import { reasonOf } from "./systemError.ts";

export interface AuditSettings extends AnalyzeOptions {
  readonly fix: "none" | "safe" | "review";
  readonly isDryRun: boolean;
  readonly maxFileSizeMB: number;
  /** Whether the report tells the edits of the fixes. */
  readonly withEdits: boolean;
  /** The mildest findings that are shown; all of them where it does not say. */
  readonly shownFrom?: Severity | "none";
}

export interface Audited {
  readonly report: FileReport;
  /** The text that the report is about: the fixed one after a fix. */
  readonly text: string;
  /** Findings that are milder than those that are shown. */
  readonly hidden: number;
  /** Findings that the baseline knows, or is to know. */
  readonly accepted: FileBaseline;
}

/** Of a file of which nothing was found. */
export const blank = { text: "", hidden: 0, accepted: [] } as const;

/** Audits a file. Undefined where it is no template and was found rather than named, for it is then nobody's business. */
export function auditFile(
  path: string,
  absolute: string,
  isNamed: boolean,
  settings: AuditSettings,
): Audited | undefined {
  let bytes: Buffer;
  try {
    bytes = readFile(absolute, settings.maxFileSizeMB * megabyte);
  } catch (error) {
    return { ...blank, report: unreadable(path, reasonOf(error)) };
  }
  if (!isNamed && !mayBeTemplate(bytes)) return undefined;
  const audited = auditBytes(path, bytes, settings, (text) => replaceFile(absolute, bytes, text));
  return !isNamed && audited.report.status === "not-a-template" ? undefined : audited;
}

/** Audits what was read. `write` keeps the fixed text, or says why it cannot. */
export function auditBytes(
  path: string,
  bytes: Buffer,
  settings: AuditSettings,
  write: (text: string) => string | undefined,
): Audited {
  const { maxFileSizeMB } = settings;
  if (bytes.length > maxFileSizeMB * megabyte) {
    const reason = `it is larger than ${maxFileSizeMB} MB; --max-file-size raises that limit`;
    return { ...blank, report: unreadable(path, reason) };
  }
  const decoded = decode(bytes);
  if ("reason" in decoded) return { ...blank, report: unreadable(path, decoded.reason) };
  const { text } = decoded;
  if (isYamlTemplate(text)) return { ...blank, report: unreadable(path, yaml), text };
  try {
    const audited = look(path, text, settings);
    const { report } = audited;
    const isFixable = report.status === "analyzed" && report.errors.length === 0;
    if (settings.fix === "none") return audited;
    if (isFixable) return mend(audited, settings, settings.fix, write);
    return report.errors.length === 0 ? audited : { ...audited, report: leftAlone(report) };
  } catch (error) {
    const report = unreadable(path, "the audit failed");
    return { ...blank, report: { ...report, defects: [defectOf(null, error)] }, text };
  }
}

function look(path: string, text: string, settings: AuditSettings): Audited {
  const analysis = analyze(text, settings);
  const shown = shownOf(analysis, settings);
  return {
    report: reportOf(path, text, shown, settings),
    text,
    hidden: analysis.findings.length - shown.findings.length,
    accepted: analysis.accepted.map(({ rule, path }) => entryOf(rule, path)),
  };
}

/** Left out before the report is made: in it findings refer to one another by their places. */
function shownOf(analysis: Analysis, { shownFrom }: AuditSettings): Analysis {
  if (shownFrom === undefined) return analysis;
  const findings = analysis.findings.filter(({ severity }) => isAtLeast(severity, shownFrom));
  return { ...analysis, findings, suppressed: [] };
}

const yaml =
  "it is YAML, and only templates in JSON are audited; convert it (cfn-flip does), or audit the JSON that your tool makes of it";

const leftAlone = (report: FileReport): FileReport => ({
  ...report,
  errors: [
    ...report.errors,
    { message: "Nothing was fixed here: mend the JSON first, and run this again." },
  ],
});

/** Applies the fixes and reports what is left; where the text cannot be kept, what was there before. */
function mend(
  audited: Audited,
  settings: AuditSettings,
  include: "safe" | "review",
  write: (text: string) => string | undefined,
): Audited {
  const { report: before, text } = audited;
  const { path } = before;
  const instead = (report: Partial<FileReport>): Audited => ({
    ...audited,
    report: { ...before, ...report },
  });
  let result: FixAllResult;
  try {
    result = fixAll(text, { ...settings, include });
    if (parse(result.text).errors.length > 0)
      throw new Error("The fixes would leave text that is not JSON.");
  } catch (error) {
    return instead({ defects: [...before.defects, defectOf(null, error)] });
  }
  const diff = settings.isDryRun ? { diff: unifiedDiff(path, text, result.edits) } : {};
  const defects = [
    ...before.defects,
    ...result.defects.map(({ rule, error }) => defectOf(rule, error)),
  ];
  if (result.text === text) return instead({ defects: distinct(defects), ...diff });
  const refusal = settings.isDryRun ? undefined : write(result.text);
  if (refusal !== undefined) {
    const message = `Nothing was fixed here: ${refusal}.`;
    return instead({ errors: [...before.errors, { message }] });
  }
  const after = look(path, result.text, settings);
  return {
    ...after,
    report: {
      ...after.report,
      fixed: result.fixed.map(fixedOf),
      defects: distinct([...defects, ...after.report.defects]),
      ...diff,
    },
  };
}

const distinct = (defects: readonly DefectReport[]): DefectReport[] => [
  ...new Map(defects.map((defect) => [`${defect.rule} ${defect.message}`, defect])).values(),
];
