import { misspeltRotation } from "../../aws/kmsKeys.ts";
import { rename, set } from "../../syntax/change.ts";
import { member } from "../../syntax/syntax.ts";
import { equals, setValue } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const kmsKeyRotationDisabled: ResourceRule = {
  id: "kms-key-rotation-disabled",
  severity: "critical",
  profile: "essential",
  catalogue: ["kms-key-rotation"],
  controls: ["CIS 3.0.0 3.6"],
  category: "Security",
  resourceTypes: ["AWS::KMS::Key"],
  docs: {
    summary: "A symmetric KMS key keeps the same key material for ever.",
    why: "Without automatic rotation every object that the key ever encrypts hangs on one piece of key material, and the standards that ask for yearly rotation (CIS, PCI DSS) are not met. Rotation costs nothing to use: old ciphertext stays readable, and the key's ARN, id and policy stay the same.",
    bad: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Properties": {
      "Description": "Order data"
    }
  },
  "KeyAlias": {
    "Type": "AWS::KMS::Alias",
    "Properties": {
      "AliasName": { "Fn::Sub": "alias/\${AWS::StackName}-orders" },
      "TargetKeyId": { "Ref": "Key" }
    }
  }
}`,
    good: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Properties": {
      "Description": "Order data",
      "EnableKeyRotation": true
    }
  },
  "KeyAlias": {
    "Type": "AWS::KMS::Alias",
    "Properties": {
      "AliasName": { "Fn::Sub": "alias/\${AWS::StackName}-orders" },
      "TargetKeyId": { "Ref": "Key" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_7"],
    cfn_nag: ["F19"],
    guard: ["CMK_BACKING_KEY_ROTATION_ENABLED"],
    cdk_nag: ["AwsSolutions-KMS5", "KMSBackingKeyRotationEnabled"],
    trivy: ["AWS-0065"],
  },

  check(key, report) {
    // KMS rotates only enabled symmetric encryption keys whose material it made itself and keeps in its own store.
    if (!equals(key.get("KeySpec"), "SYMMETRIC_DEFAULT", true)) return;
    if (!equals(key.get("KeyUsage"), "ENCRYPT_DECRYPT", true)) return;
    if (!equals(key.get("Origin"), "AWS_KMS", true)) return;
    if (!equals(key.get("Enabled"), true, true)) return;
    // No property of the template's, but people who write it mean a custom key store.
    if (key.get("CustomKeyStoreId").kind !== "absent") return;

    const rotation = key.get("EnableKeyRotation");
    if (equals(rotation, true) !== false) return;

    const properties = key.get().node;
    const wrong = misspeltRotation.flatMap((name) => member(properties, name) ?? [])[0];
    if (wrong && !member(properties, "EnableKeyRotation")) {
      const path = [...key.get().path(), wrong.name];
      const isOn = equals(key.get(wrong.name), true) !== false;
      report({
        at: wrong.key,
        message: `Key "${key.id}" does not rotate its key material: CloudFormation knows no property "${wrong.name}"; it is called EnableKeyRotation.`,
        fixes: () => [
          {
            title: `Rename "${wrong.name}" to "EnableKeyRotation"${isOn ? "" : " and turn it on"}`,
            safety: "safe",
            changes: [rename(path, "EnableKeyRotation"), ...(isOn ? [] : [set(path, true)])],
          },
        ],
      });
      return;
    }
    report({
      at: rotation.at,
      message: `Key "${key.id}" does not rotate its key material: KMS rotates a key only where EnableKeyRotation is true.`,
      fixes: () => [
        {
          title: `Turn on key rotation of "${key.id}"`,
          safety: "safe",
          changes: [setValue(rotation, true)],
        },
      ],
    });
  },
};
