import { test } from "vitest";
import { interfaceParameterUndefined as rule } from "../../../server/src/rules/template/interface-parameter-undefined.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("names of parameters that do not exist", () => {
  checkFix(
    rule,
    `
{
  "Metadata": {
    "AWS::CloudFormation::Interface": {
      "ParameterGroups": [{ "Label": { "default": "x" }, "Parameters": ["Env", "VpcCdir", "Gone"] }],
//                                                                             ^^^^^^^^^ 🔎 low: AWS::CloudFormation::Interface names parameter "VpcCdir", which does not exist: the console ignores it.
//                                                                                        ^^^^^^ 💡 low: AWS::CloudFormation::Interface names parameter "Gone", which does not exist: the console ignores it.
      "ParameterLabels": { "VpcCdr": { "default": "x" } }
//                         ^^^^^^^^ 🔎 low: AWS::CloudFormation::Interface names parameter "VpcCdr", which does not exist: the console ignores it.
    }
  },
  "Parameters": { "Env": { "Type": "String" }, "VpcCidr": { "Type": "String" } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Metadata": {
    "AWS::CloudFormation::Interface": {
      "ParameterGroups": [{ "Label": { "default": "x" }, "Parameters": ["Env", "VpcCidr"] }],
      "ParameterLabels": { "VpcCidr": { "default": "x" } }
    }
  },
  "Parameters": { "Env": { "Type": "String" }, "VpcCidr": { "Type": "String" } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test("silent where a macro may add parameters", () =>
  silent(rule, topic, {
    Transform: "Company::Macro",
    Metadata: { "AWS::CloudFormation::Interface": { ParameterLabels: { Env: { default: "x" } } } },
  }));
