import { iamNames } from "../../aws/iamNames.ts";
import type { TemplateRule } from "../rule.ts";

export const iamNameNeedsCapability: TemplateRule = {
  id: "iam-name-needs-capability",
  severity: "low",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "An IAM resource has a name of its own, which only deployments with CAPABILITY_NAMED_IAM may give.",
    why: "CAPABILITY_IAM is not enough: without CAPABILITY_NAMED_IAM CloudFormation refuses to create or update the stack (InsufficientCapabilities). Of several such resources the first is shown.",
    bad: `{
  "Deployer": {
    "Type": "AWS::IAM::User",
    "Properties": { "UserName": "deployer" }
  }
}`,
    good: `{
  "Deployer": {
    "Type": "AWS::IAM::User"
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html#using-iam-capabilities",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    const named = template.ofType(...Object.keys(iamNames)).flatMap((resource) => {
      const name = resource.get(iamNames[resource.type] ?? "");
      return name.kind === "absent" || !name.node ? [] : [{ resource, at: name.at }];
    });
    const [first] = named.sort((a, b) => a.at.offset - b.at.offset);
    if (!first) return;
    const more = named.length === 1 ? "" : ` (and ${named.length - 1} more)`;
    report({
      at: first.at,
      logicalId: first.resource.id,
      message: `"${first.resource.id}"${more} has a name of its own: a deployment must say CAPABILITY_NAMED_IAM.`,
    });
  },
};
