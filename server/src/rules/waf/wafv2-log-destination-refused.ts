import type { Resource, Template } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";

/**
 * What must begin the name of whatever a web ACL logs to.
 * https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html
 */
const prefix = "aws-waf-logs-";

/** The property that names each kind of destination. */
const names: Readonly<Record<string, string>> = {
  "AWS::KinesisFirehose::DeliveryStream": "DeliveryStreamName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::S3::Bucket": "BucketName",
};

export const wafv2LogDestinationRefused: ResourceRule = {
  id: "wafv2-log-destination-refused",
  severity: "critical",
  topics: ["operations"],
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::WAFv2::LoggingConfiguration"],
  alsoReads: Object.keys(names),
  docs: {
    summary: "A web ACL is to log to what WAF takes no log to by its name.",
    why: "WAF logs only to log groups, buckets and delivery streams whose names begin with aws-waf-logs-. It refuses all others (“The ARN isn't valid”), and the stack is rolled back.",
    bad: `{
  "ShopLogs": {
    "Type": "AWS::Logs::LogGroup",
    "Properties": {
      "LogGroupName": { "Fn::Sub": "/waf/\${AWS::StackName}-shop" },
      "RetentionInDays": 90
    }
  },
  "ShopLogging": {
    "Type": "AWS::WAFv2::LoggingConfiguration",
    "Properties": {
      "ResourceArn": "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shop/0a1b2c3d",
      "LogDestinationConfigs": [{ "Fn::GetAtt": ["ShopLogs", "Arn"] }]
    }
  }
}`,
    good: `{
  "ShopLogs": {
    "Type": "AWS::Logs::LogGroup",
    "Properties": {
      "LogGroupName": { "Fn::Sub": "aws-waf-logs-\${AWS::StackName}-shop" },
      "RetentionInDays": 90
    }
  },
  "ShopLogging": {
    "Type": "AWS::WAFv2::LoggingConfiguration",
    "Properties": {
      "ResourceArn": "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shop/0a1b2c3d",
      "LogDestinationConfigs": [{ "Fn::GetAtt": ["ShopLogs", "Arn"] }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-loggingconfiguration.html",
    ],
  },
  equivalents: {},

  check(logging, report, template) {
    for (const value of logging.get("LogDestinationConfigs").items())
      for (const part of template.parts(value) ?? []) {
        const destination = typeof part === "object" ? template.resource(part.to) : undefined;
        if (!destination || !isNamedOtherwise(destination, template)) continue;
        report({
          at: value.at,
          message: `"${logging.id}" logs to "${destination.id}", whose name does not begin with ${prefix}: WAF refuses it.`,
          related: [{ at: nameOf(destination).at, message: "The name." }],
        });
      }
  },
};

const nameOf = (destination: Resource) => destination.get(names[destination.type] ?? "");

/** Whether a name surely begins otherwise; what CloudFormation makes up begins with the stack's name. */
function isNamedOtherwise(destination: Resource, template: Template): boolean {
  if (!Object.hasOwn(names, destination.type)) return false;
  const [first] = template.parts(nameOf(destination)) ?? [];
  if (typeof first !== "string") return false;
  const length = Math.min(first.length, prefix.length);
  return first.slice(0, length) !== prefix.slice(0, length);
}
