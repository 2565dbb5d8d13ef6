import { expect, test } from "vitest";
import { secretParameterWithDefault as rule } from "../../../server/src/rules/template/secret-parameter-with-default.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("defaults of secrets go", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Token": { "Type": "String", "NoEcho": "true", "Default": "abc" },
//                                                 ^^^^^^^^^ 🔎 high: Parameter "Token" is to be secret and has a default: whoever reads the template knows it.
    "UserName": { "Type": "String", "NoEcho": true, "Default": "admin" },
//                                                  ^^^^^^^^^ 🔎 medium: Parameter "UserName" is to be secret and has a default: whoever reads the template knows it.
    "Phrase": { "Type": "String", "Default": "ChangeMe123!" }
//                                ^^^^^^^^^ 🔎 high: Parameter "Phrase" is to be secret and has a default: whoever reads the template knows it.
  },
  "Resources": {
    "Database": { "Type": "AWS::RDS::DBInstance", "Properties": { "MasterUserPassword": { "Ref": "Phrase" } } }
  }
}`,
    `
{
  "Parameters": {
    "Token": { "Type": "String", "NoEcho": "true" },
    "UserName": { "Type": "String", "NoEcho": true },
    "Phrase": { "Type": "String" }
  },
  "Resources": {
    "Database": { "Type": "AWS::RDS::DBInstance", "Properties": { "MasterUserPassword": { "Ref": "Phrase" } } }
  }
}`,
  );
});

test("whatever takes a password from it is related", () => {
  const database = {
    Type: "AWS::RDS::DBInstance",
    Properties: { MasterUserPassword: { Ref: "Phrase" } },
  };
  const text = templateOf(
    { A: database, B: database, ...topic },
    { Parameters: { Phrase: { Type: "String", Default: "ChangeMe123!" } } },
  );
  expect(findingsOf(rule, text)[0]?.related.map(({ message }) => message)).toEqual([
    'MasterUserPassword of "A" is "Phrase".',
    'MasterUserPassword of "B" is "Phrase".',
  ]);
});

test.each([
  ["an empty default", { A: { Type: "String", NoEcho: true, Default: "" } }],
  [
    "a dynamic reference",
    { A: { Type: "String", NoEcho: true, Default: "{{resolve:secretsmanager:db}}" } },
  ],
  ["what is shown", { A: { Type: "String", NoEcho: false, Default: "x" } }],
  [
    "the name of a parameter of Systems Manager's",
    { A: { Type: "AWS::SSM::Parameter::Value<String>", NoEcho: true, Default: "/db/password" } },
  ],
])("silent about %s", (_, Parameters) => silent(rule, topic, { Parameters }));

test("what is only called as a secret is may be none", () => {
  check(
    rule,
    `
{
  "Parameters": { "AppPassword": { "Type": "String", "Default": "x" } },
//                                                   ^^^^^^^^^ 🔎 medium: Parameter "AppPassword" is called as a secret is, and has a default: whoever reads the template knows it.
  "Resources": {
    "Value": { "Type": "AWS::SSM::Parameter", "Properties": { "Type": "String", "Value": { "Ref": "AppPassword" } } }
  }
}`,
  );
});
