/** The program, but for the process it runs in: arguments and streams in, output and an exit code out. */
import manifest from "../../../package.json" with { type: "json" };
import { printable } from "../../../shared/printable.ts";
import { globMatcher } from "../plan.ts";
import { rulesJson } from "../report/json.ts";
import { prettyDefects } from "../report/pretty.ts";
import { prettyRules } from "../report/prettyRules.ts";
import { defectOf, unreadable } from "../report/report.ts";
import { paint } from "../report/terminal.ts";
import type { Rule } from "../rules/rule.ts";
import { didYouMean } from "../template/nearest.ts";
import { readArguments } from "./arguments.ts";
import { audit } from "./auditRun.ts";
import { completionOf } from "./completion.ts";
import { usage } from "./help.ts";
import { type Io, type Output, styleOf } from "./io.ts";

/** Runs `cfn-audit` with the arguments behind its name. Gives the exit code and never throws. */
export async function run(
  argv: readonly string[],
  io: Io,
  rules: readonly Rule[],
): Promise<0 | 1 | 2 | 3> {
  try {
    const command = readArguments(argv);
    if (command.kind === "help") return say(io.stdout, usage());
    if (command.kind === "version") return say(io.stdout, `${manifest.version}\n`);
    if (command.kind === "completion") {
      const ids = rules.map(({ id }) => id);
      return say(io.stdout, completionOf(command.shell, ids));
    }
    if (command.kind === "misuse") return misuse(io, command.message);
    const { rules: patterns } = command.options;
    const unknown = patterns.find((pattern) => !rules.some(({ id }) => globMatcher(pattern)(id)));
    if (unknown !== undefined) return misuse(io, noSuchRule(unknown, rules));
    const chosen = choose(rules, patterns);
    if (command.kind === "audit") return await audit(command.options, io, chosen, rules);
    const style = styleOf(io, io.stdout);
    const isJson = command.options.format === "json";
    return say(io.stdout, isJson ? rulesJson(chosen) : prettyRules(chosen, style));
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
