import { equals, textOf, type Value } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

/** AWS's group of rules against requests that exploit known flaws, Log4Shell among them. */
const group = "AWSManagedRulesKnownBadInputsRuleSet";

export const wafv2WithoutKnownBadInputs: ResourceRule = {
  id: "wafv2-without-known-bad-inputs",
  severity: "low",
  catalogue: ["wafv2-log4j"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::WAFv2::WebACL"],
  docs: {
    summary: "A web ACL does not block requests that exploit known flaws, such as Log4Shell.",
    why: "AWS keeps a group of rules for requests that no honest client sends, such as those that have a vulnerable Log4j load an attacker's code. It costs nothing beyond the rule itself, and takes 200 of a web ACL's 1,500 capacity units.",
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
      },
      "Rules": []
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
      },
      "Rules": [
        {
          "Name": "KnownBadInputs",
          "Priority": 0,
          "OverrideAction": { "None": {} },
          "Statement": {
            "ManagedRuleGroupStatement": {
              "VendorName": "AWS",
              "Name": "AWSManagedRulesKnownBadInputsRuleSet"
            }
          },
          "VisibilityConfig": {
            "CloudWatchMetricsEnabled": true,
            "MetricName": "known-bad-inputs",
            "SampledRequestsEnabled": true
          }
        }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webacl.html",
    ],
  },
  equivalents: { checkov: ["CKV_AWS_192"] },

  check(acl, report) {
    const rules = acl.get("Rules");
    const all = rules.items();
    if (all.some(({ kind }) => kind === "unknown")) return;
    const isInGroup = all.map(holdsGroup);
    if (isInGroup.some((answer) => answer === undefined)) return;
    const counted = all.flatMap((rule, i) => (isInGroup[i] ? (countedIn(rule) ?? []) : []))[0];
    if (!counted && isInGroup.includes(true)) return;
    report({
      at: counted?.at ?? rules.at,
      message: counted
        ? `Web ACL "${acl.id}" only counts requests that exploit Log4Shell, and lets them pass: ${group} would block them.`
        : `Web ACL "${acl.id}" lacks ${group}: requests that exploit known flaws, such as Log4Shell, pass.`,
    });
  },
};

/** Whether a rule is the group; undefined where only deployment can tell. */
function holdsGroup(rule: Value): boolean | undefined {
  const statement = rule.get("Statement", "ManagedRuleGroupStatement");
  if (statement.kind === "absent") return false;
  return equals(statement.get("Name"), group);
}

/** What says that the group, or its rules about Log4Shell, only count. */
function countedIn(rule: Value): Value | undefined {
  const group = rule.get("OverrideAction");
  if (hasMember(group, "Count")) return group;
  const statement = rule.get("Statement", "ManagedRuleGroupStatement");
  return (
    statement.get("ExcludedRules").items().find(isAboutLog4j) ??
    statement
      .get("RuleActionOverrides")
      .items()
      .find((each) => isAboutLog4j(each) && hasMember(each.get("ActionToUse"), "Count"))
  );
}

const isAboutLog4j = (rule: Value): boolean =>
  textOf(rule.get("Name"))?.startsWith("Log4JRCE") === true;

const hasMember = (value: Value, name: string): boolean =>
  value.kind === "known" && value.get(name).kind !== "absent";
