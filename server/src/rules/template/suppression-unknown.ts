import { didYouMean } from "../../template/nearest.ts";
import type { SuppressionRule } from "../rule.ts";
import { ignorer } from "./suppressed.ts";

export const suppressionUnknown: SuppressionRule = {
  id: "suppression-unknown",
  severity: "medium",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A suppression names a rule that does not exist.",
    why: "It suppresses nothing: the id is misspelt, or is that of another tool, and what it was to suppress is reported all the same.",
    bad: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Metadata": { "cfn-audit": { "ignore": [{ "rule": "kms-key-rotation", "reason": "Holds imported material" }] } }
  }
}`,
    good: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Metadata": { "cfn-audit": { "ignore": [{ "rule": "kms-key-rotation-disabled", "reason": "Holds imported material" }] } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html",
    ],
  },
  equivalents: {},

  checkSuppressions({ all, ids }, report) {
    for (const { isKnown, rule, ruleNode, resource } of all) {
      if (isKnown) continue;
      const which = rule.includes("*") ? "no rule matches that" : "no rule is called so";
      report({
        at: ruleNode,
        message: `${ignorer(resource)} ignores "${rule}", but ${which}: this suppresses nothing.${didYouMean(rule, ids)}`,
        logicalId: resource,
      });
    }
  },
};
