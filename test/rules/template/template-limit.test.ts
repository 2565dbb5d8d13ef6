import { expect, test } from "vitest";
import { templateLimit as rule } from "../../../server/src/rules/template/template-limit.ts";
import { findingsOf, templateOf } from "../../fixture.ts";

const many = (count: number, member: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`Name${i}`, member]));
const topic = { Type: "AWS::SNS::Topic" };
const said = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).map(
    ({ severity, path, message }) => `${path.join()} ${severity}: ${message}`,
  );

test.each([
  ["Parameters", 200, { Type: "String" }],
  ["Mappings", 200, { a: { b: "c" } }],
  ["Outputs", 200, { Value: "x" }],
])("%s has %i members at most", (section, limit, member) => {
  const resources = { Topic: topic };
  expect(said(resources, { [section]: many(limit, member) })).toEqual([]);
  expect(said(resources, { [section]: many(limit + 1, member) })).toEqual([
    `${section} critical: ${section} has ${limit + 1} members, and CloudFormation refuses more than ${limit}.`,
  ]);
});

test("there are 500 resources at most", () => {
  expect(said(many(500, topic))).toEqual([]);
  expect(said(many(501, topic))).toEqual([
    "Resources critical: Resources has 501 members, and CloudFormation refuses more than 500.",
  ]);
});

test("a template that a request cannot carry, and one that CloudFormation does not take; bytes count", () => {
  const sized = (characters: number, character = "ä") =>
    said({ Topic: topic }, { Description: character.repeat(characters) });
  expect(sized(51_000, "a")).toEqual([]);
  expect(sized(51_200, "a")).toEqual([
    " low: The template has 51.3 kB, more than the 51.2 kB that a request can carry: it must lie in S3 to be deployed.",
  ]);
  expect(sized(525_000)).toEqual([
    " critical: The template has 1050.1 kB, and CloudFormation refuses more than 1 MB.",
  ]);
});
