import { expect, test } from "vitest";
import { s3BucketNameInvalid as rule } from "../../../server/src/rules/s3/s3-bucket-name-invalid.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const bucket = (BucketName: unknown) => ({
  Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName } },
});
const messagesOf = (name: unknown, sections: object = {}) =>
  findingsOf(rule, templateOf(bucket(name), sections)).map(({ message }) => message);

test.each([
  ["MyData", 'has capitals ("M")'],
  ["my_data", 'has the character "_"'],
  [{ "Fn::Join": ["_", ["data", { Ref: "Env" }]] }, 'has the character "_"'],
  ["-data", "does not begin with a letter or digit"],
  [{ "Fn::Sub": "${Env}-" }, "does not end with a letter or digit"],
  ["ab", "has 2 characters, of which S3 wants 3"],
  ["a".repeat(64), "is 64 characters long, of which S3 takes 63"],
  ["a..b", "has two dots in a row"],
  ["10.0.0.1", "looks like an IP address"],
])("%j %s", (name, wrong) => {
  expect(messagesOf(name)).toEqual([
    `The name of bucket "Bucket" ${wrong}: S3 refuses to create it.`,
  ]);
});

test("values that a parameter may have", () => {
  const Parameters = { Env: { Type: "String", AllowedValues: ["dev", "Prod"] } };
  expect(messagesOf({ "Fn::Sub": "data-${Env}" }, { Parameters })).toEqual([
    'The name of bucket "Bucket" is not valid where "Env" is "Prod": S3 refuses to create it.',
  ]);
});

test.each([
  ["My_Data", "my-data"],
  [{ "Fn::Sub": "My_Data-${AWS::AccountId}" }, { "Fn::Sub": "my-data-${AWS::AccountId}" }],
  [
    { "Fn::Join": ["_", ["Data", { Ref: "Env" }]] },
    { "Fn::Join": ["-", ["data", { Ref: "Env" }]] },
  ],
])("%j is written right", (before, after) => {
  expect(JSON.parse(fixEach(rule, templateOf(bucket(before)))).Resources).toEqual(bucket(after));
});

test.each([
  ["a name that is right", "my.data-1"],
  ["a parameter", { Ref: "Name" }],
  ["what Fn::Sub makes", { "Fn::Sub": "data-${Env}" }],
  ["a dynamic reference", "{{resolve:ssm:Name}}"],
  ["a variable outside Fn::Sub, another mistake", "data-${Env}"],
  ["no name", { Ref: "AWS::NoValue" }],
])("silent about %s", (_, name) => silent(rule, bucket(name)));
