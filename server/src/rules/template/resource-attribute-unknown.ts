import { hasOwnAttributes, resourceAttributes } from "../../aws/resourceAttributes.ts";
import { specificationOf } from "../../aws/specification/specification.ts";
import { remove, rename, set } from "../../syntax/change.ts";
import { jsonOf, type Member, member, members, type Node } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Resource } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { hasMacros } from "./macros.ts";

const names = Object.keys(resourceAttributes);

export const resourceAttributeUnknown: TemplateRule = {
  id: "resource-attribute-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A resource has an attribute that CloudFormation does not know.",
    why: "CloudFormation refuses the template (“Invalid template resource property”). Either the attribute is misspelt, or it is a property and belongs into Properties.",
    bad: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Propertys": { "BucketName": "orders" }
  }
}`,
    good: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "BucketName": "orders" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3001"] },

  checkTemplate(template, report) {
    if (hasMacros(template)) return;
    for (const { name: id, value: body } of members(template.section("Resources")?.value)) {
      if (id.startsWith("Fn::") || body?.type !== "object") continue;
      const type = String(member(body, "Type")?.value?.value);
      if (hasOwnAttributes(type)) continue;
      for (const attribute of members(body)) {
        const { name, key, value } = attribute;
        if (!value || name === "" || names.includes(name) || name.startsWith("Fn::")) continue;
        report({
          at: key,
          logicalId: id,
          message: `"${name}" is no attribute of a resource, and "${id}" has it beside its Type: CloudFormation refuses the template.`,
          fixes: () => fixesOf(id, type, body, attribute),
        });
      }
    }
  },
};

function fixesOf(id: Resource["id"], type: string, body: Node, { name, value }: Member): Fix[] {
  const path = ["Resources", id, name];
  const properties = member(body, "Properties");
  const isProperty = specificationOf(type)?.properties.has(name) === true;
  if (isProperty && value && properties?.value?.type === "object")
    return member(properties.value, name)
      ? []
      : [
          {
            title: `Move "${name}" into the Properties of "${id}"`,
            safety: "review",
            changes: [remove(path), set(["Resources", id, "Properties", name], jsonOf(value))],
          },
        ];
  return nearest(name, names)
    .filter((near) => !member(body, near))
    .map((near) => ({
      title: `Rename "${name}" of "${id}" to "${near}"`,
      safety: name.toLowerCase() === near.toLowerCase() ? "safe" : "review",
      changes: [rename(path, near)],
    }));
}
