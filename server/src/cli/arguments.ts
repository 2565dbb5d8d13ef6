/** The command line's arguments as options, or what is wrong with them. */
import { parseArgs } from "node:util";
import {
  defaultSettings,
  type Lifecycle,
  lifecycles,
  type Profile,
  profiles,
  type Severity,
  severities,
} from "../../../shared/settings.ts";
import { didYouMean } from "../template/nearest.ts";

interface Options {
  readonly format: "pretty" | "json";
  /** Ids or globs of rules; empty for all. */
  readonly rules: readonly string[];
}

export interface AuditOptions extends Options {
  /** Files, folders and globs, or "-" alone. */
  readonly operands: readonly string[];
  readonly fix: "none" | "safe" | "review";
  /** Nothing is written; `fix` says what would be. */
  readonly isDryRun: boolean;
  readonly failOn: Severity | "none";
  readonly stdinFilename: string | undefined;
  /** Undefined where nobody says: it is then as in the editor, unless rules are named. */
  readonly profile: Profile | undefined;
  readonly lifecycle: Lifecycle;
  readonly environmentParameter: string | undefined;
  /** Larger files are not audited. */
  readonly maxFileSizeMB: number;
}

export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "rules"; readonly options: Options }
  | { readonly kind: "audit"; readonly options: AuditOptions }
  | { readonly kind: "misuse"; readonly message: string };

const known = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  format: { type: "string" },
  fix: { type: "boolean" },
  "fix-all": { type: "boolean" },
  "fix-dry-run": { type: "boolean" },
  rule: { type: "string", multiple: true },
  "fail-on": { type: "string" },
  "stdin-filename": { type: "string" },
  profile: { type: "string" },
  lifecycle: { type: "string" },
  "environment-parameter": { type: "string" },
  "max-file-size": { type: "string" },
} as const;

const formats = ["pretty", "json"] as const;
const bars = [...severities, "none"] as const;

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
  const format = oneOf(formats, text("format") ?? "pretty");
  if (!format) return misuse(notOneOf("--format", formats, text("format")));
  const failOn = oneOf(bars, text("fail-on") ?? "high");
  if (!failOn) return misuse(notOneOf("--fail-on", bars, text("fail-on")));
  const profile = oneOf(profiles, text("profile") ?? defaultSettings.profile);
  if (!profile) return misuse(notOneOf("--profile", profiles, text("profile")));
  const lifecycle = oneOf(lifecycles, text("lifecycle") ?? defaultSettings.lifecycle);
  if (!lifecycle) return misuse(notOneOf("--lifecycle", lifecycles, text("lifecycle")));
  const size = text("max-file-size");
  const maxFileSizeMB = size === undefined ? defaultSettings.maxFileSizeMB : megabytesIn(size);
  if (maxFileSizeMB === undefined)
    return misuse(`--max-file-size wants megabytes, a plain number above 0, not "${size}".`);
  const rules = (values.rule ?? []).filter((rule) => typeof rule === "string");

  const first = tokens.find(({ kind }) => kind !== "option");
  if (first?.kind === "positional" && first.value === "rules") {
    const [, extra] = positionals;
    return extra === undefined
      ? { kind: "rules", options: { format, rules } }
      : misuse(
          `"cfn-audit rules" takes no file, but got "${extra}"; a folder of that name is ./rules.`,
        );
  }
  const isDryRun = values["fix-dry-run"] === true;
  const fixSafe = values.fix === true || isDryRun;
  const options: AuditOptions = {
    operands: positionals,
    format,
    fix: values["fix-all"] === true ? "review" : fixSafe ? "safe" : "none",
    isDryRun,
    rules,
    failOn,
    stdinFilename: text("stdin-filename"),
    profile: text("profile") === undefined ? undefined : profile,
    lifecycle,
    environmentParameter: text("environment-parameter"),
    maxFileSizeMB,
  };
  const message = contradiction(options);
  return message === undefined ? { kind: "audit", options } : misuse(message);
}

/** A number as people write it: Number also takes 0x10, 1e3, Infinity and blanks. */
function megabytesIn(text: string): number | undefined {
  const size = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  return size > 0 && Number.isFinite(size) ? size : undefined;
}

const misuse = (message: string): Command => ({ kind: "misuse", message });

/** What is wrong with one option by itself. */
function complaint(name: string, rawName: string, value: string | undefined): string | undefined {
  const options: Readonly<Record<string, { readonly type: "boolean" | "string" }>> = known;
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) {
    return `There is no option ${rawName}.${didYouMean(name, Object.keys(known), "--")}`;
  }
  if (option.type === "boolean" && value !== undefined) return `${rawName} takes no value.`;
  // `--rule --fix` forgot the rule's name; "-" alone is one that a file can have.
  if (option.type === "string" && (!value || /^-./.test(value))) return `${rawName} wants a value.`;
  return undefined;
}

/** What is wrong with the options together. */
function contradiction({ operands, stdinFilename, environmentParameter }: AuditOptions) {
  if (operands.length === 0)
    return 'Say what to audit: files, folders, globs, or "-" for standard input.';
  if (operands.includes("-") && operands.length > 1)
    return '"-" stands alone: standard input cannot be audited together with files.';
  if (operands.includes("")) return "A file's name is empty.";
  if (stdinFilename !== undefined && !operands.includes("-"))
    return '--stdin-filename is for standard input: give "-" as the file too.';
  if (environmentParameter !== undefined && !/^[A-Za-z0-9]+$/.test(environmentParameter))
    return `--environment-parameter wants the name of a parameter, letters and digits, not "${environmentParameter}".`;
  return undefined;
}

const oneOf = <T extends string>(allowed: readonly T[], value: string): T | undefined =>
  allowed.find((each) => each === value);

const notOneOf = (option: string, allowed: readonly string[], value = ""): string =>
  `${option} is one of ${allowed.join(", ")}, not "${value}".${didYouMean(value, allowed)}`;
