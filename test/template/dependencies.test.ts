import { expect, test } from "vitest";
import { parse } from "../../server/src/syntax/syntax.ts";
import { isCreatedAfter } from "../../server/src/template/dependencies.ts";
import { readTemplate } from "../../server/src/template/template.ts";
import { templateOf } from "../fixture.ts";

const resource = (rest: object) => ({ Type: "AWS::SNS::Topic", ...rest });
const template = readTemplate(
  parse(
    templateOf(
      {
        A: resource({ DependsOn: ["B"] }),
        B: resource({ Properties: { TopicName: { "Fn::Sub": `x-\${C}` } } }),
        C: resource({ Condition: "D" }),
        D: resource({ DependsOn: "E" }),
        E: resource({ Properties: { TopicName: { "Fn::GetAtt": ["D", "TopicName"] } } }),
      },
      { Conditions: { D: { "Fn::Equals": [{ Ref: "P" }, "1"] } } },
    ),
  ),
);

test.each([
  ["A", "B", true],
  ["A", "C", true],
  ["B", "A", false],
  ["C", "D", false],
  ["D", "E", true],
  ["E", "E", true],
])("%s after %s: %s", (id, other, expected) =>
  expect(isCreatedAfter(template, id, other)).toBe(expected),
);
