import { describe, expect, test } from "vitest";
import { eksNodeRoleWithoutSsm as rule } from "../../../server/src/rules/eks/eks-node-role-without-ssm.ts";
import { check, checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

test("the policy is appended as its neighbours are written", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [
//      ^^^^^^^^^^^^^^^^^^^ 🔎 high: Node role "Role" lacks AmazonSSMManagedInstanceCore: Systems Manager refuses the agent on its nodes, and neither Session Manager nor Run Command reaches them.
          "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"
        ]
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [
          "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
          "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
        ]
      }
    }
  }
}`,
  );
});

test("a list that is missing is created, for the role of a node group", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Nodes": { "Type": "AWS::EKS::Nodegroup", "Properties": { "NodeRole": { "Fn::GetAtt": ["Role", "Arn"] } } },
    "Role": {
//  ^^^^^^ 🔎 high: Node role "Role" lacks AmazonSSMManagedInstanceCore: Systems Manager refuses the agent on its nodes, and neither Session Manager nor Run Command reaches them.
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": { "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Nodes": { "Type": "AWS::EKS::Nodegroup", "Properties": { "NodeRole": { "Fn::GetAtt": ["Role", "Arn"] } } },
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": { "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } },
        "ManagedPolicyArns": [
          {
            "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
          }
        ]
      }
    }
  }
}`,
  );
});

test("only the branch without it is reported, and the list under Fn::If is left alone", () => {
  check(
    rule,
    `
{
  "Conditions": { "Shell": { "Fn::Equals": [{ "Ref": "Shell" }, "yes"] } },
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": { "Fn::If": ["Shell",
          ["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"],
          ["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"]
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high: Node role "Role" lacks AmazonSSMManagedInstanceCore: Systems Manager refuses the agent on its nodes, and neither Session Manager nor Run Command reaches them (when Shell is false).
        ] }
      }
    }
  }
}`,
  );
});

const aws = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const worker = aws("AmazonEKSWorkerNodePolicy");
const trust = (Principal: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }],
});
const ec2 = { AssumeRolePolicyDocument: trust({ Service: "ec2.amazonaws.com" }) };
const role = (Properties: object) => ({
  Type: "AWS::IAM::Role",
  Properties: { ...ec2, ...Properties },
});
const found = (resources: object, sections?: object) =>
  findingsOf(rule, templateOf(resources, sections));
const listAfter = (ManagedPolicyArns: unknown) => {
  const text = fixEach(rule, templateOf({ Role: role({ ManagedPolicyArns }) }));
  return JSON.parse(text).Resources.Role.Properties.ManagedPolicyArns.at(-1);
};
const statement = (Action: unknown, rest: object = {}) => ({
  Statement: [{ Effect: "Allow", Action, Resource: "*", ...rest }],
});

describe("the style of the list", () => {
  test.each([
    [
      "of China",
      [`arn:aws-cn:iam::aws:policy/AmazonEKSWorkerNodePolicy`],
      "arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore",
    ],
    [
      "Fn::Sub",
      [worker, { "Fn::Sub": `arn:\${AWS::Partition}:iam::aws:policy/AmazonEKS_CNI_Policy` }],
      { "Fn::Sub": `arn:\${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore` },
    ],
    [
      "Fn::Join",
      [
        {
          "Fn::Join": [
            "",
            ["arn:", { Ref: "AWS::Partition" }, ":iam::aws:policy/AmazonEKSWorkerNodePolicy"],
          ],
        },
      ],
      {
        "Fn::Join": [
          "",
          ["arn:", { Ref: "AWS::Partition" }, ":iam::aws:policy/AmazonSSMManagedInstanceCore"],
        ],
      },
    ],
    [
      "policies of the account's own last",
      [worker, { Ref: "OwnPolicy" }],
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    ],
  ])("%s", (_, list, expected) => {
    const own = {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: { PolicyDocument: statement("s3:Get*") },
    };
    const resources = { OwnPolicy: own, Role: role({ ManagedPolicyArns: list }) };
    const after = JSON.parse(fixEach(rule, templateOf(resources))).Resources;
    expect(after.Role.Properties.ManagedPolicyArns.at(-1)).toEqual(expected);
  });

  test("a policy in a path of its own is no model", () => {
    const list = [
      { "Fn::If": ["X", worker, worker] },
      aws("service-role/AmazonEBSCSIDriverPolicy"),
    ];
    const sections = { Conditions: { X: { "Fn::Equals": [{ Ref: "P" }, "1"] } } };
    const text = templateOf({ Role: role({ ManagedPolicyArns: list }) }, sections);
    const after = JSON.parse(fixEach(rule, text)).Resources.Role.Properties.ManagedPolicyArns;
    expect(after.at(-1)).toBe(aws("AmazonSSMManagedInstanceCore"));
  });
});

describe("silent where the role has what it needs, or may", () => {
  const policy = (Type: string, PolicyDocument: object, rest: object) => ({
    Type,
    Properties: { PolicyDocument, ...rest },
  });
  const messages = statement(["ssmmessages:CreateControlChannel", "ssmmessages:OpenDataChannel"]);
  test.each<[string, object]>([
    [
      "AmazonSSMManagedInstanceCore",
      { ManagedPolicyArns: [worker, aws("AmazonSSMManagedInstanceCore")] },
    ],
    [
      "AmazonEC2RoleforSSM",
      { ManagedPolicyArns: [worker, aws("service-role/AmazonEC2RoleforSSM")] },
    ],
    ["AdministratorAccess", { ManagedPolicyArns: [worker, aws("AdministratorAccess")] }],
    [
      "with the partition",
      {
        ManagedPolicyArns: [
          worker,
          { "Fn::Sub": `arn:\${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore` },
        ],
      },
    ],
    ["a policy that a parameter names", { ManagedPolicyArns: [worker, { Ref: "Extra" }] }],
    ["an imported policy", { ManagedPolicyArns: [worker, { "Fn::ImportValue": "Extra" }] }],
    [
      "a policy of the account's",
      { ManagedPolicyArns: [worker, "arn:aws:iam::123456789012:policy/own"] },
    ],
    ["a list that a parameter gives", { ManagedPolicyArns: { Ref: "Policies" } }],
    [
      "inline",
      { ManagedPolicyArns: [worker], Policies: [{ PolicyName: "s", PolicyDocument: messages }] },
    ],
    [
      "inline by a wildcard",
      {
        ManagedPolicyArns: [worker],
        Policies: [{ PolicyName: "s", PolicyDocument: statement("ssm*:*") }],
      },
    ],
  ])("%s", (_, properties) => silent(rule, { Role: role(properties) }));

  test.each<[string, unknown]>([
    ["a document that is imported", { "Fn::ImportValue": "Document" }],
    ["a document as text", '{"Statement":[{"Effect":"Allow","Action":"ssmmessages:*"}]}'],
    ["all but some actions", { Statement: { Effect: "Allow", NotAction: "iam:*", Resource: "*" } }],
    ["actions that are not known", statement({ Ref: "Actions" })],
    ["a statement that is not known", { Statement: [{ "Fn::ImportValue": "Statement" }] }],
  ])("inline, %s", (_, PolicyDocument) =>
    silent(rule, {
      Role: role({ ManagedPolicyArns: [worker], Policies: [{ PolicyName: "s", PolicyDocument }] }),
    }),
  );

  test.each<[string, object]>([
    [
      "a policy of the template",
      { Own: policy("AWS::IAM::Policy", messages, { Roles: [{ Ref: "Role" }] }) },
    ],
    [
      "a role policy",
      { Own: policy("AWS::IAM::RolePolicy", messages, { RoleName: { Ref: "Role" } }) },
    ],
    [
      "a policy by the role's name",
      { Own: policy("AWS::IAM::ManagedPolicy", messages, { Roles: ["nodes"] }) },
    ],
    [
      "a policy of a role that a parameter names",
      { Own: policy("AWS::IAM::Policy", messages, { Roles: [{ Ref: "Name" }] }) },
    ],
  ])("%s", (_, others) =>
    silent(rule, { Role: role({ RoleName: "nodes", ManagedPolicyArns: [worker] }), ...others }),
  );

  test("a managed policy of the template in the list", () =>
    silent(rule, {
      Own: policy("AWS::IAM::ManagedPolicy", messages, {}),
      Role: role({ ManagedPolicyArns: [worker, { Ref: "Own" }] }),
    }));
});

describe("no excuse", () => {
  test.each<[string, object]>([
    ["a trust of everybody", { AssumeRolePolicyDocument: trust("*") }],
    [
      "a trust that a parameter tells",
      { AssumeRolePolicyDocument: trust({ Service: { Ref: "S" } }) },
    ],
    [
      "another inline policy",
      { Policies: [{ PolicyName: "s", PolicyDocument: statement("s3:*") }] },
    ],
    [
      "ssmmessages denied",
      {
        Policies: [
          { PolicyName: "s", PolicyDocument: statement("ssmmessages:*", { Effect: "Deny" }) },
        ],
      },
    ],
    [
      "a trust of EC2 by another partition's name",
      { AssumeRolePolicyDocument: trust({ Service: { "Fn::Sub": `ec2.\${AWS::URLSuffix}` } }) },
    ],
  ])("%s", (_, properties) =>
    expect(found({ Role: role({ ManagedPolicyArns: [worker], ...properties }) })).toHaveLength(1),
  );
  test("a policy for another role", () => {
    const Own = {
      Type: "AWS::IAM::Policy",
      Properties: { Roles: [{ Ref: "Other" }], PolicyDocument: statement("ssmmessages:*") },
    };
    const Other = role({});
    expect(found({ Own, Other, Role: role({ ManagedPolicyArns: [worker] }) })).toHaveLength(1);
  });
});

describe("roles of other kinds", () => {
  const fargate = trust({ Service: "eks-fargate-pods.amazonaws.com" });
  test.each<[string, object, object?]>([
    ["no node's", { ManagedPolicyArns: [aws("AmazonS3ReadOnlyAccess")] }],
    [
      "a Fargate pod's",
      {
        AssumeRolePolicyDocument: fargate,
        ManagedPolicyArns: [aws("AmazonEKSFargatePodExecutionRolePolicy"), worker],
      },
    ],
    [
      "a Fargate pod's by its use",
      { ManagedPolicyArns: [worker] },
      {
        Pods: {
          Type: "AWS::EKS::FargateProfile",
          Properties: { PodExecutionRoleArn: { "Fn::GetAtt": ["Role", "Arn"] } },
        },
      },
    ],
    [
      "Auto Mode's by its policy",
      { ManagedPolicyArns: [worker, aws("AmazonEKSWorkerNodeMinimalPolicy")] },
    ],
    [
      "Auto Mode's by its use",
      { ManagedPolicyArns: [worker] },
      {
        Cluster: {
          Type: "AWS::EKS::Cluster",
          Properties: {
            ComputeConfig: { Enabled: true, NodeRoleArn: { "Fn::GetAtt": ["Role", "Arn"] } },
          },
        },
      },
    ],
    [
      "a cluster's",
      {
        AssumeRolePolicyDocument: trust({ Service: "eks.amazonaws.com" }),
        ManagedPolicyArns: [worker],
      },
    ],
    [
      "a service account's",
      {
        AssumeRolePolicyDocument: trust({ Federated: { Ref: "Provider" } }),
        ManagedPolicyArns: [worker],
      },
    ],
  ])("%s", (_, properties, others = {}) => silent(rule, { Role: role(properties), ...others }));
});

test("ten policies already: a finding without a fix, which says so", () => {
  const names = Array.from({ length: 9 }, (_, i) => aws(`Policy${i}`));
  const [finding] = found({ Role: role({ ManagedPolicyArns: [worker, ...names] }) });
  expect(finding?.message).toMatch(
    /It has the 10 managed policies that IAM allows by default, so one must go first\.$/,
  );
  expect(finding?.fixes()).toEqual([]);
  expect(listAfter([worker, ...names.slice(1)])).toBe(aws("AmazonSSMManagedInstanceCore"));
});

test("policies that name the role count to the ten", () => {
  const Own = {
    Type: "AWS::IAM::ManagedPolicy",
    Properties: { Roles: [{ Ref: "Role" }], PolicyDocument: statement("s3:Get*") },
  };
  const names = Array.from({ length: 8 }, (_, i) => aws(`Policy${i}`));
  const [finding] = found({ Own, Role: role({ ManagedPolicyArns: [worker, ...names] }) });
  expect(finding?.fixes()).toEqual([]);
});

test("a policy that is attached under some conditions only is not attached twice", () => {
  const list = [
    worker,
    { "Fn::If": ["Shell", aws("AmazonSSMManagedInstanceCore"), { Ref: "AWS::NoValue" }] },
  ];
  const sections = { Conditions: { Shell: { "Fn::Equals": [{ Ref: "Shell" }, "yes"] } } };
  const [finding] = found({ Role: role({ ManagedPolicyArns: list }) }, sections);
  expect(finding?.message).toMatch(/\(when Shell is false\)\.$/);
  expect(finding?.fixes()).toEqual([]);
});

describe("used by self-managed nodes", () => {
  const UserData = { "Fn::Base64": "#!/bin/bash\n/etc/eks/bootstrap.sh orders\n" };
  const profile = (rest: object = {}) => ({
    Type: "AWS::IAM::InstanceProfile",
    Properties: { Roles: [{ Ref: "Role" }], ...rest },
  });
  const launchTemplate = (IamInstanceProfile: object, rest: object = { UserData }) => ({
    Type: "AWS::EC2::LaunchTemplate",
    Properties: { LaunchTemplateData: { IamInstanceProfile, ...rest } },
  });
  const Role = role({});
  const byArn = { Arn: { "Fn::GetAtt": ["Profile", "Arn"] } };

  test.each<[string, object]>([
    ["by ARN", { Profile: profile(), Nodes: launchTemplate(byArn) }],
    ["by Ref", { Profile: profile(), Nodes: launchTemplate({ Name: { Ref: "Profile" } }) }],
    [
      "by name",
      {
        Profile: profile({ InstanceProfileName: "nodes" }),
        Nodes: launchTemplate({ Name: "nodes" }),
      },
    ],
    [
      "in a launch configuration",
      {
        Profile: profile(),
        Nodes: {
          Type: "AWS::AutoScaling::LaunchConfiguration",
          Properties: { IamInstanceProfile: { Ref: "Profile" }, UserData },
        },
      },
    ],
  ])("%s", (_, resources) => {
    const [finding] = found({ Role, ...resources });
    expect(finding?.logicalId).toBe("Role");
    expect(finding?.related.map(({ message }) => message)).toEqual([
      `The nodes of "Nodes" run with this role.`,
    ]);
  });

  test("instances that are no nodes are none of this rule's business", () =>
    silent(rule, { Role, Profile: profile(), Web: launchTemplate(byArn, {}) }));
});
