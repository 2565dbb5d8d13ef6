/** What the properties of replication instances must be. */
import { propertyRules } from "../propertyRules.ts";

export const dmsProperties = propertyRules([
  {
    id: "dms-instance-public",
    severity: "high",
    catalogue: ["dms-public"],
    controls: ["FSBP DMS.1"],
    equivalents: {
      checkov: ["CKV_AWS_89"],
      cfn_nag: ["W91"],
      guard: ["DMS_REPLICATION_NOT_PUBLIC"],
      cdk_nag: ["DMSReplicationNotPublic"],
    },
    types: ["AWS::DMS::ReplicationInstance"],
    property: "PubliclyAccessible",
    wants: { be: false },
    absent: {
      severity: "high",
      problem: "can be reached from the internet",
      consequence: "DMS gives it a public address unless PubliclyAccessible is false",
    },
    noun: "A replication instance",
    problem: "can be reached from the internet",
    consequence: "DMS gives it a public address",
    why: "A replication instance holds the credentials of both databases, and the data that it moves. With private addresses it reaches them through the VPC, a VPN or peering.",
    fix: { to: false, safety: "review", cost: "an existing instance is replaced" },
    example: { ReplicationInstanceClass: "dms.t3.medium" },
    links: [
      "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dms-replicationinstance.html#cfn-dms-replicationinstance-publiclyaccessible",
    ],
  },
]);
