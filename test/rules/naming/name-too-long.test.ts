import { expect, test } from "vitest";
import { nameTooLong as rule } from "../../../server/src/rules/naming/name-too-long.ts";
import { findingsOf, silent, templateOf } from "../../fixture.ts";

const named = (Name: unknown) => ({
  Group: { Type: "AWS::ElasticLoadBalancingV2::TargetGroup", Properties: { Name } },
});
const messagesOf = (name: unknown, sections: object = {}) =>
  findingsOf(rule, templateOf(named(name), sections)).map(({ message }) => message);

test("what is written alone, or with what is put in, is too long", () => {
  expect(messagesOf("a".repeat(33))).toEqual([
    'The name of "Group" is 33 characters long: the service takes 32 and refuses it.',
  ]);
  expect(messagesOf({ "Fn::Sub": `${"a".repeat(21)}\${AWS::AccountId}\${Env}` })).toEqual([
    'The name of "Group" is at least 33 characters long: the service takes 32 and refuses it.',
  ]);
  const Parameters = { Env: { Type: "String", AllowedValues: ["prod", "dev"] } };
  expect(messagesOf({ "Fn::Sub": `${"a".repeat(29)}\${Env}` }, { Parameters })).toEqual([]);
  expect(messagesOf({ "Fn::Sub": `${"a".repeat(30)}\${Env}` }, { Parameters })).toHaveLength(1);
});

test.each([
  ["a name that fits", "a".repeat(32)],
  ["what may be short", { "Fn::Sub": `${"a".repeat(31)}\${Env}\${AWS::StackName}` }],
  ["a parameter", { Ref: "Name" }],
  ["a dynamic reference", "{{resolve:ssm:/a/long/name/of/a/parameter/in/the/store}}"],
])("silent about %s", (_, name) => silent(rule, named(name)));
