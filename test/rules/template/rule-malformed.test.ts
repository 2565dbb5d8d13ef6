import { test } from "vitest";
import { ruleMalformed as rule } from "../../../server/src/rules/template/rule-malformed.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("a rule asserts something", () => {
  checkFix(
    rule,
    `
{
  "Rules": {
    "Text": "x",
//          ^^^ critical: The rule "Text" must be an object: CloudFormation refuses the template.
    "Empty": {},
//  ^^^^^^^ critical: The rule "Empty" has no Assertions: CloudFormation refuses the template.
    "Odd": { "RuleCondition": { "Ref": "Env" }, "Assertions": { "Assert": {} } },
//                            ^^^^^^^^^^^^^^^^ critical: "Ref" stands in rule "Odd" where Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition must: CloudFormation refuses the template.
//                                                            ^^^^^^^^^^^^^^^^ critical: "Assertions" of rule "Odd" must be a list: CloudFormation refuses the template.
    "Known": { "Assertions": [{ "AssertDescription": "x" }, { "Assert": { "Fn::Foo": [] }, "AssetDescription": "x" }] }
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: An assertion of rule "Known" has no Assert: CloudFormation refuses the template.
//                                                                      ^^^^^^^^^^^^^^^^^ critical: "Fn::Foo" stands in rule "Known" where Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition must: CloudFormation refuses the template.
//                                                                                         ^^^^^^^^^^^^^^^^^^ 🔎 low: "AssetDescription" is no attribute of an assertion of rule "Known": CloudFormation ignores it.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Rules": {
    "Text": "x",
    "Empty": {},
    "Odd": { "RuleCondition": { "Ref": "Env" }, "Assertions": { "Assert": {} } },
    "Known": { "Assertions": [{ "AssertDescription": "x" }, { "Assert": { "Fn::Foo": [] }, "AssertDescription": "x" }] }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test("silent about the functions of rules", () =>
  silent(rule, topic, {
    Rules: {
      A: {
        RuleCondition: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
        Assertions: [
          { Assert: { "Fn::Contains": [["a"], { Ref: "Size" }] }, AssertDescription: "x" },
          {
            Assert: {
              "Fn::Not": [{ "Fn::EachMemberIn": [["a"], { "Fn::RefAll": "AWS::EC2::VPC::Id" }] }],
            },
          },
        ],
      },
    },
  }));
