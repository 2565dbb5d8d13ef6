import { test } from "vitest";
import { parameterMalformed as rule } from "../../../server/src/rules/template/parameter-malformed.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("each attribute must exist and be of its kind", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Env": { "Type": "String", "Descripton": "x", "NoEcho": 123, "AllowedValues": "dev" },
//                             ^^^^^^^^^^^^ 🔎 critical: "Descripton" is no attribute of parameter "Env": CloudFormation refuses the template.
//                                                          ^^^ critical: "NoEcho" of parameter "Env" must be true or false: CloudFormation refuses the template.
//                                                                                ^^^^^ 🔎 critical: "AllowedValues" of parameter "Env" must be a list: CloudFormation refuses the template.
    "Count": { "MinValue": "one", "Default": 3 },
//  ^^^^^^^ 🔎 critical: Parameter "Count" has no Type: CloudFormation refuses the template.
//                         ^^^^^ critical: "MinValue" of parameter "Count" must be a number: CloudFormation refuses the template.
    "Name": { "maxLength": 5000, "Type": "String" },
//            ^^^^^^^^^^^ 💡 critical: "maxLength" is no attribute of parameter "Name": CloudFormation refuses the template.
    "Subnets": { "Type": "CommaDelimitedList", "Default": ["a", "b"] },
//                                                        ^^^^^^^^^^ 💡 critical: "Default" of parameter "Subnets" must be a string: CloudFormation refuses the template.
    "Zones": "String",
//           ^^^^^^^^ critical: Parameter "Zones" must be an object: CloudFormation refuses the template.
    "Size": { "Type": { "Ref": "Env" }, "Default": { "Ref": "Env" }, "AllowedValues": [{ "a": 1 }], "Description": null }
//                    ^^^^^^^^^^^^^^^^ critical: "Type" of parameter "Size" must be a string: CloudFormation refuses the template.
//                                                 ^^^^^^^^^^^^^^^^ critical: "Default" of parameter "Size" must be a string: CloudFormation refuses the template.
//                                                                                     ^^^^^^^^^^ critical: "AllowedValues" of parameter "Size" must be strings: CloudFormation refuses the template.
//                                                                                                                 ^^^^ critical: "Description" of parameter "Size" must be a string: CloudFormation refuses the template.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Parameters": {
    "Env": { "Type": "String", "Description": "x", "NoEcho": 123, "AllowedValues": ["dev"] },
    "Count": { "Type": "Number", "MinValue": "one", "Default": 3 },
    "Name": { "MaxLength": 4096, "Type": "String" },
    "Subnets": { "Type": "CommaDelimitedList", "Default": "a,b" },
    "Zones": "String",
    "Size": { "Type": { "Ref": "Env" }, "Default": { "Ref": "Env" }, "AllowedValues": [{ "a": 1 }], "Description": null }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test("values and limits above 4096 characters", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Text": { "Type": "String", "MaxLength": 4097, "MinLength": 1.5 }
//                                           ^^^^ 💡 critical: "MaxLength" of parameter "Text" is above 4096, the longest value that there is: CloudFormation refuses the template.
//                                                              ^^^ critical: "MinLength" of parameter "Text" must be a whole number: CloudFormation refuses the template.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Parameters": {
    "Text": { "Type": "String", "MaxLength": 4096, "MinLength": 1.5 }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test.each([
  [
    "all attributes, numbers and switches in quotes too",
    {
      Env: {
        Type: "String",
        Default: true,
        Description: 1,
        AllowedValues: ["a", 1, true],
        AllowedPattern: ".*",
        ConstraintDescription: "c",
        MinLength: "1",
        MaxLength: 4096,
        NoEcho: "True",
      },
      Count: { Type: "Number", MinValue: "-1.5", MaxValue: 1e3, Default: 0 },
    },
  ],
  [
    "what is included at deployment",
    { Env: { Type: "String", "Fn::Transform": { Name: "AWS::Include" } } },
  ],
])("silent about %s", (_, Parameters) => silent(rule, topic, { Parameters }));
