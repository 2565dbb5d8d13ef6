import { describe, test } from "vitest";
import { wafProperties } from "../../../server/src/rules/waf/properties.ts";
import { check, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("waf-classic-allows-by-default", () => {
  const rule = ruleOf(wafProperties, "waf-classic-allows-by-default");

  test("a web ACL that allows all and blocks nothing", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Shop": {
      "Type": "AWS::WAFRegional::WebACL",
      "Properties": {
        "DefaultAction": { "Type": "ALLOW" },
//                                 ^^^^^^^ low: "Shop" allows all requests: it lets through what no rule speaks of, and no rule of its own blocks anything.
        "Rules": [{ "Action": { "Type": "COUNT" }, "Priority": 1, "RuleId": { "Ref": "Bots" } }]
      }
    }
  }
}`,
    );
  });

  test.each([
    ["one that blocks by default", { DefaultAction: { Type: "BLOCK" } }],
    ["one that nobody knows yet", { DefaultAction: { Type: { Ref: "Action" } } }],
    [
      "a list of what is blocked",
      { DefaultAction: { Type: "ALLOW" }, Rules: [{ Action: { Type: "BLOCK" } }] },
    ],
    [
      "a group of rules, which may block",
      { DefaultAction: { Type: "ALLOW" }, Rules: [{ OverrideAction: { Type: "NONE" } }] },
    ],
    ["rules that nobody knows yet", { DefaultAction: { Type: "ALLOW" }, Rules: { Ref: "Rules" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Shop: { Type: "AWS::WAF::WebACL", Properties } }),
  );
});
