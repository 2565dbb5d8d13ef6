import { expect, test } from "vitest";
import { propertyListSizeWrong as rule } from "../../../server/src/rules/template/property-list-size-wrong.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("too few and too many", () => {
  check(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Pipeline": { "Type": "AWS::CodePipeline::Pipeline", "Properties": { "Stages": [{ "Name": "Source", "Actions": [] }] } },
//                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: "Stages" of "Pipeline" takes at least 2 elements and has 1: the service refuses it.
//                                                                                                                 ^^ critical: "Actions" of "Pipeline" takes at least 1 element and has 0: the service refuses it.
    "Profile": { "Type": "AWS::IAM::InstanceProfile", "Properties": { "Roles": { "Fn::If": ["Prod", ["a", "b"], ["a"]] } } }
//                                                                                                  ^^^^^^^^^^ critical: "Roles" of "Profile" takes at most 1 element and has 2: the service refuses it.
  }
}`,
  );
});

const profile = (Roles: unknown) => ({
  Profile: { Type: "AWS::IAM::InstanceProfile", Properties: { Roles } },
});

test.each([
  ["what fits", profile(["a"])],
  [
    "elements that may not be there",
    profile(["a", { "Fn::If": ["Prod", "b", { Ref: "AWS::NoValue" }] }, { Ref: "AWS::NoValue" }]),
  ],
  [
    "an element that may be several",
    {
      Pipeline: {
        Type: "AWS::CodePipeline::Pipeline",
        Properties: { Stages: [{ "Fn::FindInMap": ["a", "b", "c"] }] },
      },
    },
  ],
  ["a list by a function", profile({ "Fn::Split": [",", "a,b"] })],
])("silent about %s", (_, resources) => silent(rule, resources));

test("an object with one member is no function", () => {
  const Properties = { Stages: [{ Name: "Source" }] };
  const text = templateOf({ Pipeline: { Type: "AWS::CodePipeline::Pipeline", Properties } });
  expect(findingsOf(rule, text)).toHaveLength(1);
});
