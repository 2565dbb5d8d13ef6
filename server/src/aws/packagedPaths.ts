/**
 * Properties that `aws cloudformation package` uploads from a path on disk, by type, as paths below Properties.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
 */
export const packagedProperties: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "AWS::ApiGateway::RestApi": [["BodyS3Location"]],
  "AWS::AppSync::GraphQLSchema": [["DefinitionS3Location"]],
  "AWS::AppSync::Resolver": [
    ["RequestMappingTemplateS3Location"],
    ["ResponseMappingTemplateS3Location"],
    ["CodeS3Location"],
  ],
  "AWS::AppSync::FunctionConfiguration": [
    ["RequestMappingTemplateS3Location"],
    ["ResponseMappingTemplateS3Location"],
    ["CodeS3Location"],
  ],
  "AWS::CloudFormation::Stack": [["TemplateURL"]],
  "AWS::CodeCommit::Repository": [["Code", "S3"]],
  "AWS::ElasticBeanstalk::ApplicationVersion": [["SourceBundle"]],
  "AWS::Glue::Job": [["Command", "ScriptLocation"]],
  "AWS::Lambda::Function": [["Code"]],
  "AWS::Lambda::LayerVersion": [["Content"]],
  "AWS::StepFunctions::StateMachine": [["DefinitionS3Location"]],
};

/** Whether a property of that name, at the end of one of the paths, may name a local file. */
export const isPackaged = (type: string, property: string): boolean =>
  packagedProperties[type]?.some((path) => path.at(-1) === property) === true;
