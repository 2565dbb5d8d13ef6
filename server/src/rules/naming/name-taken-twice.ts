import { namedTypes } from "../../aws/physicalNames.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { find } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import type { ResourceRule } from "../rule.ts";
import { physicalNameIn } from "./names.ts";

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

  check(resource, report, template) {
    // Resources under conditions are compared where both surely exist.
    const { names, byName } = namesOf(template, resource.type);
    const name = names.get(resource.id);
    if (name === undefined) return;
    // In whatever order they stand in the text, the same one is named.
    const [other] = (byName.get(name) ?? [])
      .filter(({ id }) => id !== resource.id)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const naming = other && physicalNameIn(resource);
    if (!other || !naming) return;
    report({
      // Of Fn::If the whole is shown: which branch is the wrong one, nobody can tell.
      at: find(resource.get().node, naming.property) ?? naming.value.at,
      message: `"${resource.id}" has the same name as "${other.id}": AWS has it only once ${naming.scope}, and refuses the second.`,
      related: [{ at: physicalNameIn(other)?.value.at ?? other.key, message: "The same name." }],
    });
  },
};

/** The names of one type's resources that surely exist, by their logical ids, and the other way round. */
interface Names {
  readonly names: ReadonlyMap<string, string>;
  readonly byName: ReadonlyMap<string, readonly Resource[]>;
}

const none: Names = { names: new Map(), byName: new Map() };

const namesByType = oncePer((_: Template) => new Map<string, Names>());

function namesOf(template: Template, type: string): Names {
  const all = template.ofType(type);
  if (all.length < 2) return none;
  const known = namesByType(template).get(type);
  if (known) return known;
  const names = new Map<string, string>();
  const byName = new Map<string, Resource[]>();
  for (const resource of all) {
    const name = template.isCertain(resource) ? nameOf(template, resource) : undefined;
    if (name === undefined) continue;
    names.set(resource.id, name);
    addTo(byName, name, resource);
  }
  namesByType(template).set(type, { names, byName });
  return { names, byName };
}

/** The name as it is written, with the parent in which it must be the only one. */
function nameOf(template: Template, resource: Resource): string | undefined {
  const naming = physicalNameIn(resource);
  const name = naming && (textOf(naming.value) ?? expressionOf(template, naming.value));
  if (!naming || !name) return undefined;
  const parent = resource.get(naming.within ?? "ClusterName").node;
  return `${name}\n${written(template, parent)}`;
}

/** The text of a name; of other functions each may give a value of its own, as far as can be seen here. */
const expressionOf = (template: Template, value: Value): string | undefined =>
  template.parts(value) && written(template, value.node);
