import { describe, expect, test } from "vitest";
import { kmsKeyRotationDisabled as rule } from "../../../server/src/rules/kms/kms-key-rotation-disabled.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a key that says nothing of rotation is told to turn it on", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Key": {
//  ^^^^^ 💡 critical: Key "Key" does not rotate its key material: KMS rotates a key only where EnableKeyRotation is true.
      "Type": "AWS::KMS::Key"
    }
  }
}`,
    `
{
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "EnableKeyRotation": true
      }
    }
  }
}`,
  );
});

test("an explicit false is marked where it stands", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": false } }
//                                                                         ^^^^^ 💡 critical: Key "Key" does not rotate its key material: KMS rotates a key only where EnableKeyRotation is true.
  }
}`,
  );
});

test("a misspelt name is renamed instead, and turned on", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key", "Properties": { "KeyRotationEnabled": false } }
//                                                    ^^^^^^^^^^^^^^^^^^^^ 💡 critical: Key "Key" does not rotate its key material: CloudFormation knows no property "KeyRotationEnabled"; it is called EnableKeyRotation.
  }
}`,
    `
{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": true } }
  }
}`,
  );
});

test("only the branch that does not rotate is reported, with its condition", () => {
  checkFix(
    rule,
    `
{
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "EnableKeyRotation": { "Fn::If": ["Prod", true, { "Ref": "AWS::NoValue" }] }
//                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: Key "Key" does not rotate its key material: KMS rotates a key only where EnableKeyRotation is true (when Prod is false).
      }
    }
  }
}`,
    `
{
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "EnableKeyRotation": { "Fn::If": ["Prod", true, true] }
      }
    }
  }
}`,
  );
});

const key = (Properties: object, rest: object = {}) => ({
  Key: { Type: "AWS::KMS::Key", ...rest, Properties },
});
const conditions = {
  Conditions: {
    Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
    Dev: { "Fn::Not": [{ Condition: "Prod" }] },
  },
};

describe("silent", () => {
  test.each([
    ["rotation on", { EnableKeyRotation: true }],
    ["rotation on, as CloudFormation also reads it", { EnableKeyRotation: "true" }],
    ["decided at deployment", { EnableKeyRotation: { Ref: "Rotate" } }],
    ["asymmetric", { KeySpec: "RSA_2048" }],
    ["a key spec that only deployment tells", { KeySpec: { Ref: "Spec" } }],
    ["HMAC", { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }],
    ["signing", { KeyUsage: "SIGN_VERIFY" }],
    ["imported key material", { Origin: "EXTERNAL" }],
    ["key material in a CloudHSM", { Origin: "AWS_CLOUDHSM" }],
    ["disabled", { Enabled: false }],
    ["in a custom key store", { CustomKeyStoreId: "cks-1" }],
    [
      "asymmetric where it does not rotate",
      {
        KeySpec: { "Fn::If": ["Dev", "RSA_2048", { Ref: "AWS::NoValue" }] },
        EnableKeyRotation: { "Fn::If": ["Prod", true, false] },
      },
    ],
  ])("%s", (_, properties) => silent(rule, key(properties), conditions));

  test("the key exists only where it rotates", () => {
    const properties = { EnableKeyRotation: { "Fn::If": ["Dev", false, true] } };
    silent(rule, key(properties, { Condition: "Prod" }), conditions);
  });
});

test.each([
  ["all false", ["false"], 1],
  ["one true", ["true", "false"], 0],
  ["all true", [true], 0],
])("a parameter is folded where its allowed values agree: %s", (_, AllowedValues, count) => {
  const Parameters = { Rotate: { Type: "String", AllowedValues } };
  const text = templateOf(key({ EnableKeyRotation: { Ref: "Rotate" } }), { Parameters });
  expect(findingsOf(rule, text)).toHaveLength(count);
});
