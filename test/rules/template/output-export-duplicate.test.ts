import { expect, test } from "vitest";
import { outputExportDuplicate as rule } from "../../../server/src/rules/template/output-export-duplicate.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("a name that another output has", () => {
  check(
    rule,
    `
{
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } },
  "Outputs": {
    "A": { "Value": "x", "Export": { "Name": "vpc" } },
    "B": { "Value": "x", "Export": { "Name": "vpc" } },
//                                           ^^^^^ critical: Output "B" is exported by the name of output "A", "vpc": CloudFormation refuses the stack.
    "C": { "Value": "x", "Export": { "Name": { "Fn::Sub": "\${AWS::StackName}-vpc" } } },
    "D": { "Value": "x", "Export": { "Name": { "Fn::Sub": "\${AWS::StackName}-vpc" } } }
//                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: Output "D" is exported by the name of output "C": CloudFormation refuses the stack.
  }
}`,
  );
});

const output = (Condition: string | undefined, Name: unknown = "vpc") => ({
  Value: "x",
  Condition,
  Export: { Name },
});
const equals = (value: string) => ({ "Fn::Equals": [{ Ref: "Env" }, value] });
const Conditions = {
  IsProd: equals("prod"),
  IsTest: equals("test"),
  IsOther: { "Fn::Not": [{ Condition: "IsProd" }] },
};

test.each([
  ["outputs of which there is only one", { A: output("IsProd"), B: output("IsOther") }],
  ["outputs that exclude each other", { A: output("IsProd"), B: output("IsTest") }],
  [
    "names that differ",
    { A: output(undefined, "a"), B: output(undefined, { Ref: "AWS::StackName" }) },
  ],
  ["exports without a name", { A: { Value: "x", Export: {} }, B: { Value: "x", Export: {} } }],
])("silent about %s", (_, Outputs) => silent(rule, topic, { Conditions, Outputs }));

test("outputs that may both exist", () => {
  const Outputs = { A: output("IsProd"), B: output("IsTest"), C: output("IsOther") };
  expect(findingsOf(rule, templateOf(topic, { Conditions, Outputs }))).toHaveLength(1);
});
