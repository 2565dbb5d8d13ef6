import type { SuppressionRule } from "../rule.ts";
import { ignorer, removalOf } from "./suppressed.ts";

export const suppressionUnused: SuppressionRule = {
  id: "suppression-unused",
  severity: "low",
  category: "Template",
  needsNesting: true,
  isHint: true,
  docs: {
    summary: "A suppression holds nothing back: there is no such problem, or no longer.",
    why: "Whoever brings the problem back will not hear of it. Only what the audit asked for is judged: a rule that the profile or the settings leave out might find something yet. In the editor this is a hint; on the command line --report-unused-suppressions brings it.",
    bad: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Properties": { "EnableKeyRotation": true },
    "Metadata": { "cfn-audit": { "ignore": [{ "rule": "kms-key-rotation-disabled", "reason": "Rotated by hand" }] } }
  }
}`,
    good: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Properties": { "EnableKeyRotation": true }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html",
    ],
  },
  equivalents: {},

  checkSuppressions({ all, empty }, report) {
    for (const { isKnown, isUsed, rule, ruleNode, node, resource } of all) {
      if (!isKnown || isUsed !== false) continue;
      const where = resource === undefined ? "in it" : "there";
      report({
        at: ruleNode,
        message: `${ignorer(resource)} ignores "${rule}", but no such problem is found ${where}: the suppression can go.`,
        logicalId: resource,
        tag: "unnecessary",
        fixes: () => [
          {
            title: `Remove the suppression of "${rule}"`,
            safety: "safe",
            changes: [removalOf(node)],
          },
        ],
      });
    }
    for (const { at, resource } of empty)
      report({
        at,
        message: `${ignorer(resource)} has an empty list of suppressions, which can go.`,
        logicalId: resource,
        tag: "unnecessary",
        fixes: () => [{ title: "Remove the empty list", safety: "safe", changes: [removalOf(at)] }],
      });
  },
};
