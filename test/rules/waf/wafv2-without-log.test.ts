import { describe, test } from "vitest";
import { wafv2WithoutLog as rule } from "../../../server/src/rules/waf/wafv2-without-log.ts";
import { checkFix, silent } from "../../fixture.ts";

const withLogging = (ResourceArn: unknown) => ({
  Acl: { Type: "AWS::WAFv2::WebACL" },
  Logging: { Type: "AWS::WAFv2::LoggingConfiguration", Properties: { ResourceArn } },
});

describe("wafv2-without-log", () => {
  test("the log has a name that differs in every environment", () => {
    checkFix(
      rule,
      `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String", "Default": "dev" } },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "EnvironmentSuffix" }, "prod"] } },
  "Resources": {
    "ShopAcl": { "Type": "AWS::WAFv2::WebACL", "Condition": "IsProd" },
//  ^^^^^^^^^ 🔎 low: Web ACL "ShopAcl" keeps no log: nobody can tell later whom it blocked, or let through, and why.
    "OtherAcl": { "Type": "AWS::WAFv2::WebACL" },
    "OtherLogging": {
      "Type": "AWS::WAFv2::LoggingConfiguration",
      "Properties": { "ResourceArn": { "Fn::GetAtt": ["OtherAcl", "Arn"] } }
    }
  }
}`,
      `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String", "Default": "dev" } },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "EnvironmentSuffix" }, "prod"] } },
  "Resources": {
    "ShopAcl": { "Type": "AWS::WAFv2::WebACL", "Condition": "IsProd" },
    "ShopAclLogGroup": {
      "Type": "AWS::Logs::LogGroup",
      "Condition": "IsProd",
      "Properties": {
        "LogGroupName": {
          "Fn::Sub": "aws-waf-logs-ShopAcl-\${EnvironmentSuffix}"
        },
        "RetentionInDays": 90
      }
    },
    "ShopAclLogging": {
      "Type": "AWS::WAFv2::LoggingConfiguration",
      "Condition": "IsProd",
      "Properties": {
        "ResourceArn": { "Fn::GetAtt": ["ShopAcl", "Arn"] },
        "LogDestinationConfigs": [
          {
            "Fn::Sub": "arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${ShopAclLogGroup}"
          }
        ]
      }
    },
    "OtherAcl": { "Type": "AWS::WAFv2::WebACL" },
    "OtherLogging": {
      "Type": "AWS::WAFv2::LoggingConfiguration",
      "Properties": { "ResourceArn": { "Fn::GetAtt": ["OtherAcl", "Arn"] } }
    }
  }
}`,
    );
  });

  test.each([
    ["its own", { "Fn::GetAtt": ["Acl", "Arn"] }],
    ["what may be its own", { Ref: "AclArn" }],
    ["what is written out", "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/0a1b2c3d"],
  ])("silent with %s log", (_, arn) => silent(rule, withLogging(arn)));

  test("silent where resources are hidden", () =>
    silent(rule, { Acl: { Type: "AWS::WAFv2::WebACL" } }, { Transform: "Company::Waf" }));
});
