import { expect, test } from "vitest";
import { dynamodbAttributesUnmatched as rule } from "../../../server/src/rules/dynamodb/dynamodb-attributes-unmatched.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const define = (...names: unknown[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: "S" }));
const keys = (...names: unknown[]) => names.map((AttributeName) => ({ AttributeName }));
const table = (AttributeDefinitions: unknown, KeySchema: unknown, more: object = {}) => ({
  Table: { Type: "AWS::DynamoDB::Table", Properties: { AttributeDefinitions, KeySchema, ...more } },
});
const index = (...names: string[]) => ({
  GlobalSecondaryIndexes: [{ IndexName: "i", KeySchema: keys(...names) }],
});

test("what no key has is taken away", () => {
  const text = templateOf(table(define("id", "total", "at"), keys("id"), index("at")));
  const [finding] = findingsOf(rule, text);
  expect(finding).toMatchObject({
    path: ["Resources", "Table", "Properties"],
    message:
      'AttributeDefinitions of "Table" define "total", which no key has: DynamoDB refuses the table.',
  });
  expect(finding?.fixes()[0]?.safety).toBe("safe");
  expect(fixEach(rule, text)).toBe(templateOf(table(define("id", "at"), keys("id"), index("at"))));
});

test("what is a key is defined, of a type to review", () => {
  const text = templateOf(table(define("id", "total"), keys("id"), index("at")));
  const [finding] = findingsOf(rule, text);
  expect(finding?.message).toBe(
    'AttributeDefinitions of "Table" do not define "at", which is a key, and define "total", which no key has: DynamoDB refuses the table.',
  );
  expect(finding?.fixes()[0]?.safety).toBe("review");
  expect(JSON.parse(fixEach(rule, text)).Resources).toEqual(
    table(define("id", "at"), keys("id"), index("at")),
  );
});

test("a table without definitions", () => {
  expect(findingsOf(rule, templateOf(table(undefined, keys("id"))))).toHaveLength(1);
});

test.each([
  ["what matches", table(define("id"), keys("id"))],
  ["definitions of a parameter", table({ Ref: "D" }, keys("id"))],
  ["a name of a parameter", table(define({ Ref: "Name" }), keys("id"))],
  ["a key of a parameter", table(define("id", "x"), keys("id", { Ref: "Name" }))],
  [
    "an index of a parameter",
    table(define("id", "x"), keys("id"), { GlobalSecondaryIndexes: [{ Ref: "I" }] }),
  ],
  ["no key at all, which is another mistake", table(define("id"), undefined)],
  ["null", table(null, null)],
])("silent about %s", (_, resources) => silent(rule, resources));
