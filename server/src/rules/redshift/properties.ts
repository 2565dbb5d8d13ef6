/** What the properties of data warehouses must be. */

import { equals } from "../../template/value.ts";
import {
  type Exception,
  isSet,
  mayBe,
  type PropertyFact,
  propertyRules,
} from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/redshift/latest/mgmt";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const cluster = {
  ClusterType: "single-node",
  NodeType: "ra3.large",
  DBName: "orders",
  MasterUsername: "orders",
  ManageMasterPassword: true,
  ClusterSubnetGroupName: "warehouse",
};

/** Since redshift-2.0 a group asks for TLS unless it says otherwise. */
const asksByDefault: Exception = (group, resource, template) =>
  mayBe("ParameterGroupFamily", ["redshift-2.0"])(group, resource, template) &&
  group
    .get("Parameters")
    .items()
    .every((each) => equals(each.get("ParameterName"), "require_ssl") === false);

const clustersOf: PropertyFact["related"] = (group, template) =>
  template
    .ofType("AWS::Redshift::Cluster")
    .filter((each) => template.target(each.get("ClusterParameterGroupName"))?.to === group.id)
    .map(({ id, key }) => ({ at: key, message: `"${id}" takes its parameters from it.` }));

export const redshiftProperties = propertyRules([
  {
    id: "redshift-cluster-public",
    severity: "high",
    catalogue: ["redshift-public-access"],
    controls: ["FSBP Redshift.1"],
    equivalents: {
      checkov: ["CKV_AWS_87"],
      guard: ["REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK"],
      cdk_nag: ["AwsSolutions-RS8", "RedshiftClusterPublicAccess"],
    },
    types: ["AWS::Redshift::Cluster"],
    property: "PubliclyAccessible",
    wants: { notBe: [true] },
    absent: "fine",
    noun: "A data warehouse",
    problem: "can be reached from the internet",
    consequence:
      "Redshift gives it a public address, and only its security groups stand between anyone and its password",
    why: "A warehouse holds copies of everything. With a public address it is found by scanners, and one security group that is too wide opens it. Clients reach it by its private address, from outside through a VPN or a VPC endpoint.",
    fix: { to: false, safety: "review", cost: "clients outside the VPC lose it" },
    example: { ...cluster, Encrypted: true, PubliclyAccessible: true },
    links: [
      `${guide}/managing-clusters-vpc.html`,
      `${reference}/aws-resource-redshift-cluster.html#cfn-redshift-cluster-publiclyaccessible`,
    ],
  },
  {
    id: "redshift-cluster-unencrypted",
    severity: "high",
    catalogue: ["redshift-encrypted"],
    controls: ["FSBP Redshift.10"],
    equivalents: {
      checkov: ["CKV_AWS_64"],
      cfn_nag: ["F28"],
      guard: ["REDSHIFT_CLUSTER_CONFIGURATION_CHECK"],
      cdk_nag: ["AwsSolutions-RS6"],
      trivy: ["AWS-0084"],
    },
    types: ["AWS::Redshift::Cluster"],
    property: "Encrypted",
    wants: { be: true },
    absent: {
      severity: "low",
      problem: "leaves it to Redshift whether its data is encrypted",
      consequence: "clusters from before January 2025 are not, newer ones with a key of AWS's own",
    },
    unless: [isSet("SnapshotIdentifier"), isSet("SnapshotClusterIdentifier")],
    noun: "A data warehouse",
    problem: "is to keep its data unencrypted",
    consequence:
      "Redshift refuses a new cluster like that, and whoever gets at an older one's storage or snapshots reads it",
    why: "Encryption covers the cluster's storage and its snapshots, and costs nothing with a key of AWS's. Redshift encrypts new clusters by itself since January 2025, and takes none any more that is told not to be.",
    fix: {
      to: true,
      safety: "review",
      cost: "an existing cluster is migrated, and slower while it is",
    },
    example: { ...cluster, Encrypted: false },
    links: [
      `${guide}/working-with-db-encryption.html`,
      `${reference}/aws-resource-redshift-cluster.html#cfn-redshift-cluster-encrypted`,
    ],
  },
  {
    id: "redshift-ssl-not-required",
    severity: "medium",
    catalogue: ["redshift-require-ssl"],
    controls: ["FSBP Redshift.2"],
    equivalents: {
      checkov: ["CKV_AWS_105"],
      cdk_nag: ["AwsSolutions-RS1", "RedshiftRequireTlsSSL"],
    },
    types: ["AWS::Redshift::ClusterParameterGroup"],
    property: {
      list: "Parameters",
      members: ["ParameterName", "ParameterValue"],
      name: "require_ssl",
    },
    wants: { be: true },
    unless: [asksByDefault],
    related: clustersOf,
    noun: "A parameter group of data warehouses",
    problem: "lets clients connect without TLS",
    consequence: "queries, results and passwords then cross the network in plain text",
    why: "Whether a connection is encrypted is the client's choice unless require_ssl is true. Redshift's own groups have it since January 2025; one of the family redshift-1.0 does not.",
    fix: { to: "true", safety: "review", cost: "clients that do not speak TLS lose it" },
    example: { Description: "Orders", ParameterGroupFamily: "redshift-1.0" },
    links: [
      `${guide}/connecting-ssl-support.html`,
      `${reference}/aws-resource-redshift-clusterparametergroup.html`,
    ],
  },
  {
    id: "redshift-cluster-in-default-vpc",
    severity: "low",
    catalogue: ["redshift-in-vpc"],
    equivalents: {
      checkov: ["CKV_AWS_154"],
      cdk_nag: ["AwsSolutions-RS2", "RedshiftClusterInVPC"],
      trivy: ["AWS-0127"],
    },
    category: "Networking",
    topics: ["security"],
    types: ["AWS::Redshift::Cluster"],
    property: "ClusterSubnetGroupName",
    wants: { beSet: true },
    noun: "A data warehouse",
    problem: "names no subnet group",
    consequence: "Redshift puts it into the default VPC, whose subnets are public",
    why: "Who reaches a warehouse is decided by the network around it. The default VPC has a route to the internet in every subnet, and accounts that have none cannot create the cluster at all.",
    example: { ...cluster, Encrypted: true, ClusterSubnetGroupName: { Ref: "AWS::NoValue" } },
    mended: { ...cluster, Encrypted: true },
    links: [
      `${guide}/managing-clusters-vpc.html`,
      `${reference}/aws-resource-redshift-clustersubnetgroup.html`,
    ],
  },
  {
    id: "redshift-audit-log-off",
    severity: "low",
    catalogue: ["redshift-logging"],
    controls: ["FSBP Redshift.4"],
    equivalents: {
      checkov: ["CKV_AWS_71"],
      cdk_nag: ["AwsSolutions-RS5", "RedshiftClusterAuditLogging"],
    },
    types: ["AWS::Redshift::Cluster"],
    property: "LoggingProperties",
    wants: { beSet: true },
    noun: "A data warehouse",
    problem: "keeps no audit log",
    consequence: "nobody can say afterwards who connected, and what they asked for",
    why: "Redshift's system tables remember connections and queries for a few days. The audit log goes to CloudWatch Logs or S3, stays there, and can raise alarms.",
    fix: {
      to: {
        LogDestinationType: "cloudwatch",
        LogExports: ["connectionlog", "userlog", "useractivitylog"],
      },
      safety: "review",
      cost: "CloudWatch charges for its logs",
    },
    example: { ...cluster, Encrypted: true },
    links: [
      `${guide}/db-auditing.html`,
      `${reference}/aws-properties-redshift-cluster-loggingproperties.html`,
    ],
  },
]);
