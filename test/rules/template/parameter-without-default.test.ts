import { test } from "vitest";
import { parameterWithoutDefault as rule } from "../../../server/src/rules/template/parameter-without-default.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("a parameter that must be given", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Size": { "Type": "String", "AllowedValues": ["t3.micro", "t3.small"] },
//  ^^^^^^ 🔎 low: Parameter "Size" has no default: a deployment that does not set it fails.
    "VpcId": { "Type": "AWS::EC2::VPC::Id" }
//  ^^^^^^^ low: Parameter "VpcId" has no default: a deployment that does not set it fails.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Parameters": {
    "Size": { "Type": "String", "AllowedValues": ["t3.micro", "t3.small"], "Default": "t3.micro" },
    "VpcId": { "Type": "AWS::EC2::VPC::Id" }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test.each([
  ["a default, if only an empty one", { A: { Type: "String", Default: "" } }],
  ["the mark of the environment", { EnvironmentSuffix: { Type: "String" } }],
  ["secrets", { Token: { Type: "String", NoEcho: true } }],
  ["what has no type yet", { A: {}, B: null }],
])("silent about %s", (_, Parameters) => silent(rule, topic, { Parameters }));
