import { shapes } from "../../aws/intrinsicFunctions.ts";
import { set } from "../../syntax/change.ts";
import { elements, type Json, jsonOf, pathOf } from "../../syntax/syntax.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Call } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { faultsOf, readAllowance } from "./arguments.ts";
import { callsOf } from "./calls.ts";
import { mayBeAbsent } from "./optional.ts";
import { kindOfTarget } from "./referenceKinds.ts";

export const intrinsicFunctionMalformed: TemplateRule = {
  id: "intrinsic-function-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "An intrinsic function is given too few or too many arguments, or some of the wrong kind.",
    why: "CloudFormation refuses the whole template before it creates anything (“Template error: every Fn::Join object requires two parameters …”).",
    bad: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "DisplayName": { "Fn::Join": ["-", "orders", { "Ref": "AWS::Region" }] } }
  }
}`,
    good: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "DisplayName": { "Fn::Join": ["-", ["orders", { "Ref": "AWS::Region" }]] } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
    ],
  },
  equivalents: {
    "cfn-lint": [
      "E1010",
      "E1011",
      "E1015",
      "E1016",
      "E1017",
      "E1018",
      "E1019",
      "E1020",
      "E1021",
      "E1022",
      "E1024",
      "E1028",
      "E1030",
      "E1031",
      "E6101",
    ],
  },

  checkTemplate(template, report) {
    const allowance = readAllowance(template);
    if (allowance.hasMacro) return;
    for (const call of callsOf(template, ...Object.keys(shapes))) {
      const { name, argument, from } = call;
      const shape = shapes[name];
      // Most calls are these.
      if (!shape || (argument.type === "string" && (name === "Ref" || name === "Fn::Sub")))
        continue;
      faultsOf(call, shape, allowance, ({ at, what }) =>
        report({
          at,
          logicalId: from.id,
          message: `${name} in "${from.id}" takes ${shape.wants}${what}.`,
          fixes: () => fixesOf(template, call),
        }),
      );
    }
    for (const reference of template.references().all) {
      const { kind, to, attribute, node, from } = reference;
      if (kind !== "Sub" || from.section === "Metadata") continue;
      if (kindOfTarget(template, reference) !== "list") continue;
      const variable = attribute === undefined ? to : `${to}.${attribute}`;
      report({
        at: node,
        logicalId: from.id,
        message: `\${${variable}} in Fn::Sub in "${from.id}" is a list, and Fn::Sub puts texts together.`,
      });
    }
  },
};

function fixesOf(template: Template, { name, argument, node, from }: Call): Fix[] {
  const given = elements(argument);
  const [first, second, ...rest] = given.map(jsonOf);
  const change = (title: string, value: Json): Fix[] => [
    { title, safety: "review", changes: [set(pathOf(argument), value)] },
  ];
  if (given.length === 0 || first === undefined) return [];
  const isListed = given[1]?.type === "array";
  if ((name === "Fn::Join" || name === "Fn::Select") && second !== undefined && !isListed) {
    // What gives a list by itself needs none around it.
    if (rest.length === 0 && given[1]?.type === "object") return [];
    return change("Put what follows into one list", [first, [second, ...rest]]);
  }
  if (name === "Fn::If" && given.length === 2) {
    if (!mayBeAbsent(template, template.resource(from.id)?.type, node)) return [];
    return change("Leave the value out where the condition does not hold", [
      first,
      second as Json,
      ref("AWS::NoValue"),
    ]);
  }
  const isAlone = given.length === 1 && shapes[name] && !Array.isArray(shapes[name].takes);
  if (isAlone || (name === "Fn::Sub" && given.length === 1 && typeof first === "string"))
    return change(`Take the value of ${name} out of its list`, first);
  if (name === "Ref" && node.parent && given.length === 2 && typeof second === "string")
    return [
      {
        title: `Read the attribute with Fn::GetAtt`,
        safety: "review",
        changes: [set(pathOf(node), { "Fn::GetAtt": [first, second] })],
      },
    ];
  return [];
}
