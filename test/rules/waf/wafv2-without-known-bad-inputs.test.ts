import { describe, test } from "vitest";
import { wafv2WithoutKnownBadInputs as rule } from "../../../server/src/rules/waf/wafv2-without-known-bad-inputs.ts";
import { check, silent } from "../../fixture.ts";

const group = (Name: unknown, OverrideAction: unknown = { None: {} }) => ({
  OverrideAction,
  Statement: { ManagedRuleGroupStatement: { VendorName: "AWS", Name } },
});

describe("wafv2-without-known-bad-inputs", () => {
  test("no rules, other rules, and a group that only counts", () => {
    check(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::WAFv2::WebACL", "Properties": { "DefaultAction": { "Allow": {} } } },
//  ^^^ low: Web ACL "A" lacks AWSManagedRulesKnownBadInputsRuleSet: requests that exploit known flaws, such as Log4Shell, pass.
    "B": {
      "Type": "AWS::WAFv2::WebACL",
      "Properties": {
        "Rules": [
//      ^^^^^^^ low: Web ACL "B" lacks AWSManagedRulesKnownBadInputsRuleSet: requests that exploit known flaws, such as Log4Shell, pass.
          { "Statement": { "ManagedRuleGroupStatement": { "VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet" } } }
        ]
      }
    },
    "C": {
      "Type": "AWS::WAFv2::WebACL",
      "Properties": {
        "Rules": [
          {
            "OverrideAction": { "Count": {} },
//                            ^^^^^^^^^^^^^^^ low: Web ACL "C" only counts requests that exploit Log4Shell, and lets them pass: AWSManagedRulesKnownBadInputsRuleSet would block them.
            "Statement": { "ManagedRuleGroupStatement": { "VendorName": "AWS", "Name": "AWSManagedRulesKnownBadInputsRuleSet" } }
          }
        ]
      }
    }
  }
}`,
    );
  });

  test("rules of the group about Log4Shell that only count", () => {
    check(
      rule,
      `
{
  "Resources": {
    "A": {
      "Type": "AWS::WAFv2::WebACL",
      "Properties": {
        "Rules": [
          {
            "OverrideAction": { "None": {} },
            "Statement": {
              "ManagedRuleGroupStatement": {
                "VendorName": "AWS",
                "Name": "AWSManagedRulesKnownBadInputsRuleSet",
                "ExcludedRules": [{ "Name": "Host_localhost_HEADER" }, { "Name": "Log4JRCE_BODY" }]
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: Web ACL "A" only counts requests that exploit Log4Shell, and lets them pass: AWSManagedRulesKnownBadInputsRuleSet would block them.
              }
            }
          }
        ]
      }
    },
    "B": {
      "Type": "AWS::WAFv2::WebACL",
      "Properties": {
        "Rules": [
          {
            "OverrideAction": { "None": {} },
            "Statement": {
              "ManagedRuleGroupStatement": {
                "VendorName": "AWS",
                "Name": "AWSManagedRulesKnownBadInputsRuleSet",
                "RuleActionOverrides": [
                  { "Name": "Log4JRCE_BODY", "ActionToUse": { "Block": {} } },
                  { "Name": "Log4JRCE_HEADER", "ActionToUse": { "Count": {} } }
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: Web ACL "B" only counts requests that exploit Log4Shell, and lets them pass: AWSManagedRulesKnownBadInputsRuleSet would block them.
                ]
              }
            }
          }
        ]
      }
    }
  }
}`,
    );
  });

  test.each([
    ["the group", [group("AWSManagedRulesKnownBadInputsRuleSet")]],
    ["a group that nobody knows yet", [group({ Ref: "Group" })]],
    ["what may count", [group("AWSManagedRulesKnownBadInputsRuleSet", { Ref: "Action" })]],
    ["rules that nobody knows yet", { Ref: "Rules" }],
    ["a rule that nobody knows yet", [{ "Fn::If": ["Unknown", {}, {}] }]],
  ])("silent with %s", (_, Rules) =>
    silent(rule, { Acl: { Type: "AWS::WAFv2::WebACL", Properties: { Rules } } }),
  );
});
