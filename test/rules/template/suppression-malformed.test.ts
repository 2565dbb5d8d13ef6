import { expect, test } from "vitest";
import { suppressionMalformed as rule } from "../../../server/src/rules/template/suppression-malformed.ts";
import { check, findingsOf, templateOf } from "../../fixture.ts";

test("what is meant to be a suppression, and is not written as one", () => {
  check(
    rule,
    `
{
  "Metadata": {
    "cfn-audit": {
      "ignores": [],
//    ^^^^^^^^^ medium: In the metadata of the template "cfn-audit" has no member "ignores", only "ignore": this suppresses nothing.
      "ignore": { "rule": "sns-*" }
//              ^^^^^^^^^^^^^^^^^^^ medium: In the metadata of the template "ignore" must be a list of objects with "rule" and "reason": this suppresses nothing.
    }
  },
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Metadata": {
        "cfn-audit": {
          "ignore": [
            "sns-*",
//          ^^^^^^^ medium: In the metadata of "Topic" what stands in "ignore" must be an object with "rule" and "reason": this suppresses nothing.
            { "reason": "Carries pings" },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium: In the metadata of "Topic" a suppression must say in "rule" what it ignores, by an id or a glob: this suppresses nothing.
            { "rule": ["sns-*"], "reason": 1, "until": "2030" }
//                    ^^^^^^^^^ medium: In the metadata of "Topic" "rule" must be a text: this suppresses nothing.
//                                         ^ medium: In the metadata of "Topic" "reason" must be a text: this suppresses nothing.
//                                            ^^^^^^^ medium: In the metadata of "Topic" a suppression has no member "until", only "rule" and "reason": this suppresses nothing.
          ]
        }
      }
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Metadata": { "cfn-audit": "sns-*" }
//                               ^^^^^^^ medium: In the metadata of "Queue" "cfn-audit" must be an object with the list "ignore": this suppresses nothing.
    }
  }
}`,
  );
});

test.each([
  ["a suppression", [{ rule: "sns-*", reason: "Carries pings" }]],
  ["one without a reason", [{ rule: "sns-*" }]],
  ["none", []],
])("%s is well-formed", (_, ignore) => {
  const Metadata = { "cfn-audit": { ignore } };
  const text = templateOf({ Topic: { Type: "AWS::SNS::Topic", Metadata } }, { Metadata });
  expect(findingsOf(rule, text)).toEqual([]);
});

test.each([
  `"cfn-audit": `,
  `"cfn-audit": { "ignore" `,
  `"cfn-audit": { "ignore": `,
  `"cfn-audit": { "ignore": [{ "rule": `,
  `"cfn-audit": { "ignore": [{ "rule": "sns-*", "reason" `,
])("what is being typed is not yet wrong: %s", (typed) => {
  const closing = { "{": " }", "[": " ]" };
  const open = [...typed].flatMap((char) => (char === "{" || char === "[" ? [closing[char]] : []));
  const text = `{ "Metadata": { ${typed}${open.reverse().join("")} }, "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } } }`;
  expect(findingsOf(rule, text)).toEqual([]);
});
