import { isListType } from "../../aws/parameters.ts";
import { specificationOf } from "../../aws/specification/specification.ts";
import { set } from "../../syntax/change.ts";
import { elements, jsonOf, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { attributeOf } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf, isWrittenElsewhere } from "../../template/value.ts";
import type { Fix, TemplateRule } from "../rule.ts";

export const outputValueNotText: TemplateRule = {
  id: "output-value-not-text",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "The Value of an output is a list or an object.",
    why: "CloudFormation refuses the whole template (“The Value field of every Outputs member must evaluate to a String”). A list can be shown with commas between its elements.",
    bad: `{
  "Parameters": {
    "Subnets": { "Type": "List<AWS::EC2::Subnet::Id>" }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Subnets": { "Value": { "Ref": "Subnets" } }
  }
}`,
    good: `{
  "Parameters": {
    "Subnets": { "Type": "List<AWS::EC2::Subnet::Id>" }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Subnets": { "Value": { "Fn::Join": [",", { "Ref": "Subnets" }] } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E6101"] },

  checkTemplate(template, report) {
    if (template.hasHiddenResources) return;
    for (const { id, value } of template.outputs()) {
      const node = value.node;
      if (!node || isWrittenElsewhere(id)) continue;
      const what = kindOf(template, node);
      if (what === undefined) continue;
      const call = intrinsicOf(node);
      report({
        // A Ref is as it should be; that of which it is one has no place in an output.
        at: call?.name === "Fn::GetAtt" ? call.key : node,
        logicalId: id,
        message: `The value of output "${id}" is ${what}, and only strings can be shown: CloudFormation refuses the template.`,
        fixes: () => (what === isObject ? [] : [joined(node)]),
      });
    }
  },
};

/** The elements with commas between them; what looks like the argument of Fn::Join becomes one. */
function joined(node: Node): Fix {
  const [delimiter, list, more] = elements(node);
  const isArgument = delimiter?.type === "string" && list?.type === "array" && !more;
  const argument = isArgument ? jsonOf(node) : [",", jsonOf(node)];
  return {
    title: isArgument ? "Call Fn::Join with it" : "Show the elements with commas between them",
    safety: "review",
    changes: [set(pathOf(node), { "Fn::Join": argument })],
  };
}

const isObject = "an object";
const lists: ReadonlySet<string> = new Set(["Fn::Split", "Fn::GetAZs", "Fn::Cidr"]);

/** What the value is, in words; undefined where it is, or may be, a string. */
function kindOf(template: Template, node: Node): string | undefined {
  if (node.type === "array") return "a list";
  if (node.type !== "object") return undefined;
  const call = intrinsicOf(node);
  if (!call) {
    const isOther = members(node).some(({ name, value }) => !value || isWrittenElsewhere(name));
    return isOther ? undefined : isObject;
  }
  if (lists.has(call.name)) return `the list that ${call.name} gives`;
  if (call.name === "Ref") {
    const name = String(call.value?.value);
    const type = template.parameters.get(name)?.type;
    return type !== undefined && isListType(type) ? `parameter "${name}", a list` : undefined;
  }
  const target = call.name === "Fn::GetAtt" && call.value && attributeOf(call.value);
  if (!target || target.attribute === undefined) return undefined;
  const type = specificationOf(template.resource(target.to)?.type ?? "");
  const isList = type?.attributes.get(target.attribute)?.kind === "list";
  return isList ? `the list ${target.attribute} of "${target.to}"` : undefined;
}
