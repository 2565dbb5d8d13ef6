/** Properties that people write again and again though CloudFormation has none of that name, and what it has instead. */

export interface Invented {
  /** The property that is meant. */
  readonly instead?: string;
  /** What to do where another name is not enough; a sentence. */
  readonly advice?: string;
  /** Where AWS says so. */
  readonly source: string;
}

const guide = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

/** By `Type.Property`, or `Type.Object.Property`. */
export const inventedProperties: Readonly<Record<string, Invented>> = {
  "AWS::EC2::SecurityGroup.Description": {
    instead: "GroupDescription",
    source: `${guide}/aws-resource-ec2-securitygroup.html`,
  },
  "AWS::EC2::SecurityGroup.Name": {
    instead: "GroupName",
    source: `${guide}/aws-resource-ec2-securitygroup.html`,
  },
  "AWS::Lambda::Function.ReservedConcurrency": {
    instead: "ReservedConcurrentExecutions",
    source: `${guide}/aws-resource-lambda-function.html`,
  },
  "AWS::Lambda::Url.FunctionName": {
    instead: "TargetFunctionArn",
    source: `${guide}/aws-resource-lambda-url.html`,
  },
  "AWS::S3::Bucket.NotificationConfiguration.CloudWatchConfigurations": {
    advice:
      "S3 notifies functions, queues, topics and EventBridge; for metrics there is MetricsConfigurations",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
  },
};
