import { describe, expect, test } from "vitest";
import { analyze } from "../../server/src/analyze.ts";
import { fixAll } from "../../server/src/fixAll.ts";
import { prettyFindings } from "../../server/src/report/pretty.ts";
import { reportOf } from "../../server/src/report/report.ts";
import { rules } from "../../server/src/rules/index.ts";
import { parse } from "../../server/src/syntax/syntax.ts";
import { applyFix } from "../fixture.ts";

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const recordOf = (count: number, entry: (i: number) => [string, unknown]) =>
  Object.fromEntries(range(count).map(entry));
const templateOf = (resources: unknown, sections: object = {}) =>
  JSON.stringify({ ...sections, Resources: resources }, null, 1);

/** Analyses, reports and mends; no rule may fail. Gives the ids of the rules that found something. */
function audit(text: string): string[] {
  const analysis = analyze(text, { rules });
  expect(analysis.defects).toEqual([]);
  const report = reportOf("a.json", text, analysis, { withEdits: true });
  expect(report.defects).toEqual([]);
  for (const { offset, length } of report.findings)
    expect(offset + length).toBeLessThanOrEqual(text.length);
  prettyFindings(report, text, { colour: false, width: 80 });
  const fixed = fixAll(text, { rules, include: "review" });
  expect(fixed.defects).toEqual([]);
  if (analysis.syntax?.errors.length === 0) expect(parse(fixed.text).errors).toEqual([]);
  else expect(fixed.text).toBe(text);
  return [...new Set(analysis.findings.map(({ rule }) => rule))];
}

const key = { Type: "AWS::KMS::Key", Properties: {} };
describe("large texts are audited whole", () => {
  test.each<[string, string]>([
    [
      "a megabyte on one line",
      `{"Resources":{"Key":${JSON.stringify(key)}},"Metadata":[${"1,".repeat(500_000)}1]}`,
    ],
    [
      "a value of a megabyte",
      templateOf({ Key: { ...key, Properties: { Description: "x".repeat(1e6) } } }),
    ],
    ["a name of a megabyte", templateOf({ ["K".repeat(1e6)]: key })],
    ["a megabyte of blanks", `{"Resources":${" ".repeat(1e6)}{"Key":${JSON.stringify(key)}}}`],
    [
      "a megabyte of line ends",
      `{"Resources":${"\r\n".repeat(500_000)}{"Key":${JSON.stringify(key)}}}`,
    ],
    [
      "100,000 keys in an object",
      templateOf({ Key: { ...key, Properties: recordOf(100_000, (i) => [`P${i}`, i]) } }),
    ],
    ["20,000 resources", templateOf({ ...recordOf(20_000, (i) => [`R${i}`, {}]), Key: key })],
    [
      "one key 20,000 times",
      `{"Resources":{${'"Key":{"Type":"AWS::SNS::Topic"},'.repeat(20_000)}"Key":${JSON.stringify(key)}}}`,
    ],
  ])("%s", (_, text) => {
    expect(audit(text)).toContain("kms-key-rotation-disabled");
  });

  test.each<[string, string]>([
    ["quotes", '"'],
    ["colons", ":"],
    ["slashes", "/"],
    ["comments that do not end", "/*"],
    ["braces", "{"],
    ["brackets that close one another", "[}"],
    ["backslashes", '"\\'],
    ["NUL bytes", "\0"],
    ["keys without values", '"a" '],
    ["halves of characters", "\ud800"],
  ])("and what is no JSON ends: %s", (_, piece) => {
    audit(`{"Resources":{${piece.repeat(100_000)}`);
  });
});

describe("nesting", () => {
  const shapes: Readonly<Record<string, (depth: number) => string>> = {
    lists: (depth) => `${"[".repeat(depth)}1${"]".repeat(depth)}`,
    objects: (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`,
    "Fn::If": (depth) => `${'{"Fn::If":["C",'.repeat(depth / 2)}1${",2]}".repeat(depth / 2)}`,
    "Fn::Join": (depth) => `${'{"Fn::Join":["",['.repeat(depth / 3)}"x"${"]]}".repeat(depth / 3)}`,
    "Fn::Sub": (depth) =>
      `${'{"Fn::Sub":["${a}",{"a":'.repeat(depth / 3)}"x"${"}]}".repeat(depth / 3)}`,
    "Fn::Not": (depth) =>
      `${'{"Fn::Not":['.repeat(depth / 2)}{"Condition":"D"}${"]}".repeat(depth / 2)}`,
  };

  /** Findings of every service, with the deep value beside them, in them and in what they hang on. */
  const around = (deep: string) =>
    JSON.stringify(
      {
        Conditions: { C: "DEEP", D: { "Fn::Equals": [{ Ref: "AWS::Region" }, "x"] } },
        Resources: {
          Key: { Type: "AWS::KMS::Key", Condition: "C", Properties: { A: "DEEP" } },
          Deep: {
            Type: "AWS::KMS::Key",
            Properties: { KeyPolicy: "DEEP", EnableKeyRotation: "DEEP" },
          },
          Queue: {
            Type: "AWS::SQS::Queue",
            Properties: { QueueName: "q", A: "DEEP", KmsMasterKeyId: { Ref: "Key" } },
          },
          Named: { Type: "AWS::SQS::Queue", Properties: { QueueName: "DEEP" } },
          Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "DEEP" } },
          Subnet: {
            Type: "AWS::EC2::Subnet",
            Properties: { VpcId: { Ref: "Vpc" }, AvailabilityZone: "us-east-1a", Tags: "DEEP" },
          },
          Template: {
            Type: "AWS::EC2::LaunchTemplate",
            Properties: { LaunchTemplateData: { UserData: "DEEP" } },
          },
          Role: {
            Type: "AWS::IAM::Role",
            Properties: { AssumeRolePolicyDocument: "DEEP", ManagedPolicyArns: "DEEP" },
          },
          Cluster: {
            Type: "AWS::EKS::Cluster",
            Properties: { RoleArn: "DEEP", ResourcesVpcConfig: "DEEP" },
          },
          Nodes: {
            Type: "AWS::EKS::Nodegroup",
            Properties: {
              ClusterName: { Ref: "Cluster" },
              NodeRole: { "Fn::GetAtt": ["Role", "Arn"] },
            },
          },
        },
        Outputs: { Id: { Value: "DEEP" }, Key: { Value: { Ref: "Key" } } },
      },
      null,
      2,
    ).replaceAll('"DEEP"', deep);

  test.each(Object.keys(shapes))(
    "of 900 is lived with, and the fixes of each rule can be made: %s",
    (shape) => {
      const text = around(shapes[shape]?.(900) ?? "");
      const { findings, syntax, defects } = analyze(text, { rules });
      expect([defects, syntax?.errors]).toEqual([[], []]);
      const byRule = new Map(findings.map((finding) => [finding.rule, finding]));
      expect(byRule.size).toBeGreaterThan(5);
      for (const finding of byRule.values())
        for (const fix of finding.fixes()) expect(applyFix(text, fix)).not.toBe(text);
    },
  );

  test.each(Object.keys(shapes))(
    "of 10,000 is an error with its place, and nothing else: %s",
    (shape) => {
      const text = around(shapes[shape]?.(10_000) ?? "");
      const { findings, syntax } = analyze(text, { rules });
      expect(findings).toEqual([]);
      expect(syntax?.errors.map(({ message }) => message)).toEqual(["nested too deeply"]);
    },
  );
});

describe("references and conditions", () => {
  test("a cycle of 500 references ends, and what is beside it is audited", () => {
    const next = (i: number) => `R${(i + 1) % 500}`;
    for (const type of ["AWS::IAM::Role", "AWS::KMS::Key"]) {
      const cycle = recordOf(500, (i) => [
        `R${i}`,
        {
          Type: type,
          DependsOn: next(i),
          Properties: { A: { Ref: next(i) }, B: { "Fn::GetAtt": [next(i), "Arn"] } },
        },
      ]);
      expect(audit(templateOf({ ...cycle, Key: key }))).toContain("kms-key-rotation-disabled");
    }
  });

  test("conditions that go round in a circle may be true or false", () => {
    const Conditions = {
      A: { Condition: "B" },
      B: { "Fn::Not": [{ Condition: "A" }] },
      Self: { "Fn::Or": [{ Condition: "Self" }, { Condition: "Nobody" }] },
    };
    for (const Condition of ["A", "Self", "Nobody"]) {
      const Key = {
        ...key,
        Condition,
        Properties: { EnableKeyRotation: { "Fn::If": ["B", true, false] } },
      };
      expect(audit(templateOf({ Key }, { Conditions }))).toContain("kms-key-rotation-disabled");
    }
  });

  test("Fn::If 50 deep, of one condition or of 50", () => {
    const Conditions = recordOf(50, (i) => [`C${i}`, { "Fn::Equals": [{ Ref: `P${i}` }, "x"] }]);
    for (const count of [1, 50]) {
      const deep = (value: unknown) =>
        range(50).reduce<unknown>(
          (inner, i) => ({ "Fn::If": [`C${i % count}`, inner, inner === value ? false : "x"] }),
          value,
        );
      const Key = {
        Type: "AWS::KMS::Key",
        Properties: { EnableKeyRotation: deep(false), KeyPolicy: deep({}) },
      };
      const Queue = {
        Type: "AWS::SQS::Queue",
        Properties: { QueueName: deep("jobs"), KmsMasterKeyId: deep({ Ref: "Key" }) },
      };
      expect(audit(templateOf({ Key, Queue }, { Conditions })).length).toBeGreaterThan(0);
    }
  });

  test.each<[string, string]>([
    ["variables", "${a}".repeat(5000)],
    ["beginnings", "${".repeat(5000)],
    ["ends", "}".repeat(5000)],
    ["literals", "${!a}".repeat(5000)],
    ["attributes", "${a.b.c}".repeat(5000)],
    ["dollars", "$".repeat(5000)],
  ])("Fn::Sub with thousands of %s", (_, text) => {
    for (const sub of [
      text,
      [text, { a: "x" }],
      [text, recordOf(1000, (i) => [`a${i}`, text.slice(0, 10)])],
    ]) {
      const Queue = {
        Type: "AWS::SQS::Queue",
        Properties: { QueueName: { "Fn::Sub": sub }, KmsMasterKeyId: { "Fn::Sub": sub } },
      };
      const outputs = {
        Outputs: { O: { Value: { "Fn::Sub": sub }, Export: { Name: { "Fn::Sub": sub } } } },
      };
      expect(audit(templateOf({ Queue, Key: key }, outputs))).toContain(
        "kms-key-rotation-disabled",
      );
    }
  });
});

test("of a key that is there twice the last counts, and only that is mended", () => {
  const text = `{"Resources":{"Key":{"Type":"AWS::KMS::Key","Properties":{"EnableKeyRotation":true,"EnableKeyRotation":false}}}}`;
  const [finding] = analyze(text, { rules }).findings.filter(
    ({ rule }) => rule === "kms-key-rotation-disabled",
  );
  const [fix] = finding?.fixes() ?? [];
  expect(fix && applyFix(text, fix)).toBe(text.replace(":false", ":true"));
});
