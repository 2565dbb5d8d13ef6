import { describe, test } from "vitest";
import { athenaProperties } from "../../../server/src/rules/athena/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("athena-workgroup-not-enforced", () => {
  const rule = ruleOf(athenaProperties, "athena-workgroup-not-enforced");

  test("its settings count", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Queries": { "Type": "AWS::Athena::WorkGroup", "Properties": { "Name": "q", "WorkGroupConfiguration": { "EnforceWorkGroupConfiguration": false } } }
//                                                                                                                                           ^^^^^ 🔎 low: "Queries" lets its clients decide: results go where each client says, encrypted or not.
  }
}`,
      `
{
  "Resources": {
    "Queries": { "Type": "AWS::Athena::WorkGroup", "Properties": { "Name": "q", "WorkGroupConfiguration": { "EnforceWorkGroupConfiguration": true } } }
  }
}`,
    ));

  test.each([
    ["the default", { Name: "q" }],
    ["one that does", { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: true } }],
    ["who knows", { WorkGroupConfiguration: { Ref: "Configuration" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::Athena::WorkGroup", Properties } }),
  );
});

describe("athena-results-unencrypted", () => {
  const rule = ruleOf(athenaProperties, "athena-results-unencrypted");

  test("results are encrypted", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Queries": { "Type": "AWS::Athena::WorkGroup", "Properties": { "WorkGroupConfiguration": { "ResultConfiguration": { "OutputLocation": "s3://results" } } } }
//                                                                                             ^^^^^^^^^^^^^^^^^^^^^ 🔎 low: "Queries" does not say how its results are encrypted: they have what the bucket happens to give them.
  }
}`,
      `
{
  "Resources": {
    "Queries": { "Type": "AWS::Athena::WorkGroup", "Properties": { "WorkGroupConfiguration": { "ResultConfiguration": { "OutputLocation": "s3://results", "EncryptionConfiguration": { "EncryptionOption": "SSE_S3" } } } } }
  }
}`,
    ));

  test.each([
    ["no place for results", { WorkGroupConfiguration: {} }],
    [
      "a key",
      {
        WorkGroupConfiguration: {
          ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: "SSE_KMS" } },
        },
      },
    ],
    ["who knows", { WorkGroupConfiguration: { ResultConfiguration: { Ref: "Results" } } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::Athena::WorkGroup", Properties } }),
  );
});
