import { expect, test } from "vitest";
import { parameterDefaultInvalid as rule } from "../../../server/src/rules/template/parameter-default-invalid.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("each constraint is held against the default", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Size": { "Type": "String", "Default": "t3.smal", "AllowedValues": ["t3.micro", "t3.small"] },
//                                         ^^^^^^^^^ 🔎 critical: Default "t3.smal" of parameter "Size" is not among its AllowedValues: CloudFormation refuses it.
    "Env": { "Type": "String", "Default": "Prod!", "AllowedPattern": "^[a-z]+$" },
//                                        ^^^^^^^ critical: Default "Prod!" of parameter "Env" does not match AllowedPattern: CloudFormation refuses it.
    "Short": { "Type": "String", "Default": "ab", "MinLength": 3 },
//                                          ^^^^ critical: Default "ab" of parameter "Short" is shorter than 3: CloudFormation refuses it.
    "Long": { "Type": "String", "Default": "abcdef", "MaxLength": "5" },
//                                         ^^^^^^^^ critical: Default "abcdef" of parameter "Long" is longer than 5: CloudFormation refuses it.
    "Low": { "Type": "Number", "Default": 0, "MinValue": 1 },
//                                        ^ 🔎 critical: Default "0" of parameter "Low" is below 1: CloudFormation refuses it.
    "High": { "Type": "Number", "Default": "11", "MaxValue": 10 },
//                                         ^^^^ 🔎 critical: Default "11" of parameter "High" is above 10: CloudFormation refuses it.
    "Text": { "Type": "Number", "Default": "many" },
//                                         ^^^^^^ critical: Default "many" of parameter "Text" is no number: CloudFormation refuses it.
    "Zones": { "Type": "CommaDelimitedList", "Default": "a, x", "AllowedValues": ["a", "b"] },
//                                                      ^^^^^^ critical: Default "a, x" of parameter "Zones" is not among its AllowedValues: CloudFormation refuses it.
    "Ports": { "Type": "List<Number>", "Default": "80,https" },
//                                                ^^^^^^^^^^ critical: Default "80,https" of parameter "Ports" is no number: CloudFormation refuses it.
    "Password": { "Type": "String", "NoEcho": true, "Default": "secret", "MinLength": 12 }
//                                                             ^^^^^^^^ critical: The default of parameter "Password" is shorter than 12: CloudFormation refuses it.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Parameters": {
    "Size": { "Type": "String", "Default": "t3.small", "AllowedValues": ["t3.micro", "t3.small"] },
    "Env": { "Type": "String", "Default": "Prod!", "AllowedPattern": "^[a-z]+$" },
    "Short": { "Type": "String", "Default": "ab", "MinLength": 3 },
    "Long": { "Type": "String", "Default": "abcdef", "MaxLength": "5" },
    "Low": { "Type": "Number", "Default": 1, "MinValue": 1 },
    "High": { "Type": "Number", "Default": 10, "MaxValue": 10 },
    "Text": { "Type": "Number", "Default": "many" },
    "Zones": { "Type": "CommaDelimitedList", "Default": "a, x", "AllowedValues": ["a", "b"] },
    "Ports": { "Type": "List<Number>", "Default": "80,https" },
    "Password": { "Type": "String", "NoEcho": true, "Default": "secret", "MinLength": 12 }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test.each([
  [
    "numbers and text alike",
    {
      A: { Type: "Number", Default: "1.0", AllowedValues: [1, 2] },
      B: { Type: "String", Default: 1, AllowedValues: ["1"] },
      C: { Type: "String", Default: true, AllowedValues: ["true"] },
    },
  ],
  [
    "lists, by their elements or as they are",
    {
      A: { Type: "CommaDelimitedList", Default: "a, b", AllowedValues: ["a", "b", "c"] },
      B: { Type: "CommaDelimitedList", Default: "a,b", AllowedValues: ["a,b"] },
      C: { Type: "CommaDelimitedList", Default: "a,b", AllowedPattern: "[a-z]" },
    },
  ],
  [
    "patterns of which it is not certain what they mean",
    {
      A: { Type: "String", Default: "x", AllowedPattern: "(?=y)y" },
      B: { Type: "String", Default: "x", AllowedPattern: "(" },
    },
  ],
  [
    "a pattern that matches all of the default",
    {
      A: {
        Type: "String",
        Default: "10.0.0.0/16",
        AllowedPattern: "(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})",
      },
    },
  ],
  [
    "no default, or one that is wrong otherwise",
    {
      A: { Type: "Number", MinValue: 1 },
      B: { Type: "Number", Default: { Ref: "A" }, MinValue: 1 },
      C: { Type: "Number", Default: null },
    },
  ],
  [
    "constraints that are wrong otherwise",
    {
      A: {
        Type: "String",
        Default: "a",
        AllowedValues: [{ a: 1 }],
        MinLength: "x",
        AllowedPattern: 1,
      },
      B: { Type: "String", Default: "a", AllowedValues: [] },
    },
  ],
])("silent about %s", (_, Parameters) => silent(rule, topic, { Parameters }));

test("of a template of hostile patterns only the first are followed", () => {
  const hostile = {
    Type: "String",
    Default: "a".repeat(500),
    AllowedPattern: `${"(a*)*".repeat(60)}b`,
  };
  const Parameters = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`P${i}`, hostile]));
  const { length } = findingsOf(rule, templateOf(topic, { Parameters }));
  expect(length).toBeGreaterThan(0);
  expect(length).toBeLessThan(1500);
});
