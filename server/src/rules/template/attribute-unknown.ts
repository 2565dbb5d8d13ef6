import {
  type ResourceSpecification,
  specificationOf,
  type ValueType,
} from "../../aws/specification/specification.ts";
import { typesWithOutputs } from "../../aws/stackOutputs.ts";
import { set } from "../../syntax/change.ts";
import { elements, pathOf } from "../../syntax/syntax.ts";
import { ref } from "../../template/intrinsics.ts";
import { nearest } from "../../template/nearest.ts";
import type { Reference } from "../../template/references.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { withVariable } from "./variables.ts";

export const attributeUnknown: TemplateRule = {
  id: "attribute-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Fn::GetAtt or Fn::Sub asks a resource for an attribute that its type lacks.",
    why: "CloudFormation refuses the template before it creates anything. What Ref gives, such as a bucket's name, is often no attribute at all.",
    bad: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "DisplayName": { "Fn::Sub": "Objects in \${Bucket.Domain}" } }
  }
}`,
    good: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "DisplayName": { "Fn::Sub": "Objects in \${Bucket.DomainName}" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1010", "E1019", "E6101"] },

  checkTemplate(template, report) {
    if (template.hasHiddenResources) return;
    for (const reference of template.references().all) {
      const { kind, to, attribute, node, from } = reference;
      if ((kind !== "GetAtt" && kind !== "Sub") || attribute === undefined) continue;
      if (from.section === "Metadata" || !isLiteral(reference)) continue;
      const type = template.resource(to)?.type ?? "";
      const specification = specificationOf(type);
      if (!specification || mayHaveAttribute(specification, attribute)) continue;
      const attributes = attributesOf(specification);
      report({
        at: elements(node)[1] ?? node,
        logicalId: from.id,
        message: `"${to}" has no attribute "${attribute}": ${offer(type, attribute, attributes)}.`,
        fixes: () => fixesOf(reference, specification, attributes),
      });
    }
  },
};

/** Whether id and attribute are written out. What is malformed is another rule's. */
const isLiteral = ({ kind, node, attribute = "" }: Reference): boolean =>
  attribute !== "" &&
  !attribute.includes("${") &&
  (kind === "Sub" ||
    node.type === "string" ||
    (elements(node).length === 2 && elements(node)[1]?.type === "string"));

/** Those that lie deep, such as `Endpoint.Address`, last. */
const attributesOf = ({ attributes }: ResourceSpecification): readonly string[] =>
  [...attributes.keys()].sort((a, b) => depthOf(a) - depthOf(b));

const depthOf = (attribute: string): number => attribute.split(".").length;

/** Whether the type has the attribute, or nobody can tell. */
export function mayHaveAttribute(specification: ResourceSpecification, attribute: string): boolean {
  const { type, properties, attributes, hasOtherAttributes } = specification;
  if (attributes.has(attribute)) return true;
  if (typesWithOutputs.includes(type)) return attribute.startsWith("Outputs.");
  if (hasOtherAttributes) return true;
  const [first = "", ...deeper] = attribute.split(".");
  const whole = attributes.get(first) ?? properties.get(first)?.type;
  return deeper.length > 0 && whole !== undefined && mayHold(whole, deeper);
}

/** Whether a value may have something below it at a path. */
function mayHold(type: ValueType, [name, ...deeper]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (type.kind !== "object") return !scalar.has(type.kind);
  const property = type.properties.get(name);
  return property !== undefined && mayHold(property.type, deeper);
}

const scalar: ReadonlySet<string> = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "timestamp",
]);

function offer(type: string, attribute: string, attributes: readonly string[]): string {
  if (typesWithOutputs.includes(type)) return `what its stack puts out is "Outputs.Name"`;
  if (attributes.length === 0) return `${type} has none`;
  const near = nearest(attribute, attributes);
  const shown = near.length > 0 ? near : attributes.slice(0, 6);
  const more = near.length === 0 && attributes.length > shown.length ? ", …" : "";
  return `${type} has ${shown.join(", ")}${more}`;
}

function fixesOf(
  { kind, to, attribute = "", node }: Reference,
  { type, primaryIdentifier }: ResourceSpecification,
  attributes: readonly string[],
): Fix[] {
  const path = pathOf(node);
  const fixes = nearest(attribute, attributes).map((near): Fix => {
    const title = `Change "${attribute}" to "${near}"`;
    const change =
      kind === "Sub"
        ? set(path, withVariable(String(node.value), `${to}.${attribute}`, `${to}.${near}`))
        : node.type === "array"
          ? set([...path, 1], near)
          : set(path, `${to}.${near}`);
    return { title, safety: "review", changes: [change] };
  });
  // What names the resource is what Ref gives.
  const isName =
    primaryIdentifier.length === 1 &&
    [...primaryIdentifier, "Id", "Name", "Ref", `${type.split("::")[2]}Id`].includes(attribute);
  if (!isName) return fixes;
  const change =
    kind === "Sub"
      ? set(path, withVariable(String(node.value), `${to}.${attribute}`, to))
      : set(path.slice(0, -1), ref(to));
  return [{ title: `Use Ref, which names "${to}"`, safety: "review", changes: [change] }, ...fixes];
}
