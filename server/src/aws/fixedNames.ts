/** Names that AWS prescribes: resources that are called otherwise do not do their work. */

/**
 * Roles: DMS (https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html), stack sets
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html), service-linked roles
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html), CloudWatch across accounts, VM Import,
 * Control Tower, Organizations and EMR's default roles in the guides of those services. Aliases: keys that AWS manages. Log groups: those that
 * RDS, Batch, Glue, API Gateway and Lambda Insights write to. Others: what every account has.
 */
const patterns: readonly RegExp[] = [
  /^dms-(vpc-role|cloudwatch-logs-role|access-for-endpoint|access-for-tasks)$/,
  /^AWSServiceRole/,
  /^AWSCloudFormationStackSet\w*Role$/,
  /^CloudWatch-CrossAccount(SharingRole|Sharing-ListAccountsRole)$/,
  /^(AWSControlTowerExecution|OrganizationAccountAccessRole|vmimport)$/,
  /^EMR(_\w+)?_DefaultRole$/,
  /^alias\/aws\//,
  /^aws\.partner\//,
  /^(RDSOSMetrics|\/aws\/batch\/job|\/aws-glue\/[\w/-]+|\/aws\/apigateway\/welcome|\/aws\/lambda-insights)$/,
];

/** Whether a name is not the user's to choose. */
export const isFixedName = (name: string): boolean =>
  patterns.some((pattern) => pattern.test(name));
