import { set } from "../../syntax/change.ts";
import { member, type Node, pathOf } from "../../syntax/syntax.ts";
import { ref } from "../../template/intrinsics.ts";
import { nearest } from "../../template/nearest.ts";
import { variablesOf } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import type { Fix, TemplateRule } from "../rule.ts";

const stateMachine = "AWS::StepFunctions::StateMachine";

export const definitionSubstitutionMissing: TemplateRule = {
  id: "definition-substitution-missing",
  severity: "high",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A state machine's definition has a variable that DefinitionSubstitutions does not give.",
    why: "The variable stays as it is written, and Step Functions refuses a definition with such an ARN, or runs it with the braces in it.",
    bad: `{
  "Parameters": { "TaskArn": { "Type": "String" } },
  "Resources": {
    "Machine": {
      "Type": "AWS::StepFunctions::StateMachine",
      "Properties": {
        "RoleArn": "arn:aws:iam::111122223333:role/machine",
        "DefinitionString": "{ \\"StartAt\\": \\"A\\", \\"States\\": { \\"A\\": { \\"Type\\": \\"Task\\", \\"Resource\\": \\"\${TaskArn}\\", \\"End\\": true } } }"
      }
    }
  }
}`,
    good: `{
  "Parameters": { "TaskArn": { "Type": "String" } },
  "Resources": {
    "Machine": {
      "Type": "AWS::StepFunctions::StateMachine",
      "Properties": {
        "RoleArn": "arn:aws:iam::111122223333:role/machine",
        "DefinitionString": "{ \\"StartAt\\": \\"A\\", \\"States\\": { \\"A\\": { \\"Type\\": \\"Task\\", \\"Resource\\": \\"\${TaskArn}\\", \\"End\\": true } } }",
        "DefinitionSubstitutions": {
          "TaskArn": {
            "Ref": "TaskArn"
          }
        }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1029"] },

  checkTemplate(template, report) {
    for (const { node, from } of template.references().suspects) {
      if (node.type !== "string" || template.resource(from.id)?.type !== stateMachine) continue;
      const [section, , properties, name] = pathOf(node);
      if (section !== "Resources" || properties !== "Properties") continue;
      if (name !== "DefinitionString" && name !== "Definition") continue;
      const given = substitutionsOf(template, from.id);
      if (given && (given.type !== "object" || intrinsicOf(given))) continue;
      // What has dots or colons is of another language.
      const missing = variablesOf(node.value).find(
        (variable) => /^\w+$/.test(variable.name) && !member(given, variable.name),
      );
      if (!missing) continue;
      report({
        at: node,
        logicalId: from.id,
        message: `"\${${missing.name}}" in the definition of "${from.id}" is not among its DefinitionSubstitutions: it stays as it is written.`,
        fixes: () => fixesOf(template, from.id, missing.name),
      });
    }
  },
};

const substitutionsOf = (template: Template, id: string): Node | undefined =>
  member(member(template.resource(id)?.body, "Properties")?.value, "DefinitionSubstitutions")
    ?.value;

/** Gives the variable what has its name in the template, or one like it. */
function fixesOf(template: Template, id: string, name: string): Fix[] {
  const names = [...template.parameters.keys(), ...template.resources().map((each) => each.id)];
  const others = names.filter((each) => each !== id);
  const meant = others.includes(name) ? [name] : nearest(name, others);
  return meant.map((each) => ({
    title: `Substitute "${name}" with Ref "${each}"`,
    safety: "review",
    changes: [set(["Resources", id, "Properties", "DefinitionSubstitutions", name], ref(each))],
  }));
}
