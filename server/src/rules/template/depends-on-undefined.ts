import { remove, set } from "../../syntax/change.ts";
import { member, pathOf } from "../../syntax/syntax.ts";
import { declaredNames, hasAllNames, typelessResources } from "../../template/names.ts";
import { nearest } from "../../template/nearest.ts";
import type { Reference } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";

export const dependsOnUndefined: TemplateRule = {
  id: "depends-on-undefined",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "DependsOn names a resource that does not exist.",
    why: "CloudFormation refuses the template (“Unresolved resource dependencies”). Only resources of the same template can be waited for: no parameters, no conditions, nothing of other stacks.",
    bad: `{
  "Queue": { "Type": "AWS::SQS::Queue" },
  "Topic": { "Type": "AWS::SNS::Topic", "DependsOn": "Qeue" }
}`,
    good: `{
  "Queue": { "Type": "AWS::SQS::Queue" },
  "Topic": { "Type": "AWS::SNS::Topic", "DependsOn": "Queue" }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3005"] },

  checkTemplate(template, report) {
    if (!hasAllNames(template)) return;
    const { resources, parameters, conditions } = declaredNames(template);
    const typeless = typelessResources(template);
    for (const reference of template.references().all) {
      const { kind, to, node, from } = reference;
      if (kind !== "DependsOn" || to === "") continue;
      const key = typeless.get(to);
      if (key)
        report({
          at: node,
          logicalId: from.id,
          message: `DependsOn of "${from.id}" names "${to}", which without a Type is no resource: CloudFormation refuses the template.`,
          related: [{ at: key, message: "This has no Type." }],
        });
      if (resources.has(to)) continue;
      const other = parameters.has(to) ? "parameter" : conditions.has(to) ? "condition" : undefined;
      const what = other ? `"${to}" is a ${other}` : "there is no resource of that name";
      report({
        at: node,
        logicalId: from.id,
        message: `DependsOn of "${from.id}" names "${to}", and ${what}: CloudFormation refuses the template.`,
        fixes: () => [
          ...nearest(
            to,
            [...resources].filter((id) => id !== from.id),
          ).map(
            (near): Fix => ({
              title: `Change "${to}" to "${near}"`,
              safety: "review",
              changes: [set(pathOf(node), near)],
            }),
          ),
          withoutDependency(template, reference, "review"),
        ],
      });
    }
  },
};

/** Takes one name out of a DependsOn, or all of it where there is no other. */
export function withoutDependency(
  template: Template,
  { from, to, node }: Pick<Reference, "from" | "to" | "node">,
  safety: Fix["safety"],
): Fix {
  const path = pathOf(node);
  const list = member(template.resource(from.id)?.body, "DependsOn")?.value;
  const isOnly = node.parent?.type !== "array" || (list?.children?.length ?? 0) < 2;
  return {
    title: `Remove "${to}" from DependsOn of "${from.id}"`,
    safety,
    changes: [remove(isOnly ? ["Resources", from.id, "DependsOn"] : path)],
  };
}
