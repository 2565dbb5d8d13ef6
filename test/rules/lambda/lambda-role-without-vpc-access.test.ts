import { describe, expect, test } from "vitest";
import { lambdaRoleWithoutVpcAccess as rule } from "../../../server/src/rules/lambda/lambda-role-without-vpc-access.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const VpcConfig = { SubnetIds: ["subnet-0a1b2c3d"], SecurityGroupIds: ["sg-0a1b2c3d"] };

const withRole = (role: object, properties: object = { VpcConfig }) => ({
  Role: { Type: "AWS::IAM::Role", Properties: role },
  Orders: {
    Type: "AWS::Lambda::Function",
    Properties: { Role: { "Fn::GetAtt": ["Role", "Arn"] }, ...properties },
  },
});

const inline = (statement: object) => ({
  Policies: [{ PolicyName: "own", PolicyDocument: { Statement: [statement] } }],
});

describe("lambda-role-without-vpc-access", () => {
  test("the policy goes to the role, once for all of its functions", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [{ "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" }],
        "Policies": [
          {
            "PolicyName": "table",
            "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": ["dynamodb:*"], "Resource": "*" } }
          }
        ]
      }
    },
    "Add": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": ["Role", "Arn"] },
        "VpcConfig": { "SubnetIds": [{ "Ref": "Subnet" }] }
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 high: Role "Role" does not let function "Add" into its VPC: Lambda refuses to create the function, which needs ec2:CreateNetworkInterface.
      }
    },
    "List": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": "Role.Arn" },
        "VpcConfig": { "SubnetIds": ["subnet-0a1b2c3d"] }
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 high: Role "Role" does not let function "List" into its VPC: Lambda refuses to create the function, which needs ec2:CreateNetworkInterface.
      }
    },
    "Subnet": { "Type": "AWS::EC2::Subnet" }
  }
}`,
      `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [{ "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" }, { "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole" }],
        "Policies": [
          {
            "PolicyName": "table",
            "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": ["dynamodb:*"], "Resource": "*" } }
          }
        ]
      }
    },
    "Add": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": ["Role", "Arn"] },
        "VpcConfig": { "SubnetIds": [{ "Ref": "Subnet" }] }
      }
    },
    "List": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": "Role.Arn" },
        "VpcConfig": { "SubnetIds": ["subnet-0a1b2c3d"] }
      }
    },
    "Subnet": { "Type": "AWS::EC2::Subnet" }
  }
}`,
    );
  });

  test("a role with no policies at all gets its first", () => {
    checkFix(
      rule,
      `
{
  "Parameters": { "Subnets": { "Type": "List<AWS::EC2::Subnet::Id>" } },
  "Resources": {
    "Role": { "Type": "AWS::IAM::Role" },
    "Orders": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": ["Role", "Arn"] },
        "VpcConfig": { "SubnetIds": { "Ref": "Subnets" } }
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 high: Role "Role" does not let function "Orders" into its VPC: Lambda refuses to create the function, which needs ec2:CreateNetworkInterface.
      }
    }
  }
}`,
      `
{
  "Parameters": { "Subnets": { "Type": "List<AWS::EC2::Subnet::Id>" } },
  "Resources": {
    "Role": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [{ "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole" }] } },
    "Orders": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": ["Role", "Arn"] },
        "VpcConfig": { "SubnetIds": { "Ref": "Subnets" } }
      }
    }
  }
}`,
    );
  });

  test("only where the function is in a VPC", () => {
    check(
      rule,
      `
{
  "Conditions": { "InVpc": { "Fn::Equals": [{ "Ref": "InVpc" }, "yes"] } },
  "Resources": {
    "Role": { "Type": "AWS::IAM::Role" },
    "Orders": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": ["Role", "Arn"] },
        "VpcConfig": { "Fn::If": ["InVpc", { "SubnetIds": ["subnet-0a1b2c3d"] }, { "Ref": "AWS::NoValue" }] }
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 high: Role "Role" does not let function "Orders" into its VPC: Lambda refuses to create the function, which needs ec2:CreateNetworkInterface (when InVpc is true).
      }
    }
  }
}`,
    );
  });

  test("a full role has no place for another policy", () => {
    const ManagedPolicyArns = Array.from(
      { length: 10 },
      () => "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
    );
    expect(findingsOf(rule, templateOf(withRole({ ManagedPolicyArns })))[0]?.fixes()).toEqual([]);
  });

  test.each([
    ["AWSLambdaVPCAccessExecutionRole", "service-role/AWSLambdaVPCAccessExecutionRole"],
    ["AdministratorAccess", "AdministratorAccess"],
    ["a policy of which nothing is known", "AmazonVPCFullAccess"],
  ])("silent with %s", (_, name) =>
    silent(rule, withRole({ ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] })),
  );

  test.each([
    ["policies that nobody knows yet", { ManagedPolicyArns: { Ref: "Arns" } }],
    ["a policy that stands elsewhere", { ManagedPolicyArns: [{ Ref: "Arn" }] }],
    ["own policies that nobody knows yet", { Policies: { Ref: "Policies" } }],
    ["the action itself", inline({ Effect: "Allow", Action: "ec2:CreateNetworkInterface" })],
    ["a pattern of it", inline({ Effect: "Allow", Action: ["ec2:*NetworkInterface*"] })],
    ["everything but something", inline({ Effect: "Allow", NotAction: "iam:*" })],
    ["an action that nobody knows yet", inline({ Effect: "Allow", Action: { Ref: "Action" } })],
    ["a condition", inline({ Effect: "Allow", Action: "ec2:*", Condition: { Bool: {} } })],
    ["a document that is text", { Policies: [{ PolicyDocument: "{}" }] }],
  ])("silent with %s", (_, role) => silent(rule, withRole(role)));

  test("silent where a policy of the template allows it", () => {
    const PolicyDocument = { Statement: [{ Effect: "Allow", Action: "ec2:*", Resource: "*" }] };
    const policy = (Type: string, Properties: object) => ({
      Type,
      Properties: { PolicyDocument, ...Properties },
    });
    silent(rule, {
      ...withRole({}),
      Policy: policy("AWS::IAM::Policy", { Roles: [{ Ref: "Role" }] }),
    });
    silent(rule, {
      ...withRole({ ManagedPolicyArns: [{ Ref: "Policy" }] }),
      Policy: policy("AWS::IAM::ManagedPolicy", {}),
    });
  });

  test.each([
    ["without a VPC", {}],
    ["without subnets", { VpcConfig: { SubnetIds: [] } }],
    ["with subnets that may be none", { VpcConfig: { SubnetIds: { Ref: "Subnets" } } }],
    ["with a role that stands elsewhere", { VpcConfig, Role: { Ref: "RoleArn" } }],
  ])("silent about a function %s", (_, properties) => silent(rule, withRole({}, properties)));

  test("silent where policies may be hidden", () =>
    silent(rule, withRole({}), { Transform: "Company::Policies" }));
});
