import { test } from "vitest";
import { interfaceMalformed as rule } from "../../../server/src/rules/template/interface-malformed.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("groups and labels have their keys", () => {
  checkFix(
    rule,
    `
{
  "Metadata": {
    "AWS::CloudFormation::Interface": {
      "ParameterGroups": [{ "label": { "default": "x" }, "Parameters": "Env" }, { "Label": { "Default": "x" } }, "Env"],
//                          ^^^^^^^ 💡 low: "label" is no attribute of a parameter group: the console ignores it.
//                                                                     ^^^^^ low: "Parameters" of a parameter group must be a list: the console ignores it.
//                                                                                           ^^^^^^^^^ 💡 low: "Default" is no attribute of a parameter group's label: the console ignores it.
//                                                                                                               ^^^^^ low: A parameter group must be an object: the console ignores it.
      "ParameterLabels": { "Env": { "defualt": "x" }, "Size": "x" },
//                                  ^^^^^^^^^ 🔎 low: "defualt" is no attribute of the label of parameter "Env": the console ignores it.
//                                                            ^^^ low: The label of parameter "Size" must be an object: the console ignores it.
      "Title": "x"
//    ^^^^^^^ low: "Title" is no attribute of AWS::CloudFormation::Interface: the console ignores it.
    }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Metadata": {
    "AWS::CloudFormation::Interface": {
      "ParameterGroups": [{ "Label": { "default": "x" }, "Parameters": "Env" }, { "Label": { "default": "x" } }, "Env"],
      "ParameterLabels": { "Env": { "default": "x" }, "Size": "x" },
      "Title": "x"
    }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test("silent about groups and labels as they must be, and about other metadata", () =>
  silent(rule, topic, {
    Metadata: {
      "AWS::CloudFormation::Interface": {
        ParameterGroups: [{ Label: { default: "Network" }, Parameters: ["Env"] }, {}],
        ParameterLabels: { Env: { default: "Environment" } },
      },
      "AWS::CloudFormation::Designer": { anything: [] },
    },
  }));
