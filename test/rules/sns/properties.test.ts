import { describe, expect, test } from "vitest";
import { snsProperties } from "../../../server/src/rules/sns/properties.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("sns-topic-unencrypted", () => {
  const rule = ruleOf(snsProperties, "sns-topic-unencrypted");

  test("messages are encrypted", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": "Orders" } }
//  ^^^ 🔎 low: "A" does not encrypt its messages: SNS keeps them as they were sent until they are delivered.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": "Orders", "KmsMasterKeyId": "alias/aws/sns" } }
  }
}`,
    );
  });

  test.each([
    ["has a key", { KmsMasterKeyId: { Ref: "Key" } }],
    ["has AWS's key", { KmsMasterKeyId: "alias/aws/sns" }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::SNS::Topic", Properties } }),
  );

  test("no fix where an alarm publishes to it, which that key does not let in", () => {
    const text = templateOf({
      A: { Type: "AWS::SNS::Topic" },
      Alarm: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmActions: [{ Ref: "A" }] } },
    });
    expect(findingsOf(rule, text).map(({ fixes }) => fixes())).toEqual([[]]);
  });
});
