/** What web ACLs of AWS WAF Classic must do. */
import { equals } from "../../template/value.ts";
import { type Exception, propertyRules } from "../propertyRules.ts";

/** A list of what is blocked needs the rest let through. */
const mayBlock: Exception = (acl) =>
  acl
    .get("Rules")
    .items()
    .some(
      (rule) =>
        rule.kind === "unknown" ||
        equals(rule.get("Action", "Type"), "BLOCK") !== false ||
        rule.get("OverrideAction").kind !== "absent",
    );

export const wafProperties = propertyRules([
  {
    id: "waf-classic-allows-by-default",
    severity: "low",
    catalogue: ["waf-classic-default-allow"],
    equivalents: { cfn_nag: ["F665"], guard: ["WAF_WEB_ACL_DEFAULT_ACTION_RULE"] },
    types: ["AWS::WAF::WebACL", "AWS::WAFRegional::WebACL"],
    property: "DefaultAction.Type",
    wants: { notBe: ["ALLOW"] },
    absent: "fine",
    unless: [mayBlock],
    noun: "A web ACL",
    problem: "allows all requests",
    consequence: "it lets through what no rule speaks of, and no rule of its own blocks anything",
    why: "A web ACL protects either by blocking what is known to be bad, or by allowing only what is known to be good. One that allows by default and has no rule that blocks does neither.",
    example: { Name: "shop", MetricName: "shop", DefaultAction: { Type: "ALLOW" }, Rules: [] },
    mended: { Name: "shop", MetricName: "shop", DefaultAction: { Type: "BLOCK" }, Rules: [] },
    links: [
      "https://docs.aws.amazon.com/waf/latest/developerguide/classic-web-acl-working-with.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-waf-webacl.html",
    ],
  },
]);
