import type { TemplateRule } from "../rule.ts";

export const outputOfImport: TemplateRule = {
  id: "output-of-import",
  severity: "low",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "An output is nothing but what the stack imports from another.",
    why: "Whoever needs the value can import it from the stack that has it. Passed on, it ties three stacks to each other: none can be changed before the next lets go.",
    bad: `{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "VpcId": { "Value": { "Fn::ImportValue": "network-vpc-id" } }
  }
}`,
    good: `{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Topic": { "Value": { "Ref": "Topic" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html",
    ],
  },
  equivalents: { "cfn-lint": ["W6001"] },

  checkTemplate(template, report) {
    for (const { name, key, node, from } of template.references().calls) {
      if (name !== "Fn::ImportValue" || from.section !== "Outputs") continue;
      if (node.key?.value !== "Value") continue;
      report({
        at: key,
        logicalId: from.id,
        message: `Output "${from.id}" only passes on what another stack exports: whoever needs it can import it from there.`,
      });
    }
  },
};
