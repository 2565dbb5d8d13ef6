/** Managed policies of AWS that are often looked for where they are not, and what is there instead. */

/**
 * The path of policies, which is part of the ARN, before their name.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const byPath: Readonly<Record<string, readonly string[]>> = {
  "service-role/": [
    "AWSLambdaBasicExecutionRole",
    "AWSLambdaVPCAccessExecutionRole",
    "AWSLambdaDynamoDBExecutionRole",
    "AWSLambdaKinesisExecutionRole",
    "AWSLambdaSQSQueueExecutionRole",
    "AWSLambdaMSKExecutionRole",
    "AWSLambdaENIManagementAccess",
    "AWSLambdaRole",
    "AmazonECSTaskExecutionRolePolicy",
    "AmazonEC2ContainerServiceforEC2Role",
    "AmazonEC2ContainerServiceRole",
    "AmazonEC2ContainerServiceAutoscaleRole",
    "AmazonEC2ContainerServiceEventsRole",
    "AWSBatchServiceRole",
    "AWSCodeDeployRole",
    "AWSCodeDeployRoleForLambda",
    "AWS_ConfigRole",
    "AWSGlueServiceRole",
    "AWSBackupServiceRolePolicyForBackup",
    "AWSBackupServiceRolePolicyForRestores",
    "AWSAppSyncPushToCloudWatchLogs",
    "AWSTransferLoggingAccess",
    "AmazonAPIGatewayPushToCloudWatchLogs",
    "AmazonRDSEnhancedMonitoringRole",
    "AmazonDMSVPCManagementRole",
    "AmazonDMSCloudWatchLogsRole",
    "AmazonEBSCSIDriverPolicy",
    "AmazonEFSCSIDriverPolicy",
    "AmazonSSMAutomationRole",
    "AmazonSSMMaintenanceWindowRole",
    "AmazonEC2RoleforSSM",
    "AmazonElasticMapReduceRole",
    "AmazonElasticMapReduceforEC2Role",
    "AmazonS3ObjectLambdaExecutionRolePolicy",
  ],
  "job-function/": [
    "Billing",
    "DatabaseAdministrator",
    "DataScientist",
    "NetworkAdministrator",
    "SupportUser",
    "SystemAdministrator",
    "ViewOnlyAccess",
  ],
  "": [
    "AdministratorAccess",
    "PowerUserAccess",
    "ReadOnlyAccess",
    "SecurityAudit",
    "AmazonEKSClusterPolicy",
    "AmazonEKSServicePolicy",
    "AmazonEKSVPCResourceController",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKSWorkerNodeMinimalPolicy",
    "AmazonEKSFargatePodExecutionRolePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryReadOnly",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEC2ContainerRegistryPowerUser",
    "AmazonSSMManagedInstanceCore",
    "AmazonSSMPatchAssociation",
    "AmazonSSMReadOnlyAccess",
    "AmazonSSMFullAccess",
    "AmazonS3FullAccess",
    "AmazonS3ReadOnlyAccess",
    "AmazonDynamoDBFullAccess",
    "AmazonDynamoDBReadOnlyAccess",
    "AmazonSNSFullAccess",
    "AmazonSQSFullAccess",
    "AWSLambdaExecute",
    "AWSLambdaInvocation-DynamoDB",
    "AWSXRayDaemonWriteAccess",
    "AWSXrayFullAccess",
    "AWSXrayReadOnlyAccess",
    "AWSXrayWriteOnlyAccess",
    "AWSStepFunctionsFullAccess",
    "AWSCodeDeployRoleForECS",
    "CloudWatchAgentServerPolicy",
    "CloudWatchAgentAdminPolicy",
    "CloudWatchFullAccess",
    "CloudWatchLogsFullAccess",
    "CloudWatchReadOnlyAccess",
    "CloudWatchLambdaInsightsExecutionRolePolicy",
    "SecretsManagerReadWrite",
  ],
};

/**
 * Policies that AWS took away, or that there never were under the name, by the name that they go by in templates. The new path and name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-deprecated.html
 * https://docs.aws.amazon.com/config/latest/developerguide/security-iam-awsmanpol.html
 * https://docs.aws.amazon.com/lambda/latest/dg/security-iam-awsmanpol.html
 */
const renamed: Readonly<Record<string, string>> = {
  AWSConfigRole: "service-role/AWS_ConfigRole",
  ConfigRole: "service-role/AWS_ConfigRole",
  AWSConfigServiceRole: "service-role/AWS_ConfigRole",
  AWSLambdaFullAccess: "AWSLambda_FullAccess",
  AWSLambdaReadOnlyAccess: "AWSLambda_ReadOnlyAccess",
  AWSCodePipelineFullAccess: "AWSCodePipeline_FullAccess",
  AWSCodePipelineReadOnlyAccess: "AWSCodePipeline_ReadOnlyAccess",
  AWSCloudTrailFullAccess: "AWSCloudTrail_FullAccess",
  AWSCloudTrailReadOnlyAccess: "AWSCloudTrail_ReadOnlyAccess",
  AWSElasticBeanstalkFullAccess: "AdministratorAccess-AWSElasticBeanstalk",
  AWSElasticBeanstalkReadOnlyAccess: "AWSElasticBeanstalkReadOnly",
};

const byLowerName = new Map(
  Object.entries(byPath).flatMap(([path, names]) =>
    names.map((name): [string, string] => [name.toLowerCase(), path + name]),
  ),
);

/**
 * The path and name under which a policy really is; undefined where it may well be as it is written: what is not in the
 * tables may be a policy that is new.
 */
export function policyInstead(pathAndName: string): string | undefined {
  const name = pathAndName.slice(pathAndName.lastIndexOf("/") + 1);
  const right = Object.hasOwn(renamed, name) ? renamed[name] : byLowerName.get(name.toLowerCase());
  return right === pathAndName ? undefined : right;
}
