import { expect, test } from "vitest";
import { referenceUndefined as rule } from "../../../server/src/rules/template/reference-undefined.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("each kind of reference is offered the nearest name", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "VpcId": { "Type": "String" } },
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "VpcId": { "Ref": "VcpId" },
//                        ^^^^^^^ 🔎 critical: Ref "VcpId" in "Group" leads nowhere: there is no resource or parameter of that name.
        "GroupDescription": { "Fn::Sub": "For \${Buckt.Arn}, \${AWS::StackName} and \${!Buckt}" }
//                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: \${Buckt} in Fn::Sub in "Group" leads nowhere: there is no resource or parameter of that name.
      }
    }
  },
  "Outputs": {
    "Arn": { "Value": { "Fn::GetAtt": ["Buket", "Arn"] } },
//                                     ^^^^^^^ 🔎 critical: Fn::GetAtt of "Buket" in "Arn" leads nowhere: there is no resource of that name.
    "Domain": { "Value": { "Fn::GetAtt": "Buket.DomainName" } }
//                                       ^^^^^^^^^^^^^^^^^^ 🔎 critical: Fn::GetAtt of "Buket" in "Domain" leads nowhere: there is no resource of that name.
  }
}`,
    `
{
  "Parameters": { "VpcId": { "Type": "String" } },
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "VpcId": { "Ref": "VpcId" },
        "GroupDescription": { "Fn::Sub": "For \${Bucket.Arn}, \${AWS::StackName} and \${!Buckt}" }
      }
    }
  },
  "Outputs": {
    "Arn": { "Value": { "Fn::GetAtt": ["Bucket", "Arn"] } },
    "Domain": { "Value": { "Fn::GetAtt": "Bucket.DomainName" } }
  }
}`,
  );
});

test("a parameter has no attributes", () => {
  check(
    rule,
    `
{
  "Parameters": { "Vpc": { "Type": "String" } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } },
  "Outputs": { "Vpc": { "Value": { "Fn::GetAtt": ["Vpc", "VpcId"] } } }
//                                                ^^^^^ critical: Fn::GetAtt of "Vpc" in "Vpc" leads nowhere: "Vpc" is a parameter, and only resources have attributes.
}`,
  );
});

test("what IAM fills in is kept from Fn::Sub", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": { "Path": { "Fn::Sub": "/\${aws:username}/\${AWS::Region}" } }
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: \${aws:username} in Fn::Sub in "Policy" leads nowhere: there is no resource or parameter of that name.
    }
  }
}`,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": { "Path": { "Fn::Sub": "/\${!aws:username}/\${AWS::Region}" } }
    }
  }
}`,
  );
});

const named = (TopicName: unknown) => ({
  Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName } },
});

test.each([
  [
    "pseudo parameters",
    named({ "Fn::Join": ["-", [{ Ref: "AWS::Region" }, { Ref: "AWS::NoValue" }]] }),
    {},
  ],
  ["variables of Fn::Sub's own", named({ "Fn::Sub": ["${Name}", { Name: "x" }] }), {}],
  ["literals in Fn::Sub", named({ "Fn::Sub": "${!Name}" }), {}],
  ["a resource whose type is still to be typed", { ...named({ Ref: "Later" }), Later: {} }, {}],
  ["what a macro may write", named({ Ref: "Written" }), { Transform: "Company::Macro" }],
  ["what SAM writes", named({ Ref: "FunctionRole" }), { Transform: "AWS::Serverless-2016-10-31" }],
  [
    "what is in a module",
    {
      Net: { Type: "My::Net::Vpc::MODULE" },
      ...named({ "Fn::Join": ["-", [{ Ref: "Net.Vpc" }, { "Fn::GetAtt": ["NetVpc", "VpcId"] }]] }),
    },
    {},
  ],
  ["the template's metadata", named("x"), { Metadata: { Note: { Ref: "Nobody" } } }],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("language extensions add no names", () => {
  const text = JSON.stringify({
    Transform: ["AWS::LanguageExtensions"],
    Resources: named({ Ref: "Nobody" }),
  });
  expect(findingsOf(rule, text)).toHaveLength(1);
});

test("what has properties and no type is no resource; what has neither may be still to be typed", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Topic": { "Properties": { "TopicName": "orders" } },
    "Later": {},
    "Policy": {
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": { "PolicyDocument": {}, "Topics": [{ "Ref": "Topic" }, { "Ref": "Later" }] }
//                                                              ^^^^^^^ critical: Ref "Topic" in "Policy" leads nowhere: without a Type "Topic" is no resource.
    }
  }
}`,
  );
});

test("a resource is not to refer to itself", () => {
  const text = templateOf({
    Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: { Ref: "orders" } } },
  });
  expect(findingsOf(rule, text).map((finding) => finding.fixes())).toEqual([[]]);
});

test("what has no type that can be read is not offered", () => {
  const Queue = { Type: "AWS::SQS::Queue", Properties: { QueueName: { Ref: "Topi" } } };
  const fixesBeside = (Topic: object) =>
    findingsOf(rule, templateOf({ Topic, Queue })).map((finding) => finding.fixes().length);
  expect(fixesBeside({ Type: "AWS::SNS::Topic" })).toEqual([1]);
  expect(fixesBeside({ Type: { "Rain::Module": "topic.yml" } })).toEqual([0]);
});
