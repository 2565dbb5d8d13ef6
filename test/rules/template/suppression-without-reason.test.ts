import { expect, test } from "vitest";
import { suppressionWithoutReason as rule } from "../../../server/src/rules/template/suppression-without-reason.ts";
import { check, findingsOf, templateOf } from "../../fixture.ts";

test("a reason that is missing, empty or still to be written", () => {
  check(
    rule,
    `
{
  "Metadata": { "cfn-audit": { "ignore": [{ "rule": "kms-*" }] } },
//                                                  ^^^^^^^ low: The template ignores "kms-*" and gives no reason: nobody can tell whether it still holds.
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Metadata": {
        "cfn-audit": {
          "ignore": [
            { "rule": "kms-a", "reason": " " },
//                    ^^^^^^^ low: "Key" ignores "kms-a" and gives no reason: nobody can tell whether it still holds.
            { "rule": "kms-b", "reason": "TODO" },
//                    ^^^^^^^ low: "Key" ignores "kms-b" and gives no reason: nobody can tell whether it still holds.
            { "rule": "kms-c", "reason": "Only for tests" }
          ]
        }
      }
    }
  }
}`,
  );
});

test("other tools' suppressions are theirs", () => {
  const Metadata = { checkov: { skip: [{ id: "CKV_AWS_7" }] } };
  expect(findingsOf(rule, templateOf({ Key: { Type: "AWS::KMS::Key", Metadata } }))).toEqual([]);
});
