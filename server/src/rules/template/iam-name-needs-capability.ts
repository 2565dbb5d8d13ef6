import { isFixedName } from "../../aws/fixedNames.ts";
import { iamNames } from "../../aws/iamNames.ts";
import { type Change, remove } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { readUnmarkedName } from "../naming/nameText.ts";
import { isWithin, usesOf } from "../naming/uses.ts";
import type { TemplateRule } from "../rule.ts";

export const iamNameNeedsCapability: TemplateRule = {
  id: "iam-name-needs-capability",
  severity: "low",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "An IAM resource has a name of its own, which only deployments with CAPABILITY_NAMED_IAM may give.",
    why: "CAPABILITY_IAM is not enough: without CAPABILITY_NAMED_IAM CloudFormation refuses to create or update the stack (InsufficientCapabilities). Such names are also taken in every other region of the account, and what has one cannot be replaced by an update. Of several such resources one is shown.",
    bad: `{
  "Deployer": {
    "Type": "AWS::IAM::User",
    "Properties": { "Path": "/orders/", "UserName": "deployer" }
  }
}`,
    good: `{
  "Deployer": {
    "Type": "AWS::IAM::User",
    "Properties": { "Path": "/orders/" }
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
      return name.kind === "absent" || !name.node ? [] : [{ resource, name, at: name.at }];
    });
    // In whatever order they stand in the text, the same one is shown.
    const [first] = named.sort((a, b) => (a.resource.id < b.resource.id ? -1 : 1));
    if (!first) return;
    const more = named.length === 1 ? "" : ` (and ${named.length - 1} more)`;
    report({
      at: first.at,
      logicalId: first.resource.id,
      message: `"${first.resource.id}"${more} has a name of its own: a deployment must say CAPABILITY_NAMED_IAM.`,
      fixes: () => {
        const changes = named.flatMap(({ name }) => withoutName(template, name) ?? []);
        return changes.length < named.length
          ? []
          : [
              {
                title: `Let CloudFormation name ${named.length === 1 ? "it" : `all ${named.length}`}; what exists is replaced`,
                safety: "review",
                changes,
              },
            ];
      },
    });
  },
};

/**
 * Takes a name away, unless it is one that AWS prescribes, or something else in the template relies on it. What has an environment's mark
 * in it is meant to be called so.
 */
function withoutName(template: Template, name: Value): Change | undefined {
  const unmarked = readUnmarkedName(template, name);
  const { node } = name;
  if (!unmarked || !node?.key || isFixedName(unmarked.text)) return undefined;
  const isUsed = usesOf(template.syntax, unmarked.text).some((use) => !isWithin(use.node, node));
  return isUsed ? undefined : remove(pathOf(node));
}
