import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { outputsIncomplete as rule } from "../../../server/src/rules/outputs/outputs-incomplete.ts";
import { check, checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const of = (Type: string, Properties?: object, more: object = {}) => ({
  Type,
  Properties,
  ...more,
});
const getAtt = (...path: string[]) => ({ "Fn::GetAtt": path });
const exportOf = (id: string) => ({ Name: { "Fn::Sub": `\${AWS::StackName}-${id}` } });
const vpc = of("AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16" });
const subnet = (more: object = {}) => of("AWS::EC2::Subnet", { VpcId: { Ref: "Net" } }, more);
const shown = { Value: { Ref: "Net" } };

/** The outputs that the fix adds, by id. */
function added(resources: object, sections: { Outputs?: object } = {}) {
  const text = fixEach(rule, templateOf(resources, sections));
  const { Outputs = {} } = JSON.parse(text);
  const there = new Set(Object.keys(sections.Outputs ?? {}));
  return Object.fromEntries(Object.entries<object>(Outputs).filter(([id]) => !there.has(id)));
}
const idsAdded = (resources: object, sections: { Outputs?: object } = {}) =>
  Object.keys(added(resources, sections));
const valuesAdded = (resources: object, sections: { Outputs?: object } = {}) =>
  Object.fromEntries(
    Object.entries(added(resources, sections)).map(([id, body]) => [
      id,
      (body as { Value: unknown }).Value,
    ]),
  );

test("without an Outputs section, one is added behind the resources", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
//^^^^^^^^^^^ 💡 medium: Outputs lack VPCId: whoever needs these values has to look them up by hand, and no other stack can import them.
    "Net": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "CidrBlock": "10.0.0.0/16"
      }
    }
  },
  "Metadata": {}
}`.replace("//^^^", "//@2 ^^^"),
    `
{
  "Resources": {
    "Net": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "CidrBlock": "10.0.0.0/16"
      }
    }
  },
  "Outputs": {
    "VPCId": {
      "Description": "VPC ID",
      "Value": {
        "Ref": "Net"
      },
      "Export": {
        "Name": {
          "Fn::Sub": "\${AWS::StackName}-VPCId"
        }
      }
    }
  },
  "Metadata": {}
}`,
  );
});

test("what is missing goes behind the other outputs", () => {
  check(
    rule,
    `{
  "Resources": {
    "Net": { "Type": "AWS::EC2::VPC" },
    "Data": { "Type": "AWS::S3::Bucket" },
    "Key": { "Type": "AWS::KMS::Key" }
  },
  "Outputs": {
//@2 ^^^^^^^^^ 💡 medium: Outputs lack BucketName and KeyArn: whoever needs these values has to look them up by hand, and no other stack can import them.
    "Network": { "Value": { "Ref": "Net" } }
  }
}`,
  );
  const resources = { Net: vpc, Data: of("AWS::S3::Bucket"), Key: of("AWS::KMS::Key") };
  const text = fixEach(rule, templateOf(resources, { Outputs: { Network: shown } }));
  expect(Object.keys(JSON.parse(text).Outputs)).toEqual(["Network", "BucketName", "KeyArn"]);
});

test("an Outputs section that is empty, null or half typed is filled", () => {
  for (const outputs of ['"Outputs": {}', '"Outputs": null', '"Outputs":', '"Outputs"']) {
    const text = `{\n  "Resources": { "A": { "Type": "AWS::S3::Bucket" }, "B": { "Type": "AWS::SQS::Queue" }, "C": { "Type": "AWS::KMS::Key" } },\n  ${outputs}\n}`;
    expect(Object.keys(JSON.parse(fixEach(rule, text)).Outputs)).toEqual(["BucketName", "KeyArn"]);
  }
});

describe("kinds", () => {
  test.each([
    ["AWS::EC2::VPC", "VPCId", { Ref: "X" }],
    ["AWS::EC2::Subnet", "PrivateSubnetIds", { Ref: "X" }],
    ["AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerDNSName", getAtt("X", "DNSName")],
    ["AWS::ElasticLoadBalancing::LoadBalancer", "LoadBalancerDNSName", getAtt("X", "DNSName")],
    ["AWS::RDS::DBInstance", "DatabaseEndpoint", getAtt("X", "Endpoint.Address")],
    ["AWS::RDS::DBCluster", "DatabaseEndpoint", getAtt("X", "Endpoint.Address")],
    ["AWS::S3::Bucket", "BucketName", { Ref: "X" }],
    ["AWS::DynamoDB::Table", "TableName", { Ref: "X" }],
    ["AWS::Lambda::Function", "FunctionArn", getAtt("X", "Arn")],
    ["AWS::KMS::Key", "KeyArn", getAtt("X", "Arn")],
  ])("%s", (type, id, value) => {
    expect(valuesAdded({ X: of(type) })).toEqual({ [id]: value });
  });

  test("several of a kind go by their logical ids", () => {
    const resources = { Orders: of("AWS::Lambda::Function"), Bills: of("AWS::Lambda::Function") };
    expect(added(resources)).toEqual({
      OrdersArn: {
        Description: "ARN of the Lambda function Orders",
        Value: getAtt("Orders", "Arn"),
        Export: exportOf("OrdersArn"),
      },
      BillsArn: {
        Description: "ARN of the Lambda function Bills",
        Value: getAtt("Bills", "Arn"),
        Export: exportOf("BillsArn"),
      },
    });
  });

  test("a kind of which any is shown, in whatever form, is complete", () => {
    const resources = {
      In: of("AWS::S3::Bucket"),
      Out: of("AWS::S3::Bucket"),
      Front: of("AWS::ElasticLoadBalancingV2::LoadBalancer"),
    };
    const Outputs = {
      Where: { Value: { "Fn::Join": ["", ["s3://", { Ref: "In" }]] } },
      Url: { Value: { "Fn::Sub": "https://${Front.DNSName}/" } },
    };
    silent(rule, resources, { Outputs });
  });

  test("a conditional output, and a branch of one, count", () => {
    const Conditions = { Prod: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
    const Net = { ...vpc, Condition: "Prod" };
    const one = { Vpc: { Condition: "Prod", Value: { Ref: "Net" } } };
    const branch = { Vpc: { Value: { "Fn::If": ["Prod", { Ref: "Net" }, "none"] } } };
    for (const Outputs of [one, branch]) silent(rule, { Net }, { Conditions, Outputs });
  });

  test("kinds that are not in the list are nobody's business", () =>
    silent(rule, { Q: of("AWS::SQS::Queue"), T: of("AWS::SNS::Topic") }));

  test("what has no such value is left out", () => {
    expect(
      valuesAdded({
        Inner: of("AWS::ElasticLoadBalancingV2::LoadBalancer", { Type: "gateway" }),
        Main: of("AWS::RDS::DBCluster"),
        Node: of("AWS::RDS::DBInstance", { DBClusterIdentifier: { Ref: "Main" } }),
      }),
    ).toEqual({ DatabaseEndpoint: getAtt("Main", "Endpoint.Address") });
  });
});

describe("subnets are joined", () => {
  const Conditions = {
    Three: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] },
    Two: { "Fn::Equals": [{ Ref: "AWS::AccountId" }, "1"] },
  };
  const Outputs = { Net: shown };

  test("private and public ones apart", () => {
    const pub = of("AWS::EC2::Subnet", { MapPublicIpOnLaunch: true });
    expect(
      valuesAdded({ Net: vpc, A: subnet(), B: subnet(), P: pub, Q: pub }, { Outputs }),
    ).toEqual({
      PrivateSubnetIds: { "Fn::Join": [",", [{ Ref: "A" }, { Ref: "B" }]] },
      PublicSubnetIds: { "Fn::Join": [",", [{ Ref: "P" }, { Ref: "Q" }]] },
    });
  });

  test("a conditional one is in the list only where it exists", () => {
    const resources = { Net: vpc, A: subnet(), B: subnet({ Condition: "Three" }) };
    const { PrivateSubnetIds } = added(resources, { Conditions, Outputs } as object);
    expect(PrivateSubnetIds).toMatchObject({
      Value: {
        "Fn::Join": [
          ",",
          [{ Ref: "A" }, { "Fn::If": ["Three", { Ref: "B" }, { Ref: "AWS::NoValue" }] }],
        ],
      },
    });
    expect(PrivateSubnetIds).not.toHaveProperty("Condition");
  });

  test("all under one condition: the output is under it too", () => {
    const resources = {
      Net: vpc,
      A: subnet({ Condition: "Three" }),
      B: subnet({ Condition: "Three" }),
    };
    expect(added(resources, { Conditions, Outputs } as object)).toEqual({
      PrivateSubnetIds: {
        Description: "Private Subnet IDs",
        Condition: "Three",
        Value: { "Fn::Join": [",", [{ Ref: "A" }, { Ref: "B" }]] },
        Export: exportOf("PrivateSubnetIds"),
      },
    });
  });

  test("none that is there whenever another is: an output each, for nothing can export an empty list", () => {
    const resources = {
      Net: vpc,
      A: subnet({ Condition: "Two" }),
      B: subnet({ Condition: "Three" }),
    };
    const outputs = added(resources, { Conditions, Outputs } as object);
    expect(outputs).toMatchObject({
      AId: { Condition: "Two", Value: { Ref: "A" } },
      BId: { Condition: "Three", Value: { Ref: "B" } },
    });
  });
});

describe("an EKS stack", () => {
  const kms = { EncryptionConfig: [{ Provider: { KeyArn: getAtt("Secrets", "Arn") } }] };
  const resources = {
    Net: vpc,
    A: subnet(),
    B: subnet(),
    Front: of("AWS::EC2::Subnet", { MapPublicIpOnLaunch: true }),
    Secrets: of("AWS::KMS::Key"),
    OtherKey: of("AWS::KMS::Key"),
    Logs: of("AWS::S3::Bucket"),
    Cluster: of("AWS::EKS::Cluster", kms),
    Oidc: of("AWS::IAM::OIDCProvider"),
    ControlRole: of("AWS::IAM::Role"),
    Workers: of("AWS::IAM::Role"),
    Nodes: of("AWS::EKS::Nodegroup", { NodeRole: getAtt("Workers", "Arn") }),
  };
  const complete = {
    ClusterName: { Ref: "Cluster" },
    ClusterEndpoint: getAtt("Cluster", "Endpoint"),
    ClusterArn: getAtt("Cluster", "Arn"),
    VPCId: { Ref: "Net" },
    PrivateSubnetIds: { "Fn::Join": [",", [{ Ref: "A" }, { Ref: "B" }]] },
    OIDCProviderArn: { Ref: "Oidc" },
    NodeRoleArn: getAtt("Workers", "Arn"),
    EncryptionKeyArn: getAtt("Secrets", "Arn"),
  };

  test("shows eight things, and needs no more", () => {
    expect(valuesAdded(resources)).toEqual(complete);
  });

  test("of resources that exist", () => {
    expect(valuesAdded({ Cluster: of("AWS::EKS::Cluster") })).toEqual({
      ClusterName: complete.ClusterName,
      ClusterEndpoint: complete.ClusterEndpoint,
      ClusterArn: complete.ClusterArn,
    });
  });

  test("has them described and exported", () => {
    const { NodeRoleArn } = added(resources);
    expect(NodeRoleArn).toEqual({
      Description: "ARN of the Node IAM Role",
      Value: getAtt("Workers", "Arn"),
      Export: exportOf("NodeRoleArn"),
    });
  });

  test("the same values under other names, one by one or by other functions, are enough", () => {
    const Outputs = {
      Name: { Value: { "Fn::Sub": "prod-${AWS::Region}" } },
      Url: { Value: { "Fn::If": ["C", getAtt("Cluster", "Endpoint"), "none"] } },
      Id: { Value: { "Fn::Sub": "${Cluster.Arn}" } },
      Network: { Value: getAtt("Net", "VpcId") },
      First: { Value: { Ref: "A" } },
      Second: { Value: { Ref: "B" } },
      Provider: { Value: getAtt("Oidc", "Arn") },
      Role: { Value: { "Fn::GetAtt": "Workers.Arn" } },
      Key: {
        Value: {
          "Fn::Sub": "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${Secrets}",
        },
      },
    };
    const Cluster = of("AWS::EKS::Cluster", { ...kms, Name: { "Fn::Sub": "prod-${AWS::Region}" } });
    const Conditions = { C: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
    silent(rule, { ...resources, Cluster }, { Conditions, Outputs });
  });

  test("a text that only mentions the cluster does not show its name; another attribute is another value", () => {
    const Outputs = {
      Command: { Value: { "Fn::Sub": "aws eks update-kubeconfig --name ${Cluster}" } },
      RoleName: { Value: { Ref: "Workers" } },
      ...Object.fromEntries(
        Object.entries(complete)
          .filter(([id]) => id !== "ClusterName" && id !== "NodeRoleArn")
          .map(([id, Value]) => [id, { Value }]),
      ),
    };
    expect(idsAdded(resources, { Outputs })).toEqual(["ClusterName", "NodeRoleArn"]);
  });

  test("what only some of the subnets are shown in does not do", () => {
    const Outputs = { First: { Value: { Ref: "A" } } };
    expect(idsAdded(resources, { Outputs })).toContain("PrivateSubnetIds");
  });

  test("not of subnets that a nested stack gets", () => {
    const Stack = of("AWS::CloudFormation::Stack", { Parameters: { Net: { Ref: "A" } } });
    const outputs = valuesAdded({ ...resources, Stack });
    expect(outputs).toEqual({ ...complete, PrivateSubnetIds: { Ref: "B" } });
  });

  test("two clusters go by their logical ids", () => {
    const ids = idsAdded({ Blue: of("AWS::EKS::Cluster"), Green: of("AWS::EKS::Cluster") });
    expect(ids).toEqual(
      ["Name", "Endpoint", "Arn"].flatMap((suffix) => [`Blue${suffix}`, `Green${suffix}`]),
    );
  });

  test("what is added carries the condition of its resource", () => {
    const Conditions = { C: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
    const Cluster = of("AWS::EKS::Cluster", {}, { Condition: "C" });
    const { ClusterArn } = added({ Cluster }, { Conditions } as object);
    expect(ClusterArn).toMatchObject({ Condition: "C" });
  });
});

describe("names", () => {
  test("an id that another output has is numbered, in its export too", () => {
    const Outputs = { KeyArn: { Value: "somewhere else", Export: exportOf("KeyArn") } };
    expect(added({ Key: of("AWS::KMS::Key") }, { Outputs })).toEqual({
      KeyArn2: {
        Description: "ARN of the KMS key",
        Value: getAtt("Key", "Arn"),
        Export: exportOf("KeyArn2"),
      },
    });
  });

  test("so is one whose export another output has", () => {
    const Outputs = { Other: { Value: "x", Export: exportOf("KeyArn") } };
    expect(idsAdded({ Key: of("AWS::KMS::Key") }, { Outputs })).toEqual(["KeyArn2"]);
  });

  const exported = (name: unknown) => ({ Value: "x", Export: { Name: name } });
  test.each<[string, Record<string, unknown>, unknown]>([
    ["a parameter's", { Topic: { "Fn::Sub": "${Env}-Topic" } }, { "Fn::Sub": "${Env}-KeyArn" }],
    [
      "with a literal",
      { Topic: { "Fn::Sub": "${Env}-app-Topic" } },
      { "Fn::Sub": "${Env}-app-KeyArn" },
    ],
    ["behind the id", { Topic: { "Fn::Sub": "Topic-${Env}" } }, { "Fn::Sub": "KeyArn-${Env}" }],
    [
      "joined",
      { Topic: { "Fn::Join": [":", [{ Ref: "Env" }, "Topic"]] } },
      { "Fn::Sub": "${Env}:KeyArn" },
    ],
    ["a literal", { Topic: "acme-Topic" }, "acme-KeyArn"],
    [
      "an id that is part of a longer name is none",
      { Topic: { "Fn::Sub": "${Env}-TopicArn" } },
      { "Fn::Sub": "${Env}-KeyArn" },
    ],
    [
      "in other words",
      { TopicArn: { "Fn::Sub": "${Env}-sns-topic" } },
      { "Fn::Sub": "${Env}-KeyArn" },
    ],
    [
      "in other words between two",
      { TopicArn: { "Fn::Sub": "${Env}-sns-${AWS::Region}" } },
      { "Fn::Sub": "${Env}-KeyArn-${AWS::Region}" },
    ],
    [
      "in other words behind a literal",
      { TopicArn: { "Fn::Sub": "app-${Env}-sns" } },
      { "Fn::Sub": "app-${Env}-KeyArn" },
    ],
    [
      "the one of most",
      {
        VPC: { "Fn::Sub": "${Env}-VPC-ID" },
        Topic: { "Fn::Sub": "${Env}-topic-arn" },
        Queue: { "Fn::Sub": "${Env}-queue-url" },
      },
      { "Fn::Sub": "${Env}-KeyArn" },
    ],
    [
      "an id in a variable's name is none",
      { StackName: { "Fn::Sub": "${AWS::StackName}-StackName" } },
      exportOf("KeyArn").Name,
    ],
    ["none to be seen", { Topic: "SharedAlerts" }, exportOf("KeyArn").Name],
    [
      "one that depends on what is no parameter",
      { Topic: { "Fn::Sub": "${Queue}-Topic" } },
      exportOf("KeyArn").Name,
    ],
    [
      "one by Fn::If",
      { Topic: { "Fn::If": ["C", "a-Topic", "b-Topic"] } },
      exportOf("KeyArn").Name,
    ],
  ])("the pattern of the other exports: %s", (_, names, expected) => {
    const Outputs = Object.fromEntries(
      Object.entries(names).map(([id, name]) => [id, exported(name)]),
    );
    const Parameters = { Env: { Type: "String" } };
    const { KeyArn } = added({ Key: of("AWS::KMS::Key") }, { Parameters, Outputs } as object);
    expect(KeyArn).toHaveProperty("Export.Name", expected);
  });
});

test("a template has at most 200 outputs", () => {
  const outputs = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`O${i}`, { Value: "x" }]));
  const resources = { Net: vpc, Key: of("AWS::KMS::Key") };
  expect(idsAdded(resources, { Outputs: outputs(199) })).toEqual(["VPCId"]);
  silent(rule, resources, { Outputs: outputs(200) });
});

test("a long list is cut short in the message", () => {
  const resources = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`F${i}`, of("AWS::Lambda::Function")]),
  );
  const [finding] = findingsOf(rule, templateOf(resources));
  expect(finding?.message).toContain(
    "F0Arn, F1Arn, F2Arn, F3Arn, F4Arn, F5Arn, F6Arn, F7Arn and 12 more:",
  );
  expect(idsAdded(resources)).toHaveLength(20);
});

test("one fix adds all, and the provider's output follows when there is a provider", () => {
  const Cluster = of("AWS::EKS::Cluster");
  const run = (resources: object) =>
    fixAll(templateOf(resources), { rules: [rule], include: "safe" });
  const first = run({ Cluster });
  expect(first.rounds).toBe(1);
  const { Resources, Outputs } = JSON.parse(first.text);
  const second = fixAll(
    templateOf({ ...Resources, Oidc: of("AWS::IAM::OIDCProvider") }, { Outputs }),
    {
      rules: [rule],
      include: "safe",
    },
  );
  expect(Object.keys(JSON.parse(second.text).Outputs).at(-1)).toBe("OIDCProviderArn");
});

describe("silent", () => {
  const resources = { Net: vpc };
  test("Fn::ForEach in Resources", () =>
    silent(rule, { ...resources, "Fn::ForEach::X": ["A", ["b"], {}] }));
  test("Fn::ForEach in Outputs", () =>
    silent(rule, resources, { Outputs: { "Fn::ForEach::X": ["A", ["b"], {}] } }));
  test("a macro", () => silent(rule, resources, { Transform: ["Our::Macro"] }));
  test("Outputs that are no object", () => silent(rule, resources, { Outputs: ["x"] }));
  test("a resource that a nested stack gets", () => {
    const Stack = of("AWS::CloudFormation::Stack", { Parameters: { Net: { Ref: "Net" } } });
    silent(rule, { ...resources, Stack });
  });
});

test("silent about what has a condition that there is none of", () => {
  const vpc = { Type: "AWS::EC2::VPC", Condition: "IsProd" };
  silent(rule, { Vpc: vpc });
  const Conditions = { IsProd: { "Fn::Equals": ["a", "b"] } };
  expect(findingsOf(rule, templateOf({ Vpc: vpc }, { Conditions }))).toHaveLength(1);
});
