import { describe, test } from "vitest";
import { backupProperties } from "../../../server/src/rules/backup/properties.ts";
import { check, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("backup-vault-key-of-aws", () => {
  const rule = ruleOf(backupProperties, "backup-vault-key-of-aws");

  test("AWS's own key", () =>
    check(
      rule,
      `
{
  "Resources": {
    "Vault": { "Type": "AWS::Backup::BackupVault", "Properties": { "BackupVaultName": "orders" } }
//  ^^^^^^^ low: "Vault" is encrypted with the key that AWS manages: its policy cannot be changed, and backups under it cannot be shared with another account.
  }
}`,
    ));

  test.each([["a key of its own", { EncryptionKeyArn: { "Fn::GetAtt": ["Key", "Arn"] } }]])(
    "silent about %s",
    (_, Properties) => silent(rule, { Orders: { Type: "AWS::Backup::BackupVault", Properties } }),
  );
});
