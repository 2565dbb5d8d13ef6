/** What the properties of secrets must be. */
import { withKey } from "../kms/keyFor.ts";
import { propertyRules } from "../propertyRules.ts";

const userGuide = "https://docs.aws.amazon.com/secretsmanager/latest/userguide";
const secret = { GenerateSecretString: { PasswordLength: 32 } };

export const secretsmanagerProperties = propertyRules([
  {
    id: "secretsmanager-secret-without-key",
    severity: "low",
    catalogue: ["secretsmanager-kms"],
    equivalents: {
      checkov: ["CKV_AWS_149"],
      cfn_nag: ["W77"],
      guard: ["SECRETSMANAGER_USING_CMK"],
      cdk_nag: ["SecretsManagerUsingKMSKey"],
      trivy: ["AWS-0098"],
    },
    types: ["AWS::SecretsManager::Secret"],
    property: "KmsKeyId",
    wants: { notBe: ["alias/aws/secretsmanager"] },
    noun: "A secret",
    problem: "is encrypted with the key that all secrets of the account share",
    consequence:
      "no key policy keeps anyone in the account from reading it, and no other account ever can",
    why: "The key aws/secretsmanager may be used by everyone in the account through Secrets Manager, and its policy cannot be changed. With a key of its own, readers need the key as well, and the secret can be shared with another account.",
    fix: withKey("readers of the secret need the key"),
    example: secret,
    mended: { ...secret, KmsKeyId: { "Fn::ImportValue": "SecretKeyArn" } },
    links: [`${userGuide}/security-encryption.html`],
  },
]);
