import { expect, test } from "vitest";
import { resourceTypeUnknown as rule } from "../../../server/src/rules/template/resource-type-unknown.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("the nearest type of the service is offered, or what does the work", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Handler": { "Type": "AWS::Lambda::Functon" },
//                       ^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: There is no resource type "AWS::Lambda::Functon", which "Handler" has: CloudFormation refuses the template.
    "Table": { "Type": "AWS::DynamoDb::Table" },
//                     ^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: There is no resource type "AWS::DynamoDb::Table", which "Table" has: CloudFormation refuses the template.
    "Machine": { "Type": "AWS::SFN::StateMachine" },
//                       ^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: There is no resource type "AWS::SFN::StateMachine", which "Machine" has: CloudFormation refuses the template. What you want is AWS::StepFunctions::StateMachine.
    "Ownership": { "Type": "AWS::S3::BucketOwnershipControls" },
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: There is no resource type "AWS::S3::BucketOwnershipControls", which "Ownership" has: CloudFormation refuses the template. What you want is OwnershipControls of the bucket.
    "Bucket": { "Type": "S3Bucket" }
//                      ^^^^^^^^^^ critical: There is no resource type "S3Bucket", which "Bucket" has: CloudFormation refuses the template.
  }
}`,
    `
{
  "Resources": {
    "Handler": { "Type": "AWS::Lambda::Function" },
    "Table": { "Type": "AWS::DynamoDB::Table" },
    "Machine": { "Type": "AWS::StepFunctions::StateMachine" },
    "Ownership": { "Type": "AWS::S3::BucketOwnershipControls" },
    "Bucket": { "Type": "S3Bucket" }
  }
}`,
  ));

test.each([
  [
    "types of others",
    {
      A: { Type: "Custom::Thing" },
      B: { Type: "Datadog::Monitors::Monitor" },
      C: { Type: "Company::Net::Vpc::MODULE" },
      D: { Type: "AWS::CloudFormation::CustomResource" },
    },
    {},
  ],
  [
    "SAM's",
    { A: { Type: "AWS::Serverless::Function" } },
    { Transform: "AWS::Serverless-2016-10-31" },
  ],
  ["what the CDK writes", { A: { Type: "AWS::CDK::Metadata" } }, {}],
  ["what a macro reads", { A: { Type: "AWS::S3::Object" } }, { Transform: "Company::Macro" }],
  [
    "no text",
    { Bucket: { Type: "AWS::S3::Bucket" }, A: { Type: 1 }, B: { Type: "" }, C: null },
    {},
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("no type is offered that lacks an attribute which is asked for", () => {
  const typesFor = (attribute: string) => {
    const Value = { "Fn::GetAtt": ["Role", attribute] };
    const text = templateOf({ Role: { Type: "AWS::IAM::Rolle" } }, { Outputs: { A: { Value } } });
    return findingsOf(rule, text).flatMap((finding) =>
      finding.fixes().map(({ changes: [change] }) => change && "value" in change && change.value),
    );
  };
  expect(typesFor("Arn")[0]).toBe("AWS::IAM::Role");
  expect(typesFor("Arn")).not.toContain("AWS::IAM::RolePolicy");
  expect(typesFor("NoSuch")).toEqual([]);
});
