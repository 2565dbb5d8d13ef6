/** The program, but for the process it runs in: arguments and streams in, output and an exit code out. */
import { resolve } from "node:path";
import manifest from "../../../package.json" with { type: "json" };
import { printable, printableLines } from "../../../shared/printable.ts";
import { defaultSettings, megabyte, type Profile } from "../../../shared/settings.ts";
import { globMatcher } from "../plan.ts";
import { auditJson, rulesJson } from "../report/json.ts";
import { prettyDefects, prettyErrors, prettyFindings, prettyNote } from "../report/pretty.ts";
import { prettyRules } from "../report/prettyRules.ts";
import { prettySummary } from "../report/prettySummary.ts";
import { defectOf, type FileReport, isAtLeast, summaryOf, unreadable } from "../report/report.ts";
import { paint, type Style } from "../report/terminal.ts";
import type { Rule } from "../rules/rule.ts";
import { didYouMean } from "../template/nearest.ts";
import { type AuditOptions, readArguments } from "./arguments.ts";
import { type Audited, type AuditSettings, auditBytes, auditFile } from "./audit.ts";
import { usage } from "./help.ts";
import { findInputs } from "./inputs.ts";

export interface Output {
  readonly isTerminal: boolean;
  /** Of a terminal, its columns. */
  readonly columns: number | undefined;
  write(data: string | Uint8Array): void;
}

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The date, such as "2026-11-27". */
  readonly today: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input, or if it has more than `limit` bytes at least one more than that. */
  stdin(limit: number): Promise<Buffer>;
}

/** Runs `cfn-audit` with the arguments behind its name. Gives the exit code and never throws. */
export async function run(
  argv: readonly string[],
  io: Io,
  rules: readonly Rule[],
): Promise<0 | 1 | 2 | 3> {
  try {
    const command = readArguments(argv);
    if (command.kind === "help") return say(io.stdout, usage);
    if (command.kind === "version") return say(io.stdout, `${manifest.version}\n`);
    if (command.kind === "misuse") return misuse(io, command.message);
    const { format, rules: patterns } = command.options;
    const unknown = patterns.find((pattern) => !rules.some(({ id }) => globMatcher(pattern)(id)));
    if (unknown !== undefined) return misuse(io, noSuchRule(unknown, rules));
    const chosen = choose(rules, patterns);
    if (command.kind === "audit") return await audit(command.options, io, chosen);
    const style = styleOf(io, io.stdout);
    return say(io.stdout, format === "json" ? rulesJson(chosen) : prettyRules(chosen, style));
  } catch (error) {
    const report = { ...unreadable("cfn-audit", ""), defects: [defectOf(null, error)] };
    io.stderr.write(prettyDefects(report, styleOf(io, io.stderr)));
    return 3;
  }
}

function say(output: Output, text: string): 0 {
  output.write(text);
  return 0;
}

function misuse(io: Io, message: string): 2 {
  const style = styleOf(io, io.stderr);
  const error = paint(style, "error:", "bold", "red");
  io.stderr.write(`${error} ${printable(message)}\nTry cfn-audit --help.\n`);
  return 2;
}

const noSuchRule = (pattern: string, rules: readonly Rule[]): string => {
  const near = didYouMean(
    pattern,
    rules.map(({ id }) => id),
  );
  return `No rule is called "${pattern}".${near || " cfn-audit rules lists them all."}`;
};

const choose = (rules: readonly Rule[], patterns: readonly string[]): readonly Rule[] =>
  patterns.length === 0
    ? rules
    : rules.filter(({ id }) => patterns.some((pattern) => globMatcher(pattern)(id)));

/** FORCE_COLOR outranks NO_COLOR, as in Node.js; both outrank what the output is. */
function styleOf({ env }: Io, { isTerminal, columns }: Output): Style {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  const colour = force ? force !== "0" && force !== "false" : !no && isTerminal && term !== "dumb";
  return { colour, width: isTerminal ? (columns ?? 80) : undefined };
}

async function audit(
  options: AuditOptions,
  io: Io,
  rules: readonly Rule[],
): Promise<0 | 1 | 2 | 3> {
  const { environmentParameter, fix, isDryRun, lifecycle, maxFileSizeMB } = options;
  const settings: AuditSettings = {
    rules,
    profile: options.profile ?? usualProfile(options),
    lifecycle,
    fix,
    isDryRun,
    maxFileSizeMB,
    withEdits: options.format === "json",
    today: io.today,
    ...(environmentParameter === undefined ? {} : { environmentParameter }),
  };
  const reports: FileReport[] = [];
  const isStdin = options.operands[0] === "-";
  // Standard output is the template's where that is what comes out.
  const isFilter = isStdin && fix !== "none" && !isDryRun;
  const output = isFilter ? io.stderr : io.stdout;
  const audited = isStdin ? auditStdin(options, io, settings) : auditFiles(options, io, settings);
  for await (const { report, text } of audited) {
    // Findings hold trees: each file's are shown and let go.
    reports.push(report);
    if (options.format === "pretty") show(report, text, options, io, output);
  }
  if (options.format === "json") output.write(auditJson(reports));
  else {
    const summary = prettySummary(
      summaryOf(reports),
      { failOn: options.failOn, applied: fix, isDryRun, operands: operandsOf(options) },
      styleOf(io, isDryRun ? io.stderr : output),
    );
    (isDryRun ? io.stderr : output).write(summary);
  }
  return exitCode(reports, options);
}

function* auditFiles({ operands }: AuditOptions, { cwd }: Io, settings: AuditSettings) {
  for (const input of findInputs(operands, cwd)) {
    const { path } = input;
    if (input.kind === "failure") yield { report: unreadable(path, input.reason), text: "" };
    else {
      const audited = auditFile(path, resolve(cwd, path), input.isNamed, settings);
      if (audited) yield audited;
    }
  }
}

/** With `--fix` the text goes out whatever it is: what cannot be fixed comes out as it came in. */
async function* auditStdin(
  { stdinFilename = "<stdin>", fix, isDryRun, maxFileSizeMB }: AuditOptions,
  io: Io,
  settings: AuditSettings,
): AsyncGenerator<Audited> {
  const isFilter = fix !== "none" && !isDryRun;
  const limit = maxFileSizeMB * megabyte;
  const bytes = await io.stdin(isFilter ? Number.POSITIVE_INFINITY : limit);
  // What was to write here failed, most likely: that is no clean template.
  if (bytes.length <= limit && bytes.toString().trim() === "") {
    yield { report: unreadable(stdinFilename, "nothing came on standard input"), text: "" };
    return;
  }
  let result: string | Uint8Array = bytes;
  const audited = auditBytes(stdinFilename, bytes, settings, (text) => {
    result = text;
    return undefined;
  });
  if (isFilter) io.stdout.write(result);
  yield audited;
}

function show(
  report: FileReport,
  text: string,
  options: AuditOptions,
  io: Io,
  output: Output,
): void {
  const style = styleOf(io, io.stderr);
  if (report.status === "not-a-template" && report.errors.length === 0)
    io.stderr.write(prettyNote(report, style));
  io.stderr.write(prettyErrors(report, text, style) + prettyDefects(report, style));
  if (options.isDryRun) output.write(diffFor(output, report.diff ?? "", styleOf(io, output)));
  else output.write(prettyFindings(report, text, styleOf(io, output)));
}

/** A diff for a program is exact to the byte; one for a terminal must not command it. */
function diffFor({ isTerminal }: Output, diff: string, style: Style): string {
  const colours = { "+": "green", "-": "red", "@": "cyan", "\\": "dim" } as const;
  const isMark = (mark: string | undefined): mark is keyof typeof colours =>
    mark !== undefined && mark in colours;
  const shown = isTerminal ? printableLines(diff.replaceAll("\r\n", "\n")) : diff;
  if (!style.colour) return shown;
  return shown
    .split("\n")
    .map((line) => (isMark(line[0]) ? paint(style, line, colours[line[0]]) : line))
    .join("\n");
}

/** What to type behind `cfn-audit --fix` to have the same files fixed. */
function operandsOf({
  operands,
  rules,
  profile,
  lifecycle,
  environmentParameter,
  maxFileSizeMB,
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
    ...operands,
  ].map((word) => (/^[\w./:@%+,=~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`));
  const line = words.join(" ");
  return line.length > 80 ? "…" : line;
}

/** Whoever names a rule, or mild findings to fail on, wants to see them. */
function usualProfile({ rules, failOn }: AuditOptions): Profile {
  if (rules.length > 0 || failOn === "low") return "all";
  return failOn === "medium" ? "recommended" : defaultSettings.profile;
}

/** The highest that applies. */
function exitCode(reports: readonly FileReport[], { failOn }: AuditOptions): 0 | 1 | 2 | 3 {
  if (reports.some(({ defects }) => defects.length > 0)) return 3;
  if (reports.some(({ status, errors }) => status === "unreadable" || errors.length > 0)) return 2;
  const isOver = (report: FileReport) =>
    failOn !== "none" && report.findings.some(({ severity }) => isAtLeast(severity, failOn));
  return reports.some(isOver) ? 1 : 0;
}
