/** Our findings beside those of security scanners, resource by resource. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { analyze } from "../../server/src/analyze.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { Equivalents } from "../../server/src/rules/rule.ts";
import { groupBy } from "../../server/src/syntax/multimap.ts";
import { find, members } from "../../server/src/syntax/syntax.ts";

/** A line of `expectations.jsonl`: what one tool's check says of the resources of a template. */
interface Expectation {
  readonly tool: keyof Equivalents;
  readonly check: string;
  readonly pass: readonly string[];
  readonly fail: readonly string[];
  /** The template's path below `templates/`. */
  readonly template: string;
  /** Whether the tool itself, run again, says what its test says. */
  readonly confirmed: boolean;
}

/** A line of `consensus.jsonl`: what two or more tools say of a resource, by the catalogue's name for the check. */
interface Consensus {
  readonly template: string;
  readonly rule: string;
  readonly resource: string;
  readonly expected: "pass" | "fail";
}

/** One verdict beside ours. */
export interface Row {
  /** The catalogue's name, or the tool and its check. */
  readonly name: string;
  readonly template: string;
  readonly resource: string;
  readonly expected: "pass" | "fail";
  readonly ours: "pass" | "fail";
}

export interface SecurityComparison {
  readonly consensus: readonly Row[];
  readonly single: readonly Row[];
  /** Names in the verdicts, and checks of single tools, that no rule of ours answers for. */
  readonly unanswered: readonly string[];
}

const today = "2026-11-27";

/** Reads the verdicts in a folder and what we say of the same templates. Throws where there are none. */
export function compareSecurity(folder: string): SecurityComparison {
  const consensus = linesOf<Consensus>(join(folder, "consensus.jsonl"));
  const expectations = linesOf<Expectation>(join(folder, "expectations.jsonl"));
  const byName = groupBy(
    rules.flatMap(({ id, catalogue = [] }) => catalogue.map((name) => ({ name, id }))),
    ({ name }) => name,
  );
  const byCheck = groupBy(
    rules.flatMap(({ id, equivalents }) =>
      (Object.entries(equivalents) as [string, readonly string[]][]).flatMap(([tool, checks]) =>
        checks.map((check) => ({ name: `${tool} ${check}`, id })),
      ),
    ),
    ({ name }) => name,
  );
  const found = new Map<string, ReadonlySet<string>>();
  const findingsIn = (template: string): ReadonlySet<string> => {
    const known = found.get(template) ?? readFindings(join(folder, "templates", template));
    found.set(template, known);
    return known;
  };
  const unanswered = new Set<string>();
  const rowOf = (
    answering: readonly { readonly id: string }[] | undefined,
    row: Omit<Row, "ours">,
  ): readonly Row[] => {
    if (!answering) {
      unanswered.add(row.name);
      return [];
    }
    const findings = findingsIn(row.template);
    const isFound = answering.some(({ id }) => findings.has(`${id} ${row.resource}`));
    return [{ ...row, ours: isFound ? "fail" : "pass" }];
  };
  return {
    consensus: consensus.flatMap(({ rule, template, resource, expected }) =>
      rowOf(byName.get(rule), { name: rule, template, resource, expected }),
    ),
    single: expectations
      .filter(({ confirmed }) => confirmed)
      .flatMap(({ tool, check, template, pass, fail }) => {
        const name = `${tool} ${check}`;
        const answering = byCheck.get(name);
        const rows = (resources: readonly string[], expected: Row["expected"]) =>
          resources.flatMap((resource) => rowOf(answering, { name, template, resource, expected }));
        return [...rows(pass, "pass"), ...rows(fail, "fail")];
      }),
    unanswered: [...unanswered].sort(),
  };
}

const linesOf = <T>(path: string): readonly T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/**
 * `<rule> <logical id>` of every finding, and of the resources that it points at besides: the parameter of a password is reported where
 * it is declared, and points at what takes it. Scanners want data to be kept: so do we for once. What a template suppresses in the form of
 * one scanner the others report.
 */
function readFindings(path: string): ReadonlySet<string> {
  const text = readFileSync(path, "utf8");
  const { findings, suppressed, syntax } = analyze(text, { rules, today, lifecycle: "retain" });
  const resources = members(find(syntax?.root, ["Resources"]));
  const resourceAt = (offset: number) =>
    resources.find(
      ({ key, value }) => value && offset >= key.offset && offset < value.offset + value.length,
    );
  return new Set(
    [...findings, ...suppressed.map(({ finding }) => finding)].flatMap(
      ({ rule, logicalId, related }) => [
        `${rule} ${logicalId}`,
        ...related.map(({ span }) => `${rule} ${resourceAt(span.start)?.name}`),
      ],
    ),
  );
}
