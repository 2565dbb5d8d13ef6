import { expect, test } from "vitest";
import { circularDependency as rule } from "../../../server/src/rules/template/circular-dependency.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a resource that waits for itself", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "DependsOn": ["A", "B"] },
//  ^^^ 💡 critical: "A" waits for itself: CloudFormation cannot create it, and refuses the template.
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::GetAtt": ["B", "TopicArn"] } } }
//  ^^^ critical: "B" waits for itself: CloudFormation cannot create it, and refuses the template.
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "DependsOn": ["B"] },
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::GetAtt": ["B", "TopicArn"] } } }
  }
}`,
  ));

test("each resource of a circle", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": "B" } } },
//  ^^^ critical: "A" is in a circle (A → B → C → A): CloudFormation cannot create it, and refuses the template.
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${C}" } } },
//  ^^^ critical: "B" is in a circle (B → C → A → B): CloudFormation cannot create it, and refuses the template.
    "C": { "Type": "AWS::SNS::Topic", "DependsOn": "A" },
//  ^^^ 🔎 critical: "C" is in a circle (C → A → B → C): CloudFormation cannot create it, and refuses the template.
    "D": { "Type": "AWS::SNS::Topic", "DependsOn": "A" }
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": "B" } } },
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${C}" } } },
    "C": { "Type": "AWS::SNS::Topic" },
    "D": { "Type": "AWS::SNS::Topic", "DependsOn": "A" }
  }
}`,
  ));

test("rules between groups move behind them", () =>
  checkFix(
    rule,
    `
{
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "us-east-1"] } },
  "Resources": {
    "Web": {
//  ^^^^^ 🔎 critical: "Web" is in a circle (Web → App → Web): CloudFormation cannot create it, and refuses the template.
      "Type": "AWS::EC2::SecurityGroup",
      "Condition": "Prod",
      "Properties": {
        "GroupDescription": "Web",
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8" },
          {
            "IpProtocol": "tcp",
            "FromPort": 80,
            "ToPort": 80,
            "SourceSecurityGroupId": { "Fn::GetAtt": ["App", "GroupId"] }
          }
        ]
      }
    },
    "App": {
//  ^^^^^ 🔎 critical: "App" is in a circle (App → Web → App): CloudFormation cannot create it, and refuses the template.
      "Type": "AWS::EC2::SecurityGroup",
      "Condition": "Prod",
      "Properties": {
        "GroupDescription": "App",
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "SourceSecurityGroupId": { "Ref": "Web" } }
        ]
      }
    }
  }
}`,
    `
{
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "us-east-1"] } },
  "Resources": {
    "Web": {
      "Type": "AWS::EC2::SecurityGroup",
      "Condition": "Prod",
      "Properties": {
        "GroupDescription": "Web",
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8" }
        ]
      }
    },
    "WebFromApp": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Condition": "Prod",
      "Properties": {
        "GroupId": { "Fn::GetAtt": ["Web", "GroupId"] },
        "IpProtocol": "tcp",
        "FromPort": 80,
        "ToPort": 80,
        "SourceSecurityGroupId": { "Fn::GetAtt": ["App", "GroupId"] }
      }
    },
    "App": {
      "Type": "AWS::EC2::SecurityGroup",
      "Condition": "Prod",
      "Properties": {
        "GroupDescription": "App",
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "SourceSecurityGroupId": { "Ref": "Web" } }
        ]
      }
    }
  }
}`,
  ));

test("a circle in one of two worlds", () =>
  check(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String", "AllowedValues": ["dev", "prod"] } },
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::If": ["Prod", { "Ref": "B" }, "x"] } } },
//  ^^^ critical: "A" is in a circle (A → B → A): CloudFormation cannot create it, and refuses the template.
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::If": ["Prod", { "Ref": "A" }, "x"] } } }
//  ^^^ critical: "B" is in a circle (B → A → B): CloudFormation cannot create it, and refuses the template.
  }
}`,
  ));

test.each([
  [
    "two ways to one resource",
    {
      A: { Type: "AWS::SNS::Topic", DependsOn: ["B", "C"] },
      B: { Type: "AWS::SNS::Topic", DependsOn: "C" },
      C: { Type: "AWS::SNS::Topic" },
    },
    {},
  ],
  [
    "references that are never taken together",
    {
      A: {
        Type: "AWS::SNS::Topic",
        Properties: { TopicName: { "Fn::If": ["Prod", { Ref: "B" }, "x"] } },
      },
      B: {
        Type: "AWS::SNS::Topic",
        Properties: { TopicName: { "Fn::If": ["Prod", "x", { Ref: "A" }] } },
      },
    },
    { Conditions: { Prod: { "Fn::Equals": [{ Ref: "AWS::Region" }, "a"] } } },
  ],
  [
    "resources that never exist together",
    {
      A: { Type: "AWS::SNS::Topic", Condition: "Prod", DependsOn: "B" },
      B: { Type: "AWS::SNS::Topic", Condition: "Dev", DependsOn: "A" },
    },
    {
      Conditions: {
        Prod: { "Fn::Equals": [{ Ref: "AWS::Region" }, "a"] },
        Dev: { "Fn::Not": [{ Condition: "Prod" }] },
      },
    },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("a long circle overflows no stack, and is told in short", () => {
  const ids = Array.from({ length: 500 }, (_, i) => `R${i}`);
  const resources = Object.fromEntries(
    ids.map((id, i) => [id, { Type: "AWS::SNS::Topic", DependsOn: ids[(i + 1) % 500] }]),
  );
  const findings = findingsOf(rule, templateOf(resources));
  expect(findings).toHaveLength(500);
  expect(findings[0]?.message).toContain("(R0 → R1 → R2 → R3 → R4 → R5 → … → R0)");
  expect(findings[0]?.related).toHaveLength(500);
});

test.each([
  [
    "a rule under a condition",
    { "Fn::If": ["Prod", { SourceSecurityGroupId: { Ref: "B" } }, { Ref: "AWS::NoValue" }] },
  ],
  ["no rule at all", { Ref: "B" }],
])("no fix for %s", (_, rules) => {
  const group = (SecurityGroupIngress: unknown) => ({
    Type: "AWS::EC2::SecurityGroup",
    Properties: { GroupDescription: "x", SecurityGroupIngress },
  });
  const text = templateOf({
    A: group([rules]),
    B: group([{ SourceSecurityGroupId: { Ref: "A" } }]),
  });
  const [first] = findingsOf(rule, text);
  expect(first?.logicalId).toBe("A");
  expect(first?.fixes()).toEqual([]);
});
