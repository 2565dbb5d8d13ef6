/** What the comparison with cfn-lint says, as a table: each rule of cfn-lint's, with examples of where the two differ. */
import { type Comparison, compare, covered, readExpectations } from "./cfnLint.ts";
import { percent, type TableOptions } from "./table.ts";

function print(comparisons: readonly Comparison[], { examples, rule: only }: TableOptions): void {
  const isWanted = (rule: string) => only === undefined || rule === only;
  const theirs = comparisons.flatMap(({ expectation, theirs: all }) =>
    all
      .filter(({ level }) => level !== "informational")
      .map((each) => ({ ...each, ...expectation, path: each.path })),
  );
  const rules = [...new Set(theirs.map(({ rule }) => rule))].filter(isWanted).sort();
  console.log("rule   both  only cfn-lint  (mutant real fixture)");
  for (const rule of rules) {
    const all = theirs.filter((each) => each.rule === rule);
    const missed = all.filter(({ isFound }) => !isFound);
    const sets = ["mutant", "real", "fixture"].map(
      (set) => missed.filter((each) => each.set === set).length,
    );
    const note = covered.has(rule) || rule === "E0000" ? "" : "  no equivalent";
    console.log(
      `${rule}  ${String(all.length - missed.length).padStart(4)}  ${String(missed.length).padStart(4)}  (${sets.join(" ")})${note}`,
    );
    for (const { template, path } of missed.slice(0, examples))
      console.log(`         ${template} ${path}`);
  }
  const ours = comparisons.flatMap(({ expectation, onlyOurs }) =>
    onlyOurs.map((each) => ({ ...each, ...expectation, path: each.path })),
  );
  console.log("\nonly ours");
  for (const rule of [...new Set(ours.map((each) => each.rule))].sort()) {
    const all = ours.filter((each) => each.rule === rule);
    console.log(`${String(all.length).padStart(4)}  ${rule}`);
    for (const { template, path, message } of all.slice(0, examples))
      console.log(`         ${template} ${path}: ${message}`);
  }
  const rate = (label: string, list: readonly { isFound: boolean }[]) =>
    console.log(
      `${label}: ${list.filter(({ isFound }) => isFound).length} of ${list.length}, ${percent(list.filter(({ isFound }) => isFound).length, list.length)}`,
    );
  console.log();
  const mutants = comparisons.filter(({ isMutantFound }) => isMutantFound !== undefined);
  rate(
    "mutants",
    mutants.map(({ isMutantFound }) => ({ isFound: isMutantFound === true })),
  );
  for (const { expectation, isMutantFound } of mutants)
    if (!isMutantFound && examples > 0)
      console.log(
        `         ${expectation.template} ${expectation.mutation?.rules} ${expectation.mutation?.path.join("/")}`,
      );
  const errors = theirs.filter(({ level }) => level === "error");
  rate(
    "errors, mutant and real",
    errors.filter(({ set }) => set !== "fixture"),
  );
  rate(
    "errors, fixture",
    errors.filter(({ set }) => set === "fixture"),
  );
  rate(
    "at cfn-lint's key token",
    theirs.filter(({ isFound }) => isFound).map(({ isAtKey }) => ({ isFound: isAtKey })),
  );
  const clean = comparisons.filter(
    ({ theirs: all }) => !all.some(({ level }) => level === "error"),
  );
  const accused = clean.filter(({ onlyOurs }) =>
    onlyOurs.some(({ severity }) => severity === "critical"),
  );
  console.log(
    `without an error of cfn-lint's: ${clean.length} templates, ${accused.length} with one of ours`,
  );
  for (const { expectation, onlyOurs } of accused)
    for (const { rule, path } of onlyOurs
      .filter(({ severity }) => severity === "critical")
      .slice(0, 1))
      console.log(`         ${expectation.template} ${rule} ${path}`);
}

export function printCfnLint(folder: string, options: TableOptions): void {
  const expectations = readExpectations(folder).filter(({ sam }) => !sam);
  print(
    expectations.map((each) => compare(folder, each)),
    options,
  );
}
