import { test } from "vitest";
import { definitionSubstitutionMissing as rule } from "../../../server/src/rules/template/definition-substitution-missing.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what has the variable's name, or one like it, is substituted", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "TaskArn": { "Type": "String" } },
  "Resources": {
    "A": {
      "Type": "AWS::StepFunctions::StateMachine",
      "Properties": {
        "DefinitionString": { "Fn::Join": ["\\n", ["{", "\${TaskArn}", "\${Given}", "}"]] },
//                                                     ^^^^^^^^^^^^ 🔎 high: "\${TaskArn}" in the definition of "A" is not among its DefinitionSubstitutions: it stays as it is written.
        "DefinitionSubstitutions": { "Given": "x" }
      }
    },
    "B": {
      "Type": "AWS::StepFunctions::StateMachine",
      "Properties": { "Definition": { "States": { "S": { "Resource": "\${TaskArm}" } } } }
//                                                                   ^^^^^^^^^^^^ 🔎 high: "\${TaskArm}" in the definition of "B" is not among its DefinitionSubstitutions: it stays as it is written.
    },
    "C": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "DefinitionString": "\${entirely_other}" } }
//                                                                                         ^^^^^^^^^^^^^^^^^^^ high: "\${entirely_other}" in the definition of "C" is not among its DefinitionSubstitutions: it stays as it is written.
  }
}`,
    `
{
  "Parameters": { "TaskArn": { "Type": "String" } },
  "Resources": {
    "A": {
      "Type": "AWS::StepFunctions::StateMachine",
      "Properties": {
        "DefinitionString": { "Fn::Join": ["\\n", ["{", "\${TaskArn}", "\${Given}", "}"]] },
        "DefinitionSubstitutions": { "Given": "x", "TaskArn": { "Ref": "TaskArn" } }
      }
    },
    "B": {
      "Type": "AWS::StepFunctions::StateMachine",
      "Properties": { "Definition": { "States": { "S": { "Resource": "\${TaskArm}" } } }, "DefinitionSubstitutions": { "TaskArm": { "Ref": "TaskArn" } } }
    },
    "C": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "DefinitionString": "\${entirely_other}" } }
  }
}`,
  );
});

const machine = (Properties: object) => ({
  T: { Type: "AWS::StepFunctions::StateMachine", Properties },
});

test.each([
  ["what is given", machine({ DefinitionString: "${A}", DefinitionSubstitutions: { A: 1 } })],
  [
    "what may be given",
    machine({ DefinitionString: "${A}", DefinitionSubstitutions: { Ref: "B" } }),
  ],
  ["Fn::Sub", machine({ DefinitionString: { "Fn::Sub": "${AWS::Region}" } })],
  ["other languages", machine({ DefinitionString: "${AWS::Region} ${a.b}" })],
  ["other properties", machine({ StateMachineName: "${A}" })],
  ["other types", { T: { Type: "AWS::SNS::Topic", Properties: { DefinitionString: "${A}" } } }],
])("silent about %s", (_, resources) => silent(rule, resources));
