import { describe, test } from "vitest";
import { cognitoProperties } from "../../../server/src/rules/cognito/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("cognito-user-pool-without-mfa", () => {
  const rule = ruleOf(cognitoProperties, "cognito-user-pool-without-mfa");

  test("a second factor may be had", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Cognito::UserPool", "Properties": { "UserPoolName": "customers" } },
//  ^^^ 🔎 medium: "A" lets no user have a second factor: who has a password, leaked or guessed, has the account.
    "B": { "Type": "AWS::Cognito::UserPool", "Properties": { "MfaConfiguration": "OFF", "EnabledMfas": ["SMS_MFA"] } }
//                                                                               ^^^^^ 🔎 medium: "B" lets no user have a second factor: who has a password, leaked or guessed, has the account.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Cognito::UserPool", "Properties": { "UserPoolName": "customers", "MfaConfiguration": "OPTIONAL", "EnabledMfas": ["SOFTWARE_TOKEN_MFA"] } },
    "B": { "Type": "AWS::Cognito::UserPool", "Properties": { "MfaConfiguration": "OPTIONAL", "EnabledMfas": ["SMS_MFA"] } }
  }
}`,
    );
  });

  test.each([
    ["lets users have one", { MfaConfiguration: "OPTIONAL" }],
    ["asks for one", { MfaConfiguration: "ON" }],
    ["does what a parameter tells", { MfaConfiguration: { Ref: "Mfa" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::Cognito::UserPool", Properties } }),
  );
});

describe("cognito-guests-allowed", () => {
  const rule = ruleOf(cognitoProperties, "cognito-guests-allowed");

  test("guests stay out", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Cognito::IdentityPool", "Properties": { "AllowUnauthenticatedIdentities": true } }
//                                                                                                 ^^^^ 🔎 medium: "A" gives AWS credentials to whoever asks, without a login: anyone on the internet can do what its role for guests allows.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Cognito::IdentityPool", "Properties": { "AllowUnauthenticatedIdentities": false } }
  }
}`,
    );
  });

  test.each([
    ["lets none in", { AllowUnauthenticatedIdentities: false }],
    ["says nothing", {}],
    ["does what a parameter tells", { AllowUnauthenticatedIdentities: { Ref: "Guests" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::Cognito::IdentityPool", Properties } }),
  );
});
