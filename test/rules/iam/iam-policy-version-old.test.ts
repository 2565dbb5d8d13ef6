import { expect, test } from "vitest";
import { iamPolicyVersionOld as rule } from "../../../server/src/rules/iam/iam-policy-version-old.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";
import { allowed, managedPolicy, openDocuments, policyOf } from "./policies.ts";

const old = { Version: "2008-10-17" };

test("an old version is renewed, safely where nothing looks like a variable", () => {
  const text = templateOf(managedPolicy(allowed, old));
  const [finding] = findingsOf(rule, text);
  expect(finding?.message).toBe(
    'A policy in "Policy" is of version 2008-10-17: it takes variables such as ${aws:username} for plain text.',
  );
  expect(finding?.fixes()[0]?.safety).toBe("safe");
  expect(fixEach(rule, text)).toBe(templateOf(managedPolicy(allowed)));
});

test("what looks like a variable may come to mean something", () => {
  const statement = { ...allowed, Resource: "arn:aws:s3:::home/${aws:username}/*" };
  const [finding] = findingsOf(rule, templateOf(managedPolicy(statement, old)));
  expect(finding?.fixes()[0]?.safety).toBe("review");
});

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));
test("silent about the new version", () => silent(rule, managedPolicy(allowed)));
