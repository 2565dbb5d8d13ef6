import { expect, test } from "vitest";
import { iamPolicyMalformed as rule } from "../../../server/src/rules/iam/iam-policy-malformed.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";
import { allowed, bucketPolicy, managedPolicy, openDocuments, policyOf } from "./policies.ts";

test.each([
  [
    "a list",
    policyOf([{ Statement: [] }]),
    'The policy in "Policy" is a list: IAM wants an object with a Statement.',
  ],
  ["nothing", policyOf({}), 'The policy in "Policy" has no Statement: IAM refuses it.'],
  [
    "text",
    policyOf({ Statement: "x" }),
    'A Statement in "Policy" is no object: IAM refuses the policy.',
  ],
  [
    "an action that is an object",
    managedPolicy({ ...allowed, Action: [{ a: 1 }] }),
    'Action in "Policy" has an element that is no text: IAM refuses the policy.',
  ],
  [
    "a condition that is text",
    managedPolicy({ ...allowed, Condition: "x" }),
    'Condition in "Policy" is no object: IAM refuses the policy.',
  ],
  [
    "a list of principals",
    bucketPolicy({ Principal: ["x"] }),
    'A principal in "Policy" is a list: IAM wants "*" or an object such as { "AWS": … } and refuses the policy.',
  ],
])("%s is no policy", (_, resources, message) => {
  const findings = findingsOf(rule, templateOf(resources));
  expect(findings.map((finding) => finding.message)).toEqual([message]);
});

test.each([
  ["logs.amazonaws.com", "Service"],
  ["arn:aws:iam::123456789012:role/x", "AWS"],
  ["123456789012", "AWS"],
])("the principal %s is said to be of its kind", (name, type) => {
  const text = templateOf(bucketPolicy({ ...allowed, Principal: name }));
  const after = templateOf(bucketPolicy({ ...allowed, Principal: { [type]: name } }));
  expect(JSON.parse(fixEach(rule, text))).toEqual(JSON.parse(after));
});

test("a principal that IAM would not take is nobody's", () => {
  const text = templateOf(bucketPolicy({ ...allowed, Principal: "arn:aws:iam::*" }));
  expect(findingsOf(rule, text).map((finding) => finding.fixes())).toEqual([[]]);
});

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

test.each([
  ["everybody", bucketPolicy({ ...allowed, Principal: "*" })],
  [
    "a function of the wrong name, which is another mistake",
    managedPolicy({ ...allowed, Resource: { Sub: "x" } }),
  ],
])("silent about %s", (_, resources) => silent(rule, resources));
