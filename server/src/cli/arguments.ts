/** The command line's arguments as options, or what is wrong with them. */
import { parseArgs } from "node:util";
import {
  type Lifecycle,
  lifecycles,
  type Profile,
  profiles,
  type Severity,
} from "../../../shared/settings.ts";
import { type FormatName, formatNames } from "../report/formats.ts";
import { didYouMean } from "../template/nearest.ts";
import { type Shell, shells } from "./completion.ts";
import { bars, options as known, optionOf } from "./options.ts";

/** A format of the report, and the file that it goes to; undefined for standard output. */
export interface OutputOptions {
  readonly format: FormatName;
  readonly file: string | undefined;
}

interface RulesOptions {
  readonly format: "pretty" | "json";
  /** Ids or globs of rules; empty for all. */
  readonly rules: readonly string[];
}

export interface BaselineOptions {
  readonly file: string;
  readonly use: "read" | "create" | "prune";
}

export interface AuditOptions extends Pick<RulesOptions, "rules"> {
  /** Files, folders and globs, or "-" alone. */
  readonly operands: readonly string[];
  /** At most one of them is for standard output. */
  readonly outputs: readonly OutputOptions[];
  readonly fix: "none" | "safe" | "review";
  /** Nothing is written; `fix` says what would be. */
  readonly isDryRun: boolean;
  readonly failOn: Severity | "none";
  /** How many findings milder than that may be; undefined for any number. */
  readonly maxWarnings: number | undefined;
  /** What to do with known findings, if any are. */
  readonly baseline: BaselineOptions | undefined;
  /** Whether suppressions that hold nothing back are findings. */
  readonly reportsUnusedSuppressions: boolean;
  /** Only what counts for the exit code is said. */
  readonly isQuiet: boolean;
  readonly stdinFilename: string | undefined;
  /** Undefined where nobody says: it is then as in the editor, unless rules are named. */
  readonly profile: Profile | undefined;
  // What nobody says here is as the configuration has it.
  readonly lifecycle: Lifecycle | undefined;
  readonly environmentParameter: string | undefined;
  /** Larger files are not audited. */
  readonly maxFileSizeMB: number | undefined;
  /** The configuration file to use; undefined for the nearest. */
  readonly configuration: string | undefined;
  /** Settings are printed, and nothing is audited. */
  readonly printsConfiguration: boolean;
}

export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "completion"; readonly shell: Shell }
  | { readonly kind: "rules"; readonly options: RulesOptions }
  | { readonly kind: "audit"; readonly options: AuditOptions }
  | { readonly kind: "misuse"; readonly message: string };

/** Reads the arguments behind the program's name. */
export function readArguments(argv: readonly string[]): Command {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const wrong = tokens.flatMap((token) =>
    token.kind === "option" ? (complaint(token.name, token.rawName, token.value) ?? []) : [],
  )[0];
  if (wrong !== undefined) return misuse(wrong);
  if (values.help === true) return { kind: "help" };
  if (values.version === true) return { kind: "version" };

  const text = (name: keyof typeof known): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const outputs = outputsIn(tokens.filter((token) => token.kind === "option"));
  if (typeof outputs === "string") return misuse(outputs);
  const failOn = oneOf(bars, text("fail-on") ?? "high");
  if (!failOn) return misuse(notOneOf("--fail-on", bars, text("fail-on")));
  const [profile, lifecycle] = [
    oneOf(profiles, text("profile") ?? ""),
    oneOf(lifecycles, text("lifecycle") ?? ""),
  ];
  if (text("profile") !== undefined && !profile)
    return misuse(notOneOf("--profile", profiles, text("profile")));
  if (text("lifecycle") !== undefined && !lifecycle)
    return misuse(notOneOf("--lifecycle", lifecycles, text("lifecycle")));
  const size = text("max-file-size");
  const maxFileSizeMB = size === undefined ? undefined : megabytesIn(size);
  if (size !== undefined && maxFileSizeMB === undefined)
    return misuse(`--max-file-size wants megabytes, a plain number above 0, not "${size}".`);
  const warnings = text("max-warnings");
  if (warnings !== undefined && !/^\d{1,9}$/.test(warnings))
    return misuse(`--max-warnings wants a whole number from 0 on, not "${warnings}".`);
  const rules = (values.rule ?? []).filter((rule) => typeof rule === "string");

  const first = tokens.find(({ kind }) => kind !== "option");
  if (first?.kind === "positional" && first.value === "completion")
    return ofCompletion(positionals);
  if (first?.kind === "positional" && first.value === "rules") {
    return ofRules(positionals, outputs, rules);
  }
  const baseline = baselineIn(
    text("baseline"),
    text("create-baseline"),
    values["prune-baseline"] === true,
  );
  if (typeof baseline === "string") return misuse(baseline);
  const isDryRun = values["fix-dry-run"] === true;
  const fixSafe = values.fix === true || isDryRun;
  const options: AuditOptions = {
    operands: positionals,
    outputs,
    fix: values["fix-all"] === true ? "review" : fixSafe ? "safe" : "none",
    isDryRun,
    rules,
    failOn,
    maxWarnings: warnings === undefined ? undefined : Number(warnings),
    baseline,
    reportsUnusedSuppressions: values["report-unused-suppressions"] === true,
    isQuiet: values.quiet === true,
    stdinFilename: text("stdin-filename"),
    profile,
    lifecycle,
    environmentParameter: text("environment-parameter"),
    maxFileSizeMB,
    configuration: text("config"),
    printsConfiguration: values["print-config"] === true,
  };
  const message = contradiction(options);
  return message === undefined ? { kind: "audit", options } : misuse(message);
}

/** The command that prints a shell's completion. */
function ofCompletion([, name = "", extra]: readonly string[]): Command {
  const shell = oneOf(shells, name);
  if (shell && extra === undefined) return { kind: "completion", shell };
  return misuse(
    `cfn-audit completion wants a shell: ${shells.join(", ")}; a folder of that name is ./completion.`,
  );
}

/** The command that lists rules. */
function ofRules(
  [, extra]: readonly string[],
  outputs: readonly OutputOptions[],
  rules: readonly string[],
): Command {
  if (extra !== undefined)
    return misuse(
      `"cfn-audit rules" takes no file, but got "${extra}"; a folder of that name is ./rules.`,
    );
  const [{ format, file } = standard] = outputs;
  if (outputs.length > 1 || file !== undefined || (format !== "pretty" && format !== "json"))
    return misuse("cfn-audit rules prints the rules, with --format pretty or json.");
  return { kind: "rules", options: { format, rules } };
}

const standard: OutputOptions = { format: "pretty", file: undefined };

/**
 * Which format goes where, or what is wrong with that: an --output-file belongs to the --format before it. Where there is but one of
 * each, they belong together in any order.
 */
function outputsIn(
  tokens: readonly { readonly name: string; readonly value?: string | undefined }[],
): OutputOptions[] | string {
  const outputs: OutputOptions[] = [];
  const early: string[] = [];
  for (const { name, value = "" } of tokens) {
    if (name === "format") {
      const format = oneOf(formatNames, value);
      if (!format) return notOneOf("--format", formatNames, value);
      outputs.push({ format, file: undefined });
    } else if (name === "output-file") {
      const last = outputs.at(-1);
      if (last && last.file === undefined) outputs[outputs.length - 1] = { ...last, file: value };
      else early.push(value);
    }
  }
  const [only = standard, second] = outputs;
  const isPair = early.length === 1 && second === undefined && only.file === undefined;
  if (isPair) return [{ ...only, file: early[0] }].map(unlessDash);
  if (early.length > 0)
    return `--output-file "${early[0]}" has no --format before it: say --format sarif --output-file a.sarif, once for each file.`;
  const all = (outputs.length === 0 ? [standard] : outputs).map(unlessDash);
  const [, another] = all.filter(({ file }) => file === undefined);
  return another === undefined
    ? all
    : `Only one format can go to standard output: give ${another.format} an --output-file.`;
}

function baselineIn(
  read: string | undefined,
  create: string | undefined,
  isPruned: boolean,
): BaselineOptions | string | undefined {
  if (create !== undefined) {
    if (read !== undefined || isPruned)
      return `--create-baseline takes up everything that there is now, and goes with neither --baseline nor --prune-baseline.`;
    return { file: create, use: "create" };
  }
  if (read !== undefined) return { file: read, use: isPruned ? "prune" : "read" };
  return isPruned ? "--prune-baseline wants the file too: --baseline <path>." : undefined;
}

/** "-" is standard output's name. */
const unlessDash = (output: OutputOptions): OutputOptions =>
  output.file === "-" ? { ...output, file: undefined } : output;

/** A number as people write it: Number also takes 0x10, 1e3, Infinity and blanks. */
function megabytesIn(text: string): number | undefined {
  const size = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  return size > 0 && Number.isFinite(size) ? size : undefined;
}

const misuse = (message: string): Command => ({ kind: "misuse", message });

/** What is wrong with one option by itself. */
function complaint(name: string, rawName: string, value: string | undefined): string | undefined {
  const option = optionOf(name);
  if (!option) {
    return `There is no option ${rawName}.${didYouMean(name, Object.keys(known), "--")}`;
  }
  if (option.type === "boolean" && value !== undefined) return `${rawName} takes no value.`;
  // `--rule --fix` forgot the rule's name; "-" alone is one that a file can have.
  if (option.type === "string" && (!value || /^-./.test(value))) return `${rawName} wants a value.`;
  return undefined;
}

/** What is wrong with the options together. */
function contradiction(options: AuditOptions): string | undefined {
  const { operands, outputs, stdinFilename, environmentParameter } = options;
  const { baseline, fix, isDryRun } = options;
  if (operands.length === 0)
    return 'Say what to audit: files, folders, globs, or "-" for standard input.';
  if (operands.includes("-") && operands.length > 1)
    return '"-" stands alone: standard input cannot be audited together with files.';
  if (operands.includes("")) return "A file's name is empty.";
  if (stdinFilename !== undefined && !operands.includes("-"))
    return '--stdin-filename is for standard input: give "-" as the file too.';
  if (baseline !== undefined && operands.includes("-") && stdinFilename === undefined)
    return "A baseline knows files by their paths: say with --stdin-filename which one this is.";
  if (baseline !== undefined && outputs.some(({ file }) => file === baseline.file))
    return `${baseline.file} cannot be the baseline and an --output-file.`;
  if (baseline?.use === "create" && fix !== "none")
    return "--create-baseline leaves what there is as it is: fix first, and then make the baseline.";
  if (baseline?.use === "prune" && isDryRun)
    return "--fix-dry-run writes nothing, and --prune-baseline writes the baseline: say one of them.";
  if (environmentParameter !== undefined && !/^[A-Za-z0-9]+$/.test(environmentParameter))
    return `--environment-parameter wants the name of a parameter, letters and digits, not "${environmentParameter}".`;
  return undefined;
}

const oneOf = <T extends string>(allowed: readonly T[], value: string): T | undefined =>
  allowed.find((each) => each === value);

const notOneOf = (option: string, allowed: readonly string[], value = ""): string =>
  `${option} is one of ${allowed.join(", ")}, not "${value}".${didYouMean(value, allowed)}`;
