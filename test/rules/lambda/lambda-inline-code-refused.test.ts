import { expect, test } from "vitest";
import { lambdaInlineCodeRefused as rule } from "../../../server/src/rules/lambda/lambda-inline-code-refused.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("inline code wants Node.js or Python", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Runtime": "java21",
//                 ^^^^^^^^ critical: "Function" has inline code and the runtime "java21": CloudFormation takes inline code for Node.js and Python alone.
        "Code": { "ZipFile": { "Fn::Sub": "\${Code}" } }
      }
    }
  }
}`,
  );
});

const withCode = (Code: unknown, more: object = {}) => ({
  Function: { Type: "AWS::Lambda::Function", Properties: { Code, ...more } },
});

test("inline code wants a runtime", () => {
  expect(findingsOf(rule, templateOf(withCode({ ZipFile: "x" })))).toMatchObject([
    {
      path: ["Resources", "Function", "Properties"],
      message: '"Function" has inline code, but no Runtime to run it: Lambda refuses the function.',
    },
  ]);
});

test.each([
  ["Python", withCode({ ZipFile: "x" }, { Runtime: "python3.13" })],
  ["Node.js", withCode({ ZipFile: "x" }, { Runtime: "nodejs22.x" })],
  ["a runtime of a parameter", withCode({ ZipFile: "x" }, { Runtime: { Ref: "Runtime" } })],
  ["code from a bucket", withCode({ S3Bucket: "x" }, { Runtime: "java21" })],
  ["code of a parameter", withCode({ Ref: "Code" }, { Runtime: "java21" })],
])("silent about %s", (_, resources) => silent(rule, resources));
