/** What the properties of topics must be. */
import { publicationsTo } from "../kms/uses.ts";
import { propertyRules } from "../propertyRules.ts";

const developerGuide = "https://docs.aws.amazon.com/sns/latest/dg";

export const snsProperties = propertyRules([
  {
    id: "sns-topic-unencrypted",
    severity: "low",
    catalogue: ["sns-encryption"],
    controls: ["FSBP SNS.1"],
    equivalents: {
      checkov: ["CKV_AWS_26"],
      cfn_nag: ["W47"],
      guard: ["SNS_ENCRYPTED_KMS"],
      cdk_nag: ["SNSEncryptedKMS"],
      trivy: ["AWS-0095"],
    },
    types: ["AWS::SNS::Topic"],
    property: "KmsMasterKeyId",
    wants: { beSet: true },
    noun: "A topic",
    problem: "does not encrypt its messages",
    consequence: "SNS keeps them as they were sent until they are delivered",
    why: "SNS stores a message on several servers before it delivers it. With a KMS key its text lies there encrypted. AWS services that publish to the topic, such as CloudWatch alarms, must be let in by the key's policy, which that of the key alias/aws/sns does not do.",
    fix: (topic, template) =>
      publicationsTo.sns(template).has(topic.id)
        ? undefined
        : {
            to: "alias/aws/sns",
            safety: "review",
            cost: "no AWS service, such as a CloudWatch alarm, can publish to it with that key",
          },
    example: { DisplayName: "Orders" },
    links: [
      `${developerGuide}/sns-server-side-encryption.html`,
      `${developerGuide}/sns-key-management.html`,
    ],
  },
]);
