/** What the properties of EKS clusters must be. */
import { equals, type Value } from "../../template/value.ts";
import { type Exception, propertyRules } from "../propertyRules.ts";

const cluster = {
  RoleArn: { "Fn::GetAtt": ["ClusterRole", "Arn"] },
  ResourcesVpcConfig: { SubnetIds: [{ Ref: "PrivateSubnetA" }, { Ref: "PrivateSubnetB" }] },
};

/** An entry counts that is for secrets and names a key. */
const mayEncryptSecrets: Exception = (cluster) => {
  const config = cluster.get("EncryptionConfig");
  const isForSecrets = (entry: Value) =>
    entry.get("Provider", "KeyArn").kind !== "absent" &&
    entry
      .get("Resources")
      .items()
      .some((each) => equals(each, "secrets") !== false);
  return config.kind === "unknown" || config.items().some(isForSecrets);
};

export const eksProperties = propertyRules([
  {
    id: "eks-secrets-without-own-key",
    severity: "low",
    catalogue: ["eks-secrets-encryption"],
    controls: ["FSBP EKS.3"],
    equivalents: {
      checkov: ["CKV_AWS_58"],
      cfn_nag: ["W82"],
      trivy: ["AWS-0039"],
      guard: ["EKS_CLUSTER_ENCRYPTION_RULE"],
    },
    types: ["AWS::EKS::Cluster"],
    property: "EncryptionConfig",
    wants: { beExcused: true },
    unless: [mayEncryptSecrets],
    noun: "A cluster",
    problem: "encrypts its secrets with no key of yours",
    consequence:
      "since Kubernetes 1.28 EKS does so with a key of its own, whose use you can neither limit nor see",
    why: "With a KMS key of yours, every time that secrets are decrypted stands in CloudTrail, and to take the key away makes a stolen backup worthless. Once set, the key cannot be taken away from a cluster or changed. CloudFormation replaces a cluster that gets one, so that it is a matter of new clusters.",
    example: cluster,
    mended: {
      ...cluster,
      EncryptionConfig: [
        { Resources: ["secrets"], Provider: { KeyArn: { "Fn::GetAtt": ["ClusterKey", "Arn"] } } },
      ],
    },
    links: [
      "https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-cluster-encryptionconfig.html",
    ],
  },
]);
