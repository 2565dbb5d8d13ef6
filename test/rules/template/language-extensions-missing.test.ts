import { expect, test } from "vitest";
import { languageExtensionsMissing as rule } from "../../../server/src/rules/template/language-extensions-missing.ts";
import { checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const sound = { Sound: { Type: "AWS::SNS::Topic" } };

test("each use is reported, and one fix serves all", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Count": {
      "Type": "AWS::SSM::Parameter",
      "Properties": { "Type": "String", "Value": { "Fn::Length": ["a", "b"] } }
//                                                 ^^^^^^^^^^^^ 🔎 critical: Fn::Length needs the transform AWS::LanguageExtensions, which the template does not name.
    }
  },
  "Outputs": {
    "Size": { "Value": { "Fn::FindInMap": ["Sizes", "a", "b", { "DefaultValue": "c" }] } }
//                                                              ^^^^^^^^^^^^^^ 🔎 critical: The default of Fn::FindInMap needs the transform AWS::LanguageExtensions, which the template does not name.
  }
}`,
    `
{
  "Transform": "AWS::LanguageExtensions",
  "Resources": {
    "Count": {
      "Type": "AWS::SSM::Parameter",
      "Properties": { "Type": "String", "Value": { "Fn::Length": ["a", "b"] } }
    }
  },
  "Outputs": {
    "Size": { "Value": { "Fn::FindInMap": ["Sizes", "a", "b", { "DefaultValue": "c" }] } }
  }
}`,
  );
});

test("the transform stands before others", () => {
  const body =
    '"Outputs": { "A": { "Value": { "Fn::ToJsonString": ["a"] } } }, "Resources": { "A": { "Type": "AWS::SNS::Topic" } }';
  expect(fixEach(rule, `{ "Transform": "AWS::Serverless-2016-10-31", ${body} }`)).toBe(
    `{ "Transform": ["AWS::LanguageExtensions", "AWS::Serverless-2016-10-31"], ${body} }`,
  );
  expect(fixEach(rule, `{ "Transform": ["AWS::Include"], ${body} }`)).toBe(
    `{ "Transform": ["AWS::LanguageExtensions", "AWS::Include"], ${body} }`,
  );
  expect(fixEach(rule, `{ ${body} }`)).toBe(`{ "Transform": "AWS::LanguageExtensions", ${body} }`);
});

const Outputs = { A: { Value: { "Fn::Length": ["a"] } } };

test("silent with the transform, with a macro, and about metadata", () => {
  silent(rule, sound, { Outputs, Transform: ["AWS::LanguageExtensions"] });
  silent(rule, sound, { Outputs, Transform: "Company::Macro" });
  silent(rule, sound, { Metadata: { Note: { "Fn::Length": ["a"] } } });
  expect(findingsOf(rule, templateOf(sound, { Outputs }))).toHaveLength(1);
});
