import { gives, type Kind } from "../../aws/intrinsicFunctions.ts";
import { set } from "../../syntax/change.ts";
import { elements, jsonOf, type Node, pathOf } from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { readAllowance } from "./arguments.ts";
import { misfitsOf } from "./misfits.ts";
import { kindOf, wrongKindFor } from "./referenceKinds.ts";

export const functionGivesWrongType: TemplateRule = {
  id: "function-gives-wrong-type",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A function or reference gives a list where a property takes one value, or one value where it takes a list.",
    why: "CloudFormation fails the deployment (“Value of property SubnetIds must be of type List of String”).",
    bad: `{
  "Parameters": { "Subnets": { "Type": "List<AWS::EC2::Subnet::Id>" } },
  "Resources": {
    "Group": {
      "Type": "AWS::RDS::DBSubnetGroup",
      "Properties": { "DBSubnetGroupDescription": "Databases", "SubnetIds": [{ "Ref": "Subnets" }] }
    }
  }
}`,
    good: `{
  "Parameters": { "Subnets": { "Type": "List<AWS::EC2::Subnet::Id>" } },
  "Resources": {
    "Group": {
      "Type": "AWS::RDS::DBSubnetGroup",
      "Properties": { "DBSubnetGroupDescription": "Databases", "SubnetIds": { "Ref": "Subnets" } }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
    ],
  },
  equivalents: {
    "cfn-lint": ["E1010", "E1015", "E1016", "E1018", "E1019", "E1020", "E1021", "E1022", "E1024"],
  },

  checkTemplate(template, report) {
    if (readAllowance(template).hasMacro) return;
    const hasLists = [...template.parameters.values()].some(
      ({ type = "" }) => type !== "String" && type !== "Number",
    );
    for (const { resource, type, node, call } of misfitsOf(template).calls) {
      const { name, key, value: argument } = call;
      const wrong = wrongKindFor(type.kind);
      if (wrong === undefined) continue;
      // Most calls are of this kind, and need no closer look.
      if (wrong === "list" && name === "Ref" && !hasLists && !isPseudo(argument)) continue;
      const kind = gives[name] ?? kindOf(template, node);
      if (kind !== wrong) continue;
      report({
        at: name === "Fn::GetAtt" ? key : node,
        logicalId: resource.id,
        message: `${name} in "${resource.id}" gives ${kind === "list" ? "a list where one value is expected" : "one value where a list is expected"}.`,
        fixes: () => fixesOf(name, node, kind),
      });
    }
  },
};

const isPseudo = ({ value }: Node): boolean => String(value).startsWith("AWS::");

function fixesOf(name: string, node: Node, kind: Kind): Fix[] {
  const value = jsonOf(node);
  const path = pathOf(node);
  const isSafe = { safety: "review" } as const;
  if (kind !== "list") {
    const split = { "Fn::Split": [",", value] };
    const alone: Fix = {
      ...isSafe,
      title: "Put the value into a list",
      changes: [set(path, [value])],
    };
    const parts: Fix = {
      ...isSafe,
      title: "Split the value at its commas",
      changes: [set(path, split)],
    };
    // What is imported as a list was joined to be exported.
    return name === "Fn::ImportValue"
      ? [parts, alone]
      : name === "Fn::GetAtt"
        ? [alone]
        : [alone, parts];
  }
  if (isOnlyElement(node))
    return [{ ...isSafe, title: "Take the list itself", changes: [set(path.slice(0, -1), value)] }];
  return [
    {
      ...isSafe,
      title: "Take its first element",
      changes: [set(path, { "Fn::Select": [0, value] })],
    },
    {
      ...isSafe,
      title: "Join its elements with commas",
      changes: [set(path, { "Fn::Join": [",", value] })],
    },
  ];
}

/** The only element of a list that is written out, and not a function's. */
const isOnlyElement = ({ parent }: Node): boolean =>
  elements(parent).length === 1 && parent?.key?.value.startsWith("Fn::") === false;
