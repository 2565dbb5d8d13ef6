import { describe, expect, test } from "vitest";
import { ec2KeyPairRequired as rule } from "../../../server/src/rules/ec2/ec2-key-pair-required.ts";
import { parameterWithoutDefault } from "../../../server/src/rules/template/parameter-without-default.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const ref = (Ref: string) => ({ Ref });
const instance = (KeyName: unknown, attributes: object = {}) => ({
  Type: "AWS::EC2::Instance",
  ...attributes,
  Properties: { ImageId: "resolve:ssm:/images/web", KeyName },
});
const Key = { Type: "AWS::EC2::KeyPair::KeyName" };

test("a parameter may be left empty, and what uses it does without", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Key": { "Type": "AWS::EC2::KeyPair::KeyName", "Description": "For administrators" }
//  ^^^^^ 🔎 low: Parameter "Key" demands an EC2 key pair that exists in the account and region: a deployment without one fails.
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "KeyName": { "Ref": "Key" } } },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": { "LaunchTemplateData": { "KeyName": { "Ref": "Key" } } }
    }
  }
}`,
    `
{
  "Parameters": {
    "Key": { "Type": "String", "Description": "For administrators", "Default": "" }
  },
  "Conditions": {
    "HasKey": { "Fn::Not": [{ "Fn::Equals": [{ "Ref": "Key" }, ""] }] }
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "KeyName": { "Fn::If": ["HasKey", { "Ref": "Key" }, { "Ref": "AWS::NoValue" }] } } },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": { "LaunchTemplateData": { "KeyName": { "Fn::If": ["HasKey", { "Ref": "Key" }, { "Ref": "AWS::NoValue" }] } } }
    }
  }
}`,
  );
});

test("a key pair that is named can go", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "ImageId": "ami-1", "KeyName": "orders" } }
//                                                                                         ^^^^^^^^ 🔎 low: "Host" wants the key pair "orders", which the template does not make: where the account has none of that name in the region, EC2 refuses it.
  }
}`,
    `
{
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "ImageId": "ami-1" } }
  }
}`,
  );
});

test("a default is one of the account's key pairs", () => {
  check(
    rule,
    `
{
  "Parameters": {
    "Key": { "Type": "AWS::EC2::KeyPair::KeyName", "Default": "orders" }
//                                                            ^^^^^^^^ low: The default of parameter "Key" is the key pair "orders": where the account has none of that name in the region, a deployment fails unless it names another one.
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "KeyName": { "Ref": "Key" } } }
  }
}`,
  );
});

test("no key pair has an empty name", () => {
  const sections = { Parameters: { Key: { ...Key, Default: "" } } };
  const [finding] = findingsOf(rule, templateOf({ Host: instance(ref("Key")) }, sections));
  expect(finding?.message).toMatch(/^Parameter "Key" demands/);
  expect(finding?.fixes()).toHaveLength(1);
});

test("a parameter without a default is not told twice", () => {
  const text = templateOf({ Host: instance(ref("Key")) }, { Parameters: { Key } });
  expect(findingsOf([rule, parameterWithoutDefault], text)).toHaveLength(1);
});

describe("nothing is mended", () => {
  const sections = (parameter: object = {}, more: object = {}) => ({
    Parameters: { Key: { ...Key, ...parameter } },
    ...more,
  });
  test.each([
    [
      "where the parameter has a pattern",
      { Host: instance(ref("Key")) },
      sections({ AllowedPattern: ".+" }),
    ],
    [
      "where it is shown",
      { Host: instance(ref("Key")) },
      sections({}, { Outputs: { Key: { Value: ref("Key") } } }),
    ],
    ["where nothing uses it", { Host: instance({ "Fn::ImportValue": "Key" }) }, sections()],
    [
      "in a branch",
      { Host: instance({ "Fn::If": ["A", ref("Key"), ref("AWS::NoValue")] }) },
      sections(),
    ],
    [
      "of a branch's text",
      { Host: instance({ "Fn::If": ["A", "orders", ref("AWS::NoValue")] }) },
      {},
    ],
    [
      "of what needs it",
      {
        Nodes: {
          Type: "AWS::EKS::Nodegroup",
          Properties: { RemoteAccess: { Ec2SshKey: "orders" } },
        },
      },
      {},
    ],
  ])("%s", (_, resources, all) => {
    expect(findingsOf(rule, templateOf(resources, all)).map((finding) => finding.fixes())).toEqual([
      [],
    ]);
  });
});

test("a condition gets a name of its own", () => {
  const sections = {
    Parameters: { Key },
    Conditions: { HasKey: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } },
  };
  const [finding] = findingsOf(rule, templateOf({ Host: instance(ref("Key")) }, sections));
  expect(JSON.stringify(finding?.fixes())).toContain('"HasKey2"');
});

describe("silent", () => {
  const sections = {
    Parameters: { Key: { Type: "String", Default: "" } },
    Conditions: { Region: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } },
  };
  test.each([
    [
      "an optional parameter",
      { Host: instance({ "Fn::If": ["Region", ref("Key"), ref("AWS::NoValue")] }) },
    ],
    ["no key pair", { Host: instance(ref("AWS::NoValue")) }],
    [
      "one of the template",
      {
        Pair: { Type: "AWS::EC2::KeyPair", Properties: { KeyName: "orders" } },
        Host: instance("orders"),
        Other: instance(ref("Pair")),
      },
    ],
    [
      "one that may be hidden",
      {
        Host: instance("orders"),
        "Fn::ForEach::Pairs": ["Name", ["orders"], { "${Name}": { Type: "AWS::EC2::KeyPair" } }],
      },
    ],
    ["a dynamic reference", { Host: instance("{{resolve:ssm:/keys/orders}}") }],
    ["a text that is still empty", { Host: instance("") }],
    ["one region's", { Host: instance("orders", { Condition: "Region" }) }],
  ])("%s", (_, resources) => silent(rule, resources, sections));
});
