/** What an instance's role needs for Systems Manager to reach the instance. */

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html */
export const ssmPolicy = "AmazonSSMManagedInstanceCore";

/**
 * AWS's own policies that allow the ssmmessages actions of the agent.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const policiesWithSsm: ReadonlySet<string> = new Set([
  ssmPolicy,
  "AmazonEC2RoleforSSM",
  "AmazonSSMFullAccess",
  "AmazonSSMManagedEC2InstanceDefaultPolicy",
  "AdministratorAccess",
  "PowerUserAccess",
]);

/**
 * Actions that let the agent open the channels of Session Manager and Run Command, wildcards included.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmessagegatewayservice.html
 */
export const allowsSsmMessages = /^(\*$|ss?\*|ssm\*|ssmm)/i;

/**
 * The policies that IAM attaches to one role unless the quota is raised.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const mostManagedPolicies = 10;
