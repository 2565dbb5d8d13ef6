import { test } from "vitest";
import { iamUserWithoutGroup as rule } from "../../../server/src/rules/iam/iam-user-without-group.ts";
import { check, silent } from "../../fixture.ts";

test("users without a group are reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Clerk": { "Type": "AWS::IAM::User" },
//  ^^^^^^^ low: User "Clerk" is in no group: what he may do is his alone, and nobody sees it who looks at groups.
    "Other": {
//  ^^^^^^^ low: User "Other" is in no group: what he may do is his alone, and nobody sees it who looks at groups.
      "Type": "AWS::IAM::User",
      "Properties": { "Groups": [] }
    },
    "Third": { "Type": "AWS::IAM::User" },
    "Addition": {
      "Type": "AWS::IAM::UserToGroupAddition",
      "Properties": { "GroupName": "clerks", "Users": [{ "Ref": "Third" }, "somebody"] }
    }
  }
}`,
  );
});

const user = (Properties: object) => ({ Clerk: { Type: "AWS::IAM::User", Properties } });
const added = (Users: unknown) => ({
  Addition: { Type: "AWS::IAM::UserToGroupAddition", Properties: { GroupName: "clerks", Users } },
});

test.each<[string, unknown, object?]>([
  ["a user of a group", user({ Groups: [{ Ref: "Clerks" }] })],
  ["groups of a parameter", user({ Groups: { Ref: "Groups" } })],
  ["a user who is added", { ...user({}), ...added([{ Ref: "Clerk" }]) }],
  ["a user who is added by name", { ...user({ UserName: "clerk" }), ...added(["clerk"]) }],
  ["a user who may be added", { ...user({}), ...added({ Ref: "Users" }) }],
  ["what a macro may add", user({}), { Transform: "Groups" }],
  [
    "a user who is handed on",
    {
      ...user({}),
      Stack: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { Parameters: { User: { Ref: "Clerk" } } },
      },
    },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
