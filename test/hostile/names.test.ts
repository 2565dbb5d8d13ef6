import { expect, test } from "vitest";
import { analyze } from "../../server/src/analyze.ts";
import { type FixAllResult, fixAll } from "../../server/src/fixAll.ts";
import { rules } from "../../server/src/rules/index.ts";
import { parse } from "../../server/src/syntax/syntax.ts";
import type { Settings } from "../../shared/settings.ts";
import { things, wants } from "../lsp/rules.ts";
import { startSession } from "../lsp/session.ts";

/** Names that every object of JavaScript has. */
const inherited = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "isPrototypeOf",
  "__defineGetter__",
];

/** A name of the same length and words that no object has. */
const harmless = (name: string): string => {
  const at = name.search(/[a-z](?=[^a-z]*$)/);
  return `${name.slice(0, at)}q${name.slice(at + 1)}`;
};

const places: Readonly<Record<string, string>> = {
  "logical id": `"Resources": { "NAME": { "Type": "AWS::KMS::Key", "Properties": {} },
    "Queue": { "Type": "AWS::SQS::Queue", "DependsOn": "NAME",
      "Properties": { "QueueName": "jobs", "KmsMasterKeyId": { "Ref": "NAME" } } } },
    "Outputs": { "Id": { "Value": { "Fn::GetAtt": ["NAME", "Arn"] } } }`,
  parameter: `"Parameters": { "NAME": { "Type": "String", "Default": "x", "AllowedValues": ["x", "NAME"] } },
    "Conditions": { "C": { "Fn::Equals": [{ "Ref": "NAME" }, "x"] } },
    "Resources": { "Key": { "Type": "AWS::KMS::Key", "Condition": "C", "Properties": { "Enabled": { "Ref": "NAME" } } },
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::Sub": "jobs-\${NAME}" } } } }`,
  condition: `"Conditions": { "NAME": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] }, "D": { "Fn::Not": [{ "Condition": "NAME" }] } },
    "Resources": { "Key": { "Type": "AWS::KMS::Key", "Condition": "NAME",
      "Properties": { "EnableKeyRotation": { "Fn::If": ["NAME", false, true] } } },
      "Other": { "Type": "AWS::KMS::Key", "Condition": "D" } }`,
  "undefined condition": `"Resources": { "Key": { "Type": "AWS::KMS::Key", "Condition": "NAME" } }`,
  mapping: `"Mappings": { "NAME": { "NAME": { "NAME": "x" } } },
    "Resources": { "Key": { "Type": "AWS::KMS::Key",
      "Properties": { "Description": { "Fn::FindInMap": ["NAME", "NAME", "NAME"] } } } }`,
  property: `"Resources": { "Key": { "Type": "AWS::KMS::Key", "NAME": 1, "Properties": { "NAME": { "NAME": [] } } } }`,
  "resource type": `"Resources": { "Key": { "Type": "AWS::KMS::Key" }, "X": { "Type": "NAME", "Properties": { "Name": "x" } },
    "Y": { "Type": "AWS::NAME::NAME", "Properties": { "Name": "x" } } }`,
  "intrinsic function": `"Resources": { "Key": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": { "NAME": false } } },
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::NAME": "x" } } } }`,
  section: `"NAME": { "NAME": 1 }, "Resources": { "Key": { "Type": "AWS::KMS::Key" } }`,
  output: `"Resources": { "Key": { "Type": "AWS::KMS::Key" } }, "Outputs": { "NAME": { "Value": { "Ref": "Key" } } }`,
  export: `"Resources": { "Key": { "Type": "AWS::KMS::Key" } },
    "Outputs": { "Id": { "Value": { "Ref": "Key" }, "Export": { "Name": "NAME" } } }`,
  "unresolved reference": `"Resources": { "Queue": { "Type": "AWS::SQS::Queue",
    "Properties": { "QueueName": "jobs", "KmsMasterKeyId": { "Ref": "NAME" }, "Tags": { "Fn::GetAtt": "NAME.NAME" } } } }`,
  "variable of Fn::Sub": `"Resources": { "Queue": { "Type": "AWS::SQS::Queue",
    "Properties": { "QueueName": { "Fn::Sub": ["jobs-\${NAME}", { "NAME": "x" }] }, "A": { "Fn::Sub": "\${NAME.NAME}" } } } }`,
};

const outcomeOf = (text: string) => {
  const { findings, defects } = analyze(text, { rules });
  const fixed: FixAllResult = fixAll(text, { rules, include: "review" });
  expect([...defects, ...fixed.defects]).toEqual([]);
  expect(parse(fixed.text).errors).toEqual([]);
  return {
    findings: findings.map(({ rule, severity, span, message }) => [
      rule,
      severity,
      span,
      message.length,
    ]),
    fixed: fixed.fixed.map(({ fix }) => fix.title.length),
    length: fixed.text.length,
  };
};

test.each(Object.entries(places))(
  "a name that JavaScript's objects have is like any other: %s",
  (_, place) => {
    let findings = 0;
    for (const name of inherited) {
      const write = (as: string) => `{ ${place.replaceAll("NAME", as)} }`;
      const outcome = outcomeOf(write(name));
      expect(outcome, name).toEqual(outcomeOf(write(harmless(name))));
      findings += outcome.findings.length;
    }
    expect(findings).toBeGreaterThan(0);
  },
);

test("and so it is in the settings, where it is said to match no rule", async () => {
  for (const name of inherited) {
    const settings = JSON.parse(`{ "${name}": 1, "rules": { "${name}": "off" } }`) as Settings;
    const session = await startSession({ rules: [wants("Colour")], settings });
    expect(await session.diagnostics(session.open(things("X")))).toHaveLength(1);
    expect(await session.next("window/logMessage")).toEqual({
      type: 2,
      message: `Setting cfnAudit.rules["${name}"] matches no rule.`,
    });
  }
});

test("as the environment's parameter it is the one that the user named", () => {
  for (const name of inherited) {
    const of = (environmentParameter: string) =>
      analyze(
        `{ "Parameters": { "${environmentParameter}": { "Type": "String" } }, "Resources": { "Queue": { "Type": "AWS::SQS::Queue",
          "Properties": { "QueueName": "jobs" } } } }`,
        { rules, environmentParameter },
      ).findings.flatMap((finding) => finding.fixes().map((fix) => fix.title.length));
    expect(of(name)).toEqual(of(harmless(name)));
    expect(of(name).length).toBeGreaterThan(0);
  }
});
