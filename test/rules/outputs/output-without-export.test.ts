import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { outputWithoutExport as rule } from "../../../server/src/rules/outputs/output-without-export.ts";
import { outputsIncomplete } from "../../../server/src/rules/outputs/outputs-incomplete.ts";
import { checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const Net = { Type: "AWS::EC2::VPC" };
const Value = { Ref: "Net" };
const exportOf = (id: string) => ({ Name: { "Fn::Sub": `\${AWS::StackName}-${id}` } });

/** The export names after all fixes, by output. */
function namesAfter(Outputs: object, sections: object = {}) {
  const text = fixEach(rule, templateOf({ Net }, { ...sections, Outputs }));
  const outputs = Object.entries<{ Export?: { Name: unknown } }>(JSON.parse(text).Outputs);
  return Object.fromEntries(outputs.map(([id, body]) => [id, body.Export?.Name]));
}

test("an output is exported under the stack's name and its own", () => {
  checkFix(
    rule,
    `{
  "Resources": { "Net": { "Type": "AWS::EC2::VPC" } },
  "Outputs": {
    "VpcId": {
//  ^^^^^^^ 💡 low: Output "VpcId" has no Export: no other stack can import its value.
      "Value": {
        "Ref": "Net"
      }
    }
  }
}`,
    `{
  "Resources": { "Net": { "Type": "AWS::EC2::VPC" } },
  "Outputs": {
    "VpcId": {
      "Value": {
        "Ref": "Net"
      },
      "Export": {
        "Name": {
          "Fn::Sub": "\${AWS::StackName}-VpcId"
        }
      }
    }
  }
}`,
  );
});

test("in the manner of the other exports", () => {
  const Outputs = { A: { Value, Export: { Name: { "Fn::Sub": "${Stage}-A" } } }, B: { Value } };
  const Parameters = { Stage: { Type: "String" } };
  expect(namesAfter(Outputs, { Parameters }).B).toEqual({ "Fn::Sub": "${Stage}-B" });
});

test("a conditional output is exported like any other", () => {
  const Conditions = { C: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
  const Outputs = { A: { Condition: "C", Value } };
  expect(namesAfter(Outputs, { Conditions })).toEqual({ A: exportOf("A").Name });
});

test("an export's name is never used twice", () => {
  const Outputs = { A: { Value, Export: exportOf("B") }, B: { Value }, B2: { Value } };
  expect(namesAfter(Outputs)).toEqual({
    A: exportOf("B").Name,
    B: exportOf("B3").Name,
    B2: exportOf("B2").Name,
  });
});

test("nor by outputs that are added at the same time", () => {
  const resources = { Net, Key: { Type: "AWS::KMS::Key" } };
  const Outputs = { A: { Value, Export: exportOf("Alert") }, Alert: { Value } };
  const { text } = fixAll(templateOf(resources, { Outputs }), {
    rules: [rule, outputsIncomplete],
    include: "safe",
  });
  expect(findingsOf([rule, outputsIncomplete], text)).toEqual([]);
  const names = text.match(/AWS::StackName\}-\w+/g) ?? [];
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(3);
});

describe("nothing to report", () => {
  test("an output that has an export, even a half-typed one", () =>
    silent(
      rule,
      { Net },
      { Outputs: { A: { Value, Export: exportOf("A") }, B: { Value, Export: {} } } },
    ));
  test("an output without a value", () =>
    silent(rule, { Net }, { Outputs: { A: {}, B: "x", C: null, D: { Value: null } } }));
  test("what makes outputs by itself", () =>
    silent(rule, { Net }, { Outputs: { "Fn::ForEach::X": ["A", ["b"], {}] } }));
});

describe("a value that may be blank cannot be exported", () => {
  const Parameters = {
    Mail: { Type: "String", Default: "" },
    Zone: { Type: "String", AllowedValues: ["", "z1"] },
    Size: { Type: "String", Default: "small" },
  };
  const Conditions = { C: { "Fn::Equals": [{ Ref: "Size" }, "small"] } };
  const maybe = { "Fn::If": ["C", { Ref: "Net" }, { Ref: "AWS::NoValue" }] };
  const found = (value: unknown) =>
    findingsOf(
      rule,
      templateOf({ Net }, { Parameters, Conditions, Outputs: { A: { Value: value } } }),
    );

  test.each([
    ["a literal", " "],
    ["a branch", { "Fn::If": ["C", { Ref: "Net" }, ""] }],
    ["a branch without value", maybe],
    ["a parameter by default", { Ref: "Mail" }],
    ["one of a parameter's values", { "Fn::Sub": "${Zone}" }],
    ["a list of which nothing is sure", { "Fn::Join": [",", [maybe, maybe]] }],
  ])("%s", (_, value) => expect(found(value)).toEqual([]));

  test.each([
    ["a parameter with a default", { Ref: "Size" }],
    ["a parameter among text", { "Fn::Sub": "mailto:${Mail}" }],
    ["a list with something sure", { "Fn::Join": [",", [maybe, { Ref: "Net" }]] }],
    ["a choice of two", { "Fn::If": ["C", { Ref: "Net" }, "none"] }],
  ])("but not: %s", (_, value) => expect(found(value)).toHaveLength(1));
});
