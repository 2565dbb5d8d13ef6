import { describe, expect, test } from "vitest";
import { nameWithoutEnvironmentSuffix as rule } from "../../../server/src/rules/naming/name-without-environment-suffix.ts";
import { findingsOf, silent, templateOf } from "../../fixture.ts";
import { suffix } from "./fixed.ts";

const named = (Type: string, Properties: object) => ({ It: { Type, Properties } });
const tagged = (Value: unknown, Type = "AWS::EC2::VPC") =>
  named(Type, { Tags: [{ Key: "Name", Value }] });
const count = (resources: object, sections: object = { Parameters: suffix }) =>
  findingsOf(rule, templateOf(resources, sections)).length;

describe("marks", () => {
  const Parameters = {
    ...suffix,
    Project: { Type: "String" },
    Vpc: { Type: "AWS::EC2::VPC::Id" },
    env_name: { Type: "String" },
    DeployStage: { Type: "String" },
    StackName: { Type: "String" },
  };
  const Conditions = { Prod: { "Fn::Equals": [{ Ref: "Project" }, "x"] } };
  const sub = (...text: unknown[]) => ({ "Fn::Sub": text.length > 1 ? text : text[0] });
  test.each<[string, unknown]>([
    ["Fn::Sub", sub("vpc-${EnvironmentSuffix}")],
    ["other spellings", sub("vpc-${env_name}")],
    ["a stage", sub("vpc-${DeployStage}")],
    ["a parameter for the stack's name", sub("vpc-${StackName}")],
    ["a local variable", sub("vpc-${e}", { e: { Ref: "EnvironmentSuffix" } })],
    ["Fn::Join", { "Fn::Join": ["-", ["vpc", { Ref: "EnvironmentSuffix" }]] }],
    [
      "both branches",
      { "Fn::If": ["Prod", sub("${DeployStage}-a"), { Ref: "EnvironmentSuffix" }] },
    ],
    ["the stack's name", sub("${AWS::StackName}-vpc")],
    ["the stack's id", { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] }],
    ["another resource", sub("peer-of-${Other}")],
    ["another resource's attribute", sub("of-${Other.Arn}")],
    ["something that is passed in by its type", sub("vpc-${Vpc}")],
    ["a parameter for the name", { Ref: "Project" }],
    ["a parameter for the name in Fn::Sub", sub("${Project}")],
    ["an import", { "Fn::ImportValue": "name" }],
    ["a mapping", { "Fn::FindInMap": ["M", "a", "b"] }],
    ["a dynamic reference", "{{resolve:ssm:/vpc/name}}"],
    ["no function that there is", { Sub: "vpc" }],
    ["a half-typed value", ""],
    ["no value", { Ref: "AWS::NoValue" }],
  ])("%s", (_, value) => {
    const other = { Other: { Type: "AWS::EC2::VPC" } };
    silent(rule, { ...tagged(value), ...other }, { Parameters, Conditions });
  });

  test.each<[string, unknown]>([
    ["a literal that says prod", "prod-vpc"],
    ["the Region", sub("vpc-${AWS::Region}")],
    ["the account", { "Fn::Join": ["-", ["vpc", { Ref: "AWS::AccountId" }]] }],
    ["the Region as a whole", { Ref: "AWS::Region" }],
    ["a project", sub("${Project}-vpc")],
    ["a literal dollar brace", sub("${!EnvironmentSuffix}-vpc")],
    ["a local variable that is no mark", sub("${EnvironmentSuffix}", { EnvironmentSuffix: "x" })],
    ["a number", 7],
  ])("none: %s", (_, value) => expect(count(tagged(value), { Parameters })).toBe(1));
});

describe("tags in all their forms", () => {
  const list = [{ Key: "Name", Value: "x" }];
  test.each<[string, string, object]>([
    ["a list", "AWS::EC2::Subnet", { Tags: list }],
    ["a map", "AWS::EKS::Nodegroup", { Tags: { Name: "x" } }],
    [
      "of an Auto Scaling group",
      "AWS::AutoScaling::AutoScalingGroup",
      { Tags: [{ Key: "Name", Value: "x", PropagateAtLaunch: true }] },
    ],
    [
      "for what a launch template launches",
      "AWS::EC2::LaunchTemplate",
      { LaunchTemplateData: { TagSpecifications: [{ ResourceType: "volume", Tags: list }] } },
    ],
    [
      "of a launch template",
      "AWS::EC2::LaunchTemplate",
      { TagSpecifications: [{ ResourceType: "launch-template", Tags: list }] },
    ],
    ["FileSystemTags", "AWS::EFS::FileSystem", { FileSystemTags: list }],
    ["HostedZoneTags", "AWS::Route53::HostedZone", { HostedZoneTags: list }],
    ["UserPoolTags", "AWS::Cognito::UserPool", { UserPoolTags: { Name: "x" } }],
  ])("%s", (_, type, properties) => expect(count(named(type, properties))).toBe(1));

  test("other keys, and tags of what is not AWS's, are no names", () => {
    silent(rule, named("AWS::EC2::VPC", { Tags: [{ Key: "name", Value: "x" }, { Key: "Name" }] }));
    silent(rule, named("AWS::FMS::Policy", { ResourceTags: [{ Key: "Name", Value: "x" }] }));
    silent(rule, named("Custom::Thing", { Tags: [{ Key: "Name", Value: "x" }] }));
  });

  test("equal tags of one resource are changed together", () => {
    const specification = (ResourceType: string) => ({ ResourceType, Tags: list });
    const properties = {
      LaunchTemplateData: { TagSpecifications: ["instance", "volume"].map(specification) },
    };
    const text = templateOf(named("AWS::EC2::LaunchTemplate", properties), { Parameters: suffix });
    const [first, second] = findingsOf(rule, text);
    expect(first?.fixes()[0]?.changes).toHaveLength(2);
    expect(second?.fixes()[0]?.changes).toEqual(first?.fixes()[0]?.changes);
  });
});

describe("what must not be reported", () => {
  test.each<[string, string, object]>([
    ["add-ons", "AWS::EKS::Addon", { AddonName: "vpc-cni" }],
    ["stages", "AWS::ApiGateway::Stage", { StageName: "prod" }],
    ["models", "AWS::ApiGateway::Model", { Name: "Order" }],
    ["REST APIs, whose names may be equal", "AWS::ApiGateway::RestApi", { Name: "orders" }],
    ["records", "AWS::Route53::RecordSet", { Name: "www.example.com" }],
    ["hosted zones", "AWS::Route53::HostedZone", { Name: "example.com" }],
    ["domain names", "AWS::ApiGateway::DomainName", { DomainName: "api.example.com" }],
    ["certificates", "AWS::CertificateManager::Certificate", { DomainName: "example.com" }],
    ["databases", "AWS::RDS::DBInstance", { DBName: "orders" }],
    ["databases of clusters", "AWS::RDS::DBCluster", { DatabaseName: "orders" }],
    ["databases of Timestream", "AWS::Timestream::Database", { DatabaseName: "orders" }],
    ["policies of roles", "AWS::IAM::Policy", { PolicyName: "read" }],
    ["inline policies", "AWS::IAM::Role", { Policies: [{ PolicyName: "read" }] }],
    ["metric filters", "AWS::Logs::MetricFilter", { FilterName: "errors" }],
    ["the recorder", "AWS::Config::ConfigurationRecorder", { Name: "default" }],
    ["the delivery channel", "AWS::Config::DeliveryChannel", { Name: "default" }],
    ["DMS's roles", "AWS::IAM::Role", { RoleName: "dms-vpc-role" }],
    ["service-linked roles", "AWS::IAM::Role", { RoleName: "AWSServiceRoleForX" }],
    ["stack sets", "AWS::IAM::Role", { RoleName: "AWSCloudFormationStackSetExecutionRole" }],
    ["AWS's keys", "AWS::KMS::Alias", { AliasName: "alias/aws/s3" }],
    ["RDS's log group", "AWS::Logs::LogGroup", { LogGroupName: "RDSOSMetrics" }],
    ["task families", "AWS::ECS::TaskDefinition", { Family: "web" }],
    ["layers", "AWS::Lambda::LayerVersion", { LayerName: "deps" }],
    ["a tag with a name that AWS prescribes", "AWS::IAM::Role", { Tags: { Name: "dms-vpc-role" } }],
    ["custom resources", "Custom::Bucket", { BucketName: "x" }],
    ["properties that refer to a name", "AWS::Lambda::Permission", { FunctionName: "x" }],
  ])("%s", (_, type, properties) => silent(rule, named(type, properties)));

  test.each<[string, string, object, number]>([
    ["a group of a VPC of this stack", "AWS::EC2::SecurityGroup", { VpcId: { Ref: "V" } }, 0],
    ["a group of the default VPC", "AWS::EC2::SecurityGroup", {}, 1],
    ["a rule of a bus of this stack", "AWS::Events::Rule", { EventBusName: { Ref: "V" } }, 0],
    ["a rule of the default bus", "AWS::Events::Rule", { EventBusName: "default" }, 1],
  ])("a name within a parent: %s", (_, type, properties, expected) => {
    const name = type.endsWith("Rule") ? { Name: "x" } : { GroupName: "x" };
    const other = { V: { Type: "AWS::EC2::VPC" } };
    expect(count({ ...named(type, { ...name, ...properties }), ...other })).toBe(expected);
  });

  test("a resource that is a string, and properties that are a list", () => {
    silent(rule, { A: "x", Properties: { Type: "AWS::S3::Bucket", Properties: [] } });
  });
});

test.each<[string, object]>([
  ["AWS::S3::Bucket", { BucketName: "aws-waf-logs-orders" }],
  ["AWS::EKS::Nodegroup", { NodegroupName: "workers" }],
  ["AWS::OpenSearchService::Domain", { DomainName: "search" }],
  ["AWS::Budgets::Budget", { Budget: { BudgetName: "monthly" } }],
  ["AWS::KMS::Alias", { AliasName: "alias/orders" }],
  ["AWS::Config::ConfigRule", { ConfigRuleName: "s3-bucket-public-read-prohibited" }],
])("%s has a name of the user's", (type, properties) => {
  expect(count(named(type, properties))).toBe(1);
});
