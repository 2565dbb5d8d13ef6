/** The options of the command line: the one table that arguments are read by, and that help and completions are made of. */
import { lifecycles, profiles, severities } from "../../../shared/settings.ts";
import { formatNames } from "../report/formats.ts";

interface Option {
  readonly type: "boolean" | "string";
  readonly short?: string;
  readonly multiple?: true;
  /** What it takes, as help calls it. */
  readonly value?: string;
  /** The values that it may have, or what kind of thing they name; a completion offers them. */
  readonly values?: readonly string[] | "files" | "rules";
  readonly section: "Fixing" | "Rules" | "Output";
  /** One line for completions. */
  readonly summary: string;
  /** What help says; the summary where that is all. */
  readonly help?: string;
}

export const bars = [...severities, "none"] as const;

export const options = {
  fix: {
    type: "boolean",
    section: "Fixing",
    summary: "apply the safe fixes",
    help: "apply the safe fixes: nothing is replaced, no physical name, access or data changes",
  },
  "fix-all": {
    type: "boolean",
    section: "Fixing",
    summary: "apply also those that you should review",
  },
  "fix-dry-run": {
    type: "boolean",
    section: "Fixing",
    summary: "print what a fix would change, and write nothing",
    help: "print what --fix (or, with it, --fix-all) would change as a unified diff, and write nothing",
  },
  rule: {
    type: "string",
    multiple: true,
    value: "<id|glob>",
    values: "rules",
    section: "Rules",
    summary: "only these rules",
    help: 'only these rules, such as "eks-*"; may be repeated',
  },
  profile: {
    type: "string",
    value: "<profile>",
    values: profiles,
    section: "Rules",
    summary: "how much is reported",
    help: "essential (the default: critical and high severity, and what fails most often), recommended (medium as well), or all; unless you say, --rule and --fail-on bring the profile that shows what they ask for",
  },
  lifecycle: {
    type: "string",
    value: "<wish>",
    values: lifecycles,
    section: "Rules",
    summary: "what is to become of data when a stack goes",
    help: "what is to become of data when a stack goes: retain, disposable, or off (the default), no opinion",
  },
  "environment-parameter": {
    type: "string",
    value: "<name>",
    section: "Rules",
    summary: "the parameter that marks an environment",
    help: "the parameter that marks an environment, where it is not EnvironmentSuffix or the like",
  },
  "max-file-size": {
    type: "string",
    value: "<MB>",
    section: "Rules",
    summary: "the largest file that is audited, in megabytes",
    help: "the largest file that is audited, in megabytes (default 2)",
  },
  "fail-on": {
    type: "string",
    value: "<severity>",
    values: bars,
    section: "Rules",
    summary: "the mildest findings that give exit code 1",
    help: "critical, high (the default), medium or low: findings from there on give exit code 1; or none",
  },
  "max-warnings": {
    type: "string",
    value: "<number>",
    section: "Rules",
    summary: "how many milder findings may be",
    help: "findings of the profile that are milder than --fail-on give exit code 1 too if there are more than so many; any number may be, unless you say",
  },
  config: {
    type: "string",
    value: "<path>",
    values: "files",
    section: "Rules",
    summary: "the configuration file that counts",
    help: "the configuration file that counts, rather than for each template the nearest .cfn-audit.json in its folder or above it",
  },
  "print-config": {
    type: "boolean",
    section: "Rules",
    summary: "print the settings that count for the files, and audit nothing",
  },
  "create-baseline": {
    type: "string",
    value: "<path>",
    values: "files",
    section: "Rules",
    summary: "write what is found to a baseline",
    help: "write everything that is found to this file, as known: it fails nothing, and later runs with --baseline leave it alone",
  },
  baseline: {
    type: "string",
    value: "<path>",
    values: "files",
    section: "Rules",
    summary: "leave alone what this file knows",
    help: "leave alone what this file knows, wherever its lines have moved to: it is neither reported nor fixed, and does not count for the exit code",
  },
  "prune-baseline": {
    type: "boolean",
    section: "Rules",
    summary: "take out of the baseline what is found no more",
  },
  "report-unused-suppressions": {
    type: "boolean",
    section: "Rules",
    summary: "report suppressions that hold nothing back",
    help: "report suppressions in templates that hold nothing back",
  },
  format: {
    type: "string",
    multiple: true,
    value: "<format>",
    values: formatNames,
    section: "Output",
    summary: "how findings are written",
    help: `${formatNames.join(", ")}; pretty is the default. May be repeated, if all but one have an --output-file`,
  },
  "output-file": {
    type: "string",
    multiple: true,
    value: "<path>",
    values: "files",
    section: "Output",
    summary: "where the format named before it goes",
    help: "where the --format named before it goes, instead of to standard output: --format pretty --format sarif --output-file a.sarif prints one and writes the other",
  },
  quiet: {
    type: "boolean",
    short: "q",
    section: "Output",
    summary: "only what counts for the exit code",
    help: "only what counts for the exit code: in no format findings milder than --fail-on or suppressed, and no summary when printing for people",
  },
  "stdin-filename": {
    type: "string",
    value: "<path>",
    values: "files",
    section: "Output",
    summary: "what to call standard input in the report",
  },
  help: { type: "boolean", short: "h", section: "Output", summary: "print this" },
  version: { type: "boolean", short: "v", section: "Output", summary: "print the version" },
} as const satisfies Readonly<Record<string, Option>>;

/** The table by the names of the options. */
export const optionOf = (name: string): Option | undefined =>
  Object.hasOwn(options, name) ? (options as Readonly<Record<string, Option>>)[name] : undefined;
