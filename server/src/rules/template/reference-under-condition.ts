import { insert, set } from "../../syntax/change.ts";
import { elements, jsonOf, type Node, pathOf } from "../../syntax/syntax.ts";
import type { World } from "../../template/conditions.ts";
import { onlyIf } from "../../template/intrinsics.ts";
import { declaredNames } from "../../template/names.ts";
import type { Reference } from "../../template/references.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { expectedAt } from "./expectedTypes.ts";
import { isElement, mayBeAbsent } from "./optional.ts";

export const referenceUnderCondition: TemplateRule = {
  id: "reference-under-condition",
  severity: "high",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "Something refers to a resource that exists only under a condition, and is there without it.",
    why: "Wherever the condition does not hold, CloudFormation refuses the stack (“Unresolved resource dependencies”), also when an update turns the condition off.",
    bad: `{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsProd" } },
  "Outputs": { "TopicArn": { "Value": { "Ref": "Topic" } } }
}`,
    good: `{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsProd" } },
  "Outputs": { "TopicArn": { "Condition": "IsProd", "Value": { "Ref": "Topic" } } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html",
    ],
  },
  equivalents: { "cfn-lint": ["W1001"] },

  checkTemplate(template, report) {
    const outputs = new Map(template.outputs().map(({ id, condition }) => [id, condition]));
    const conditional = template.resources().filter(({ condition }) => condition !== undefined);
    const references = conditional.flatMap((target) =>
      template
        .references()
        .to(target.id)
        .map((reference) => ({ target, reference })),
    );
    for (const { target, reference } of references) {
      const { kind, to, from } = reference;
      if (kind !== "Ref" && kind !== "GetAtt" && kind !== "Sub") continue;
      if (from.section !== "Resources" && from.section !== "Outputs") continue;
      const own =
        from.section === "Outputs" ? outputs.get(from.id) : template.resource(from.id)?.condition;
      const call = callAround(reference.node);
      const without = worldWithout(template, target.condition ?? "", own, call);
      if (!without) continue;
      const when = [...without].map(([name, holds]) => `"${name}" is ${holds}`).join(" and ");
      report({
        at: call,
        logicalId: from.id,
        message: `${from.section === "Outputs" ? "Output " : ""}"${from.id}" refers to "${to}", which does not exist when ${when}.`,
        related: [
          { at: target.key, message: `"${to}" exists only if "${target.condition}" holds` },
        ],
        fixes: () => fixesOf(template, reference, target, own, call),
      });
    }
  },
};

/** The object that calls Ref, Fn::GetAtt or Fn::Sub. */
const callAround = (node: Node): Node => {
  const argument = node.key ? node : (node.parent ?? node);
  return argument.parent ?? argument;
};

/** A possible combination of the conditions that matter in which the reference is there and the resource is not. */
function worldWithout(
  template: Template,
  condition: string,
  own: string | undefined,
  call: Node,
): World | undefined {
  const wanted = new Map([[condition, false]]);
  const around = branchesAround(call);
  if (own !== undefined) around.push([own, true]);
  for (const [name, holds] of around) {
    // The branch itself says that the resource exists, or that nothing is ever there.
    if ((wanted.get(name) ?? holds) !== holds) return undefined;
    wanted.set(name, holds);
  }
  const found = template.conditions
    .worlds(wanted.keys())
    .find((world) => [...wanted].every(([name, holds]) => world.get(name) === holds));
  return found && new Map([...found].filter(([name]) => wanted.has(name)));
}

/** Which conditions hold, or not, where a node counts: those of each Fn::If that has it in a branch. */
function branchesAround(node: Node): [string, boolean][] {
  const found: [string, boolean][] = [];
  for (let at = node; at.parent; at = at.parent) {
    const list = at.parent;
    if (list.type !== "array" || list.key?.value !== "Fn::If") continue;
    const [condition, yes, no] = elements(list);
    if (condition?.type !== "string") continue;
    if (at === yes) found.push([condition.value, true]);
    else if (at === no) found.push([condition.value, false]);
  }
  return found;
}

function fixesOf(
  template: Template,
  { from }: Reference,
  { condition }: Resource,
  own: string | undefined,
  call: Node,
): Fix[] {
  // That there is no such condition comes first.
  if (!declaredNames(template).conditions.has(condition ?? "")) return [];
  const whole: Fix = {
    title: `Have "${from.id}" only if "${condition}" holds`,
    safety: "review",
    changes: [
      insert(
        [from.section, from.id, "Condition"],
        condition ?? "",
        from.section === "Resources" ? "Type" : undefined,
      ),
    ],
  };
  const branch: Fix = {
    title: `Leave the value out unless "${condition}" holds`,
    safety: "review",
    changes: [set(pathOf(call), onlyIf(condition, jsonOf(call)))],
  };
  if (from.section === "Outputs") return own === undefined ? [whole] : [];
  const isAlone = own === undefined && template.references().to(from.id).length === 0;
  const canGo = mayBeAbsent(template, template.resource(from.id)?.type, call);
  if (isElement(call) && canGo) return isAlone ? [branch, whole] : [branch];
  // Without what makes a resource be replaced it would be quite another one.
  const isLasting = expectedAt(template, call)?.property?.causesReplacement === "no";
  return [...(isAlone ? [whole] : []), ...(canGo && isLasting ? [branch] : [])];
}
