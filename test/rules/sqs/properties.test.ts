import { describe, test } from "vitest";
import { sqsProperties } from "../../../server/src/rules/sqs/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("sqs-queue-unencrypted", () => {
  const rule = ruleOf(sqsProperties, "sqs-queue-unencrypted");

  test("what is off is turned on, and the default written down", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SQS::Queue", "Properties": { "SqsManagedSseEnabled": false } },
//                                                                            ^^^^^ 🔎 medium: "A" does not encrypt its messages: SQS keeps them as they were sent until they are deleted.
    "B": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": 5 } }
//  ^^^ 💡 low: "B" does not say how its messages are encrypted: SQS encrypts them with keys of its own, and audits of the template find nothing that says so.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SQS::Queue", "Properties": { "SqsManagedSseEnabled": true } },
    "B": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": 5, "SqsManagedSseEnabled": true } }
  }
}`,
    );
  });

  test.each([
    ["has SQS's keys", { SqsManagedSseEnabled: "true" }],
    ["has a KMS key", { KmsMasterKeyId: "alias/orders" }],
    ["has a KMS key instead", { KmsMasterKeyId: { Ref: "Key" }, SqsManagedSseEnabled: false }],
    ["does what a parameter tells", { SqsManagedSseEnabled: { Ref: "Encrypt" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::SQS::Queue", Properties } }),
  );
});
