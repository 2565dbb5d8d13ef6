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
//                            ^^^^^^^^^^^^^^^ low: Web ACL "C" only counts what AWSManagedRulesKnownBadInputsRuleSet matches: requests that exploit known flaws, such as Log4Shell, pass.
            "Statement": { "ManagedRuleGroupStatement": { "VendorName": "AWS", "Name": "AWSManagedRulesKnownBadInputsRuleSet" } }
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
