import { test } from "vitest";
import { lambdaEnvironmentVariableReserved as rule } from "../../../server/src/rules/lambda/lambda-environment-variable-reserved.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what Lambda sets itself is taken away", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Environment": { "Variables": { "AWS_REGION": { "Ref": "AWS::Region" }, "LAMBDA_TASK_ROOT": "/x", "Aws_Region": "x" } }
//                                      ^^^^^^^^^^^^ 💡 critical: "Function" sets the environment variable AWS_REGION, which Lambda sets itself: it refuses the function.
//                                                                              ^^^^^^^^^^^^^^^^^^ 🔎 critical: "Function" sets the environment variable LAMBDA_TASK_ROOT, which Lambda sets itself: it refuses the function.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Environment": { "Variables": { "Aws_Region": "x" } }
      }
    }
  }
}`,
  );
});

test.each([
  ["variables of a parameter", { Variables: { Ref: "Variables" } }],
  ["what is not there", { Variables: { AWS_REGION: { Ref: "AWS::NoValue" } } }],
  ["what others may set", { Variables: { AWS_LAMBDA_EXEC_WRAPPER: "/opt/x", TZ: "UTC" } }],
  ["null", null],
])("silent about %s", (_, Environment) =>
  silent(rule, { Function: { Type: "AWS::Lambda::Function", Properties: { Environment } } }),
);
