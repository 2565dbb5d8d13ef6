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
