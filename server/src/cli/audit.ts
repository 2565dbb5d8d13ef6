/** One template: read, audited, and mended if that is asked for. */
import { megabyte } from "../../../shared/settings.ts";
import { type AnalyzeOptions, analyze } from "../analyze.ts";
import { type FixAllResult, fixAll } from "../fixAll.ts";
import { unifiedDiff } from "../report/diff.ts";
import {
  type DefectReport,
  defectOf,
  type FileReport,
  fixedOf,
  reportOf,
  unreadable,
} from "../report/report.ts";
import { parse } from "../syntax/syntax.ts";
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
}

export interface Audited {
  readonly report: FileReport;
  /** The text that the report is about: the fixed one after a fix. */
  readonly text: string;
}

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
    return { report: unreadable(path, reasonOf(error)), text: "" };
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
    return { report: unreadable(path, reason), text: "" };
  }
  const decoded = decode(bytes);
  if ("reason" in decoded) return { report: unreadable(path, decoded.reason), text: "" };
  const { text } = decoded;
  if (isYamlTemplate(text)) return { report: unreadable(path, yaml), text };
  try {
    const report = reportOf(path, text, analyze(text, settings), settings);
    const isFixable = report.status === "analyzed" && report.errors.length === 0;
    if (settings.fix === "none") return { report, text };
    if (isFixable) return mend(report, text, settings, settings.fix, write);
    return { report: report.errors.length === 0 ? report : leftAlone(report), text };
  } catch (error) {
    const report = unreadable(path, "the audit failed");
    return { report: { ...report, defects: [defectOf(null, error)] }, text };
  }
}

const yaml =
  "it is YAML, and only templates in JSON are audited; convert it (cfn-flip does), or audit the JSON that your tool makes of it";

const isYamlTemplate = (text: string): boolean =>
  !/^\s*\{/.test(text) && /^(AWSTemplateFormatVersion|Resources)[ \t]*:/m.test(text);

const leftAlone = (report: FileReport): FileReport => ({
  ...report,
  errors: [
    ...report.errors,
    { message: "Nothing was fixed here: mend the JSON first, and run this again." },
  ],
});

/** Applies the fixes and reports what is left; where the text cannot be kept, what was there before. */
function mend(
  before: FileReport,
  text: string,
  settings: AuditSettings,
  include: "safe" | "review",
  write: (text: string) => string | undefined,
): Audited {
  const { path } = before;
  let result: FixAllResult;
  try {
    result = fixAll(text, { ...settings, include });
    if (parse(result.text).errors.length > 0)
      throw new Error("The fixes would leave text that is not JSON.");
  } catch (error) {
    return { report: { ...before, defects: [...before.defects, defectOf(null, error)] }, text };
  }
  const diff = settings.isDryRun ? { diff: unifiedDiff(path, text, result.edits) } : {};
  const defects = [
    ...before.defects,
    ...result.defects.map(({ rule, error }) => defectOf(rule, error)),
  ];
  if (result.text === text)
    return { report: { ...before, defects: distinct(defects), ...diff }, text };
  const refusal = settings.isDryRun ? undefined : write(result.text);
  if (refusal !== undefined) {
    const message = `Nothing was fixed here: ${refusal}.`;
    return { report: { ...before, errors: [...before.errors, { message }] }, text };
  }
  const after = reportOf(path, result.text, analyze(result.text, settings), settings);
  return {
    report: {
      ...after,
      fixed: result.fixed.map(fixedOf),
      defects: distinct([...defects, ...after.defects]),
      ...diff,
    },
    text: result.text,
  };
}

const distinct = (defects: readonly DefectReport[]): DefectReport[] => [
  ...new Map(defects.map((defect) => [`${defect.rule} ${defect.message}`, defect])).values(),
];
