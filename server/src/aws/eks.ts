/** Facts about EKS and its nodes: how instances join a cluster, and what of IAM they need. */

/**
 * What of an instance's user data makes it join an EKS cluster: the script of the Amazon Linux 2 AMI, nodeadm of Amazon Linux
 * 2023, the settings of Bottlerocket, and the script of the Windows AMI.
 * https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
 * https://docs.aws.amazon.com/eks/latest/userguide/launch-node-bottlerocket.html
 * https://docs.aws.amazon.com/eks/latest/userguide/launch-windows-workers.html
 */
export const joinsCluster =
  /\beks\/bootstrap\.sh\b|\bnodeadm\b|\bnode\.eks\.aws\b|\bkind:\s*NodeConfig\b|\bsettings\.kubernetes\b|\bStart-EKSBootstrap\b|\$EKSBootstrapScriptFile\b/;

/** The same script without its folder: a name that others give to their scripts too. */
export const mayJoinCluster = /\bbootstrap\.sh\b/;

/**
 * The tag that nodes must have to be a cluster's, the cluster's name behind it.
 * https://docs.aws.amazon.com/eks/latest/userguide/launch-workers.html
 */
export const clusterTagPrefix = "kubernetes.io/cluster/";

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html */
export const podIdentityAddon = "eks-pod-identity-agent";

/**
 * What IAM wants of the provider of a cluster's service accounts.
 * https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html
 */
export const oidcAudience = "sts.amazonaws.com";

/**
 * The SHA-1 thumbprint of the root certificate behind oidc.eks.<region>.amazonaws.com. IAM has trusted that root by itself since
 * 2023 and no longer checks the list, but accounts and tools that came before still ask for it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
 */
export const oidcThumbprint = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

/** https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html */
export const workerNodePolicy = "AmazonEKSWorkerNodePolicy";

/**
 * The policies of roles for nodes that nobody logs on to: those of Auto Mode, which AWS runs, and Fargate's.
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html
 */
export const managedNodePolicies: readonly string[] = [
  "AmazonEKSWorkerNodeMinimalPolicy",
  "AmazonEKSFargatePodExecutionRolePolicy",
];

/**
 * The days on which versions of Kubernetes leave EKS's standard support, and its extended support, which costs six times as much.
 * https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html#kubernetes-release-calendar
 */
export const kubernetesVersions: Readonly<Record<string, readonly [string, string]>> = {
  "1.21": ["2023-02-16", "2024-07-15"],
  "1.22": ["2023-06-04", "2024-09-01"],
  "1.23": ["2023-10-11", "2024-10-11"],
  "1.24": ["2024-01-31", "2025-01-31"],
  "1.25": ["2024-05-01", "2025-05-01"],
  "1.26": ["2024-06-11", "2025-06-11"],
  "1.27": ["2024-07-24", "2025-07-24"],
  "1.28": ["2024-11-26", "2025-11-26"],
  "1.29": ["2025-03-23", "2026-03-23"],
  "1.30": ["2025-07-23", "2026-07-23"],
  "1.31": ["2025-11-26", "2026-11-26"],
  "1.32": ["2026-03-23", "2027-03-23"],
  "1.33": ["2026-07-29", "2027-07-29"],
  "1.34": ["2026-12-02", "2027-12-02"],
  "1.35": ["2027-03-27", "2028-03-27"],
};

/**
 * AMI types of Amazon Linux 2, for which EKS publishes no AMIs since that day, and those of Amazon Linux 2023.
 * https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html
 */
export const amazonLinux2 = {
  ended: "2025-11-26",
  successors: {
    AL2_x86_64: "AL2023_x86_64_STANDARD",
    AL2_ARM_64: "AL2023_ARM_64_STANDARD",
    AL2_x86_64_GPU: "AL2023_x86_64_NVIDIA",
  } as Readonly<Record<string, string>>,
};
