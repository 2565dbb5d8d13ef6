import { expect, test } from "vitest";
import { nameWithoutEnvironmentSuffix as rule } from "../../../server/src/rules/naming/name-without-environment-suffix.ts";
import { check, checkFix, findingsOf, templateOf } from "../../fixture.ts";
import { suffix } from "./fixed.ts";

test("a Name tag gets the environment's parameter at its end", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "Tags": [
          { "Key": "Team", "Value": "orders" },
          { "Key": "Name", "Value": "orders-vpc" }
//                                  ^^^^^^^^^^^^ 💡 high: Name tag "orders-vpc" of "Vpc" has no environment's mark: AWS accepts it, but nothing tells this resource apart from the same one in another environment.
        ]
      }
    }
  }
}`,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "Tags": [
          { "Key": "Team", "Value": "orders" },
          { "Key": "Name", "Value": { "Fn::Sub": "orders-vpc-\${EnvironmentSuffix}" } }
        ]
      }
    }
  }
}`,
  );
});

test("a physical name is to be reviewed, for its resource is replaced", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Stage": { "Type": "String" } },
  "Resources": {
    "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "orders.fifo" } }
//                                                                      ^^^^^^^^^^^^^ 🔎 high: QueueName "orders.fifo" of "Orders" has no environment's mark: AWS allows it once in an account and Region, so a second stack of this template fails.
  }
}`,
    `
{
  "Parameters": { "Stage": { "Type": "String" } },
  "Resources": {
    "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::Sub": "orders-\${Stage}.fifo" } } }
  }
}`,
  );
});

test("an Fn::Sub without a mark keeps its node, and names that depend on the Region or account still lack one", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketName": { "Fn::Sub": "logs-\${AWS::AccountId}-\${AWS::Region}" }
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: BucketName "logs-\${AWS::AccountId}-\${AWS::Region}" of "Logs" has no environment's mark: AWS allows it once in all of AWS, so a second stack of this template fails.
      }
    }
  }
}`,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketName": { "Fn::Sub": "logs-\${AWS::AccountId}-\${AWS::Region}-\${EnvironmentSuffix}" }
      }
    }
  }
}`,
  );
});

test("only the branch without a mark is reported, with its condition", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" }, "Kind": { "Type": "String" } },
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Kind" }, "prod"] } },
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": { "Fn::If": ["Prod", "admin-role", { "Fn::Sub": "admin-\${EnvironmentSuffix}" }] }
//                                       ^^^^^^^^^^^^ 🔎 high: RoleName "admin-role" of "Role" has no environment's mark: AWS allows it once in an account, so a second stack of this template fails (when Prod is true).
      }
    }
  }
}`,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" }, "Kind": { "Type": "String" } },
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Kind" }, "prod"] } },
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": { "Fn::If": ["Prod", { "Fn::Sub": "admin-role-\${EnvironmentSuffix}" }, { "Fn::Sub": "admin-\${EnvironmentSuffix}" }] }
      }
    }
  }
}`,
  );
});

test("what calls a parameter outside Fn::Sub is wrapped, and needs no second mark", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "a-\${EnvironmentSuffix}-\${x}" } }
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: TopicName "a-\${EnvironmentSuffix}-\${x}" of "Topic" names a parameter outside Fn::Sub, which stays as text: AWS allows it once in an account and Region, so a second stack of this template fails.
  }
}`,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "a-\${EnvironmentSuffix}-\${!x}" } } }
  }
}`,
  );
});

test("without a parameter the fix declares one, in front of the resources", () => {
  checkFix(
    rule,
    `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Description": "Orders",
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "Tags": [
          {
            "Key": "Name",
            "Value": "one"
//                   ^^^^^ 🔎 high: Name tag "one" of "Vpc" has no environment's mark: AWS accepts it, but nothing tells this resource apart from the same one in another environment.
          }
        ]
      }
    }
  }
}`,
    `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Description": "Orders",
  "Parameters": {
    "EnvironmentSuffix": {
      "Type": "String",
      "Default": "dev",
      "MinLength": 1,
      "AllowedPattern": "^[a-z0-9-]+$",
      "Description": "Environment of this stack, part of the names of its resources"
    }
  },
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "Tags": [
          {
            "Key": "Name",
            "Value": {
              "Fn::Sub": "one-\${EnvironmentSuffix}"
            }
          }
        ]
      }
    }
  }
}`,
  );
});

test("the parameter that the setting names is a mark, and the one to use", () => {
  const text = templateOf(
    {
      A: { Type: "AWS::SNS::Topic", Properties: { TopicName: { "Fn::Sub": "a-${Tier}" } } },
      B: { Type: "AWS::SNS::Topic", Properties: { TopicName: "b" } },
    },
    { Parameters: { EnvironmentSuffix: { Type: "String" }, Tier: { Type: "String" } } },
  );
  const findings = findingsOf(rule, text, { environmentParameter: "Tier" });
  expect(findings.flatMap((finding) => finding.fixes().map(({ title }) => title))).toEqual([
    'Change the name to "b-${Tier}" (CloudFormation replaces the resource)',
  ]);
});

test("what the setting names is not declared where it can be no parameter", () => {
  const text = templateOf({ A: { Type: "AWS::SNS::Topic", Properties: { TopicName: "a" } } });
  const titles = (environmentParameter: string) =>
    findingsOf(rule, text, { environmentParameter }).flatMap((finding) =>
      finding.fixes().map(({ title }) => title),
    );
  expect(titles("Tier")[0]).toContain("declare the parameter Tier");
  expect(titles("tier-name")).toEqual([]);
});

test.each([
  [
    "AWS::Events::Rule",
    { Name: "nightly" },
    "AWS allows it once in an event bus",
    "CloudFormation replaces the resource",
  ],
  [
    "AWS::CloudFront::OriginAccessControl",
    { OriginAccessControlConfig: { Name: "site" } },
    "AWS allows it once in an account",
    "CloudFormation renames the resource",
  ],
])("%s: where its name is unique, and what another one costs", (Type, Properties, where, cost) => {
  const text = templateOf({ It: { Type, Properties } }, { Parameters: suffix });
  const [finding] = findingsOf(rule, text);
  expect(finding?.message).toContain(`${where}, so`);
  expect(finding?.fixes()[0]?.title).toContain(`(${cost})`);
});

test("the places that keep a name from being changed are related", () => {
  const text = templateOf(
    {
      Table: { Type: "AWS::DynamoDB::Table", Properties: { TableName: "orders-table" } },
      Fn: {
        Type: "AWS::Lambda::Function",
        Properties: { Code: { ZipFile: "t = 'orders-table'" } },
      },
    },
    { Parameters: suffix },
  );
  const spans = findingsOf(rule, text)[0]?.related.map(({ span }) => span) ?? [];
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([`"t = 'orders-table'"`]);
});

test("a name in an intrinsic function that cannot be rewritten has no fix, and the message says where", () => {
  check(
    rule,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Table": { "Type": "AWS::DynamoDB::Table", "Properties": { "TableName": "orders-table" } },
//                                                                          ^^^^^^^^^^^^^^ high: TableName "orders-table" of "Table" has no environment's mark: AWS allows it once in an account and Region, so a second stack of this template fails; the name is also used in ZipFile of "Fn" and 1 other place.
    "Fn": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Code": { "ZipFile": "exports.t = 'orders-table'" },
        "Environment": { "Variables": { "ARN": { "Fn::Join": [":", ["table/orders-table", { "Ref": "Table" }]] } } }
      }
    }
  }
}`,
  );
});
