import { expect, test } from "vitest";
import { propertyWrongType as rule } from "../../../server/src/rules/template/property-wrong-type.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("what can be mended certainly, or with a look", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "Web",
        "SecurityGroupIngress": { "IpProtocol": "tcp", "CidrIp": "10.0.0.0/8" },
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: "SecurityGroupIngress" of "Group" must be a list, not an object: CloudFormation refuses the resource.
        "Tags": { "Team": "web" }
//              ^^^^^^^^^^^^^^^^^ 🔎 critical: "Tags" of "Group" must be a list, not an object: CloudFormation refuses the resource.
      }
    },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "Subnets": "subnet-1, subnet-2", "SecurityGroups": "sg-1" }
//                               ^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Subnets" of "Balancer" must be a list, not "subnet-1, subnet-2": CloudFormation refuses the resource.
//                                                                       ^^^^^^ 💡 critical: "SecurityGroups" of "Balancer" must be a list, not "sg-1": CloudFormation refuses the resource.
    },
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "VersioningConfiguration": [{ "Status": "Enabled" }],
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: "VersioningConfiguration" of "Bucket" must be an object, not a list: CloudFormation refuses the resource.
        "PublicAccessBlockConfiguration": { "BlockPublicAcls": "yes" }
//                                                             ^^^^^ 🔎 critical: "BlockPublicAcls" of "Bucket" must be true or false, not "yes": CloudFormation refuses the resource.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "Web",
        "SecurityGroupIngress": [
          {
            "IpProtocol": "tcp",
            "CidrIp": "10.0.0.0/8"
          }
        ],
        "Tags": [
          {
            "Key": "Team",
            "Value": "web"
          }
        ]
      }
    },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "Subnets": ["subnet-1", "subnet-2"], "SecurityGroups": ["sg-1"] }
    },
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "VersioningConfiguration": {
          "Status": "Enabled"
        },
        "PublicAccessBlockConfiguration": { "BlockPublicAcls": true }
      }
    }
  }
}`,
  );
});

test("what cannot", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": "arn:aws:iam::123456789012:role/x",
        "Code": { "ZipFile": { "Foo": "bar" } },
//                           ^^^^^^^^^^^^^^^^ critical: "ZipFile" of "Function" must be text, not an object: CloudFormation refuses the resource.
        "Timeout": "ten",
//                 ^^^^^ critical: "Timeout" of "Function" must be a whole number, not "ten": CloudFormation refuses the resource.
        "MemorySize": 128.5,
//                    ^^^^^ critical: "MemorySize" of "Function" must be a whole number, not 128.5: CloudFormation refuses the resource.
        "Environment": "None",
//                     ^^^^^^ critical: "Environment" of "Function" must be an object, not "None": CloudFormation refuses the resource.
        "Layers": [["a"]]
//                 ^^^^^ 💡 critical: An element of "Layers" of "Function" must be text, not a list: CloudFormation refuses the resource.
      }
    },
    "Database": { "Type": "AWS::RDS::DBInstance", "Properties": { "MultiAZ": "abc", "AllocatedStorage": true, "Port": [{ "Fn::If": ["Prod", 1, 2] }] } },
//                                                                           ^^^^^ critical: "MultiAZ" of "Database" must be true or false, not "abc": CloudFormation refuses the resource.
//                                                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: "Port" of "Database" must be text, not a list: CloudFormation refuses the resource.
    "Other": { "Type": "AWS::SQS::Queue", "Properties": "none" }
//                                                      ^^^^^^ critical: "Properties" of "Other" must be an object, not "none": CloudFormation refuses the resource.
  }
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": "arn:aws:iam::123456789012:role/x",
        "Code": { "ZipFile": { "Foo": "bar" } },
        "Timeout": "ten",
        "MemorySize": 128.5,
        "Environment": "None",
        "Layers": ["a"]
      }
    },
    "Database": { "Type": "AWS::RDS::DBInstance", "Properties": { "MultiAZ": "abc", "AllocatedStorage": true, "Port": [{ "Fn::If": ["Prod", 1, 2] }] } },
    "Other": { "Type": "AWS::SQS::Queue", "Properties": "none" }
  }
}`,
  );
});

const queue = (Properties: unknown) => ({ Queue: { Type: "AWS::SQS::Queue", Properties } });

test.each([
  [
    "numbers and booleans as text",
    queue({ DelaySeconds: "5", FifoQueue: "true", MaximumMessageSize: " 2048 " }),
    {},
  ],
  [
    "text as numbers and booleans",
    queue({ QueueName: 5, DeduplicationScope: "queue", KmsMasterKeyId: true }),
    {},
  ],
  ["booleans in capitals", queue({ FifoQueue: "True", SqsManagedSseEnabled: "FALSE" }), {}],
  [
    "what only deployment can tell",
    queue({
      DelaySeconds: { Ref: "Delay" },
      FifoQueue: { "Fn::ImportValue": "x" },
      VisibilityTimeout: "{{resolve:ssm:timeout}}",
    }),
    {},
  ],
  [
    "an unknown function, which has a rule of its own",
    queue({ QueueName: { "Fn::Subs": "x" } }),
    {},
  ],
  ["documents as text or object", queue({ RedrivePolicy: "{}" }), {}],
  ["null, which is refused everywhere", queue({ QueueName: null }), {}],
  [
    "lists by a function, or of functions",
    {
      Balancer: {
        Type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
        Properties: {
          Subnets: { "Fn::Split": [",", { Ref: "Subnets" }] },
          SecurityGroups: [{ "Fn::If": ["Prod", { Ref: "AWS::NoValue" }, ["a", "b"]] }],
        },
      },
    },
    {},
  ],
  [
    "a path that packaging replaces",
    {
      Function: {
        Type: "AWS::Lambda::Function",
        Properties: { Role: "arn:aws:iam::123456789012:role/x", Code: "./src" },
      },
    },
    {},
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("a list that must have two elements is not made of one", () => {
  const Properties = { RoleArn: "r", Stages: { Name: "Source", Actions: [] } };
  const text = templateOf({ Pipeline: { Type: "AWS::CodePipeline::Pipeline", Properties } });
  expect(findingsOf(rule, text).map((finding) => finding.fixes())).toEqual([[]]);
});
