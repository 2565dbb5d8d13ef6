import { describe, expect, test } from "vitest";
import { type AnalyzeOptions, analyze } from "../server/src/analyze.ts";
import { globMatcher } from "../server/src/plan.ts";
import { kmsKeyRotationDisabled } from "../server/src/rules/kms/kms-key-rotation-disabled.ts";
import type { ResourceRule, Rule } from "../server/src/rules/rule.ts";
import { remove } from "../server/src/syntax/change.ts";
import { pathOf } from "../server/src/syntax/syntax.ts";

const key = `{ "Resources": { "Key": { "Type": "AWS::KMS::Key" } } }`;
const rules = [kmsKeyRotationDisabled];

describe("which documents are templates", () => {
  test.each([
    ["a version and nothing else", `{ "AWSTemplateFormatVersion": "2010-09-09" }`],
    ["resources with a type", key],
    ["a custom type", `{ "Resources": { "A": { "Type": "Custom::Thing" } } }`],
    ["truncated", `{ "Resources": { "A": { "Type": "AWS::S3::Bucket", `],
    [
      "odd members beside a resource",
      `{ "Resources": { "A": "text", "B": { "Type": "AWS::S3::Bucket" } } }`,
    ],
  ])("a template: %s", (_, text) => {
    expect(analyze(text, { rules }).status).toBe("analyzed");
  });

  test.each([
    [
      "an empty text",
      "",
      'it has neither "AWSTemplateFormatVersion" nor "Resources" at its top level',
    ],
    [
      "other JSON",
      `{ "name": "x" }`,
      'it has neither "AWSTemplateFormatVersion" nor "Resources" at its top level',
    ],
    [
      "the word elsewhere",
      `{ "x": { "Resources": {} } }`,
      'it has neither "AWSTemplateFormatVersion" nor "Resources" at its top level',
    ],
    [
      "resources of something else",
      `{ "Resources": { "A": { "Type": "png" } } }`,
      'no member of "Resources" has a "Type" such as "AWS::S3::Bucket"',
    ],
    ["a list of resources", `{ "Resources": [] }`, '"Resources" is not an object'],
    [
      "a list",
      `["Resources", "AWSTemplateFormatVersion"]`,
      'it has neither "AWSTemplateFormatVersion" nor "Resources" at its top level',
    ],
  ])("none: %s", (_, text, reason) => {
    expect(analyze(text, { rules })).toMatchObject({
      status: "not-a-template",
      reason,
      findings: [],
    });
  });

  test("a template that lost its opening brace is a broken template", () => {
    const { status, syntax } = analyze(`"AWSTemplateFormatVersion": "2010-09-09"`, { rules });
    expect(status).toBe("analyzed");
    expect(syntax?.errors).not.toEqual([]);
  });

  test("a text nested too deeply is kept, with its error", () => {
    const { status, syntax } = analyze(`{"Resources":${"[".repeat(5000)}`, { rules });
    expect(status).toBe("analyzed");
    expect(syntax?.errors[0]?.message).toBe("nested too deeply");
  });
});

test("a finding says which rule, where and what", () => {
  const [finding] = analyze(key, { rules }).findings;
  expect(finding).toMatchObject({
    rule: "kms-key-rotation-disabled",
    severity: "critical",
    category: "Security",
    logicalId: "Key",
    path: ["Resources", "Key"],
    span: { start: key.indexOf('"Key"'), end: key.indexOf('"Key"') + 5 },
  });
});

describe("levels", () => {
  const severityWith = (levels: Record<string, "off" | "low" | "high">) =>
    analyze(key, { rules, levels }).findings.map(({ severity }) => severity);
  test("off silences a rule", () =>
    expect(severityWith({ "kms-key-rotation-disabled": "off" })).toEqual([]));
  test("a glob matches", () => expect(severityWith({ "kms-*": "low" })).toEqual(["low"]));
  test("the last that matches counts", () =>
    expect(severityWith({ "*": "off", "kms-*": "high" })).toEqual(["high"]));
  test("others change nothing", () =>
    expect(severityWith({ "eks-*": "off" })).toEqual(["critical"]));
});

describe("profiles", () => {
  const milder: Rule = {
    ...kmsKeyRotationDisabled,
    id: "milder",
    severity: "high",
    check(resource, report) {
      for (const severity of ["high", "medium", "low"] as const)
        report({ at: resource.key, message: severity, severity });
    },
  };
  const { profile: _, ...rule } = milder;
  const shown = (of: Rule, options: Partial<AnalyzeOptions>) =>
    analyze(key, { rules: [of], ...options }).findings.map(({ message }) => message);

  test.each([
    ["essential", ["high"]],
    ["recommended", ["high", "medium"]],
    ["all", ["high", "medium", "low"]],
  ] as const)("%s", (profile, expected) => expect(shown(rule, { profile })).toEqual(expected));

  test("everything is shown where none is named", () => expect(shown(rule, {})).toHaveLength(3));
  test("a rule may belong to a smaller one than its severity says", () => {
    expect(shown({ ...rule, severity: "low" }, { profile: "recommended" })).toEqual([]);
    expect(
      shown({ ...rule, severity: "low", profile: "recommended" }, { profile: "recommended" }),
    ).toHaveLength(3);
  });
  test("a level of the user's own shows the rule in each", () =>
    expect(
      shown({ ...rule, severity: "low" }, { profile: "essential", levels: { milder: "low" } }),
    ).toHaveLength(3));
});

test.each([
  ["a*c", "abc", true],
  ["a*c", "ac", true],
  ["a*c", "acb", false],
  ["*", "", true],
  ["a*a", "a", false],
  ["*b*b*", "abcb", true],
  ["*b*b*", "abc", false],
  ["a.c", "abc", false],
  [`${"a*".repeat(50_000)}b`, "a".repeat(100_000), false],
])("glob %#: whether it matches", (glob, id, expected) =>
  expect(globMatcher(glob)(id)).toBe(expected),
);

test("a rule that fails is a defect, and the others still run", () => {
  const faulty: Rule = {
    ...kmsKeyRotationDisabled,
    id: "faulty",
    check() {
      throw new Error("broken");
    },
  };
  const { findings, defects } = analyze(key, { rules: [faulty, ...rules] });
  expect(findings).toHaveLength(1);
  expect(defects).toEqual([{ rule: "faulty", error: new Error("broken") }]);
});

describe("worlds", () => {
  /** Reports every value of P as it is in each world. */
  const echo: ResourceRule = {
    ...kmsKeyRotationDisabled,
    resourceTypes: ["A::B::C"],
    alsoReads: ["A::B::Other"],
    check(resource, report, template) {
      const value = resource.get("P");
      report({
        at: value.at,
        message: `${String(value.node?.value)} of ${template.resources().length}`,
      });
    },
  };
  const isX = { "Fn::Equals": [{ Ref: "Env" }, "x"] };
  const messages = (resources: object, condition: unknown = isX) =>
    analyze(JSON.stringify({ Conditions: { C: condition }, Resources: resources }), {
      rules: [echo],
    }).findings.map(({ message }) => message);
  const withP = (P: unknown, rest: object = {}) => ({
    A: { Type: "A::B::C", ...rest, Properties: { P } },
  });

  test("each branch is judged, and named", () => {
    expect(messages(withP({ "Fn::If": ["C", "yes", "no"] }))).toEqual([
      "yes of 1 (when C is true)",
      "no of 1 (when C is false)",
    ]);
  });
  test("what is the same in every world is said once", () => {
    expect(messages(withP("same", { Metadata: { "Fn::If": ["C", 1, 2] } }))).toEqual(["same of 1"]);
  });
  test("only worlds in which the resource exists count", () => {
    expect(messages(withP({ "Fn::If": ["C", "yes", "no"] }, { Condition: "C" }))).toEqual([
      "yes of 1",
    ]);
  });
  test("conditions of the other types that a rule reads count too", () => {
    const other = { B: { Type: "A::B::Other", Condition: "C" } };
    expect(messages({ ...withP("p"), ...other })).toEqual([
      "p of 2 (when C is true)",
      "p of 1 (when C is false)",
    ]);
  });
  test("what other worlds need is not taken away", () => {
    const taking = (name: string): ResourceRule => ({
      ...echo,
      check(resource, report) {
        const { at } = resource.get(name);
        if (resource.get("P").node?.value !== "yes") return;
        const changes = [remove(pathOf(at))];
        report({
          at,
          message: "No.",
          fixes: () => [{ title: "Remove it", safety: "safe", changes }],
        });
      },
    });
    const Properties = { P: { "Fn::If": ["C", "yes", "no"] }, Q: 1 };
    const resources = { A: { Type: "A::B::C", Properties } };
    const text = JSON.stringify({ Conditions: { C: isX }, Resources: resources });
    const fixesOf = (name: string) =>
      analyze(text, { rules: [taking(name)] }).findings.map((finding) => finding.fixes().length);
    expect(fixesOf("Q")).toEqual([0]);
    expect(fixesOf("P")).toEqual([1]);
  });
  test("where there are too many, the same ones are told apart in whatever order they stand", () => {
    const names = Array.from("ABCDEFGH");
    const judged = (order: readonly string[]) => {
      const all = order.map((name) => [name, { "Fn::If": [name, 1, 2] }]);
      const Conditions = Object.fromEntries(
        names.map((name) => [name, { "Fn::Equals": [{ Ref: name }, "x"] }]),
      );
      const Properties = { P: { "Fn::If": ["B", "yes", "no"] } };
      const Resources = { A: { Type: "A::B::C", Metadata: Object.fromEntries(all), Properties } };
      const { findings } = analyze(JSON.stringify({ Conditions, Resources }), { rules: [echo] });
      return findings.map(({ message }) => message).sort();
    };
    expect(judged(names)).toEqual(judged(names.toReversed()));
    expect(judged(names)).toHaveLength(2);
  });
  test("what has a condition that there is none of is not mended before it has one", () => {
    const key = (Condition: string) => ({ Key: { Type: "AWS::KMS::Key", Condition } });
    const fixes = (condition: string) =>
      analyze(
        JSON.stringify({
          Conditions: { C: { "Fn::Equals": ["a", "a"] } },
          Resources: key(condition),
        }),
        {
          rules: [kmsKeyRotationDisabled],
        },
      ).findings.map((finding) => finding.fixes().length);
    expect([fixes("C"), fixes("D")]).toEqual([[1], [0]]);
  });
  test("a condition that cannot be otherwise is no world", () => {
    expect(messages(withP({ "Fn::If": ["C", "yes", "no"] }), { "Fn::Equals": ["a", "a"] })).toEqual(
      ["yes of 1"],
    );
  });
});

describe("what is underlined", () => {
  const marks = (text: string) =>
    analyze(text, {
      rules: [
        {
          ...kmsKeyRotationDisabled,
          resourceTypes: ["A::B::C"],
          check(resource, report) {
            const value = resource.get("P");
            report({ at: value.items()[0]?.at ?? value.at, message: "here" });
          },
        } satisfies ResourceRule,
      ],
    }).findings.map(({ span }) => text.slice(span.start, span.end));
  const template = (p: string) =>
    `{ "Resources": { "A": { "Type": "A::B::C", "Properties": { "P": ${p} } } } }`;

  test("a value on one line", () =>
    expect(marks(template(`{ "Ref": "X" }`))).toEqual([`{ "Ref": "X" }`]));
  test("the key of a block", () => expect(marks(template(`{\n "Ref": "X"\n}`))).toEqual([`"P"`]));
  test("the bracket that opens a block in a list", () =>
    expect(marks(template(`[{\n "a": 1\n}]`))).toEqual(["{"]));
  test("the logical id where a property is missing", () =>
    expect(marks(`{ "Resources": { "A": { "Type": "A::B::C" } } }`)).toEqual([`"A"`]));
});
