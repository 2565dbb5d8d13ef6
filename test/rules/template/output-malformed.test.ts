import { expect, test } from "vitest";
import { outputMalformed as rule } from "../../../server/src/rules/template/output-malformed.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("each attribute must exist and be of its kind", () => {
  checkFix(
    rule,
    `
{
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } },
  "Outputs": {
    "Null": null,
//          ^^^^ critical: Output "Null" must be an object: CloudFormation refuses the template.
    "Typo": { "Value": "x", "Descripton": "x", "Condition": null },
//                          ^^^^^^^^^^^^ 🔎 critical: "Descripton" is no attribute of output "Typo": CloudFormation refuses the template.
//                                                          ^^^^ critical: "Condition" of output "Typo" must be a string: CloudFormation refuses the template.
    "Case": { "Value": "x", "description": "x" },
//                          ^^^^^^^^^^^^^ 💡 critical: "description" is no attribute of output "Case": CloudFormation refuses the template.
    "Sub": { "Value": "x", "Description": { "Fn::Sub": "x" } },
//                                        ^^^^^^^^^^^^^^^^^^ critical: "Description" of output "Sub" must be a string: CloudFormation refuses the template.
    "Export": { "Value": "x", "Export": { "name": "x" } },
//                            ^^^^^^^^ critical: The export of output "Export" has no Name: CloudFormation refuses the template.
//                                        ^^^^^^ 💡 critical: "name" is no attribute of the export of output "Export": CloudFormation refuses the template.
    "Name": { "Value": "x", "Export": "x" }
//                                    ^^^ critical: "Export" of output "Name" must be an object: CloudFormation refuses the template.
  }
}`,
    `
{
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } },
  "Outputs": {
    "Null": null,
    "Typo": { "Value": "x", "Description": "x", "Condition": null },
    "Case": { "Value": "x", "Description": "x" },
    "Sub": { "Value": "x", "Description": { "Fn::Sub": "x" } },
    "Export": { "Value": "x", "Export": { "Name": "x" } },
    "Name": { "Value": "x", "Export": "x" }
  }
}`,
  );
});

test("a description has no more than 1,024 characters", () => {
  const of = (length: number) => ({
    Outputs: { A: { Value: "x", Description: "d".repeat(length) } },
  });
  silent(rule, topic, of(1024));
  expect(findingsOf(rule, templateOf(topic, of(1025)))).toHaveLength(1);
});

test.each([
  [
    "all attributes",
    { A: { Value: "x", Description: "x", Condition: "IsProd", Export: { Name: { Ref: "A" } } } },
    {},
  ],
  ["loops", { "Fn::ForEach::A": ["B", ["c"], {}] }, {}],
  ["what a macro makes", { A: "x" }, { Transform: "Company::Macro" }],
])("silent about %s", (_, Outputs, sections) => silent(rule, topic, { Outputs, ...sections }));
