import { expect, test } from "vitest";
import { lambdaRuntimeRetired as rule } from "../../../server/src/rules/lambda/lambda-runtime-retired.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a runtime that Lambda no longer takes is exchanged for the newest of its language", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Older": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "java8" } },
//                                                                         ^^^^^^^ 🔎 critical: "Older" runs on "java8": since 2024-02-08 Lambda creates no function with it.
    "Oldest": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python2.7" } }
//                                                                          ^^^^^^^^^^^ 🔎 critical: "Oldest" runs on "python2.7": since 2021-07-15 Lambda creates and changes no function with it.
  }
}`,
    `
{
  "Resources": {
    "Older": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "java25" } },
    "Oldest": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python3.14" } }
  }
}`,
  );
});

const functionOn = (Runtime: unknown) => ({
  Function: { Type: "AWS::Lambda::Function", Properties: { Runtime } },
});

test("silent without a date", () => {
  const text = templateOf(functionOn("python2.7"));
  expect(findingsOf(rule, text, { today: undefined })).toEqual([]);
});

test("silent about runtimes that are only deprecated, and about what is not known", () => {
  silent(rule, functionOn("python3.9"));
  silent(rule, functionOn({ Ref: "Runtime" }));
  silent(rule, { Function: { Type: "AWS::Lambda::Function" } });
});
