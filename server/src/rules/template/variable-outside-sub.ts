import { pseudoParameters } from "../../aws/pseudoParameters.ts";
import { specificationOf } from "../../aws/specification/specification.ts";
import { set } from "../../syntax/change.ts";
import { type Node, type Path, pathOf } from "../../syntax/syntax.ts";
import { sub } from "../../template/intrinsics.ts";
import { splitAttribute, variablesOf } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import type { TemplateRule } from "../rule.ts";

export const variableOutsideSub: TemplateRule = {
  id: "variable-outside-sub",
  severity: "high",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A text has a variable such as ${AWS::Region} in it, but is not in Fn::Sub.",
    why: "CloudFormation substitutes nothing: the service gets the braces as they are written, and refuses them or makes them part of a name.",
    bad: `{
  "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "orders-\${AWS::StackName}" } }
}`,
    good: `{
  "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "orders-\${AWS::StackName}" } } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1029"] },

  checkTemplate(template, report) {
    // Macros and loops have variables of their own.
    if (template.hasHiddenResources) return;
    for (const { node, from } of template.references().suspects) {
      if (node.type !== "string" || !node.value.includes("${")) continue;
      const path = pathOf(node);
      if (!isValue(path, node)) continue;
      const isScript = path.some((step) => scripts.has(step)) || node.value.includes("\n");
      const found = variablesOf(node.value)
        .map(({ name }) => name)
        .find((name) => (name.includes("::") || !isScript) && isDeclared(template, name, path));
      if (found === undefined) continue;
      report({
        at: node,
        logicalId: from.id,
        message: `"\${${found}}" in "${from.id}" is not in Fn::Sub: CloudFormation leaves it as it is written.`,
        fixes: () => [
          {
            title: "Substitute it with Fn::Sub",
            safety: "review",
            changes: [set(path, sub(withOthersKept(template, node.value, path)))],
          },
        ],
      });
    }
  },
};

/** Properties whose text is written in a language of its own, where a shell or a service may mean its own variable. */
const scripts: ReadonlySet<unknown> = new Set([
  "Body",
  "BuildSpec",
  "Code",
  "Command",
  "Content",
  "Definition",
  "DefinitionBody",
  "DefinitionString",
  "EntryPoint",
  "FunctionCode",
  "InlineCode",
  "InputTemplate",
  "RequestMappingTemplate",
  "RequestTemplates",
  "ResponseMappingTemplate",
  "ResponseTemplates",
  "Sql",
  "UserData",
  "ZipFile",
]);

/** What is CloudFormation's own to read later, or anybody's. */
const others: ReadonlySet<unknown> = new Set(["TemplateBody", "Fn::Transform", "Description"]);

/** Whether a text is in a place where it could be Fn::Sub's. */
function isValue(path: Path, { key, parent }: Node): boolean {
  const [section, , attribute] = path;
  if (path.some((step) => others.has(step))) return false;
  // Names are no values: what is wrong with them is said by other rules.
  if (key?.value === "Ref" || key?.value === "Condition" || parent?.key?.value === "Fn::GetAtt")
    return false;
  if (section === "Resources") return attribute === "Properties";
  return section === "Outputs" && (attribute === "Value" || attribute === "Export");
}

function isDeclared(template: Template, name: string, path: Path): boolean {
  if (pseudoParameters.includes(name) || template.parameters.has(name)) return true;
  const { to, attribute } = splitAttribute(name);
  const resource = template.resource(to);
  // The resource itself cannot be meant.
  if (!resource || to === path[1]) return false;
  return (
    attribute === undefined || specificationOf(resource.type)?.attributes.has(attribute) === true
  );
}

/** The text with the variables that CloudFormation does not know kept from Fn::Sub. */
function withOthersKept(template: Template, text: string, path: Path): string {
  let result = "";
  let at = 0;
  for (const { name, start, end } of variablesOf(text)) {
    const variable = text.slice(start, end);
    result += text.slice(at, start);
    result += isDeclared(template, name, path) ? variable : variable.replace("${", "${!");
    at = end;
  }
  return result + text.slice(at);
}
