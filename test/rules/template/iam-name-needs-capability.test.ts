import { expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { nameWithoutEnvironmentSuffix } from "../../../server/src/rules/naming/name-without-environment-suffix.ts";
import { iamNameNeedsCapability as rule } from "../../../server/src/rules/template/iam-name-needs-capability.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("one is shown, for one is enough: the first by name, in whatever order they stand", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "User": { "Type": "AWS::IAM::User" },
    "Role": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": { "Fn::Sub": "app-\${AWS::Region}" } } },
    "Group": { "Type": "AWS::IAM::Group", "Properties": { "GroupName": "admins" } }
//                                                                     ^^^^^^^^ 🔎 low: "Group" (and 1 more) has a name of its own: a deployment must say CAPABILITY_NAMED_IAM.
  }
}`,
    `
{
  "Resources": {
    "User": { "Type": "AWS::IAM::User" },
    "Role": { "Type": "AWS::IAM::Role", "Properties": {} },
    "Group": { "Type": "AWS::IAM::Group", "Properties": {} }
  }
}`,
  ));

test.each([
  [
    "names that CloudFormation gives",
    {
      A: { Type: "AWS::IAM::Role", Properties: { RoleName: { Ref: "AWS::NoValue" } } },
      B: { Type: "AWS::IAM::Policy", Properties: { PolicyName: "inline" } },
    },
    {},
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

const role = (RoleName: unknown) => ({ Type: "AWS::IAM::Role", Properties: { RoleName } });
const Parameters = { Stage: { Type: "String" } };

test.each([
  ["has an environment's mark", { "Fn::Sub": "app-${Stage}" }, {}],
  [
    "is relied on",
    "app-role",
    { Outputs: { Arn: { Value: "arn:aws:iam::123456789012:role/app-role" } } },
  ],
  ["is AWS's own", "dms-vpc-role", {}],
  ["stands under Fn::If", { "Fn::If": ["A", "app-role", { Ref: "AWS::NoValue" }] }, {}],
])("a name stays where it %s", (_, name, sections) => {
  const text = templateOf({ A: role(name), B: role("other-role") }, { Parameters, ...sections });
  expect(findingsOf(rule, text).map((finding) => finding.fixes())).toEqual([[]]);
});

test("in bulk a name gets its mark, and stays", () => {
  const text = templateOf({ A: role("app-role") }, { Parameters });
  const rules = [nameWithoutEnvironmentSuffix, rule];
  const fixed = JSON.parse(fixAll(text, { rules, include: "review" }).text);
  expect(fixed.Resources.A.Properties).toEqual({ RoleName: { "Fn::Sub": "app-role-${Stage}" } });
});
