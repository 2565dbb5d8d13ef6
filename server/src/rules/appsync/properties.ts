/** What the properties of GraphQL APIs must be. */
import { propertyRules } from "../propertyRules.ts";

const api = { Name: "orders", AuthenticationType: "AWS_IAM" };
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

export const appsyncProperties = propertyRules([
  {
    id: "appsync-requests-not-logged",
    severity: "low",
    topics: ["security", "operations"],
    catalogue: ["appsync-logging"],
    controls: ["FSBP AppSync.2"],
    equivalents: {
      checkov: ["CKV_AWS_193", "CKV_AWS_194"],
      cdk_nag: ["AwsSolutions-ASC3", "AppSyncGraphQLRequestLogging"],
    },
    types: ["AWS::AppSync::GraphQLApi"],
    property: "LogConfig.FieldLogLevel",
    wants: { notBe: ["NONE"] },
    noun: "An API",
    problem: "logs nothing of what its resolvers do",
    consequence: "who asked for which field, and why it failed, cannot be told later",
    why: "One GraphQL request calls many resolvers, and its status says nothing of them. With field-level logging AppSync writes to CloudWatch Logs which resolver ran, how long, and with which error. It needs a role that may write logs.",
    example: api,
    mended: {
      ...api,
      LogConfig: {
        FieldLogLevel: "ERROR",
        CloudWatchLogsRoleArn: { "Fn::ImportValue": "ApiLogRoleArn" },
      },
    },
    links: [
      "https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html",
      `${reference}/aws-properties-appsync-graphqlapi-logconfig.html`,
    ],
  },
]);
