import fc from "fast-check";
import { expect, test } from "vitest";
import { analyze } from "../../server/src/analyze.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inTemplate } from "../fixture.ts";
import { findingViolations } from "./findings.ts";
import { fixAllViolations } from "./fixAll.ts";
import { applyEach, fixViolations } from "./fixes.ts";
import { layouts, usual } from "./layouts.ts";
import { layoutViolations } from "./layoutViolations.ts";
import { everyPlace, mutantViolations, somePlaces } from "./mutants.ts";
import { jsonTexts, readingViolations } from "./reading.ts";
import { smallTemplates, templates } from "./templates.ts";
import { options, strictJson, type Violation } from "./violations.ts";

/** Fails with what is wrong, and with the smallest template of which it is. */
const hold = <T>(
  values: fc.Arbitrary<T>,
  numRuns: number,
  violationsOf: (value: T) => readonly Violation[],
): void =>
  fc.assert(
    fc.property(values, (value) => {
      expect(violationsOf(value)).toEqual([]);
    }),
    { seed: 4, numRuns },
  );

test("of each rule that is shown however mild, generated templates have findings with fixes, and right resources too", () => {
  const samples = fc.sample(templates, { seed: 4, numRuns: 60 }).map(usual);
  const found = samples.map((text) => applyEach(text, analyze(text, options)).applied);
  for (const { id, profile } of rules) {
    // The others are of too many kinds to be generated: their own examples have what they report.
    if (profile !== "essential") continue;
    const withFix = found.filter((applied) => applied.some(({ finding }) => finding.rule === id));
    expect([id, withFix.length > 0, withFix.length < samples.length]).toEqual([id, true, true]);
  }
});

test("findings stand where they are, and each fix does what it says and nothing else", () => {
  hold(templates, 20, (value) => {
    const text = usual(value);
    const analysis = analyze(text, options);
    const { applied, violations } = applyEach(text, analysis);
    return [
      ...findingViolations(text, analysis),
      ...violations,
      ...fixViolations(text, analysis, applied),
    ];
  });
});

test.each(rules.map(({ id, docs }) => [id, inTemplate(docs.bad)] as const))(
  "all of it holds of the example of %s",
  (_, text) => {
    const analysis = analyze(text, options);
    const { applied, violations } = applyEach(text, analysis);
    const value = strictJson(text);
    expect([
      ...findingViolations(text, analysis),
      ...violations,
      ...(value === undefined
        ? []
        : [...fixViolations(text, analysis, applied), ...layoutViolations(value)]),
      ...fixAllViolations(text),
      ...mutantViolations(text, somePlaces(text, 20)),
    ]).toEqual([]);
  },
);

test("fix-all comes to an end", () =>
  hold(templates, 20, (value) => fixAllViolations(usual(value))));

test("the layout makes no difference", () => hold(templates, 8, layoutViolations));

test("strict JSON is read as JSON.parse reads it", () => {
  hold(jsonTexts, 2000, (text) =>
    strictJson(text) === undefined ? [`${text} is no strict JSON`] : readingViolations(text),
  );
  hold(templates, 20, (value) => layouts.flatMap(({ write }) => readingViolations(write(value))));
});

test("what is cut off or mistyped anywhere is analysed", () =>
  hold(smallTemplates, 2, (value) => {
    const text = JSON.stringify(value);
    return mutantViolations(text, everyPlace(text));
  }));
