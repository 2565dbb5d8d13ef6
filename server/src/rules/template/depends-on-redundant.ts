import { addTo } from "../../syntax/multimap.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { Reference } from "../../template/references.ts";
import type { TemplateRule } from "../rule.ts";
import { withoutDependency } from "./depends-on-undefined.ts";

export const dependsOnRedundant: TemplateRule = {
  id: "depends-on-redundant",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "DependsOn names a resource that is waited for anyway.",
    why: "A Ref, Fn::GetAtt or Fn::Sub already makes CloudFormation create the other resource first. The entry adds nothing, and hides which dependencies do.",
    bad: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Group": {
    "Type": "AWS::EC2::SecurityGroup",
    "DependsOn": "Vpc",
    "Properties": { "GroupDescription": "Service", "VpcId": { "Ref": "Vpc" } }
  }
}`,
    good: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Group": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": { "GroupDescription": "Service", "VpcId": { "Ref": "Vpc" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    ],
  },
  equivalents: { "cfn-lint": ["W3005"] },

  checkTemplate(template, report) {
    const byResource = new Map<string, Reference[]>();
    for (const reference of template.references().all)
      if (reference.kind === "DependsOn") addTo(byResource, reference.from.id, reference);
    for (const [id, dependencies] of byResource) {
      const named = new Set(dependencies.map(({ to }) => to));
      const made = new Map<string, Reference>();
      for (const reference of template.references().from("Resources", id)) {
        const { kind, to } = reference;
        const isReference = kind === "Ref" || kind === "GetAtt" || kind === "Sub";
        if (isReference && named.has(to) && !made.has(to) && isAlways(reference))
          made.set(to, reference);
      }
      for (const dependency of dependencies) {
        const { to, node, from } = dependency;
        const reference = made.get(to);
        if (!reference || to === id || !template.resource(to)) continue;
        report({
          at: node,
          logicalId: id,
          message: `"${id}" waits for "${to}" anyway, for it refers to it: DependsOn adds nothing.`,
          related: [{ at: reference.node, message: `The reference to "${to}".` }],
          tag: "unnecessary",
          fixes: () => [withoutDependency(template, { from, to, node }, "safe")],
        });
      }
    }
  },
};

/** Whether a reference counts in every world: one in a branch of Fn::If may not. */
const isAlways = ({ node }: Reference): boolean => !pathOf(node).includes("Fn::If");
