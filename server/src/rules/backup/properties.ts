/** What the properties of backup vaults must be. */
import { propertyRules } from "../propertyRules.ts";

export const backupProperties = propertyRules([
  {
    id: "backup-vault-key-of-aws",
    severity: "low",
    catalogue: ["backup-vault-kms"],
    equivalents: { checkov: ["CKV_AWS_166"] },
    types: ["AWS::Backup::BackupVault"],
    property: "EncryptionKeyArn",
    wants: { beSet: true },
    noun: "A backup vault",
    problem: "is encrypted with the key that AWS manages",
    consequence:
      "its policy cannot be changed, and backups under it cannot be shared with another account",
    why: "Without EncryptionKeyArn AWS Backup uses aws/backup. What is in the vault is encrypted, but only a key of your own has a policy that decides who restores it, and can be shared with the account that keeps copies.",
    example: { BackupVaultName: "orders" },
    mended: { BackupVaultName: "orders", EncryptionKeyArn: { "Fn::GetAtt": ["BackupKey", "Arn"] } },
    links: [
      "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupvault.html#cfn-backup-backupvault-encryptionkeyarn",
    ],
  },
]);
