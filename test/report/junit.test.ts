import { readFileSync } from "node:fs";
import { XmlDocument, type XmlElement, XsdValidator } from "libxml2-wasm";
import { afterAll, expect, test } from "vitest";
import { junit } from "../../server/src/report/junit.ts";
import { printable } from "../../shared/printable.ts";
import {
  allKinds,
  doorOpen,
  doorUnlocked,
  hostile,
  hostileHouse,
  house,
  reportIn,
  suppressingHouse,
  written,
} from "./reporting.ts";

const schema = XmlDocument.fromBuffer(
  readFileSync(new URL("schemas/surefire-test-report.xsd", import.meta.url)),
);
const validator = XsdValidator.fromDoc(schema);
afterAll(() => {
  validator.dispose();
  schema.dispose();
});

const textAt = (node: XmlElement, path: string): string[] =>
  node.find(path).map(({ content }) => content);

interface Suite {
  readonly name: string;
  readonly counts: Record<string, number>;
  readonly tests: { name: string; kind: string; message: string; text: string }[];
}

/** Reads the suites, each of which must be as the schema says. */
function suitesOf(xml: string): Suite[] {
  const document = XmlDocument.fromString(xml);
  const suites = document.find("/testsuites/testsuite").map((node) => {
    const suite = node as XmlElement;
    const alone = XmlDocument.fromString(suite.toString());
    validator.validate(alone);
    alone.dispose();
    const [name = ""] = textAt(suite, "@name");
    const count = (of: string) => [of, Number(textAt(suite, `@${of}`)[0])];
    const tests = suite.find("testcase").map((test) => {
      const element = test as XmlElement;
      const [kind] = element.find("*") as XmlElement[];
      expect(textAt(element, "@classname")).toEqual([name]);
      return {
        name: textAt(element, "@name")[0] ?? "",
        kind: kind?.name ?? "passed",
        message: (kind && textAt(kind, "@message")[0]) ?? "",
        text: kind?.content ?? "",
      };
    });
    const counts = Object.fromEntries(["tests", "failures", "errors", "skipped"].map(count));
    const of = (kind: string) => tests.filter((each) => each.kind === kind).length;
    expect(counts).toEqual({
      tests: tests.length,
      failures: of("failure"),
      errors: of("error"),
      skipped: of("skipped"),
    });
    return { name, counts, tests };
  });
  document.dispose();
  return suites;
}

test("a suite a template, a test a finding; what does not count is skipped", () => {
  const report = reportIn("s/house.json", house, [doorOpen, doorUnlocked]);
  const [suite] = suitesOf(written(junit, [report], { rules: [doorOpen] }));
  expect(suite?.name).toBe("s/house.json");
  expect(suite?.tests).toEqual([
    {
      name: "door-open: Resources/FrontDoor/Properties/Open",
      kind: "failure",
      message: 'Door "FrontDoor" is open: anybody comes in.',
      text: `s/house.json:7:17: critical door-open
Door "FrontDoor" is open: anybody comes in.
Fix: Close "FrontDoor"
https://docs.aws.amazon.com/
`,
    },
    {
      name: "door-unlocked: Resources/BackDoor",
      kind: "skipped",
      message: 'Door "BackDoor" has no lock.',
      text: `s/house.json:11:5: low door-unlocked
Door "BackDoor" has no lock.
Fix (review): Fit a brass lock
`,
    },
    expect.objectContaining({ name: "door-open: Resources/BackDoor/Properties/Open" }),
  ]);
});

test("what counts is what --fail-on says", () => {
  const report = reportIn("s/house.json", house, [doorOpen, doorUnlocked]);
  const failures = (failOn: "low" | "none") =>
    suitesOf(written(junit, [report], { failOn }))[0]?.counts.failures;
  expect([failures("low"), failures("none")]).toEqual([3, 0]);
});

test("every file is a suite, and never an empty one", () => {
  const suites = suitesOf(written(junit, allKinds()));
  const shown = suites.map(({ name, tests }) => [
    name,
    ...tests.map((test) => `${test.kind} ${test.name}: ${test.message}`),
  ]);
  expect(shown.slice(1)).toEqual([
    ["clean.json", "passed no findings: "],
    ["other.json", 'skipped a CloudFormation template: "Resources" is not an object'],
    ["gone.json", "error readable: Not audited: there is no such file or folder."],
    [
      "invalid.json",
      "error valid JSON in line 8: The text is not valid JSON here: comma expected.",
      expect.stringMatching(/^failure door-open/),
      expect.stringMatching(/^failure door-open/),
    ],
    [
      "defect.json",
      "error faulty: A defect of cfn-audit: no such hinge",
      expect.stringMatching(/^skipped door-unlocked/),
    ],
  ]);
  expect(suitesOf(written(junit, []))).toEqual([]);
});

test("whatever a template holds is text, and what is no character of XML is replaced", () => {
  const [suite] = suitesOf(written(junit, [reportIn("<&'\".json", hostileHouse, [doorOpen])]));
  expect(suite?.name).toBe("<&'\".json");
  const shown = hostile.map((id) => printable(id).replace("\ufffe", "\ufffd"));
  expect(suite?.tests.map(({ message }) => message)).toEqual(
    shown.map((id) => `Door "${id}" is open: anybody comes in.`),
  );
  expect(suite?.tests[0]?.text).toContain(`\nFix: Close "${shown[0]}"\n`);
});

test("what a template suppresses is skipped, with its reason", () => {
  const report = reportIn("a.json", suppressingHouse, [doorOpen, doorUnlocked]);
  const [suite] = suitesOf(written(junit, [report]));
  expect(suite?.tests.map(({ kind, message }) => `${kind} ${message}`)).toEqual([
    'failure Door "FrontDoor" is open: anybody comes in.',
    "skipped Suppressed: <Nobody> knows | it",
    "skipped Suppressed: <Nobody> knows | it",
  ]);
});
