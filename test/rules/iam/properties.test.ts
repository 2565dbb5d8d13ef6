import { test } from "vitest";
import { iamProperties } from "../../../server/src/rules/iam/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

test("a user who keeps his first password is reported, and made to choose another", () => {
  checkFix(
    ruleOf(iamProperties, "iam-user-keeps-first-password"),
    `
{
  "Resources": {
    "Clerk": {
      "Type": "AWS::IAM::User",
      "Properties": {
        "LoginProfile": { "Password": { "Ref": "Password" } }
//      ^^^^^^^^^^^^^^ 🔎 low: "Clerk" keeps the password that the stack gives: whoever deploys, and whoever may read what is deployed, knows it as long as the user does not change it.
      }
    },
    "Other": {
      "Type": "AWS::IAM::User",
      "Properties": {
        "LoginProfile": { "Password": { "Ref": "Password" }, "PasswordResetRequired": false }
//                                                                                    ^^^^^ 🔎 low: "Other" keeps the password that the stack gives: whoever deploys, and whoever may read what is deployed, knows it as long as the user does not change it.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Clerk": {
      "Type": "AWS::IAM::User",
      "Properties": {
        "LoginProfile": { "Password": { "Ref": "Password" }, "PasswordResetRequired": true }
      }
    },
    "Other": {
      "Type": "AWS::IAM::User",
      "Properties": {
        "LoginProfile": { "Password": { "Ref": "Password" }, "PasswordResetRequired": true }
      }
    }
  }
}`,
  );
});

const user = (Properties: object) => ({ Clerk: { Type: "AWS::IAM::User", Properties } });

test.each<[string, unknown]>([
  ["a user without a password", user({})],
  ["a user who chooses another", user({ LoginProfile: { PasswordResetRequired: "true" } })],
  ["what a parameter says", user({ LoginProfile: { PasswordResetRequired: { Ref: "Reset" } } })],
  ["a profile of a parameter", user({ LoginProfile: { Ref: "Profile" } })],
])("silent about %s", (_, resources) =>
  silent(ruleOf(iamProperties, "iam-user-keeps-first-password"), resources),
);
