/** What the properties of search domains must be. */
import { equals, type Value } from "../../template/value.ts";
import { type Exception, mayNotBe, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const types = ["AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"] as const;
const noun = "A search domain";

const domain = {
  EngineVersion: "OpenSearch_2.19",
  ClusterConfig: { InstanceType: "r7g.large.search", InstanceCount: 3 },
  EBSOptions: { EBSEnabled: true, VolumeType: "gp3", VolumeSize: 20 },
};

const mayHave = (value: Value): boolean => value.kind === "unknown" || value.items().length > 0;

/** A log goes nowhere unless it is turned on, and has a group to go to. */
const mayPublish =
  (log: string): Exception =>
  (domain) => {
    const options = domain.get("LogPublishingOptions", log);
    const group = options.get("CloudWatchLogsLogGroupArn");
    return mayHave(group) && equals(options.get("Enabled"), true) !== false;
  };

export const opensearchProperties = propertyRules([
  {
    id: "opensearch-storage-unencrypted",
    severity: "high",
    catalogue: ["opensearch-at-rest-encryption"],
    controls: ["FSBP Opensearch.1", "FSBP ES.1"],
    equivalents: {
      checkov: ["CKV_AWS_5"],
      cfn_nag: ["W54"],
      guard: ["OPENSEARCH_ENCRYPTED_AT_REST", "ELASTICSEARCH_ENCRYPTED_AT_REST"],
      cdk_nag: ["AwsSolutions-OS8", "OpenSearchEncryptedAtRest"],
      trivy: ["AWS-0048"],
    },
    types,
    property: "EncryptionAtRestOptions.Enabled",
    wants: { be: true },
    noun,
    problem: "keeps its indices unencrypted",
    consequence: "whoever gets at its disks or a snapshot reads what was indexed",
    why: "Indices, logs, swap files and automatic snapshots are encrypted together, at no cost. Once it is on it cannot be turned off.",
    fix: {
      to: true,
      safety: "review",
      cost: "an existing domain is rebuilt, and replaced if it is older than Elasticsearch 6.7",
    },
    example: domain,
    links: [
      `${guide}/encryption-at-rest.html`,
      `${reference}/aws-properties-opensearchservice-domain-encryptionatrestoptions.html`,
    ],
  },
  {
    id: "opensearch-nodes-unencrypted",
    severity: "high",
    catalogue: ["opensearch-node-to-node-encryption"],
    controls: ["FSBP Opensearch.3", "FSBP ES.3"],
    equivalents: {
      checkov: ["CKV_AWS_6"],
      cfn_nag: ["W85"],
      guard: [
        "OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
        "ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
      ],
      cdk_nag: ["AwsSolutions-OS2", "OpenSearchNodeToNodeEncryption"],
      trivy: ["AWS-0043"],
    },
    types,
    property: "NodeToNodeEncryptionOptions.Enabled",
    wants: { be: true },
    noun,
    problem: "lets its nodes speak plain text among themselves",
    consequence: "every document crosses the network readable when it is replicated",
    why: "Nodes in several availability zones send each other documents, queries and results. Fine-grained access control needs it too. Once it is on it cannot be turned off.",
    fix: {
      to: true,
      safety: "review",
      cost: "an existing domain is rebuilt, and replaced if it is older than Elasticsearch 6.7",
    },
    example: domain,
    links: [
      `${guide}/ntn.html`,
      `${reference}/aws-properties-opensearchservice-domain-nodetonodeencryptionoptions.html`,
    ],
  },
  {
    id: "opensearch-https-not-required",
    severity: "high",
    catalogue: ["opensearch-https"],
    equivalents: {
      checkov: ["CKV_AWS_83"],
      guard: ["OPENSEARCH_HTTPS_REQUIRED", "ELASTICSEARCH_HTTPS_REQUIRED"],
      trivy: ["AWS-0046"],
    },
    types,
    property: "DomainEndpointOptions.EnforceHTTPS",
    wants: { be: true },
    noun,
    problem: "answers plain HTTP",
    consequence: "queries, documents and passwords can be read and changed on the way",
    why: "Unless it asks for HTTPS, the domain answers on port 80 as well, and one client with the wrong address is enough.",
    fix: { to: true, safety: "review", cost: "clients that speak plain HTTP lose it" },
    example: {
      ...domain,
      DomainEndpointOptions: { TLSSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
    },
    links: [
      `${guide}/infrastructure-security.html`,
      `${reference}/aws-properties-opensearchservice-domain-domainendpointoptions.html`,
    ],
  },
  {
    id: "opensearch-tls-old",
    severity: "medium",
    catalogue: ["opensearch-https"],
    controls: ["FSBP Opensearch.8", "FSBP ES.8"],
    equivalents: {
      guard: ["OPENSEARCH_HTTPS_REQUIRED", "ELASTICSEARCH_HTTPS_REQUIRED"],
      trivy: ["AWS-0126"],
    },
    types,
    property: "DomainEndpointOptions.TLSSecurityPolicy",
    wants: { notBe: ["Policy-Min-TLS-1-0-2019-07"] },
    absent: {
      severity: "low",
      problem: "leaves it to OpenSearch Service which versions of TLS it speaks",
      consequence: "domains that were never told otherwise speak TLS 1.0 too",
    },
    // Plain HTTP is worse, and opensearch-https-not-required's.
    unless: [mayNotBe("DomainEndpointOptions.EnforceHTTPS", [true])],
    noun,
    problem: "speaks TLS 1.0",
    consequence: "an old client is let in with ciphers that are broken",
    why: "TLS 1.0 and 1.1 have known weaknesses, and standards such as PCI DSS forbid them. Clients of the last ten years speak TLS 1.2.",
    fix: {
      to: "Policy-Min-TLS-1-2-PFS-2023-10",
      safety: "review",
      cost: "clients that speak TLS 1.1 or older lose it",
    },
    example: {
      ...domain,
      DomainEndpointOptions: {
        EnforceHTTPS: true,
        TLSSecurityPolicy: "Policy-Min-TLS-1-0-2019-07",
      },
    },
    links: [
      `${guide}/infrastructure-security.html`,
      `${reference}/aws-properties-opensearchservice-domain-domainendpointoptions.html`,
    ],
  },
  {
    id: "opensearch-domain-public",
    severity: "medium",
    catalogue: ["opensearch-in-vpc"],
    controls: ["FSBP Opensearch.2", "FSBP ES.2"],
    equivalents: {
      cfn_nag: ["W90"],
      guard: ["OPENSEARCH_IN_VPC_ONLY", "ELASTICSEARCH_IN_VPC_ONLY"],
      cdk_nag: ["AwsSolutions-OS1", "OpenSearchInVPCOnly"],
    },
    types,
    property: "VPCOptions.SubnetIds",
    wants: { beSet: true },
    noun,
    problem: "has a public endpoint",
    consequence: "only its access policy stands between anyone and its indices",
    why: "A domain outside a VPC is reached from anywhere, and one statement too wide in its access policy opens it to everyone. In a VPC security groups decide first. A domain cannot be moved between the two: its indices have to be.",
    example: domain,
    mended: {
      ...domain,
      VPCOptions: { SubnetIds: [{ Ref: "SubnetA" }], SecurityGroupIds: [{ Ref: "SearchClients" }] },
    },
    links: [
      `${guide}/vpc.html`,
      `${reference}/aws-properties-opensearchservice-domain-vpcoptions.html`,
    ],
  },
  {
    id: "opensearch-logs-off",
    severity: "low",
    catalogue: ["opensearch-logs"],
    controls: ["FSBP Opensearch.4", "FSBP Opensearch.5", "FSBP ES.4", "FSBP ES.5"],
    equivalents: {
      checkov: ["CKV_AWS_84", "CKV_AWS_317"],
      guard: [
        "OPENSEARCH_AUDIT_LOGGING_ENABLED",
        "OPENSEARCH_APPLICATION_LOGGING_ENABLED",
        "ELASTICSEARCH_LOGS_TO_CLOUDWATCH",
      ],
      cdk_nag: ["AwsSolutions-OS9"],
      trivy: ["AWS-0042"],
    },
    types,
    property: "LogPublishingOptions.ES_APPLICATION_LOGS",
    wants: { beExcused: true },
    unless: ["ES_APPLICATION_LOGS", "AUDIT_LOGS", "INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"].map(
      mayPublish,
    ),
    noun,
    problem: "publishes none of its logs",
    consequence: "why it failed, what was slow and who searched cannot be said afterwards",
    why: "Error, slow and audit logs of a domain are nowhere to be seen unless they go to CloudWatch Logs, each to a group whose resource policy lets OpenSearch Service write.",
    example: domain,
    mended: {
      ...domain,
      LogPublishingOptions: {
        ES_APPLICATION_LOGS: {
          CloudWatchLogsLogGroupArn: { "Fn::GetAtt": ["SearchLogs", "Arn"] },
          Enabled: true,
        },
      },
    },
    links: [
      `${guide}/createdomain-configure-slow-logs.html`,
      `${reference}/aws-properties-opensearchservice-domain-logpublishingoption.html`,
    ],
  },
]);
