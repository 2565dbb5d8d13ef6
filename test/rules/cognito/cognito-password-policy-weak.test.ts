import { expect, test } from "vitest";
import { cognitoPasswordPolicyWeak as rule } from "../../../server/src/rules/cognito/cognito-password-policy-weak.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("what is weak is strengthened, and the default written down", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Customers": {
      "Type": "AWS::Cognito::UserPool",
      "Properties": { "Policies": { "PasswordPolicy": { "MinimumLength": 6, "RequireSymbols": false, "RequireNumbers": "false" } } }
//                                                                       ^ 🔎 medium: "Customers" takes passwords that have 6 characters and do without digits and symbols: they are the sooner guessed.
    },
    "Staff": {
      "Type": "AWS::Cognito::UserPool",
      "Properties": { "Policies": { "PasswordPolicy": { "MinimumLength": 10, "RequireSymbols": false } } }
//                                                                                             ^^^^^ 🔎 low: "Staff" takes passwords that do without symbols: they are the sooner guessed.
    },
    "Partners": {
      "Type": "AWS::Cognito::UserPool",
      "Properties": { "Policies": { "PasswordPolicy": { "MinimumLength": "7" } } }
//                                                                       ^^^ 🔎 medium: "Partners" takes passwords that have 7 characters: they are the sooner guessed.
    },
    "Guests": { "Type": "AWS::Cognito::UserPool" }
//  ^^^^^^^^ 💡 low: "Guests" does not say what passwords must be: Cognito asks for eight characters of four kinds, and audits of the template find nothing that says so.
  }
}`,
    `
{
  "Resources": {
    "Customers": {
      "Type": "AWS::Cognito::UserPool",
      "Properties": { "Policies": { "PasswordPolicy": { "MinimumLength": 8, "RequireSymbols": true, "RequireNumbers": true, "RequireLowercase": true, "RequireUppercase": true } } }
    },
    "Staff": {
      "Type": "AWS::Cognito::UserPool",
      "Properties": { "Policies": { "PasswordPolicy": { "MinimumLength": 10, "RequireSymbols": true, "RequireLowercase": true, "RequireUppercase": true, "RequireNumbers": true } } }
    },
    "Partners": {
      "Type": "AWS::Cognito::UserPool",
      "Properties": { "Policies": { "PasswordPolicy": { "MinimumLength": 8, "RequireLowercase": true, "RequireUppercase": true, "RequireNumbers": true, "RequireSymbols": true } } }
    },
    "Guests": { "Type": "AWS::Cognito::UserPool", "Properties": { "Policies": { "PasswordPolicy": { "MinimumLength": 8, "RequireLowercase": true, "RequireUppercase": true, "RequireNumbers": true, "RequireSymbols": true } } } }
  }
}`,
  );
});

test("what is left to Cognito is said", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Customers": {
      "Type": "AWS::Cognito::UserPool",
      "Properties": { "Policies": { "PasswordPolicy": { "RequireUppercase": true, "RequireNumbers": true } } }
//                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: The password policy of "Customers" says nothing of lower case and symbols: whether passwords must have them is left to Cognito.
    }
  }
}`,
    `
{
  "Resources": {
    "Customers": {
      "Type": "AWS::Cognito::UserPool",
      "Properties": { "Policies": { "PasswordPolicy": { "RequireUppercase": true, "RequireNumbers": true, "MinimumLength": 8, "RequireLowercase": true, "RequireSymbols": true } } }
    }
  }
}`,
  );
});

const pool = (Policies: unknown) => ({
  Customers: { Type: "AWS::Cognito::UserPool", Properties: { Policies } },
});
const all = {
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

test.each([
  ["eight characters of all kinds", { PasswordPolicy: { MinimumLength: 8, ...all } }],
  ["long ones of any", { PasswordPolicy: { MinimumLength: 16, RequireSymbols: false } }],
  ["what a parameter tells", { PasswordPolicy: { MinimumLength: { Ref: "Length" }, ...all } }],
  ["what a parameter tells of all", { PasswordPolicy: { Ref: "Policy" } }],
  [
    "kinds that a parameter tells",
    { PasswordPolicy: { MinimumLength: 9, ...all, RequireSymbols: { Ref: "Symbols" } } },
  ],
  ["no kinds, perhaps of long ones", { PasswordPolicy: { MinimumLength: { Ref: "Length" } } }],
])("silent where a pool asks for %s", (_, policies) => silent(rule, pool(policies)));

test("of unknown length, kinds count", () => {
  const policies = { PasswordPolicy: { MinimumLength: { Ref: "Length" }, RequireNumbers: false } };
  expect(findingsOf(rule, templateOf(pool(policies)))).toHaveLength(1);
});

test.each([
  [6, "Ask for passwords of 8 characters and all kinds of characters"],
  [12, "Ask for passwords of all kinds of characters"],
])("a length of %i is raised to the least, or left as it is", (MinimumLength, title) => {
  const policies = { PasswordPolicy: { MinimumLength, RequireSymbols: false } };
  const [finding] = findingsOf(rule, templateOf(pool(policies)));
  expect(finding?.fixes()[0]?.title).toContain(title);
});
