import { describe, expect, test } from "vitest";
import { eksNodesShareClusterSecurityGroup as rule } from "../../../server/src/rules/eks/eks-nodes-share-cluster-security-group.ts";
import {
  applyFix,
  check,
  checkFix,
  findingsOf,
  fixEach,
  silent,
  templateOf,
} from "../../fixture.ts";

const rest = `
    "Group": {
      "Type": "AWS::AutoScaling::AutoScalingGroup",
      "Properties": {
        "LaunchTemplate": { "LaunchTemplateId": { "Ref": "Template" }, "Version": "1" }
      }
    }
  }
}`;

test("the nodes get a security group of their own", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "ControlPlane": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "VpcId": { "Ref": "Vpc" } } },
    "Cluster": {
      "Type": "AWS::EKS::Cluster",
      "Properties": { "Name": "orders", "ResourcesVpcConfig": { "SecurityGroupIds": [{ "Ref": "ControlPlane" }] } }
    },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "SecurityGroupIds": [{ "Ref": "ControlPlane" }],
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: Launch template "Template" puts nodes into no other security group than the control plane's of "Cluster": each rule for the one holds for the other, and pods on different nodes reach each other only where that group says so.
          "UserData": { "Fn::Base64": "/etc/eks/bootstrap.sh orders" }
        }
      }
    },${rest}`,
    `
{
  "Resources": {
    "ControlPlane": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "VpcId": { "Ref": "Vpc" } } },
    "NodeSecurityGroup": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "Security group for EKS nodes",
        "VpcId": { "Ref": "Vpc" },
        "SecurityGroupIngress": [
          {
            "IpProtocol": "-1",
            "SourceSecurityGroupId": { "Ref": "ControlPlane" }
          }
        ],
        "Tags": [
          {
            "Key": "Name",
            "Value": { "Fn::Sub": "\${AWS::StackName}-node-sg" }
          },
          {
            "Key": "kubernetes.io/cluster/orders",
            "Value": "owned"
          }
        ]
      }
    },
    "NodeSecurityGroupSelfIngress": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": {
        "GroupId": { "Ref": "NodeSecurityGroup" },
        "IpProtocol": "-1",
        "SourceSecurityGroupId": { "Ref": "NodeSecurityGroup" }
      }
    },
    "ClusterToNodeSecurityGroupIngress": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": {
        "GroupId": { "Ref": "ControlPlane" },
        "IpProtocol": "tcp",
        "FromPort": 443,
        "ToPort": 443,
        "SourceSecurityGroupId": { "Ref": "NodeSecurityGroup" }
      }
    },
    "Cluster": {
      "Type": "AWS::EKS::Cluster",
      "Properties": { "Name": "orders", "ResourcesVpcConfig": { "SecurityGroupIds": [{ "Ref": "ControlPlane" }] } }
    },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "SecurityGroupIds": [{ "Ref": "NodeSecurityGroup" }],
          "UserData": { "Fn::Base64": "/etc/eks/bootstrap.sh orders" }
        }
      }
    },${rest}`,
  );
});

test("a node security group that keeps its nodes apart is opened to itself", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Nodes": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "VpcId": { "Ref": "Vpc" } } },
//  ^^^^^^^ 🔎 critical: Node security group "Nodes" lets in nothing from itself: pods on different nodes of "Template" cannot reach each other, nor CoreDNS on another node.
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "SecurityGroupIds": [{ "Ref": "Nodes" }],
          "UserData": { "Fn::Base64": "/etc/eks/bootstrap.sh orders" }
        }
      }
    },${rest}`,
    `
{
  "Resources": {
    "Nodes": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "VpcId": { "Ref": "Vpc" } } },
    "NodesSelfIngress": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": {
        "GroupId": { "Ref": "Nodes" },
        "IpProtocol": "-1",
        "SourceSecurityGroupId": { "Ref": "Nodes" }
      }
    },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "SecurityGroupIds": [{ "Ref": "Nodes" }],
          "UserData": { "Fn::Base64": "/etc/eks/bootstrap.sh orders" }
        }
      }
    },${rest}`,
  );
});

const ref = (id: string) => ({ Ref: id });
const securityGroup = (properties: object = {}, others: object = {}) => ({
  Type: "AWS::EC2::SecurityGroup",
  ...others,
  Properties: { GroupDescription: "x", VpcId: ref("Vpc"), ...properties },
});
const cluster = (groups: unknown = [ref("ControlPlane")], properties: object = {}) => ({
  Type: "AWS::EKS::Cluster",
  Properties: { ...properties, ResourcesVpcConfig: { SecurityGroupIds: groups } },
});
const bootstrap = { "Fn::Base64": { "Fn::Sub": `/etc/eks/bootstrap.sh \${Cluster}` } };
const launchTemplate = (data: object, others: object = {}) => ({
  Type: "AWS::EC2::LaunchTemplate",
  ...others,
  Properties: { LaunchTemplateData: { UserData: bootstrap, ...data } },
});
const specification = (id = "Template") => ({ LaunchTemplateId: ref(id), Version: "1" });
const autoScaling = (properties: object = { LaunchTemplate: specification() }) => ({
  Type: "AWS::AutoScaling::AutoScalingGroup",
  Properties: properties,
});
const shared = (
  data: object = { SecurityGroupIds: [ref("ControlPlane")] },
  others: object = {},
) => ({
  ControlPlane: securityGroup(),
  Cluster: cluster(),
  Template: launchTemplate(data, others),
  Group: autoScaling(),
});
const found = (resources: object, sections?: object) =>
  findingsOf(rule, templateOf(resources, sections));
const foundIn = (resources: object, sections?: object) =>
  found(resources, sections).map(({ logicalId }) => logicalId);
const fixed = (resources: object, sections?: object) =>
  JSON.parse(fixEach(rule, templateOf(resources, sections))).Resources;

describe("the ways to be self-managed nodes", () => {
  const tags = [{ Key: { "Fn::Sub": `kubernetes.io/cluster/\${Cluster}` }, Value: "owned" }];
  const list = { SecurityGroupIds: [ref("ControlPlane")] };
  test.each<[string, object]>([
    ["nodeadm", { UserData: { "Fn::Base64": "nodeadm init" } }],
    ["a NodeConfig", { UserData: { "Fn::Base64": "kind: NodeConfig\nspec: {}" } }],
    ["Bottlerocket", { UserData: { "Fn::Base64": `[settings.kubernetes]\ncluster-name = "x"` } }],
    ["Windows", { UserData: { "Fn::Base64": "& $EKSBootstrapScriptFile -EKSClusterName x" } }],
    [
      "a Join",
      {
        UserData: {
          "Fn::Base64": { "Fn::Join": ["\n", ["#!/bin/sh", "/etc/eks/bootstrap.sh x"]] },
        },
      },
    ],
    [
      "bootstrap.sh of the cluster",
      { UserData: { "Fn::Base64": { "Fn::Sub": `./bootstrap.sh \${Cluster}` } } },
    ],
    [
      "a tag on the instances",
      {
        UserData: ref("AWS::NoValue"),
        TagSpecifications: [{ ResourceType: "instance", Tags: tags }],
      },
    ],
  ])("%s", (_, data) => expect(foundIn(shared({ ...list, ...data }))).toEqual(["Template"]));

  test("a tag on the Auto Scaling group", () => {
    const Template = launchTemplate({ ...list, UserData: ref("AWS::NoValue") });
    const Group = autoScaling({ LaunchTemplate: specification(), Tags: tags });
    expect(foundIn({ ...shared(), Template, Group })).toEqual(["Template"]);
  });

  test.each<[string, object]>([
    ["MixedInstancesPolicy", { LaunchTemplateSpecification: specification() }],
    [
      "an override of MixedInstancesPolicy",
      {
        LaunchTemplateSpecification: specification("Other"),
        Overrides: [{ LaunchTemplateSpecification: specification() }],
      },
    ],
  ])("%s", (_, LaunchTemplate) => {
    const Group = autoScaling({ MixedInstancesPolicy: { LaunchTemplate } });
    expect(foundIn({ ...shared(), Group })).toEqual(["Template"]);
  });

  test("a launch template by its name", () => {
    const name = { "Fn::Sub": `nodes-\${Env}` };
    const Template = shared().Template;
    const named = { ...Template, Properties: { ...Template.Properties, LaunchTemplateName: name } };
    const Group = autoScaling({ LaunchTemplate: { LaunchTemplateName: name, Version: "1" } });
    expect(foundIn({ ...shared(), Template: named, Group })).toEqual(["Template"]);
  });

  test("a launch configuration", () => {
    const Template = {
      Type: "AWS::AutoScaling::LaunchConfiguration",
      Properties: { SecurityGroups: [ref("ControlPlane")], UserData: bootstrap },
    };
    const Group = autoScaling({ LaunchConfigurationName: ref("Template") });
    const resources = { ...shared(), Template, Group };
    expect(found(resources)[0]?.message).toMatch(/^Launch configuration "Template" /);
    expect(fixed(resources).Template.Properties.SecurityGroups).toEqual([ref("NodeSecurityGroup")]);
  });
});

describe("the ways to list groups", () => {
  const byAttribute = { "Fn::GetAtt": ["ControlPlane", "GroupId"] };
  test.each<[string, object]>([
    ["by attribute", { SecurityGroupIds: [byAttribute] }],
    [
      "in network interfaces",
      { NetworkInterfaces: [{ DeviceIndex: 0, Groups: [ref("ControlPlane")] }] },
    ],
    ["twice", { SecurityGroupIds: [ref("ControlPlane"), byAttribute] }],
  ])("%s", (_, data) => {
    const after = fixed(shared(data)).Template.Properties.LaunchTemplateData;
    const groups = after.SecurityGroupIds ?? after.NetworkInterfaces[0].Groups;
    expect(groups).toEqual([ref("NodeSecurityGroup")]);
  });

  test("the same parameter for both is reported, and left alone", () => {
    const resources = {
      Cluster: cluster(ref("Groups")),
      Template: launchTemplate({ SecurityGroupIds: ref("Groups") }),
      Group: autoScaling(),
    };
    const [finding] = found(resources);
    expect(finding?.logicalId).toBe("Template");
    expect(finding?.fixes()).toEqual([]);
  });
});

describe("silent", () => {
  test.each<[string, object]>([
    [
      "another group beside the cluster's, with a rule for itself",
      {
        ...shared({ SecurityGroupIds: [ref("ControlPlane"), ref("Nodes")] }),
        Nodes: securityGroup(),
        Rule: {
          Type: "AWS::EC2::SecurityGroupIngress",
          Properties: { GroupId: ref("Nodes"), SourceSecurityGroupId: ref("Nodes") },
        },
      },
    ],
    [
      "the group that EKS makes",
      shared({ SecurityGroupIds: [{ "Fn::GetAtt": ["Cluster", "ClusterSecurityGroupId"] }] }),
    ],
    [
      "the group that EKS makes beside the cluster's",
      shared({
        SecurityGroupIds: [
          ref("ControlPlane"),
          { "Fn::GetAtt": ["Cluster", "ClusterSecurityGroupId"] },
        ],
      }),
    ],
    [
      "the group that EKS makes beside the nodes' own",
      {
        ...shared({
          SecurityGroupIds: [ref("Nodes"), { "Fn::GetAtt": ["Cluster", "ClusterSecurityGroupId"] }],
        }),
        Nodes: securityGroup(),
      },
    ],
    ["a parameter", shared({ SecurityGroupIds: [ref("GroupId")] })],
    ["no groups", shared({})],
    [
      "no nodes",
      shared({ SecurityGroupIds: [ref("ControlPlane")], UserData: ref("AWS::NoValue") }),
    ],
    [
      "somebody's bootstrap.sh",
      shared({
        SecurityGroupIds: [ref("ControlPlane")],
        UserData: { "Fn::Base64": "aws s3 cp s3://b/bootstrap.sh . && ./bootstrap.sh" },
      }),
    ],
    [
      "no Auto Scaling group",
      { ...shared(), Group: autoScaling({ LaunchTemplate: specification("Other") }) },
    ],
    [
      "a managed node group's",
      {
        ...shared(),
        Managed: {
          Type: "AWS::EKS::Nodegroup",
          Properties: { ClusterName: ref("Cluster"), LaunchTemplate: { Id: ref("Template") } },
        },
      },
    ],
    [
      "a cluster without groups",
      {
        ...shared(),
        ControlPlane: securityGroup({ SecurityGroupIngress: ref("Rules") }),
        Cluster: cluster(ref("AWS::NoValue")),
      },
    ],
    [
      "nodes of another cluster",
      {
        ...shared({
          SecurityGroupIds: [ref("ControlPlane")],
          UserData: { "Fn::Base64": { "Fn::Sub": `/etc/eks/bootstrap.sh \${Other}` } },
        }),
        ControlPlane: securityGroup({ SecurityGroupIngress: ref("Rules") }),
        Other: cluster([]),
      },
    ],
  ])("%s", (_, resources) => silent(rule, resources));
});

describe("what the fix writes", () => {
  const keyFor = (name: unknown) => {
    const Cluster = cluster(undefined, name === undefined ? {} : { Name: name });
    const after = fixed({ ...shared(), Cluster });
    return after.NodeSecurityGroup.Properties.Tags[1].Key;
  };
  test.each<[string, unknown, unknown]>([
    ["a literal", "orders", "kubernetes.io/cluster/orders"],
    ["Fn::Sub", { "Fn::Sub": `eks-\${Env}` }, { "Fn::Sub": `kubernetes.io/cluster/eks-\${Env}` }],
    [
      "Fn::Sub with variables",
      { "Fn::Sub": [`eks-\${E}`, { E: ref("Env") }] },
      { "Fn::Sub": [`kubernetes.io/cluster/eks-\${E}`, { E: ref("Env") }] },
    ],
    ["Ref", ref("Name"), { "Fn::Sub": `kubernetes.io/cluster/\${Name}` }],
    [
      "Fn::Join",
      { "Fn::Join": ["-", ["eks", ref("Env")]] },
      { "Fn::Join": ["", ["kubernetes.io/cluster/", { "Fn::Join": ["-", ["eks", ref("Env")]] }]] },
    ],
    ["no name", undefined, { "Fn::Sub": `kubernetes.io/cluster/\${Cluster}` }],
  ])("the tag repeats the cluster's name: %s", (_, name, key) => expect(keyFor(name)).toEqual(key));

  test("names with the environment's parameter", () => {
    const Parameters = { EnvironmentSuffix: { Type: "String" } };
    const after = fixed(shared(), { Parameters });
    expect(after.NodeSecurityGroup.Properties.Tags[0]).toEqual({
      Key: "Name",
      Value: { "Fn::Sub": `node-sg-\${EnvironmentSuffix}` },
    });
  });

  test("two launch templates share the new group", () => {
    const Second = launchTemplate({ SecurityGroupIds: [ref("ControlPlane")] });
    const SecondGroup = autoScaling({ LaunchTemplate: specification("Second") });
    const after = fixed({ ...shared(), Second, SecondGroup });
    expect(after.Second.Properties.LaunchTemplateData.SecurityGroupIds).toEqual([
      ref("NodeSecurityGroup"),
    ]);
    expect(Object.keys(after)).toHaveLength(9);
  });

  test("a node security group that is there is used, with the rules that it lacks", () => {
    const after = fixed({ ...shared(), WorkerSecurityGroup: securityGroup() });
    expect(after.Template.Properties.LaunchTemplateData.SecurityGroupIds).toEqual([
      ref("WorkerSecurityGroup"),
    ]);
    expect(after.NodeSecurityGroup).toBeUndefined();
    expect(after.WorkerSecurityGroupSelfIngress.Properties.SourceSecurityGroupId).toEqual(
      ref("WorkerSecurityGroup"),
    );
    expect(after.WorkerSecurityGroupClusterIngress.Properties).toEqual({
      GroupId: ref("WorkerSecurityGroup"),
      IpProtocol: "-1",
      SourceSecurityGroupId: ref("ControlPlane"),
    });
    expect(after.ClusterToNodeSecurityGroupIngress.Properties.GroupId).toEqual(ref("ControlPlane"));
  });

  test("a group with the cluster's tag is the nodes', whatever its name", () => {
    const Tags = [{ Key: { "Fn::Sub": `kubernetes.io/cluster/\${Cluster}` }, Value: "owned" }];
    const resources = { ...shared(), NodeSG: securityGroup(), Mine: securityGroup({ Tags }) };
    const data = fixed(resources).Template.Properties.LaunchTemplateData;
    expect(data.SecurityGroupIds).toEqual([ref("Mine")]);
  });

  test("a name alone does not say of which of two clusters a group is", () => {
    const resources = { ...shared(), Other: cluster([]), NodeSG: securityGroup() };
    const data = fixed(resources).Template.Properties.LaunchTemplateData;
    expect(data.SecurityGroupIds).toEqual([ref("NodeSecurityGroup")]);
  });

  test("a node security group of another VPC is not", () => {
    const WorkerSecurityGroup = securityGroup({ VpcId: ref("OtherVpc") });
    expect(fixed({ ...shared(), WorkerSecurityGroup }).NodeSecurityGroup).toBeDefined();
  });

  test("a new group without a VPC is named by its attribute, as the cluster's is", () => {
    const ControlPlane = securityGroup({ VpcId: ref("AWS::NoValue") });
    const after = fixed({ ...shared(), ControlPlane });
    const id = { "Fn::GetAtt": ["NodeSecurityGroup", "GroupId"] };
    expect(after.Template.Properties.LaunchTemplateData.SecurityGroupIds).toEqual([id]);
    expect(after.NodeSecurityGroupSelfIngress.Properties.GroupId).toEqual(id);
  });

  test("beside managed nodes, an alternative opens the two to each other", () => {
    const Managed = { Type: "AWS::EKS::Nodegroup", Properties: { ClusterName: ref("Cluster") } };
    const text = templateOf({ ...shared(), Managed });
    const [finding] = findingsOf(rule, text);
    const [first, second] = finding?.fixes() ?? [];
    expect(first?.changes).toHaveLength(4);
    expect(second?.safety).toBe("review");
    const after = JSON.parse(second ? applyFix(text, second) : text).Resources;
    const eksGroup = { "Fn::GetAtt": ["Cluster", "ClusterSecurityGroupId"] };
    expect(after.ManagedToNodeSecurityGroupIngress.Properties).toEqual({
      GroupId: ref("NodeSecurityGroup"),
      IpProtocol: "-1",
      SourceSecurityGroupId: eksGroup,
    });
    expect(after.NodeToManagedSecurityGroupIngress.Properties).toEqual({
      GroupId: eksGroup,
      IpProtocol: "-1",
      SourceSecurityGroupId: ref("NodeSecurityGroup"),
    });
  });
});

describe("conditions", () => {
  const sections = { Conditions: { Own: { "Fn::Equals": [ref("Own"), "yes"] } } };
  const Own = { Condition: "Own" };

  test("what is added exists where the launch template does", () => {
    const resources = { ...shared(undefined, Own), Group: { ...autoScaling(), ...Own } };
    const after = fixed(resources, sections);
    const added = [
      "NodeSecurityGroup",
      "NodeSecurityGroupSelfIngress",
      "ClusterToNodeSecurityGroupIngress",
    ];
    expect(added.map((id) => after[id].Condition)).toEqual(["Own", "Own", "Own"]);
  });

  const fixesOf = (resources: object) =>
    found(resources, sections)
      .find(({ logicalId }) => logicalId === "Template")
      ?.fixes();

  test("a group that is not there wherever the nodes are is not used", () => {
    const resources = { ...shared(), NodeSG: securityGroup({}, Own) };
    const data = fixed(resources, sections).Template.Properties.LaunchTemplateData;
    expect(data.SecurityGroupIds).toEqual([ref("NodeSecurityGroup")]);
  });

  test("rules between nodes and a cluster that may be missing are not written", () => {
    expect(fixesOf({ ...shared(), ControlPlane: securityGroup({}, Own) })).toEqual([]);
    const Managed = { Type: "AWS::EKS::Nodegroup", Properties: { ClusterName: ref("Cluster") } };
    expect(fixesOf({ ...shared(), Cluster: { ...cluster(), ...Own }, Managed })).toHaveLength(1);
  });

  test("lists that depend on conditions are left alone", () => {
    const either = { "Fn::If": ["Own", ref("ControlPlane"), ref("Second")] };
    const Cluster = cluster([ref("ControlPlane"), ref("Second")]);
    const Second = securityGroup();
    expect(
      fixesOf({ ...shared({ SecurityGroupIds: [either, ref("ControlPlane")] }), Cluster, Second }),
    ).toEqual([]);
    const lists = { "Fn::If": ["Own", [ref("ControlPlane")], [ref("ControlPlane"), "sg-1"]] };
    expect(fixesOf({ ...shared(), Cluster: cluster(lists) })).toEqual([]);
  });

  test("user data that bootstraps under a condition", () => {
    const text = { "Fn::If": ["Own", "/etc/eks/bootstrap.sh x", "echo"] };
    const data = { SecurityGroupIds: [ref("ControlPlane")], UserData: { "Fn::Base64": text } };
    expect(found(shared(data), sections)[0]?.message).toMatch(/\(when Own is true\)\.$/);
  });

  test("a list under Fn::If is judged by its branches, and left alone", () => {
    check(
      rule,
      `
{
  "Conditions": { "Own": { "Fn::Equals": [{ "Ref": "Own" }, "yes"] } },
  "Resources": {
    "ControlPlane": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "VpcId": { "Ref": "Vpc" } } },
    "Cluster": {
      "Type": "AWS::EKS::Cluster",
      "Properties": { "ResourcesVpcConfig": { "SecurityGroupIds": [{ "Ref": "ControlPlane" }] } }
    },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "SecurityGroupIds": { "Fn::If": ["Own", [{ "Ref": "OwnGroup" }], [{ "Ref": "ControlPlane" }]] },
//                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ critical: Launch template "Template" puts nodes into no other security group than the control plane's of "Cluster": each rule for the one holds for the other, and pods on different nodes reach each other only where that group says so (when Own is false).
          "UserData": { "Fn::Base64": "/etc/eks/bootstrap.sh orders" }
        }
      }
    },${rest}`,
    );
  });
});

describe("a node security group's rule for itself", () => {
  const nodes = (properties: object = {}, others: object = {}) => ({
    Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.1.0.0/16" } },
    Nodes: securityGroup(properties),
    Template: launchTemplate({ SecurityGroupIds: [ref("Nodes")] }),
    Group: autoScaling(),
    ...others,
  });
  const rule1 = (properties: object) => ({
    Rule: { Type: "AWS::EC2::SecurityGroupIngress", Properties: properties },
  });
  const all = { IpProtocol: "-1" };
  const inline = (properties: object) => nodes({ SecurityGroupIngress: [properties] });

  test.each<[string, object]>([
    [
      "from itself",
      nodes(
        {},
        rule1({
          ...all,
          GroupId: ref("Nodes"),
          SourceSecurityGroupId: { "Fn::GetAtt": ["Nodes", "GroupId"] },
        }),
      ),
    ],
    [
      "from a group that a parameter names",
      inline({ ...all, SourceSecurityGroupId: ref("Source") }),
    ],
    [
      "of a group that a parameter names",
      nodes({}, rule1({ ...all, GroupId: ref("Target"), SourceSecurityGroupId: ref("Nodes") })),
    ],
    ["from the VPC", inline({ ...all, CidrIp: { "Fn::GetAtt": ["Vpc", "CidrBlock"] } })],
    [
      "from the VPC, with ports that the protocol makes void",
      inline({ ...all, FromPort: 0, ToPort: 0, CidrIp: "10.1.0.0/16" }),
    ],
    ["from the VPC as it is written", inline({ ...all, CidrIp: "10.1.0.0/16" })],
    [
      "from a range around the VPC",
      inline({ IpProtocol: "tcp", FromPort: 0, ToPort: 65535, CidrIp: "10.0.0.0/8" }),
    ],
    ["from a range that a parameter tells", inline({ ...all, CidrIp: ref("Range") })],
    ["from a prefix list", inline({ ...all, SourcePrefixListId: "pl-1" })],
    ["in rules that are not known", nodes({ SecurityGroupIngress: ref("Rules") })],
    [
      "to be added in a nested stack",
      nodes(
        {},
        {
          Stack: {
            Type: "AWS::CloudFormation::Stack",
            Properties: { Parameters: { Group: ref("Nodes") } },
          },
        },
      ),
    ],
    ["to be added by Fn::ForEach", nodes({}, { "Fn::ForEach::Rules": ["X", [], {}] })],
  ])("there, or perhaps: %s", (_, resources) => silent(rule, resources));

  test.each<[string, object]>([
    [
      "for SSH alone",
      inline({ IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "10.1.0.0/16" }),
    ],
    ["from a part of the VPC", inline({ ...all, CidrIp: "10.1.2.0/24" })],
    ["from the first part of the VPC", inline({ ...all, CidrIp: "10.1.0.0/24" })],
    ["from elsewhere", inline({ ...all, CidrIp: "192.168.0.0/16" })],
    [
      "for ping alone",
      inline({ IpProtocol: "icmp", FromPort: -1, ToPort: -1, CidrIp: "10.1.0.0/16" }),
    ],
    [
      "of another group",
      nodes(
        {},
        {
          Other: securityGroup(),
          ...rule1({ ...all, GroupId: ref("Other"), SourceSecurityGroupId: ref("Nodes") }),
        },
      ),
    ],
    [
      "from another group",
      nodes(
        {},
        {
          Other: securityGroup(),
          ...rule1({ ...all, GroupId: ref("Nodes"), SourceSecurityGroupId: ref("Other") }),
        },
      ),
    ],
  ])("missing: %s", (_, resources) => expect(foundIn(resources)).toEqual(["Nodes"]));

  test("of several groups, one that lets in from another is enough; of none, the one for nodes is named", () => {
    const Template = launchTemplate({ SecurityGroupIds: [ref("Ssh"), ref("NodeSecurityGroup")] });
    const resources = {
      ...nodes(),
      Ssh: securityGroup(),
      NodeSecurityGroup: securityGroup(),
      Template,
    };
    expect(foundIn(resources)).toEqual(["NodeSecurityGroup"]);
    const opened = rule1({
      ...all,
      GroupId: ref("NodeSecurityGroup"),
      SourceSecurityGroupId: ref("Ssh"),
    });
    silent(rule, { ...resources, ...opened });
  });

  test("a group without a VPC is named by its attribute", () => {
    const after = fixed(nodes({ VpcId: ref("AWS::NoValue") }));
    expect(after.NodesSelfIngress.Properties.GroupId).toEqual({
      "Fn::GetAtt": ["Nodes", "GroupId"],
    });
  });

  test("a rule that is there under a condition is not added a second time", () => {
    const sections = { Conditions: { Open: { "Fn::Equals": [ref("Open"), "yes"] } } };
    const self = rule1({ ...all, GroupId: ref("Nodes"), SourceSecurityGroupId: ref("Nodes") });
    const resources = nodes({}, { Rule: { ...self.Rule, Condition: "Open" } });
    const [finding] = found(resources, sections);
    expect(finding?.message).toMatch(/\(when Open is false\)\.$/);
    expect(finding?.fixes()).toEqual([]);
  });
});
