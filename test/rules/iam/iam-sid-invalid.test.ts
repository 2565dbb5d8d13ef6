import { expect, test } from "vitest";
import { iamSidInvalid as rule } from "../../../server/src/rules/iam/iam-sid-invalid.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";
import { allowed, bucketPolicy, openDocuments, policyOf } from "./policies.ts";

const withSids = (...sids: unknown[]) =>
  policyOf({ Statement: sids.map((Sid) => ({ Sid, ...allowed })) });

test("a Sid gets other characters, and each its own", () => {
  const text = templateOf(withSids("Read", "Read", "read-all", "readall"));
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    'Sid "Read" stands in a policy of "Policy" twice: IAM refuses the policy.',
    'Sid "read-all" in a policy of "Policy" is not of letters and digits alone: IAM refuses the policy.',
  ]);
  expect(JSON.parse(fixEach(rule, text)).Resources).toEqual(
    withSids("Read", "Read2", "readall2", "readall"),
  );
});

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

test("silent about a resource's policy, and where there are none", () => {
  silent(rule, bucketPolicy({ Sid: "Allow all", ...allowed }));
  silent(rule, withSids("A", "B", { Ref: "Sid" }, "", ""));
});
