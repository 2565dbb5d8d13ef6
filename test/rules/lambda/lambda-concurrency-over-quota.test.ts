import { describe, test } from "vitest";
import { lambdaConcurrencyOverQuota as rule } from "../../../server/src/rules/lambda/lambda-concurrency-over-quota.ts";
import { checkFix, silent } from "../../fixture.ts";

const reserving = (...shares: unknown[]) =>
  Object.fromEntries(
    shares.map((ReservedConcurrentExecutions, i) => [
      `Function${i}`,
      { Type: "AWS::Lambda::Function", Properties: { ReservedConcurrentExecutions } },
    ]),
  );

describe("lambda-concurrency-over-quota", () => {
  test("one after the other gives back its share, the largest first", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Add": { "Type": "AWS::Lambda::Function", "Properties": { "ReservedConcurrentExecutions": 500 } },
    "List": { "Type": "AWS::Lambda::Function", "Properties": { "Timeout": 3, "ReservedConcurrentExecutions": "501" } },
//                                                                                                           ^^^^^ 🔎 medium: "List" reserves 501 concurrent executions, 1001 in all with the other functions: an account has 1000 unless its quota is raised, and Lambda refuses what leaves less than 100 of them.
    "Other": { "Type": "AWS::Lambda::Function", "Properties": { "ReservedConcurrentExecutions": { "Ref": "Share" } } }
  }
}`,
      `
{
  "Resources": {
    "Add": { "Type": "AWS::Lambda::Function", "Properties": { "ReservedConcurrentExecutions": 500 } },
    "List": { "Type": "AWS::Lambda::Function", "Properties": { "Timeout": 3 } },
    "Other": { "Type": "AWS::Lambda::Function", "Properties": { "ReservedConcurrentExecutions": { "Ref": "Share" } } }
  }
}`,
    );
  });

  test("one alone, under a condition", () => {
    checkFix(
      rule,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Add": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "ReservedConcurrentExecutions": { "Fn::If": ["IsProd", 1000, 10] } }
//                                                                           ^^^^ 🔎 medium: "Add" reserves 1000 concurrent executions, 1000 in all: an account has 1000 unless its quota is raised, and Lambda refuses what leaves less than 100 of them (when IsProd is true).
    }
  }
}`,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Add": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "ReservedConcurrentExecutions": { "Fn::If": ["IsProd", { "Ref": "AWS::NoValue" }, 10] } }
    }
  }
}`,
    );
  });

  test.each([
    ["what just fits", [450, 450]],
    ["what nobody knows yet", [800, { Ref: "Share" }]],
    ["what is no number", [800, "many"]],
  ])("silent about %s", (_, shares) => silent(rule, reserving(...shares)));

  test("silent about functions that are never there together", () => {
    const of = (Condition: string) => ({
      Type: "AWS::Lambda::Function",
      Condition,
      Properties: { ReservedConcurrentExecutions: 600 },
    });
    silent(
      rule,
      { A: of("IsProd"), B: of("IsTest") },
      {
        Conditions: {
          IsProd: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
          IsTest: { "Fn::Equals": [{ Ref: "Env" }, "test"] },
        },
      },
    );
  });
});
