import { expect, test } from "vitest";
import { lambdaRuntimeDeprecated as rule } from "../../../server/src/rules/lambda/lambda-runtime-deprecated.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a deprecated runtime is exchanged for the newest of its language", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Old": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Runtime": "python3.9" }
//                               ^^^^^^^^^^^ 🔎 medium: "Old" runs on "python3.9", which AWS has deprecated on 2025-12-15: it gets no security patches, and functions on it can be neither created nor changed once AWS blocks it.
    },
    "New": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python3.13" } }
  }
}`,
    `
{
  "Resources": {
    "Old": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Runtime": "python3.14" }
    },
    "New": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python3.13" } }
  }
}`,
  );
});

const functionOn = (Runtime: unknown) => ({
  Function: { Type: "AWS::Lambda::Function", Properties: { Runtime } },
});

test("it depends on the date", () => {
  const text = templateOf(functionOn("python3.11"));
  const on = (today: string | undefined) => findingsOf(rule, text, { today }).length;
  expect(["2027-06-29", "2027-06-30", undefined].map(on)).toEqual([0, 1, 0]);
});

test("each branch of Fn::If is judged where it holds", () => {
  const text = templateOf(functionOn({ "Fn::If": ["New", "nodejs22.x", "nodejs18.x"] }), {
    Parameters: { Size: { Type: "String" } },
    Conditions: { New: { "Fn::Equals": [{ Ref: "Size" }, "new"] } },
  });
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    '"Function" runs on "nodejs18.x", which AWS has deprecated on 2025-09-01: it gets no security patches, and functions on it can be neither created nor changed once AWS blocks it (when New is false).',
  ]);
});

test.each([
  ["a parameter", { Ref: "Runtime" }],
  ["a runtime that does not exist", "toString"],
  ["one that Lambda no longer takes", "python2.7"],
  ["null", null],
])("silent about %s", (_, runtime) => silent(rule, functionOn(runtime)));
