import { isCreatedAfter } from "../../template/dependencies.ts";
import type { Resource } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { ResourceRule } from "../rule.ts";
import { dependsOnOf, waitingFor } from "../waiting.ts";

const accountType = "AWS::ApiGateway::Account";

export const apigatewayStageBeforeAccount: ResourceRule = {
  id: "apigateway-stage-before-account",
  severity: "high",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment"],
  alsoReads: [accountType],
  docs: {
    summary:
      "A stage that writes logs does not wait for the role that API Gateway writes them with.",
    why: "AWS::ApiGateway::Account gives API Gateway the role, and a stage does not refer to it, so CloudFormation creates both at once. In an account that has no role yet API Gateway refuses the stage where that is first (“CloudWatch Logs role ARN must be set in account settings to enable logging”), and the stack is rolled back.",
    bad: `{
  "Account": {
    "Type": "AWS::ApiGateway::Account",
    "Properties": { "CloudWatchRoleArn": { "Fn::ImportValue": "ApiLogsRoleArn" } }
  },
  "Stage": {
    "Type": "AWS::ApiGateway::Stage",
    "Properties": {
      "RestApiId": { "Fn::ImportValue": "RestApiId" },
      "MethodSettings": [{ "HttpMethod": "*", "ResourcePath": "/*", "LoggingLevel": "ERROR" }]
    }
  }
}`,
    good: `{
  "Account": {
    "Type": "AWS::ApiGateway::Account",
    "Properties": { "CloudWatchRoleArn": { "Fn::ImportValue": "ApiLogsRoleArn" } }
  },
  "Stage": {
    "Type": "AWS::ApiGateway::Stage",
    "DependsOn": [
      "Account"
    ],
    "Properties": {
      "RestApiId": { "Fn::ImportValue": "RestApiId" },
      "MethodSettings": [{ "HttpMethod": "*", "ResourcePath": "/*", "LoggingLevel": "ERROR" }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html",
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    ],
  },
  equivalents: {},

  check(stage, report, template) {
    if (template.hasHiddenResources || !writesLogs(stage)) return;
    const accounts = template.ofType(accountType);
    if (accounts.some(({ id }) => isCreatedAfter(template, stage.id, id))) return;
    const [account] = accounts.filter(template.isCertain);
    if (!account) return;
    report({
      at: dependsOnOf(stage),
      message: `"${stage.id}" writes logs, and may come before "${account.id}", which gives API Gateway the role for them: where the account has none yet, it is refused.`,
      related: [{ at: account.key, message: "The role that it does not wait for." }],
      fixes: () => waitingFor(template, stage, [account.id]),
    });
  },
};

/** Whether a stage, or the one that a deployment makes, surely writes logs of access or of what its methods do. */
function writesLogs(stage: Resource): boolean {
  const settings =
    stage.type === "AWS::ApiGateway::Stage" ? stage.get() : stage.get("StageDescription");
  const levels = [
    settings.get("LoggingLevel"),
    ...valuesAt(settings, ["MethodSettings", "*", "LoggingLevel"]),
  ];
  const isLevel = (level: string) => levels.some((value) => equals(value, level) === true);
  return (
    settings.get("AccessLogSetting", "DestinationArn").kind !== "absent" ||
    isLevel("INFO") ||
    isLevel("ERROR")
  );
}
