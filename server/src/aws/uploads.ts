/**
 * Properties that may name a local file: `aws cloudformation package` uploads it, and writes the object that CloudFormation wants.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
 */
export const uploads: ReadonlySet<string> = new Set([
  "AWS::ApiGateway::RestApi.BodyS3Location",
  "AWS::CodeCommit::Repository.S3",
  "AWS::ElasticBeanstalk::ApplicationVersion.SourceBundle",
  "AWS::Lambda::Function.Code",
  "AWS::Lambda::LayerVersion.Content",
  "AWS::StepFunctions::StateMachine.DefinitionS3Location",
]);
