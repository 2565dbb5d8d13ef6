import { functionNames } from "../../aws/intrinsicFunctions.ts";
import { rename } from "../../syntax/change.ts";
import { members, type Node, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import { shortNames } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, Problem, TemplateRule } from "../rule.ts";
import { readAllowance } from "./arguments.ts";
import { calledNames, callsOf } from "./calls.ts";
import { expectedAt } from "./expectedTypes.ts";

export const intrinsicFunctionUnknown: TemplateRule = {
  id: "intrinsic-function-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "An object calls an intrinsic function that CloudFormation has not.",
    why: "CloudFormation refuses the template, or hands the object to the service as it is written. Most often the name is YAML's short one, such as Sub or GetAtt, or Ref was written with Fn:: in front.",
    bad: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "DisplayName": { "Sub": "orders-\${AWS::Region}" } }
  }
}`,
    good: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "DisplayName": { "Fn::Sub": "orders-\${AWS::Region}" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3012", "E6101"] },

  checkTemplate(template, report) {
    if (readAllowance(template).hasMacro) return;
    const unknown = [...calledNames(template)].filter(
      (name) => name.startsWith("Fn::") && !isKnown(name),
    );
    for (const { name, node, from } of callsOf(template, ...unknown))
      report(problemOf(node, name, from.id));
    for (const { node, from } of template.references().suspects) {
      const [only] = members(node);
      if (only && isValueExpected(template, node)) report(problemOf(node, only.name, from.id));
    }
  },
};

/** A loop has its own name behind; Fn::Rain::Embed and its like are replaced by AWS's tool rain before CloudFormation sees them. */
const isKnown = (name: string): boolean =>
  functionNames.has(name) || /^Fn::(ForEach|Transform|Rain)\b/.test(name);

/** Whether an object can be nothing but a function there: in an output's value, and where a property is no object. */
function isValueExpected(template: Template, node: Node): boolean {
  const path = pathOf(node);
  if (path[0] === "Outputs") return path.length === 3 && path[2] === "Value";
  const kind = expectedAt(template, node)?.type.kind;
  return kind !== undefined && plain.has(kind);
}

const plain = new Set(["string", "integer", "number", "boolean", "timestamp", "list"]);

function problemOf(node: Node, name: string, id: string): Problem {
  const meant = meantBy(name);
  const hint = meant.length > 0 ? ` Did you mean ${meant.join(" or ")}?` : "";
  return {
    at: node,
    logicalId: id,
    message: `"${name}" in "${id}" is no intrinsic function.${hint}`,
    fixes: () =>
      meant.map(
        (each): Fix => ({
          title: `Change "${name}" to "${each}"`,
          safety: "review",
          changes: [rename([...pathOf(node), name], each)],
        }),
      ),
  };
}

function meantBy(name: string): readonly string[] {
  if (shortNames.has(name)) return [`Fn::${name}`];
  if (name === "Fn::Ref" || name === "Fn::Condition") return [name.slice("Fn::".length)];
  return nearest(name, [...functionNames]);
}
