import { getAtt } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import { addResource } from "../additions.ts";
import { isGlobal } from "../globals.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { apiOf, isWebSocket, waitForLogRole } from "./apis.ts";

/** What each type of stage calls its setting. */
const settings: Readonly<Record<string, string>> = {
  "AWS::ApiGateway::Stage": "AccessLogSetting",
  "AWS::ApiGatewayV2::Stage": "AccessLogSettings",
  "AWS::Serverless::Api": "AccessLogSetting",
  "AWS::Serverless::HttpApi": "AccessLogSettings",
};

/** How long a new log group keeps the log. */
const days = 90;

export const apigatewayStageWithoutAccessLog: ResourceRule = {
  id: "apigateway-stage-without-access-log",
  severity: "low",
  topics: ["security", "operations"],
  catalogue: ["apigw-access-logging"],
  controls: ["FSBP APIGateway.9"],
  category: "Security",
  needsNesting: true,
  resourceTypes: Object.keys(settings),
  docs: {
    summary: "A stage of an API keeps no access log.",
    why: "The access log says who called what, when, and what they got. After an attack or an outage it is the only record of it, and it cannot be made up for afterwards. For REST and WebSocket APIs the account needs a role that lets API Gateway write logs.",
    bad: `{
  "Api": {
    "Type": "AWS::ApiGatewayV2::Api",
    "Properties": { "Name": "orders", "ProtocolType": "HTTP" }
  },
  "Live": {
    "Type": "AWS::ApiGatewayV2::Stage",
    "Properties": {
      "ApiId": { "Ref": "Api" },
      "StageName": "live",
      "AutoDeploy": true
    }
  }
}`,
    good: `{
  "Api": {
    "Type": "AWS::ApiGatewayV2::Api",
    "Properties": { "Name": "orders", "ProtocolType": "HTTP" }
  },
  "Live": {
    "Type": "AWS::ApiGatewayV2::Stage",
    "Properties": {
      "ApiId": { "Ref": "Api" },
      "StageName": "live",
      "AutoDeploy": true,
      "AccessLogSettings": {
        "DestinationArn": { "Fn::GetAtt": ["LiveAccessLog", "Arn"] },
        "Format": "$context.requestId $context.requestTime $context.identity.sourceIp $context.routeKey $context.status"
      }
    }
  },
  "LiveAccessLog": {
    "Type": "AWS::Logs::LogGroup",
    "Properties": { "RetentionInDays": 90 }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html",
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_76", "CKV_AWS_95"],
    cfn_nag: ["W45", "W46", "W69"],
    trivy: ["AWS-0001"],
    guard: ["API_GW_STAGE_ACCESS_LOGGING_RULE", "API_GWV2_ACCESS_LOGS_ENABLED"],
    cdk_nag: ["AwsSolutions-APIG1", "APIGWAccessLogging"],
  },

  check(stage, report, template) {
    const setting = settings[stage.type] ?? "";
    const destination = stage.get(setting, "DestinationArn");
    if (destination.kind !== "absent" || isGlobal(stage, setting, template)) return;
    report({
      at: destination.at,
      message: isOfSam(stage)
        ? `API "${stage.id}" keeps no access log: nobody can tell later who called it, and what they got.`
        : `Stage "${stage.id}" keeps no access log: nobody can tell later who called its API, and what they got.`,
      fixes: () => fixesFor(stage, template),
    });
  },
};

/** SAM makes an API and its stage of one resource. */
const isOfSam = ({ type }: Resource): boolean => type.startsWith("AWS::Serverless::");

/** None where the account may have no role for logs: API Gateway then refuses the stage. Nor for SAM, whose stages wait for what it says. */
function fixesFor(stage: Resource, template: Template): readonly Fix[] {
  const isHttp =
    stage.type === "AWS::ApiGatewayV2::Stage" && isWebSocket(apiOf(stage, template)) === false;
  if (isOfSam(stage)) return [];
  const waiting = isHttp ? [] : waitForLogRole(stage, template);
  if (!waiting) return [];
  const id = template.freshId(`${stage.id}AccessLog`);
  const group = {
    type: "AWS::Logs::LogGroup",
    condition: stage.condition,
    properties: { RetentionInDays: days },
  };
  const setting = settings[stage.type] ?? "";
  const format = stage.get(setting, "Format");
  return [
    {
      title: `Log calls of "${stage.id}" to a new log group, which keeps them for ${days} days; CloudWatch Logs charges for what it takes`,
      safety: "review",
      changes: [
        setValue(stage.get(setting, "DestinationArn"), getAtt(id, "Arn")),
        ...(format.kind === "absent" ? [setValue(format, formats[stage.type] ?? "")] : []),
        ...waiting,
        addResource(id, group, stage.id),
      ],
    },
  ];
}

const formats: Readonly<Record<string, string>> = {
  "AWS::ApiGateway::Stage":
    "$context.requestId $context.requestTime $context.identity.sourceIp $context.httpMethod $context.resourcePath $context.status",
  "AWS::ApiGatewayV2::Stage":
    "$context.requestId $context.requestTime $context.identity.sourceIp $context.routeKey $context.status",
};
