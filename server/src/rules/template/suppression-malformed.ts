import type { SuppressionRule } from "../rule.ts";

export const suppressionMalformed: SuppressionRule = {
  id: "suppression-malformed",
  severity: "medium",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "What is meant to suppress findings is not written as a suppression.",
    why: "Metadata may hold anything, so that CloudFormation does not complain. The findings that it was to suppress are reported all the same.",
    bad: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Metadata": { "cfn-audit": { "ignores": [{ "rule": "sns-*", "reason": "Carries nothing but pings" }] } }
  }
}`,
    good: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Metadata": { "cfn-audit": { "ignore": [{ "rule": "sns-*", "reason": "Carries nothing but pings" }] } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html",
    ],
  },
  equivalents: {},

  checkSuppressions({ malformed }, report) {
    for (const { at, problem, resource } of malformed)
      report({
        at,
        message: `In the metadata of ${resource === undefined ? "the template" : `"${resource}"`} ${problem}: this suppresses nothing.`,
        logicalId: resource,
      });
  },
};
