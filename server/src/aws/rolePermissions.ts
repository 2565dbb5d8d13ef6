/** What AWS's managed policies for the roles of functions allow, and what Lambda wants of those roles. */

/**
 * The services whose actions a policy allows, by its name, each with all that it says of them.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const servicesOfPolicies: Readonly<Record<string, readonly string[]>> = {
  AWSLambdaBasicExecutionRole: ["logs"],
  AWSLambdaDynamoDBExecutionRole: ["dynamodb", "logs"],
  AWSLambdaInvocation_DynamoDB: ["dynamodb", "lambda"],
  AWSLambdaKinesisExecutionRole: ["kinesis", "logs"],
  AWSLambdaRole: ["lambda"],
  AWSLambdaSQSQueueExecutionRole: ["logs", "sqs"],
  AWSXRayDaemonWriteAccess: ["xray"],
  AWSXrayReadOnlyAccess: ["xray"],
  AWSXrayWriteOnlyAccess: ["xray"],
  AmazonDynamoDBReadOnlyAccess: ["dynamodb"],
  AmazonKinesisFullAccess: ["kinesis"],
  AmazonKinesisReadOnlyAccess: ["kinesis"],
  AmazonRDSDataFullAccess: ["rds-data", "secretsmanager", "tag"],
  AmazonS3FullAccess: ["s3", "s3-object-lambda"],
  AmazonS3ReadOnlyAccess: ["s3", "s3-object-lambda"],
  AmazonSESFullAccess: ["ses"],
  AmazonSNSFullAccess: ["sns"],
  AmazonSNSReadOnlyAccess: ["sns"],
  AmazonSQSFullAccess: ["sqs"],
  AmazonSQSReadOnlyAccess: ["sqs"],
  AmazonSSMReadOnlyAccess: ["ssm"],
  CloudWatchLambdaInsightsExecutionRolePolicy: ["logs"],
  CloudWatchLogsFullAccess: ["cloudwatch", "logs"],
};

/** Whether a policy of AWS's allows an action; undefined of the many of which nothing is written down here. */
export const isAllowedByAws = (policy: string, action: string): boolean | undefined =>
  Object.hasOwn(servicesOfPolicies, policy)
    ? servicesOfPolicies[policy]?.includes(action.slice(0, action.indexOf(":")))
    : undefined;

/** What Lambda needs the role of a function in a VPC to allow, and the policy for it. */
export const vpcAccess = {
  action: "ec2:createnetworkinterface",
  policy: "service-role/AWSLambdaVPCAccessExecutionRole",
};

/** What Lambda needs the role of a traced function to allow, and the policy for it. */
export const tracing = {
  action: "xray:puttracesegments",
  policy: "AWSXRayDaemonWriteAccess",
};
