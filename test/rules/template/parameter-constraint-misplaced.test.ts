import { test } from "vitest";
import { parameterConstraintMisplaced as rule } from "../../../server/src/rules/template/parameter-constraint-misplaced.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("a limit of the other kind becomes one of this", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Count": { "Type": "Number", "MaxLength": 900, "AllowedPattern": "[0-9]+" },
//                               ^^^^^^^^^^^ 🔎 medium: Parameter "Count" is a Number, for which there is no MaxLength: CloudFormation checks no value by it.
//                                                 ^^^^^^^^^^^^^^^^ 🔎 medium: Parameter "Count" is a Number, for which there is no AllowedPattern: CloudFormation checks no value by it.
    "Name": { "Type": "String", "MinValue": 1, "MinLength": 2 }
//                              ^^^^^^^^^^ 🔎 medium: Parameter "Name" is a String, for which there is no MinValue: CloudFormation checks no value by it.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Parameters": {
    "Count": { "Type": "Number", "MaxValue": 900 },
    "Name": { "Type": "String", "MinLength": 2 }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test.each([
  [
    "limits of their own kind",
    {
      A: { Type: "Number", MinValue: 1, MaxValue: 2 },
      B: { Type: "String", MinLength: 1, MaxLength: 2, AllowedPattern: ".*" },
    },
  ],
  [
    "types of which AWS says nothing",
    {
      A: { Type: "AWS::EC2::VPC::Id", MinLength: 1 },
      B: { Type: "List<Number>", MinValue: 1 },
      C: { MinValue: 1 },
    },
  ],
])("silent about %s", (_, Parameters) => silent(rule, topic, { Parameters }));
