import type { ValueType } from "../../aws/specification/specification.ts";
import { set } from "../../syntax/change.ts";
import {
  elements,
  type Json,
  jsonOf,
  member,
  members,
  type Node,
  pathOf,
} from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import type { WrongValue } from "./misfitKinds.ts";
import { misfitsOf } from "./misfits.ts";
import { faultOfScalar } from "./scalars.ts";
import { capitalized, givenAs, kindOf, valueName } from "./wording.ts";

export const propertyWrongType: TemplateRule = {
  id: "property-wrong-type",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A property's value is of another type than the property takes.",
    why: "CloudFormation refuses the resource (“Value of property … must be of type List of String”, “expected type: Number, found: String”). It turns numbers and booleans into text and back, but it makes no list of a single value, and no number of other text.",
    bad: `{
  "Group": {
    "Type": "AWS::RDS::DBSubnetGroup",
    "Properties": { "DBSubnetGroupDescription": "Data", "SubnetIds": "subnet-0123456789abcdef0" }
  }
}`,
    good: `{
  "Group": {
    "Type": "AWS::RDS::DBSubnetGroup",
    "Properties": { "DBSubnetGroupDescription": "Data", "SubnetIds": ["subnet-0123456789abcdef0"] }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3012"] },

  checkTemplate(template, report) {
    for (const misfit of misfitsOf(template).wrong) {
      const { node, type, resource, fault } = misfit;
      if (fault.kind !== "type") continue;
      report({
        at: node,
        logicalId: resource.id,
        message: `${capitalized(valueName(misfit, node))} must be ${kindOf(type)}, not ${givenAs(node)}: CloudFormation refuses the resource.`,
        fixes: () => fixes(misfit),
      });
    }
  },
};

function fixes({ node, type, slot }: WrongValue): readonly Fix[] {
  const changed = (title: string, safety: Fix["safety"], value: Json): readonly Fix[] => [
    { title, safety, changes: [set(pathOf(node), value)] },
  ];
  const json = jsonOf(node);
  if (type.kind === "list") {
    if (type.of.kind === "tag" && node.type === "object") {
      const tags = members(node).map(({ name, value }) => ({ Key: name, Value: value?.value }));
      const isPlain = tags.every(({ Value }) => typeof Value === "string");
      return isPlain
        ? changed("Write the tags as a list of Key and Value", "review", tags as Json)
        : [];
    }
    // A list of one would be refused as well.
    if (!fits(node, type.of) || (slot.limit?.minItems ?? 0) > 1) return [];
    const texts = typeof json === "string" && json.includes(",") ? json.split(",") : undefined;
    if (texts)
      return changed(
        "Make a list of what stands between the commas",
        "review",
        texts.map((text) => text.trim()),
      );
    return changed("Put the value into a list", "safe", [json]);
  }
  if (node.type === "array") {
    const [only, more] = elements(node);
    if (only && !more && fits(only, type))
      return changed("Take the one element out of the list", "safe", jsonOf(only));
    if (type.kind === "map") {
      const tags = elements(node).map((each) => [member(each, "Key"), member(each, "Value")]);
      const entries = tags.map(([key, value]) => [key?.value?.value, value?.value]);
      if (entries.length > 0 && entries.every(([key, value]) => typeof key === "string" && value))
        return changed(
          "Write the list of Key and Value as an object",
          "review",
          Object.fromEntries(entries.map(([key, value]) => [key, jsonOf(value as Node)])),
        );
    }
  }
  if (type.kind === "boolean" && node.type === "string") {
    const isOn = /^(yes|on|enabled?|y)$/i.test(node.value);
    if (isOn || /^(no|off|disabled?|n)$/i.test(node.value))
      return changed(`Change "${node.value}" to ${isOn}`, "review", isOn);
  }
  return [];
}

/** Whether a value is of that type, as far as its outermost level says. */
function fits(node: Node, type: ValueType): boolean {
  if (node.type === "array") return type.kind === "list";
  if (node.type !== "object")
    return node.type !== "null" && !faultOfScalar(type, undefined, node.value);
  if (type.kind === "object") return members(node).every(({ name }) => type.properties.has(name));
  return type.kind === "map" || type.kind === "json";
}
