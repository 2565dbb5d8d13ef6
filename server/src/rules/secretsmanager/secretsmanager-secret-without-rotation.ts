import { oncePer } from "../../syntax/oncePer.ts";
import type { Template } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";

const scheduleType = "AWS::SecretsManager::RotationSchedule";
const attachmentType = "AWS::SecretsManager::SecretTargetAttachment";

export const secretsmanagerSecretWithoutRotation: ResourceRule = {
  id: "secretsmanager-secret-without-rotation",
  severity: "low",
  category: "Security",
  catalogue: ["secretsmanager-rotation"],
  controls: ["FSBP SecretsManager.1"],
  needsNesting: true,
  resourceTypes: ["AWS::SecretsManager::Secret"],
  alsoReads: [scheduleType, attachmentType],
  docs: {
    summary: "A generated secret is never changed.",
    why: "A password that got out works until it is changed, and nobody knows that it got out. A rotation schedule changes it by itself, in the secret and where it is used. Only secrets that Secrets Manager generates are looked at: a key that somebody else issued cannot be changed from here.",
    bad: `{
  "Login": {
    "Type": "AWS::SecretsManager::Secret",
    "Properties": { "GenerateSecretString": { "PasswordLength": 32 } }
  }
}`,
    good: `{
  "Login": {
    "Type": "AWS::SecretsManager::Secret",
    "Properties": { "GenerateSecretString": { "PasswordLength": 32 } }
  },
  "LoginRotation": {
    "Type": "AWS::SecretsManager::RotationSchedule",
    "Properties": {
      "SecretId": { "Ref": "Login" },
      "RotationLambdaARN": { "Fn::ImportValue": "RotationFunctionArn" },
      "RotationRules": { "AutomaticallyAfterDays": 30 }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html",
    ],
  },
  equivalents: {
    guard: ["SECRETSMANAGER_ROTATION_ENABLED_CHECK"],
    cdk_nag: ["AwsSolutions-SMG4", "SecretsManagerRotationEnabled"],
  },

  check(secret, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(secret.id)) return;
    if (secret.get("GenerateSecretString").kind === "absent") return;
    const rotated = rotatedSecrets(template);
    if (!rotated || rotated.has(secret.id)) return;
    report({
      at: secret.key,
      message: `"${secret.id}" is generated once and never changed: no rotation schedule of the template names it, and whoever learns it keeps it.`,
    });
  },
};

/** The ids of the secrets that schedules name, themselves or by what attaches them; undefined where only deployment can tell. */
const rotatedSecrets = oncePer((template: Template): ReadonlySet<string> | undefined => {
  const ids = new Set<string>();
  for (const schedule of template.ofType(scheduleType)) {
    const value = schedule.get("SecretId");
    const named = template.resource(template.target(value)?.to ?? "");
    const secret =
      named?.type === attachmentType
        ? template.target(named.get("SecretId"))?.to
        : template.target(value)?.to;
    if (secret !== undefined) ids.add(secret);
    else if (value.kind === "unknown") return undefined;
  }
  return ids;
});
