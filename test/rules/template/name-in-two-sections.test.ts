import { test } from "vitest";
import { nameInTwoSections as rule } from "../../../server/src/rules/template/name-in-two-sections.ts";
import { check, silent } from "../../fixture.ts";

test("the parameter is shown", () =>
  check(
    rule,
    `
{
  "Parameters": { "Vpc": { "Type": "String" }, "Env": { "Type": "String" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } }
//  ^^^^^ critical: "Vpc" is a resource and a parameter: CloudFormation refuses the template.
  }
}`,
  ));

test.each([
  [
    "outputs and conditions, which Ref does not find",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { Outputs: { Bucket: { Value: "x" } }, Conditions: { Bucket: { "Fn::Equals": ["a", "b"] } } },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
