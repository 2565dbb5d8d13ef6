import type { Resource, Template } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import type { Problem, ResourceRule } from "../rule.ts";
import { everyoneIn, isFenced } from "./everyone.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** Who everyone is: SQS, SNS, S3 and OpenSearch take requests that nobody signed, the others those of any account. */
const anyone = "anyone on the internet";
const anyAccount = "anyone with an AWS account";

const everyone: Readonly<Record<string, string>> = {
  "AWS::Backup::BackupVault": anyAccount,
  "AWS::CodeArtifact::Domain": anyAccount,
  "AWS::CodeArtifact::Repository": anyAccount,
  "AWS::DynamoDB::Table": anyAccount,
  "AWS::ECR::RegistryPolicy": anyAccount,
  "AWS::ECR::Repository": anyAccount,
  "AWS::Elasticsearch::Domain": anyone,
  "AWS::KMS::Key": anyAccount,
  "AWS::KMS::ReplicaKey": anyAccount,
  "AWS::Kinesis::ResourcePolicy": anyAccount,
  "AWS::OpenSearchService::Domain": anyone,
  "AWS::S3::BucketPolicy": anyone,
  "AWS::SNS::TopicInlinePolicy": anyone,
  "AWS::SNS::TopicPolicy": anyone,
  "AWS::SQS::QueueInlinePolicy": anyone,
  "AWS::SQS::QueuePolicy": anyone,
  "AWS::SecretsManager::ResourcePolicy": anyAccount,
};

export const resourcePolicyOpenToEveryone: ResourceRule = {
  id: "resource-policy-open-to-everyone",
  severity: "critical",
  catalogue: [
    "resource-policy-wildcard-principal",
    "resource-policy-wildcard-action",
    "kms-key-wildcard-principal",
    "ecr-public-policy",
  ],
  category: "Security",
  needsNesting: true,
  resourceTypes: Object.keys(everyone),
  alsoReads: ["AWS::S3::Bucket"],
  docs: {
    summary: "A policy opens a bucket, a queue, a topic, a key or the like to everyone.",
    why: 'Principal "*" is not whoever is in the account, but every account of AWS, and where the service takes them also requests that nobody signed. S3 refuses such a policy for a bucket that blocks public access, as every new bucket does. A condition on the organization, the account, the VPC or the source says who is meant.',
    bad: `{
  "Policy": {
    "Type": "AWS::SQS::QueuePolicy",
    "Properties": {
      "Queues": ["https://sqs.eu-central-1.amazonaws.com/444455556666/orders"],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" }]
      }
    }
  }
}`,
    good: `{
  "Policy": {
    "Type": "AWS::SQS::QueuePolicy",
    "Properties": {
      "Queues": ["https://sqs.eu-central-1.amazonaws.com/444455556666/orders"],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "sqs:SendMessage",
            "Resource": "*",
            "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-orders4711" } }
          }
        ]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_32", "CKV_AWS_33"],
    cfn_nag: ["F16", "F18", "F21", "F76"],
    guard: [
      "KMS_NO_WILDCARD_PRINCIPAL",
      "S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL",
      "SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL",
      "SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL",
    ],
    cdk_nag: ["AwsSolutions-ECR1", "ECROpenAccess"],
    trivy: ["AWS-0032"],
  },

  check(resource, report, template) {
    if (isGuardedOtherwise(resource)) return;
    const statements = statementsOf(resource, template);
    for (const statement of statements) {
      if (statement.effect !== "Allow") continue;
      const at = everyoneIn(statement, template)?.at;
      if (!at || isFenced(statement, statements, template)) continue;
      const bucket = bucketThatBlocks(resource, template);
      report({ at, ...(bucket ? refusal(resource, bucket) : opening(resource, statement)) });
    }
  },
};

const refusal = ({ id }: Resource, bucket: Resource): Omit<Problem, "at"> => ({
  message: `"${id}" lets in everyone, and bucket "${bucket.id}" blocks that, as every bucket does that says nothing else: S3 refuses the policy.`,
  related: [{ at: bucket.key, message: `"${bucket.id}" blocks public policies.` }],
});

function opening({ id, type }: Resource, { actions }: Statement): Omit<Problem, "at"> {
  const texts = actions.map(({ text }) => text ?? "");
  const [first, ...more] = texts;
  const what =
    first === "*"
      ? "do everything"
      : first
        ? `call ${first}${more.length > 0 ? " and more" : ""}`
        : "use it";
  const onlyReads = texts.length > 0 && texts.every((text) => text.startsWith("s3:GetObject"));
  return {
    ...(onlyReads && { severity: "high" }),
    message: `"${id}" lets in everyone, and no condition says who is meant: ${everyone[type]} may ${what}.`,
  };
}

/** The policy's bucket, where it refuses public policies. */
function bucketThatBlocks(policy: Resource, template: Template): Resource | undefined {
  if (policy.type !== "AWS::S3::BucketPolicy") return undefined;
  const bucket = template.resource(template.target(policy.get("Bucket"))?.to ?? "");
  if (bucket?.type !== "AWS::S3::Bucket") return undefined;
  const blocks = bucket.get("PublicAccessBlockConfiguration");
  const isBlocked = blocks.kind === "absent" || equals(blocks.get("BlockPublicPolicy"), true);
  return isBlocked ? bucket : undefined;
}

/** Whether a search domain is within a VPC, or asks for a password, or may be so. */
function isGuardedOtherwise(resource: Resource): boolean {
  if (!resource.type.endsWith("search::Domain") && !resource.type.endsWith("SearchService::Domain"))
    return false;
  const asksForUsers = equals(resource.get("AdvancedSecurityOptions", "Enabled"), true);
  return resource.get("VPCOptions").kind !== "absent" || asksForUsers !== false;
}
