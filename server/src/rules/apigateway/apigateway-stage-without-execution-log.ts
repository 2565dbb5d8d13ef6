import { append } from "../../syntax/change.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, setValue, type Value } from "../../template/value.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { waitForLogRole } from "./apis.ts";

export const apigatewayStageWithoutExecutionLog: ResourceRule = {
  id: "apigateway-stage-without-execution-log",
  severity: "low",
  topics: ["operations"],
  catalogue: ["apigw-execution-logging"],
  controls: ["FSBP APIGateway.1"],
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::ApiGateway::Stage"],
  docs: {
    summary: "A stage logs no errors of API Gateway's own.",
    why: "When a request fails before it gets to the backend, or on its way back, only the execution log says why: a mapping that does not fit, a permission that is missing, an authorizer that refused. The account needs a role that lets API Gateway write logs.",
    bad: `{
  "LogAccount": {
    "Type": "AWS::ApiGateway::Account",
    "Properties": { "CloudWatchRoleArn": "arn:aws:iam::123456789012:role/api-gateway-logs" }
  },
  "Live": {
    "Type": "AWS::ApiGateway::Stage",
    "Properties": {
      "RestApiId": "a1b2c3d4e5",
      "DeploymentId": "d1e2f3",
      "StageName": "live"
    }
  }
}`,
    good: `{
  "LogAccount": {
    "Type": "AWS::ApiGateway::Account",
    "Properties": { "CloudWatchRoleArn": "arn:aws:iam::123456789012:role/api-gateway-logs" }
  },
  "Live": {
    "Type": "AWS::ApiGateway::Stage",
    "DependsOn": [
      "LogAccount"
    ],
    "Properties": {
      "RestApiId": "a1b2c3d4e5",
      "DeploymentId": "d1e2f3",
      "StageName": "live",
      "MethodSettings": [
        {
          "HttpMethod": "*",
          "ResourcePath": "/*",
          "LoggingLevel": "ERROR"
        }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html",
    ],
  },
  equivalents: {
    guard: ["API_GW_EXECUTION_LOGGING_ENABLED"],
    cdk_nag: ["AwsSolutions-APIG6", "APIGWExecutionLoggingEnabled"],
  },

  check(stage, report, template) {
    const methods = stage.get("MethodSettings");
    if (methods.items().some(mayLog)) return;
    report({
      at: methods.at,
      message: `Stage "${stage.id}" logs no errors: nobody can tell why API Gateway refuses a request, or fails at one.`,
      fixes: () => fixesFor(stage, methods, template),
    });
  },
};

const mayLog = (setting: Value): boolean =>
  ["ERROR", "INFO"].some((level) => equals(setting.get("LoggingLevel"), level) !== false);

/** None where the account may have no role for logs: API Gateway then refuses the stage. */
function fixesFor(stage: Resource, methods: Value, template: Template): readonly Fix[] {
  const waiting = waitForLogRole(stage, template);
  if (!waiting || methods.path().includes("Fn::If")) return [];
  const ofAll = methods.items().find(isOfAllMethods);
  const setting = { HttpMethod: "*", ResourcePath: "/*", LoggingLevel: "ERROR" };
  const change = ofAll
    ? setValue(ofAll.get("LoggingLevel"), "ERROR")
    : methods.kind === "absent"
      ? setValue(methods, [setting])
      : append(methods.path(), setting);
  return [
    {
      title: `Log the errors of "${stage.id}"; CloudWatch Logs charges for what it takes`,
      safety: "review",
      changes: [change, ...waiting],
    },
  ];
}

const isOfAllMethods = (setting: Value): boolean =>
  equals(setting.get("HttpMethod"), "*") === true &&
  equals(setting.get("ResourcePath"), "/*") === true;
