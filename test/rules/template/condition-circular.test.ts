import { test } from "vitest";
import { conditionCircular as rule } from "../../../server/src/rules/template/condition-circular.ts";
import { check, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("each circle is said once", () => {
  check(
    rule,
    `
{
  "Conditions": {
    "Self": { "Fn::Not": [{ "Condition": "Self" }] },
//  ^^^^^^ critical: Condition "Self" depends on itself: CloudFormation refuses the template.
    "Into": { "Fn::Not": [{ "Condition": "A" }] },
    "A": { "Fn::Not": [{ "Condition": "B" }] },
//  ^^^ critical: Condition "A" depends on itself by way of "B" and "C": CloudFormation refuses the template.
    "B": { "Fn::And": [{ "Condition": "C" }, { "Condition": "Fine" }] },
    "C": { "Fn::Not": [{ "Condition": "A" }] },
    "Fine": { "Fn::Equals": ["a", { "Ref": "AWS::Region" }] }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test("a condition that many lead to is no circle", () => {
  const not = (name: string) => ({ "Fn::Not": [{ Condition: name }] });
  silent(rule, topic, {
    Conditions: {
      A: { "Fn::And": [{ Condition: "B" }, { Condition: "C" }] },
      B: not("D"),
      C: not("D"),
      D: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-central-1"] },
      E: not("Missing"),
    },
  });
});

test("a long chain overflows no stack", () => {
  const Conditions = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [
      `C${i}`,
      { "Fn::Not": [{ Condition: `C${i + 1}` }] },
    ]),
  );
  silent(rule, topic, { Conditions });
});
