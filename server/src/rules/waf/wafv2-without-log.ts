import type { Json } from "../../syntax/syntax.ts";
import { getAtt, sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { addResource } from "../additions.ts";
import type { ResourceRule } from "../rule.ts";

/** How long a new log group keeps the log. */
const days = 90;

export const wafv2WithoutLog: ResourceRule = {
  id: "wafv2-without-log",
  severity: "low",
  topics: ["security", "operations"],
  catalogue: ["wafv2-logging"],
  controls: ["FSBP WAF.11"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::WAFv2::WebACL"],
  alsoReads: ["AWS::WAFv2::LoggingConfiguration"],
  docs: {
    summary: "A web ACL keeps no log of the requests that it judges.",
    why: "Without a log nobody sees who was blocked and why: neither the attack, nor the customers that a rule shuts out by mistake. WAF itself keeps samples of the last three hours.",
    bad: `{
  "ShopAcl": {
    "Type": "AWS::WAFv2::WebACL",
    "Properties": {
      "Scope": "REGIONAL",
      "DefaultAction": { "Allow": {} },
      "VisibilityConfig": {
        "CloudWatchMetricsEnabled": true,
        "MetricName": "shop",
        "SampledRequestsEnabled": true
      }
    }
  }
}`,
    good: `{
  "ShopAcl": {
    "Type": "AWS::WAFv2::WebACL",
    "Properties": {
      "Scope": "REGIONAL",
      "DefaultAction": { "Allow": {} },
      "VisibilityConfig": {
        "CloudWatchMetricsEnabled": true,
        "MetricName": "shop",
        "SampledRequestsEnabled": true
      }
    }
  },
  "ShopAclLogGroup": {
    "Type": "AWS::Logs::LogGroup",
    "Properties": {
      "LogGroupName": {
        "Fn::Sub": "aws-waf-logs-\${AWS::StackName}-ShopAcl"
      },
      "RetentionInDays": 90
    }
  },
  "ShopAclLogging": {
    "Type": "AWS::WAFv2::LoggingConfiguration",
    "Properties": {
      "ResourceArn": {
        "Fn::GetAtt": [
          "ShopAcl",
          "Arn"
        ]
      },
      "LogDestinationConfigs": [
        {
          "Fn::Sub": "arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${ShopAclLogGroup}"
        }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-loggingconfiguration.html",
    ],
  },
  equivalents: { cdk_nag: ["WAFv2LoggingEnabled"] },

  check(acl, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(acl.id)) return;
    if (mayBeLogged(acl, template)) return;
    report({
      at: acl.key,
      message: `Web ACL "${acl.id}" keeps no log: nobody can tell later whom it blocked, or let through, and why.`,
      fixes: () => {
        const group = template.freshId(`${acl.id}LogGroup`);
        const { condition } = acl;
        return [
          {
            title: `Log what "${acl.id}" judges to a new log group, which keeps it for ${days} days; CloudWatch Logs charges for what it takes`,
            safety: "review",
            changes: [
              addResource(
                group,
                {
                  type: "AWS::Logs::LogGroup",
                  condition,
                  properties: {
                    LogGroupName: nameOf(acl, template),
                    RetentionInDays: days,
                  },
                },
                acl.id,
              ),
              addResource(
                template.freshId(`${acl.id}Logging`),
                {
                  type: "AWS::WAFv2::LoggingConfiguration",
                  condition,
                  properties: {
                    ResourceArn: getAtt(acl.id, "Arn"),
                    // WAF wants the ARN without the `:*` that the log group's attribute ends in.
                    LogDestinationConfigs: [
                      sub(
                        `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${${group}}`,
                      ),
                    ],
                  },
                },
                group,
              ),
            ],
          },
        ];
      },
    });
  },
};

/** Whether a log is the web ACL's, or may be: it surely is that of another one of the template. */
const mayBeLogged = ({ id }: Resource, template: Template): boolean =>
  template.ofType("AWS::WAFv2::LoggingConfiguration").some((logging) => {
    const to = template.target(logging.get("ResourceArn"))?.to ?? "";
    return to === id || !template.resource(to);
  });

/** WAF takes only log groups whose names begin so. */
function nameOf({ id }: Resource, template: Template): Json {
  const { preferred } = template.environment();
  return sub(
    preferred === undefined
      ? `aws-waf-logs-\${AWS::StackName}-${id}`
      : `aws-waf-logs-${id}-\${${preferred}}`,
  );
}
