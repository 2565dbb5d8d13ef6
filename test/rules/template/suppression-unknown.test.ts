import { expect, test } from "vitest";
import { rules } from "../../../server/src/rules/index.ts";
import { suppressionUnknown as rule } from "../../../server/src/rules/template/suppression-unknown.ts";
import { check, findingsOf, templateOf } from "../../fixture.ts";

test("what no rule is called", () => {
  check(
    rule,
    `
{
  "Metadata": { "cfn-audit": { "ignore": [{ "rule": "w*-*-zzz" }] } },
//                                                  ^^^^^^^^^^ medium: The template ignores "w*-*-zzz", but no rule matches that: this suppresses nothing.
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Metadata": { "cfn-audit": { "ignore": [{ "rule": "kms-key-without-alais", "reason": "Found by tag" }] } }
//                                                      ^^^^^^^^^^^^^^^^^^^^^^^ medium: "Key" ignores "kms-key-without-alais", but no rule is called so: this suppresses nothing. Did you mean kms-key-without-alias?
    }
  }
}`,
    { among: rules },
  );
});

test.each(["kms-key-without-alias", "kms-*", "*", "suppression-unused"])("%s is known", (id) => {
  const Metadata = { "cfn-audit": { ignore: [{ rule: id }] } };
  const text = templateOf({ Topic: { Type: "AWS::SNS::Topic", Metadata } }, { Metadata });
  expect(findingsOf(rule, text, { among: rules })).toEqual([]);
});

test("of other tools' suppressions nothing is said", () => {
  const Metadata = { cfn_nag: { rules_to_suppress: [{ id: "W9999" }] } };
  const text = templateOf({ Topic: { Type: "AWS::SNS::Topic", Metadata } });
  expect(findingsOf(rule, text, { among: rules })).toEqual([]);
});
