/** Where an ARN is wanted, and which types' Ref gives another name. */

/**
 * Types whose Ref gives a name, an id or an address, and whose attribute Arn gives the ARN.
 * Source: the section “Return values” of each type below
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const refGives: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "name",
  "AWS::EFS::FileSystem": "id",
  "AWS::IAM::InstanceProfile": "name",
  "AWS::IAM::Role": "name",
  "AWS::IAM::User": "name",
  "AWS::Kinesis::Stream": "name",
  "AWS::KinesisFirehose::DeliveryStream": "name",
  "AWS::Lambda::Function": "name",
  "AWS::Logs::LogGroup": "name",
  "AWS::S3::Bucket": "name",
  "AWS::SQS::Queue": "address",
};

/**
 * Properties that take an ARN and nothing else, though their names do not say so.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
export const arnProperties: Readonly<Record<string, readonly string[]>> = {
  "AWS::EKS::Nodegroup": ["NodeRole"],
  "AWS::Lambda::Function": ["Role"],
};

/**
 * Properties whose names end with Arn and that take a name too.
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html and the pages of the types
 */
export const namesToo: readonly string[] = [
  "FunctionArn",
  "LambdaArn",
  "LambdaFunctionArn",
  "TableArn",
  "StreamArn",
];
