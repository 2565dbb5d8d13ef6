import { remove } from "../../syntax/change.ts";
import { elements, members, pathOf } from "../../syntax/syntax.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { TemplateRule } from "../rule.ts";

export const mappingUnused: TemplateRule = {
  id: "mapping-unused",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Nothing in the template looks anything up in a mapping.",
    why: "Whoever changes its values expects something to change. Nothing outside the template can see a mapping, so it can go.",
    bad: `{
  "Mappings": {
    "Sizes": { "prod": { "InstanceType": "m5.large" } },
    "Zones": { "prod": { "Count": 3 } }
  },
  "Resources": {
    "Host": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "InstanceType": { "Fn::FindInMap": ["Sizes", "prod", "InstanceType"] } }
    }
  }
}`,
    good: `{
  "Mappings": {
    "Sizes": { "prod": { "InstanceType": "m5.large" } }
  },
  "Resources": {
    "Host": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "InstanceType": { "Fn::FindInMap": ["Sizes", "prod", "InstanceType"] } }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["W7001"] },

  checkTemplate(template, report) {
    if (template.hasHiddenResources) return;
    const { calls, to } = template.references();
    // A mapping whose name is made up at deployment can be any of them.
    const isComputed = calls.some(
      ({ name, argument }) => name === "Fn::FindInMap" && elements(argument)[0]?.type !== "string",
    );
    if (isComputed) return;
    for (const { name, key } of members(template.section("Mappings")?.value)) {
      if (isWrittenElsewhere(name) || to(name).some(({ kind }) => kind === "FindInMap")) continue;
      report({
        at: key,
        message: `Mapping "${name}" is not used: its values change nothing.`,
        tag: "unnecessary",
        fixes: () => [
          { title: `Remove mapping "${name}"`, safety: "safe", changes: [remove(pathOf(key))] },
        ],
      });
    }
  },
};
