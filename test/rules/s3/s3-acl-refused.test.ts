import { expect, test } from "vitest";
import { s3AclRefused as rule } from "../../../server/src/rules/s3/s3-acl-refused.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const bucket = (AccessControl: unknown, ...rules: unknown[]) => ({
  Bucket: {
    Type: "AWS::S3::Bucket",
    Properties: { AccessControl, ...(rules.length > 0 && { OwnershipControls: { Rules: rules } }) },
  },
});
const preferred = { ObjectOwnership: "BucketOwnerPreferred" };

test.each([
  ["no OwnershipControls", bucket("PublicRead"), ["Resources", "Bucket", "Properties"]],
  [
    "one that allows no list",
    bucket("PublicRead", { ObjectOwnership: "BucketOwnerEnforced" }),
    ["Resources", "Bucket", "Properties", "OwnershipControls", "Rules"],
  ],
])("a list with %s is allowed by them", (_, resources, path) => {
  const text = templateOf(resources);
  expect(findingsOf(rule, text)).toMatchObject([
    {
      path,
      message:
        'Bucket "Bucket" has the access control list "PublicRead", and no OwnershipControls that allow one: S3 refuses to create it.',
    },
  ]);
  expect(JSON.parse(fixEach(rule, text)).Resources).toEqual(bucket("PublicRead", preferred));
});

test.each([
  ["Private", bucket("Private")],
  ["BucketOwnerFullControl", bucket("BucketOwnerFullControl")],
  ["what OwnershipControls allow", bucket("PublicRead", preferred)],
  ["what a parameter decides", bucket({ Ref: "Access" })],
  ["an ownership that a parameter decides", bucket("PublicRead", { Ref: "Rule" })],
])("silent about %s", (_, resources) => silent(rule, resources));
