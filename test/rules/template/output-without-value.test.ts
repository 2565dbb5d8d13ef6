import { expect, test } from "vitest";
import { outputWithoutValue as rule } from "../../../server/src/rules/template/output-without-value.ts";
import { check, findingsOf, templateOf } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("an output shows a value", () => {
  check(
    rule,
    `
{
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } },
  "Outputs": {
    "None": { "Description": "x" },
//  ^^^^^^ critical: Output "None" has no Value: CloudFormation refuses the template.
    "Empty": {},
//  ^^^^^^^ critical: Output "Empty" has no Value: CloudFormation refuses the template.
    "Some": { "Value": "" }
  }
}`,
  );
});

test.each([
  [
    "a value that is still to be typed",
    '{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }, "Outputs": { "A": { "Value": } } }',
  ],
  [
    "an output that is still to be typed",
    '{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }, "Outputs": { "A": } }',
  ],
  [
    "what is included",
    templateOf(topic, { Outputs: { A: { "Fn::Transform": { Name: "AWS::Include" } } } }),
  ],
  ["loops", templateOf(topic, { Outputs: { "Fn::ForEach::A": ["B", ["c"], {}] } })],
])("silent about %s", (_, text) => expect(findingsOf(rule, text)).toEqual([]));
