import type { SuppressionRule } from "../rule.ts";
import { ignorer } from "./suppressed.ts";

export const suppressionWithoutReason: SuppressionRule = {
  id: "suppression-without-reason",
  severity: "low",
  profile: "all",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A suppression does not say why the problem is none here.",
    why: "Those who read the template later cannot tell an accepted risk from a forgotten one, nor when the reason no longer holds.",
    bad: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Metadata": { "cfn-audit": { "ignore": [{ "rule": "kms-key-rotation-disabled" }] } }
  }
}`,
    good: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Metadata": { "cfn-audit": { "ignore": [{ "rule": "kms-key-rotation-disabled", "reason": "Signs only in tests" }] } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html",
    ],
  },
  equivalents: {},

  checkSuppressions({ all }, report) {
    for (const { rule, ruleNode, reason = "", resource } of all) {
      if (!placeholders.has(reason.trim().toLowerCase())) continue;
      report({
        at: ruleNode,
        message: `${ignorer(resource)} ignores "${rule}" and gives no reason: nobody can tell whether it still holds.`,
        logicalId: resource,
      });
    }
  },
};

/** No reason, or what stands where one is still to be written. */
const placeholders: ReadonlySet<string> = new Set(["", "todo", "...", "…"]);
