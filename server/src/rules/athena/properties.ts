/** What the properties of Athena's workgroups must be. */
import { propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/athena/latest/ug";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const types = ["AWS::Athena::WorkGroup"] as const;
const noun = "A workgroup";
const encrypted = {
  OutputLocation: "s3://111122223333-results/",
  EncryptionConfiguration: { EncryptionOption: "SSE_S3" },
};

export const athenaProperties = propertyRules([
  {
    id: "athena-workgroup-not-enforced",
    severity: "low",
    catalogue: ["athena-workgroup-enforce"],
    equivalents: { checkov: ["CKV_AWS_82"], trivy: ["AWS-0007"] },
    types,
    property: "WorkGroupConfiguration.EnforceWorkGroupConfiguration",
    wants: { notBe: [false] },
    absent: "fine",
    noun,
    problem: "lets its clients decide",
    consequence: "results go where each client says, encrypted or not",
    why: "A workgroup says where results go, how they are encrypted and what a query may cost. With EnforceWorkGroupConfiguration false these are suggestions that a client overrides.",
    fix: { to: true, safety: "review", cost: "results then go where the workgroup says" },
    example: {
      Name: "orders",
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: false,
        ResultConfiguration: encrypted,
      },
    },
    links: [
      `${guide}/workgroups-settings-override.html`,
      `${reference}/aws-properties-athena-workgroup-workgroupconfiguration.html`,
    ],
  },
  {
    id: "athena-results-unencrypted",
    severity: "low",
    catalogue: ["athena-workgroup-enforce"],
    equivalents: { trivy: ["AWS-0006"] },
    types,
    within: "WorkGroupConfiguration.ResultConfiguration",
    property: "EncryptionConfiguration",
    wants: { beSet: true },
    noun,
    problem: "does not say how its results are encrypted",
    consequence: "they have what the bucket happens to give them",
    why: "Results of queries are copies of the data, often without its owner's care. S3 encrypts every new object, with a key of its own unless the bucket names another: a workgroup that says it does not hang on the bucket.",
    fix: {
      to: { EncryptionOption: "SSE_S3" },
      safety: "review",
      cost: "also where the bucket would encrypt them with a KMS key",
    },
    example: {
      Name: "orders",
      WorkGroupConfiguration: {
        ResultConfiguration: { OutputLocation: "s3://111122223333-results/" },
      },
    },
    links: [
      `${guide}/encrypting-query-results-stored-in-s3.html`,
      `${reference}/aws-properties-athena-workgroup-resultconfiguration.html`,
    ],
  },
]);
