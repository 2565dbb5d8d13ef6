/** An audit, from the files to the exit code. */
import { relative, resolve } from "node:path";
import { printable } from "../../../shared/printable.ts";
import {
  defaultSettings,
  megabyte,
  type Profile,
  profiles,
  type Settings,
  severities,
} from "../../../shared/settings.ts";
import { formats } from "../report/formats.ts";
import { prettyFailures } from "../report/prettyFormat.ts";
import { prettySummary } from "../report/prettySummary.ts";
import {
  isAtLeast,
  noFiles,
  notATemplate,
  plus,
  type Summary,
  unreadable,
} from "../report/report.ts";
import { counted, paint } from "../report/terminal.ts";
import type { Rule } from "../rules/rule.ts";
import type { AuditOptions } from "./arguments.ts";
import { type Audited, type AuditSettings, auditBytes, auditFile, blank } from "./audit.ts";
import { type BaselineRun, baselineRun } from "./baseline.ts";
import { configurationsOf, type FileSettings } from "./configurations.ts";
import { findInputs, type Input } from "./inputs.ts";
import { type Io, type Output, styleOf } from "./io.ts";
import { operandsOf } from "./operands.ts";
import { type Outputs, outputsOf } from "./outputs.ts";
import { type Progress, progressOf } from "./progress.ts";

/** What all files together come to. */
interface Total {
  readonly summary: Summary;
  /** Findings that are not shown. */
  readonly hidden: number;
  readonly hasDefects: boolean;
}

/** `known`: all rules that there are, of which `rules` are asked. */
export async function audit(
  options: AuditOptions,
  io: Io,
  rules: readonly Rule[],
  known: readonly Rule[],
): Promise<0 | 1 | 2 | 3> {
  const { fix, isDryRun, isQuiet, failOn } = options;
  const configurations = configurationsOf(options.configuration, io.cwd, known);
  const settings = { ...settingsOf(options, io, rules), known };
  const found = options.operands[0] === "-" ? undefined : findInputs(options.operands, io.cwd);
  const progress = progressOf(io, found?.length ?? 0);
  const say = (output: Output, text: string) => {
    if (text === "") return;
    progress.clear();
    output.write(text);
  };
  const complain = (message: string) => {
    const error = paint(styleOf(io, io.stderr), "error:", "bold", "red");
    say(io.stderr, `${error} ${printable(message)}\n`);
  };
  if (options.printsConfiguration) {
    const each = (found ?? []).map(({ path }) => [
      path,
      printedOf(configurations.of(resolve(io.cwd, path))),
    ]);
    for (const problem of configurations.problems()) complain(problem);
    say(io.stdout, `${JSON.stringify(Object.fromEntries(each), null, 2)}\n`);
    return configurations.problems().length > 0 ? 2 : 0;
  }
  const configured = configurations.of(resolve(io.cwd, "x.json")).baseline;
  const use =
    options.baseline ??
    (configured === undefined
      ? undefined
      : { file: relative(io.cwd, configured) || configured, use: "read" as const });
  const baseline = use && baselineRun(use, io.cwd);
  if (typeof baseline === "string") {
    complain(baseline);
    return 2;
  }
  // Standard output is the template's where that is what comes out.
  const isFilter = found === undefined && fix !== "none" && !isDryRun;
  const main = isFilter ? io.stderr : io.stdout;
  const outputs = outputsOf(options, io, rules, (text) => say(main, text), styleOf(io, main));
  const inputs = typeof outputs === "string" ? outputs : apartFrom(outputs, found, io, settings);
  if (typeof outputs === "string" || typeof inputs === "string") {
    complain(String(inputs));
    return 2;
  }
  outputs.begin();
  const settingsFor = (path: string): FileAudit => {
    const own = configurations.of(resolve(io.cwd, path));
    return {
      isExcluded: own.isExcluded,
      settings: { ...settings, ...settingsIn(own.settings, options), baseline: baseline?.of(path) },
    };
  };

  const printed = options.outputs.find(({ file }) => file === undefined)?.format;
  const tellsErrors = printed !== undefined && formats[printed].tellsErrors;
  let total: Total = { summary: noFiles, hidden: 0, hasDefects: false };
  const audited = inputs
    ? auditFiles(apartFromBaseline(inputs, baseline, io), io, settingsFor, progress)
    : auditStdin(options, io, settingsFor);
  for await (const each of audited) {
    const { report, text, hidden } = each;
    baseline?.take(each);
    if (!tellsErrors) say(io.stderr, prettyFailures(report, text, options, styleOf(io, io.stderr)));
    outputs.file(report, text);
    // Findings hold trees: each file's are shown and let go.
    total = {
      summary: plus(total.summary, report),
      hidden: total.hidden + hidden,
      hasDefects: total.hasDefects || report.defects.length > 0,
    };
  }
  progress.clear();
  const unwritten = outputs.end(total.summary);
  if (isDryRun && !isQuiet && printed === "pretty") {
    const how = { failOn, applied: fix, isDryRun, operands: operandsOf(options) };
    say(io.stderr, prettySummary(total.summary, how, styleOf(io, io.stderr)));
  }
  const { notes = [], failures: unkept = [] } = baseline?.end() ?? {};
  if (!isQuiet) for (const note of notes) say(io.stderr, `${printable(note)}\n`);
  const failures = [...configurations.problems(), ...unwritten, ...unkept];
  for (const failure of failures) complain(failure);
  return verdict(total, failures.length > 0, options, complain);
}

/** The highest exit code that applies. */
function verdict(
  { summary, hidden, hasDefects }: Total,
  isLost: boolean,
  { failOn, maxWarnings }: AuditOptions,
  complain: (message: string) => void,
): 0 | 1 | 2 | 3 {
  const grave = severities
    .filter((severity) => isAtLeast(severity, failOn))
    .reduce((sum, severity) => sum + summary.bySeverity[severity], 0);
  const mild = summary.findings + hidden - grave;
  const isTooMany = maxWarnings !== undefined && mild > maxWarnings;
  if (isTooMany)
    complain(
      `${counted(mild, "finding")} milder than --fail-on ${failOn}, and --max-warnings allows ${maxWarnings}.`,
    );
  if (hasDefects) return 3;
  if (summary.failed > 0 || isLost) return 2;
  return grave > 0 || isTooMany ? 1 : 0;
}

function settingsOf(options: AuditOptions, { today }: Io, rules: readonly Rule[]): AuditSettings {
  const { failOn, isQuiet } = options;
  return {
    rules,
    fix: options.fix,
    isDryRun: options.isDryRun,
    maxFileSizeMB: options.maxFileSizeMB ?? defaultSettings.maxFileSizeMB,
    withEdits: options.outputs.some(({ format }) => formats[format].withEdits),
    today,
    withHints: options.reportsUnusedSuppressions,
    ...(isQuiet ? { shownFrom: failOn } : {}),
  };
}

/** How one file is audited. */
interface FileAudit {
  readonly isExcluded: boolean;
  readonly settings: AuditSettings;
}

/** What a file's configuration says, unless the command line says otherwise. */
const settingsIn = (own: Settings, options: AuditOptions): Partial<AuditSettings> => ({
  levels: options.rules.length > 0 ? withoutOff(own.rules) : own.rules,
  profile: options.profile ?? larger(own.profile, askedProfile(options)),
  lifecycle: options.lifecycle ?? own.lifecycle,
  environmentParameter: options.environmentParameter ?? own.environmentParameter,
  maxFileSizeMB: options.maxFileSizeMB ?? own.maxFileSizeMB,
});

/** Whoever names a rule, or mild findings to fail on, wants to see them. */
function askedProfile({ rules, failOn }: AuditOptions): Profile {
  if (rules.length > 0 || failOn === "low") return "all";
  return failOn === "medium" ? "recommended" : "essential";
}

/** A rule that is asked for by its name is not off, whatever the file says. */
const withoutOff = (levels: Settings["rules"]): Settings["rules"] =>
  Object.fromEntries(Object.entries(levels).filter(([, level]) => level !== "off"));

const larger = (a: Profile, b: Profile): Profile =>
  profiles.indexOf(a) < profiles.indexOf(b) ? b : a;

/** What counts for a file, as it is printed. */
const printedOf = ({ configuration, settings, isExcluded, baseline }: FileSettings) => ({
  configuration: configuration ?? null,
  isExcluded,
  ...settings,
  baseline: baseline ?? null,
});

/**
 * The inputs without those that an output will overwrite: the report of an earlier run, found among templates. It says so where a template
 * would be lost.
 */
function apartFrom(
  outputs: Outputs,
  inputs: readonly Input[] | undefined,
  { cwd }: Io,
  settings: AuditSettings,
): readonly Input[] | string | undefined {
  const held = inputs?.filter(({ path }) => outputs.holds(resolve(cwd, path))) ?? [];
  const lost = held.find((input) => {
    if (input.kind === "failure" || input.isNamed) return true;
    const found = auditFile(input.path, resolve(cwd, input.path), false, {
      ...settings,
      fix: "none",
    });
    return found?.report.status === "analyzed";
  });
  if (lost) return `${lost.path} is to be audited: it cannot be an --output-file as well.`;
  return held.length === 0 ? inputs : inputs?.filter((input) => !held.includes(input));
}

/** A baseline among the inputs is no template, nor a file that somebody forgot to make one. */
const apartFromBaseline = (
  inputs: readonly Input[],
  baseline: BaselineRun | undefined,
  { cwd }: Io,
): readonly Input[] => inputs.filter(({ path }) => resolve(cwd, path) !== baseline?.path);

function* auditFiles(
  inputs: readonly Input[],
  { cwd }: Io,
  settingsFor: (path: string) => FileAudit,
  progress: Progress,
): Generator<Audited> {
  for (const [index, input] of inputs.entries()) {
    progress.tick(index);
    const { path } = input;
    if (input.kind === "failure") yield { ...blank, report: unreadable(path, input.reason) };
    else {
      const { isExcluded, settings } = settingsFor(path);
      if (!isExcluded) {
        const audited = auditFile(path, resolve(cwd, path), input.isNamed, settings);
        if (audited) yield audited;
      } else if (input.isNamed)
        yield { ...blank, report: notATemplate(path, "the configuration excludes it") };
    }
  }
}

/** With `--fix` the text goes out whatever it is: what cannot be fixed comes out as it came in. */
async function* auditStdin(
  { stdinFilename = "<stdin>", fix, isDryRun }: AuditOptions,
  io: Io,
  settingsFor: (path: string) => FileAudit,
): AsyncGenerator<Audited> {
  const isFilter = fix !== "none" && !isDryRun;
  const { settings } = settingsFor(stdinFilename);
  const limit = settings.maxFileSizeMB * megabyte;
  const bytes = await io.stdin(isFilter ? Number.POSITIVE_INFINITY : limit);
  // What was to write here failed, most likely: that is no clean template.
  if (bytes.length <= limit && bytes.toString().trim() === "") {
    const report = unreadable(stdinFilename, "nothing came on standard input");
    yield { ...blank, report };
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
