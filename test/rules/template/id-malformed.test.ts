import { expect, test } from "vitest";
import { idMalformed as rule } from "../../../server/src/rules/template/id-malformed.ts";
import { check, checkFix, fixEach, silent, templateOf } from "../../fixture.ts";

test("ids and ARNs that nothing can have", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Properties": {
        "ImageId": "ami-12345",
//                 ^^^^^^^^^^^ critical: "ami-12345" in "Server" is no id of an AMI: AWS refuses the resource.
        "SecurityGroupIds": ["sg-0123abcd", "web"]
//                                          ^^^^^ critical: "web" in "Server" is no id of a security group: AWS refuses the resource.
      }
    },
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "arn:aws:iam:::role/x" } }
//                                                                         ^^^^^^^^^^^^^^^^^^^^^^ critical: "arn:aws:iam:::role/x" in "Function" is no ARN of a role: AWS refuses the resource.
  }
}`,
  );
});

test("a key of AWS's own is an alias", () => {
  const topic = (KmsMasterKeyId: string) => ({
    Topic: { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId } },
  });
  expect(fixEach(rule, templateOf(topic("aws/sns")))).toBe(templateOf(topic("alias/aws/sns")));
  silent(rule, topic("1234abcd-12ab-34cd-56ef-1234567890ab"));
  silent(rule, topic("arn:aws:kms:us-east-1:123456789012:key/mrk-1"));
});

test("a parameter's name is referred to", () => {
  const table = (VpcId: unknown) =>
    templateOf(
      { Table: { Type: "AWS::EC2::RouteTable", Properties: { VpcId } } },
      { Parameters: { VpcId: { Type: "AWS::EC2::VPC::Id" } } },
    );
  expect(JSON.parse(fixEach(rule, table("VpcId")))).toEqual(JSON.parse(table({ Ref: "VpcId" })));
});

test("a logical id is referred to", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "Table": { "Type": "AWS::EC2::RouteTable", "Properties": { "VpcId": "Vpc" } }
//                                                                      ^^^^^ 🔎 critical: "Vpc" in "Table" is no id of a VPC: AWS refuses the resource.
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "Table": { "Type": "AWS::EC2::RouteTable", "Properties": { "VpcId": { "Ref": "Vpc" } } }
  }
}`,
  );
});

const server = (properties: object) => ({
  Server: { Type: "AWS::EC2::Instance", Properties: properties },
});

test.each([
  ["both lengths", server({ ImageId: "ami-0abcdef1", SubnetId: "subnet-0123456789abcdef0" })],
  ["references", server({ ImageId: { Ref: "Image" }, SecurityGroupIds: { Ref: "Groups" } })],
  ["a parameter of Systems Manager", server({ ImageId: "resolve:ssm:/ami" })],
  ["dynamic references", server({ ImageId: "{{resolve:ssm:/ami}}" })],
  ["variables outside Fn::Sub, another mistake", server({ ImageId: "${Image}" })],
  ["what is no text", server({ ImageId: null, SubnetId: 7, SecurityGroupIds: {} })],
  ["other types", { Image: { Type: "Custom::Image", Properties: { ImageId: "x" } } }],
])("silent about %s", (_, resources) => silent(rule, resources));
