import { expect, test } from "vitest";
import { outputValueNotText as rule } from "../../../server/src/rules/template/output-value-not-text.ts";
import { checkFix, findingsOf, silent } from "../../fixture.ts";

test("lists are joined", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Subnets": { "Type": "CommaDelimitedList" } },
  "Resources": { "Zone": { "Type": "AWS::Route53::HostedZone" } },
  "Outputs": {
    "Object": { "Value": { "a": 1 } },
//                       ^^^^^^^^^^ critical: The value of output "Object" is an object, and only strings can be shown: CloudFormation refuses the template.
    "List": { "Value": ["a", "b"] },
//                     ^^^^^^^^^^ 🔎 critical: The value of output "List" is a list, and only strings can be shown: CloudFormation refuses the template.
    "Join": { "Value": ["-", ["a", "b"]] },
//                     ^^^^^^^^^^^^^^^^^ 🔎 critical: The value of output "Join" is a list, and only strings can be shown: CloudFormation refuses the template.
    "Parameter": { "Value": { "Ref": "Subnets" } },
//                          ^^^^^^^^^^^^^^^^^^^^ 🔎 critical: The value of output "Parameter" is parameter "Subnets", a list, and only strings can be shown: CloudFormation refuses the template.
    "Servers": { "Value": { "Fn::GetAtt": ["Zone", "NameServers"] } },
//                          ^^^^^^^^^^^^ 🔎 critical: The value of output "Servers" is the list NameServers of "Zone", and only strings can be shown: CloudFormation refuses the template.
    "Split": { "Value": { "Fn::Split": [",", "a,b"] } }
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: The value of output "Split" is the list that Fn::Split gives, and only strings can be shown: CloudFormation refuses the template.
  }
}`,
    `
{
  "Parameters": { "Subnets": { "Type": "CommaDelimitedList" } },
  "Resources": { "Zone": { "Type": "AWS::Route53::HostedZone" } },
  "Outputs": {
    "Object": { "Value": { "a": 1 } },
    "List": { "Value": { "Fn::Join": [",", ["a", "b"]] } },
    "Join": { "Value": { "Fn::Join": ["-", ["a", "b"]] } },
    "Parameter": { "Value": { "Fn::Join": [",", { "Ref": "Subnets" }] } },
    "Servers": { "Value": { "Fn::Join": [",", { "Fn::GetAtt": ["Zone", "NameServers"] }] } },
    "Split": { "Value": { "Fn::Join": [",", { "Fn::Split": [",", "a,b"] }] } }
  }
}`,
  );
});

const Parameters = {
  Name: { Type: "AWS::SSM::Parameter::Value<List<String>>" },
  Env: { Type: "String" },
};
test.each([
  [
    "text, numbers and functions that give text",
    {
      A: { Value: "x" },
      B: { Value: 1 },
      C: { Value: { "Fn::Join": [",", { "Fn::Split": [",", "a"] }] } },
    },
  ],
  [
    "parameters of which it is not known",
    { A: { Value: { Ref: "Name" } }, B: { Value: { Ref: "Env" } } },
  ],
  ["attributes that are not known", { A: { Value: { "Fn::GetAtt": ["Custom", "Names"] } } }],
  ["half-typed values", { A: {}, B: { Value: {} } }],
])("silent about %s", (name, Outputs) => {
  if (name !== "half-typed values")
    silent(rule, { Custom: { Type: "Custom::Names" } }, { Parameters, Outputs });
  else
    expect(
      findingsOf(
        rule,
        '{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }, "Outputs": { "A": { "Value": { "Re": } } } }',
      ),
    ).toEqual([]);
});
