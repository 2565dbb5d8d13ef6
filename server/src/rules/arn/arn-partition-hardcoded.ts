import type { TemplateRule } from "../rule.ts";
import { rewrite, textsWith } from "./texts.ts";

export const arnPartitionHardcoded: TemplateRule = {
  id: "arn-partition-hardcoded",
  severity: "low",
  category: "Configuration",
  needsNesting: true,
  docs: {
    summary: "An ARN names AWS's main partition.",
    why: "In China and GovCloud, ARNs begin with arn:aws-cn and arn:aws-us-gov: there nothing has an ARN of the partition aws, and policies, roles and functions that are named so do not exist. AWS::Partition is the one that the stack is in. Of several such ARNs the first is shown.",
    bad: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": { "Fn::Transform": { "Name": "AWS::Include" } },
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
    }
  }
}`,
    good: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": { "Fn::Transform": { "Name": "AWS::Include" } },
      "ManagedPolicyArns": [{ "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess" }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html",
    ],
  },
  equivalents: { "cfn-lint": ["I3042"] },

  checkTemplate(template, report) {
    const texts = textsWith(template, "arn").filter(({ text }) => text.startsWith(main));
    const [first, ...others] = texts.sort((a, b) => a.node.offset - b.node.offset);
    if (!first) return;
    const more = others.length === 0 ? "" : ` (as ${others.length} more in this template)`;
    report({
      at: first.node,
      logicalId: first.id,
      message: `An ARN in "${first.id}" names the partition aws${more}: in China and GovCloud nothing has such an ARN.`,
      related: others
        .slice(0, mostRelated)
        .map(({ node }) => ({ at: node, message: "Another such ARN." })),
      fixes: () => [
        {
          title: `Take the partition of the stack${more === "" ? "" : `, in all ${texts.length} places`}`,
          safety: "review",
          changes: texts.map((text) =>
            rewrite(text, `arn:\${AWS::Partition}:${text.text.slice(main.length)}`),
          ),
        },
      ],
    });
  },
};

const main = "arn:aws:";

/** Of the others, a finding shows no more than these. */
const mostRelated = 8;
