import { describe, test } from "vitest";
import { secretsmanagerProperties } from "../../../server/src/rules/secretsmanager/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("secretsmanager-secret-without-key", () => {
  const rule = ruleOf(secretsmanagerProperties, "secretsmanager-secret-without-key");

  test("no key is at hand", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SecretsManager::Secret", "Properties": { "GenerateSecretString": { "PasswordLength": 32 } } },
//  ^^^ low: "A" is encrypted with the key that all secrets of the account share: no key policy keeps anyone in the account from reading it, and no other account ever can.
    "B": { "Type": "AWS::SecretsManager::Secret", "Properties": { "KmsKeyId": "alias/aws/secretsmanager" } }
//                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ low: "B" is encrypted with the key that all secrets of the account share: no key policy keeps anyone in the account from reading it, and no other account ever can.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SecretsManager::Secret", "Properties": { "GenerateSecretString": { "PasswordLength": 32 } } },
    "B": { "Type": "AWS::SecretsManager::Secret", "Properties": { "KmsKeyId": "alias/aws/secretsmanager" } }
  }
}`,
    );
  });

  test.each([
    ["has a key", { KmsKeyId: { Ref: "Key" } }],
    ["may have one", { KmsKeyId: { Ref: "KeyParameter" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::SecretsManager::Secret", Properties } }),
  );
});
