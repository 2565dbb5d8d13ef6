import { expect, test } from "vitest";
import { analyze } from "../../server/src/analyze.ts";
import { json } from "../../server/src/report/json.ts";
import { reportOf } from "../../server/src/report/report.ts";
import { rules } from "../../server/src/rules/index.ts";
import {
  append,
  type Change,
  insert,
  rename,
  set,
  toEdits,
} from "../../server/src/syntax/change.ts";
import { applyEdits, compose } from "../../server/src/syntax/edit.ts";
import { parse, type Syntax } from "../../server/src/syntax/syntax.ts";
import { written } from "../report/reporting.ts";

// Without a bound each of these would take longer than anybody waits.

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Analyses and makes every fix; no rule may fail. Gives the rules that found something. */
function audit(template: unknown): string[] {
  const { findings, defects } = analyze(JSON.stringify(template, null, 1), { rules });
  expect(defects).toEqual([]);
  for (const finding of findings) finding.fixes();
  return findings.map(({ rule }) => rule);
}

test.each<[string, (i: number) => unknown]>([
  [
    "names the one before it twice",
    (i) => [{ Condition: `C${i - 1}` }, { Condition: `C${i - 1}` }],
  ],
  ["names all", () => range(60).map((i) => ({ Condition: `C${i}` }))],
])("60 conditions, of which each %s", (_, operands) => {
  const Conditions = Object.fromEntries(
    range(60).map((i) => [
      `C${i}`,
      i === 0 ? { "Fn::Equals": [{ Ref: "P" }, "x"] } : { "Fn::And": operands(i) },
    ]),
  );
  const Resources = {
    Key: { Type: "AWS::KMS::Key", Condition: "C59" },
    Subnet: {
      Type: "AWS::EC2::Subnet",
      Properties: { AvailabilityZone: { "Fn::If": ["C59", "us-east-1a", "us-east-1b"] } },
    },
  };
  expect(audit({ Conditions, Resources })).toContain("kms-key-rotation-disabled");
});

test("a chain of 5,000 conditions", () => {
  const Conditions = Object.fromEntries(
    range(5000).map((i) => [
      `C${i}`,
      i === 0 ? { "Fn::Equals": [{ Ref: "P" }, "x"] } : { "Fn::Not": [{ Condition: `C${i - 1}` }] },
    ]),
  );
  const Resources = { Key: { Type: "AWS::KMS::Key", Condition: "C4999" } };
  expect(audit({ Conditions, Resources })).toContain("kms-key-rotation-disabled");
});

test.each<[string, (i: number) => { readonly parameter: string; readonly value: string }, object]>([
  ["of one value each", (i) => ({ parameter: `P${i}`, value: "x" }), { AllowedValues: ["x"] }],
  ["of any value", (i) => ({ parameter: `P${i}`, value: "x" }), {}],
  [
    "that are one, of 5,000 values",
    (i) => ({ parameter: "P", value: `x${i}` }),
    { AllowedValues: range(5000).map((i) => `x${i}`) },
  ],
])("5,000 conditions, all on the way to one value, of parameters %s", (_, ask, allowed) => {
  const asked = range(5000).map(ask);
  const Parameters = Object.fromEntries(
    asked.map(({ parameter }) => [parameter, { Type: "String", ...allowed }]),
  );
  const Conditions = Object.fromEntries(
    asked.map(({ parameter, value }, i) => [
      `C${i}`,
      { "Fn::Equals": [{ Ref: parameter }, value] },
    ]),
  );
  const Description = range(5000).map((i) => ({ "Fn::If": [`C${i}`, "a", "b"] }));
  const Resources = { Key: { Type: "AWS::KMS::Key", Properties: { Description } } };
  expect(audit({ Parameters, Conditions, Resources })).toContain("kms-key-rotation-disabled");
});

test.each<[string, (list: readonly unknown[]) => unknown]>([
  ["an Fn::Join", (list) => ({ "Fn::Join": ["", list] })],
  ["an Fn::If", (list) => ({ "Fn::If": ["C", list, []] })],
])("an Fn::Join of %s of 200,000 elements", (_, within) => {
  const list = range(200_000).map(() => "a");
  const Conditions = { C: { "Fn::Equals": [{ Ref: "AWS::Region" }, "x"] } };
  const BucketName = { "Fn::Join": ["", ["a", within(list)]] };
  const Resources = { Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName } } };
  expect(audit({ Conditions, Resources })).toContain("name-without-environment-suffix");
});

test.each<[string, unknown]>([
  ["text", "${a}".repeat(20_000)],
  ["Fn::Sub", { "Fn::Sub": "${b}".repeat(20_000) }],
])("an Fn::Sub of 20,000 variables that each stand for as much %s", (_, a) => {
  const sub = { "Fn::Sub": ["${a}".repeat(20_000), { a }] };
  const Resources = {
    Key: { Type: "AWS::KMS::Key" },
    Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: sub, KmsMasterKeyId: sub } },
  };
  const Outputs = { Id: { Value: sub, Export: { Name: sub } } };
  expect(audit({ Resources, Outputs })).toContain("kms-key-rotation-disabled");
});

test("1,000 subnets of one network, every fix made once", () => {
  const subnet = {
    Type: "AWS::EC2::Subnet",
    Properties: { VpcId: { Ref: "Vpc" }, CidrBlock: "10.0.0.0/24", AvailabilityZone: "us-east-1a" },
  };
  const Resources = {
    Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } },
    ...Object.fromEntries(range(1000).map((i) => [`S${i}`, subnet])),
  };
  expect(audit({ Resources }).length).toBeGreaterThanOrEqual(2000);
});

/** How many changes the different fixes of a template make, and how many edits and characters its JSON output has. */
function sizeOf(template: unknown) {
  const text = JSON.stringify(template, null, 1);
  const analysis = analyze(text, { rules });
  const fixes = new Set(analysis.findings.flatMap((finding) => finding.fixes()));
  const report = reportOf("a.json", text, analysis, { withEdits: true });
  expect(report.defects).toEqual([]);
  return {
    changes: [...fixes].reduce((sum, { changes }) => sum + changes.length, 0),
    edits: report.findings.flatMap((finding) => finding.fixes).flatMap(({ edits }) => edits).length,
    characters: written(json, [report]).length,
  };
}

/** How often the members of the text's outermost object are read while changes to it are made. */
function readsBy(text: string, act: (syntax: Syntax) => unknown): number {
  const syntax = parse(text);
  const { root } = syntax;
  if (root?.type !== "object") return 0;
  let reads = 0;
  const children = new Proxy(root.children, {
    get(list, key) {
      reads++;
      return Reflect.get(list, key);
    },
  });
  act({ ...syntax, root: { ...root, children } });
  return reads;
}

test.each<[string, (changes: readonly Change[], syntax: Syntax) => void]>([
  ["one by one", (changes, syntax) => changes.map((change) => toEdits(syntax, [change]))],
  ["together", (changes, syntax) => toEdits(syntax, changes)],
])(
  "members that are added behind, set and renamed, %s, are looked up and not searched",
  (_, act) => {
    const [few = 0, many = 0] = [100, 400].map((count) => {
      const keys = range(count).map((i) => `k${i}`);
      const changes = keys.flatMap((key) => [
        insert([`new-${key}`], 1, key),
        set([key], 2),
        rename([key], `old-${key}`),
      ]);
      const text = JSON.stringify(Object.fromEntries(keys.map((key) => [key, 0])));
      return readsBy(text, (syntax) => act(changes, syntax));
    });
    expect(few).toBeGreaterThan(100);
    expect(many).toBeLessThan(5 * few);
  },
);

test.each<[string, Change[]]>([
  ["each behind the one before", range(100_000).map((i) => insert([`k${i}`], i, `k${i - 1}`))],
  ["below one that is missing", range(100_000).map((i) => set(["Outputs", `k${i}`], i))],
  ["in a list that is missing", range(100_000).map((i) => append(["Tags"], i))],
])("100,000 additions to one object: %s", (_, changes) => {
  const text = '{"a":1}';
  const after = JSON.parse(applyEdits(text, toEdits(parse(text), changes)));
  const { Outputs, Tags } = after;
  expect(Object.keys(Outputs ?? Tags ?? after).length).toBeGreaterThanOrEqual(100_000);
});

test("two rounds of 100,000 edits as one", () => {
  const everyThird = range(100_000).map((i) => ({ offset: i * 3, length: 1, content: "ab" }));
  const everyFourth = range(100_000).map((i) => ({ offset: i * 4 + 2, length: 1, content: "c" }));
  expect(compose(everyThird, everyFourth, 300_000)).toHaveLength(100_000);
});

const subnet = (Properties: object) => ({ Type: "AWS::EC2::Subnet", Properties });

test.each<[string, object]>([
  ["subnets of one zone", subnet({ AvailabilityZone: "us-east-1a" })],
  ["subnets of a zone that has no index of its own", subnet({ AvailabilityZone: "us-east-1d" })],
  ["subnets without route tables", subnet({ VpcId: { Ref: "Vpc" } })],
  ["queues of one name", { Type: "AWS::SQS::Queue", Properties: { QueueName: "orders-queue" } }],
])("what the report says of %s grows as they do", (_, resource) => {
  const [few, many] = [50, 200].map((count) => {
    const resources = range(count).map((i) => [`R${i}`, resource]);
    return sizeOf({
      Resources: { Vpc: { Type: "AWS::EC2::VPC" }, ...Object.fromEntries(resources) },
    });
  });
  for (const what of ["changes", "edits", "characters"] as const) {
    expect(few?.[what]).toBeGreaterThanOrEqual(50);
    expect(many?.[what]).toBeLessThan(5 * (few?.[what] ?? 0));
  }
});

test("5,000 resources of one name, which is written in 5,000 other places", () => {
  const queue = { Type: "AWS::SQS::Queue", Properties: { QueueName: "orders-queue" } };
  const code = { Type: "AWS::Lambda::Function", Properties: { Code: "\nsend('orders-queue')" } };
  const Resources = Object.fromEntries(
    range(5000).flatMap((i) => [
      [`Queue${i}`, queue],
      [`Function${i}`, code],
    ]),
  );
  expect(audit({ Resources }).length).toBeGreaterThanOrEqual(5000);
});
