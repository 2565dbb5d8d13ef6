import { test } from "vitest";
import { parameterLimitsContradict as rule } from "../../../server/src/rules/template/parameter-limits-contradict.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("limits between which there is nothing", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Name": { "Type": "String", "MinLength": 9, "MaxLength": "3" },
//                                           ^ 🔎 critical: Parameter "Name" has MinLength 9 above MaxLength 3: CloudFormation refuses every value.
    "Count": { "Type": "Number", "MinValue": "10", "MaxValue": 9.5 }
//                                           ^^^^ 🔎 critical: Parameter "Count" has MinValue 10 above MaxValue 9.5: CloudFormation refuses every value.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Parameters": {
    "Name": { "Type": "String", "MinLength": "3", "MaxLength": 9 },
    "Count": { "Type": "Number", "MinValue": 9.5, "MaxValue": "10" }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test.each([
  ["one value that fits", { A: { Type: "String", MinLength: 3, MaxLength: 3 } }],
  [
    "one limit, or what is none",
    { A: { Type: "String", MinLength: 3 }, B: { Type: "String", MinLength: 3, MaxLength: "x" } },
  ],
])("silent about %s", (_, Parameters) => silent(rule, topic, { Parameters }));
