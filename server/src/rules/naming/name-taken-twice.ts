import { namedTypes } from "../../aws/physicalNames.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { find } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import { written } from "../../template/written.ts";
import type { ResourceRule } from "../rule.ts";
import { type Naming, physicalNameIn } from "./names.ts";

export const nameTakenTwice: ResourceRule = {
  id: "name-taken-twice",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: namedTypes,
  docs: {
    summary: "Two resources of one type have the same name.",
    why: "AWS has the name only once: CloudFormation creates one of them, fails with the other (“already exists”), and rolls the stack back.",
    bad: `{
  "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "orders" } },
  "Invoices": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "orders" } }
}`,
    good: `{
  "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "orders" } },
  "Invoices": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "invoices" } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3019"] },

  *check(resource, template) {
    // Resources under conditions are compared where both surely exist.
    const own = nameOf(template, resource);
    if (own === undefined || !template.isCertain(resource)) return;
    const others = byName(template).get(own.key) ?? [];
    // In whatever order they stand in the text, the same one is named.
    const [other] = others
      .filter(({ id }) => id !== resource.id)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    if (!other) return;
    yield {
      // Of Fn::If the whole is shown: which branch is the wrong one, nobody can tell.
      at: find(resource.get().node, own.naming.property) ?? own.naming.value.at,
      message: `"${resource.id}" has the same name as "${other.id}": AWS has it only once ${own.naming.scope}, and refuses the second.`,
      related: [{ at: physicalNameIn(other)?.value.at ?? other.key, message: "The same name." }],
    };
  },
};

const byName = oncePer((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const found = new Map<string, Resource[]>();
  for (const resource of template.ofType(...namedTypes)) {
    const name = nameOf(template, resource);
    if (name && template.isCertain(resource)) addTo(found, name.key, resource);
  }
  return found;
});

/** The name as it is written, with the type, and with the parent in which it must be the only one. */
function nameOf(
  template: Template,
  resource: Resource,
): { key: string; naming: Naming } | undefined {
  const naming = physicalNameIn(resource);
  // Other functions may give each resource a value of its own, as far as can be seen here.
  if (!naming || !template.parts(naming.value)) return undefined;
  const parent = naming.within === undefined ? undefined : resource.get(naming.within).node;
  const cluster = resource.get("ClusterName").node;
  const key = [
    resource.type,
    written(template, naming.value.node),
    written(template, parent ?? cluster),
  ];
  return key[1] === "" ? undefined : { key: key.join("\n"), naming };
}
