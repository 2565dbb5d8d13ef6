import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { eksClusterWithoutOidcProvider } from "../../../server/src/rules/eks/eks-cluster-without-oidc-provider.ts";
import { eksNodesBeforeOidcProvider as rule } from "../../../server/src/rules/eks/eks-nodes-before-oidc-provider.ts";
import { check, checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

test("a node group is made to wait for the provider", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster" },
    "Provider": {
      "Type": "AWS::IAM::OIDCProvider",
      "Properties": { "Url": { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] } }
    },
    "Nodes": {
//  ^^^^^^^ 💡 medium: Node group "Nodes" may be there before "Provider", the OIDC provider of "Cluster": CloudFormation creates the two at once, and pods that start first are refused their IAM roles.
      "Type": "AWS::EKS::Nodegroup",
      "Properties": { "ClusterName": { "Ref": "Cluster" } }
    }
  }
}`,
    `
{
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster" },
    "Provider": {
      "Type": "AWS::IAM::OIDCProvider",
      "Properties": { "Url": { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] } }
    },
    "Nodes": {
      "Type": "AWS::EKS::Nodegroup",
      "DependsOn": ["Provider"],
      "Properties": { "ClusterName": { "Ref": "Cluster" } }
    }
  }
}`,
  );
});

test("a DependsOn that is a string becomes a list", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster" },
    "Provider": {
      "Type": "AWS::IAM::OIDCProvider",
      "Properties": { "Url": { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] } }
    },
    "Nodes": {
      "Type": "AWS::EKS::Nodegroup",
      "DependsOn": "Role",
//                 ^^^^^^ 💡 medium: Node group "Nodes" may be there before "Provider", the OIDC provider of "Cluster": CloudFormation creates the two at once, and pods that start first are refused their IAM roles.
      "Properties": { "ClusterName": { "Ref": "Cluster" } }
    },
    "Role": { "Type": "AWS::IAM::Role" }
  }
}`,
    `
{
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster" },
    "Provider": {
      "Type": "AWS::IAM::OIDCProvider",
      "Properties": { "Url": { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] } }
    },
    "Nodes": {
      "Type": "AWS::EKS::Nodegroup",
      "DependsOn": ["Role", "Provider"],
      "Properties": { "ClusterName": { "Ref": "Cluster" } }
    },
    "Role": { "Type": "AWS::IAM::Role" }
  }
}`,
  );
});

test("a provider that is missing comes along", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster", "Properties": { "Name": { "Ref": "ClusterName" } } },
    "Nodes": {
      "Type": "AWS::EKS::Nodegroup",
      "DependsOn": [ "Role" ],
//                 ^^^^^^^^^^ 💡 medium: Node group "Nodes" waits for no OIDC provider of "Cluster", which the template lacks: its pods start without IAM roles of their own.
      "Properties": { "ClusterName": { "Ref": "ClusterName" } }
    },
    "Role": { "Type": "AWS::IAM::Role" }
  }
}`,
    `
{
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster", "Properties": { "Name": { "Ref": "ClusterName" } } },
    "OIDCProvider": {
      "Type": "AWS::IAM::OIDCProvider",
      "Properties": {
        "Url": { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] },
        "ClientIdList": ["sts.amazonaws.com"],
        "ThumbprintList": ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
      }
    },
    "Nodes": {
      "Type": "AWS::EKS::Nodegroup",
      "DependsOn": [ "Role", "OIDCProvider" ],
      "Properties": { "ClusterName": { "Ref": "ClusterName" } }
    },
    "Role": { "Type": "AWS::IAM::Role" }
  }
}`,
  );
});

const issuer = { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] };
const provider = (rest: object = {}) => ({
  Type: "AWS::IAM::OIDCProvider",
  ...rest,
  Properties: { Url: issuer },
});
const nodes = (rest: object = {}, ClusterName: unknown = { Ref: "Cluster" }) => ({
  Type: "AWS::EKS::Nodegroup",
  ...rest,
  Properties: { ClusterName },
});
const Cluster = { Type: "AWS::EKS::Cluster", Properties: { Name: { "Fn::Sub": `eks-\${Env}` } } };
const base = { Cluster, Provider: provider() };
const found = (resources: object, sections?: object) =>
  findingsOf(rule, templateOf(resources, sections));
const fixed = (resources: object, sections?: object) =>
  JSON.parse(fixEach(rule, templateOf(resources, sections))).Resources;

test("fixed together with the cluster's own finding, the provider is added once", () => {
  const text = templateOf({ Cluster, A: nodes(), B: nodes() });
  const rules = [eksClusterWithoutOidcProvider, rule];
  const result = JSON.parse(fixAll(text, { rules, include: "safe" }).text).Resources;
  expect(Object.keys(result)).toEqual(["Cluster", "OIDCProvider", "A", "B"]);
  expect([result.A.DependsOn, result.B.DependsOn]).toEqual([["OIDCProvider"], ["OIDCProvider"]]);
});

describe("self-managed nodes", () => {
  const asg = (Properties: object, rest: object = {}) => ({
    Type: "AWS::AutoScaling::AutoScalingGroup",
    ...rest,
    Properties,
  });
  const template = (UserData: unknown) => ({
    Type: "AWS::EC2::LaunchTemplate",
    Properties: { LaunchTemplateData: { UserData } },
  });
  const bootstrap = (name: string) => ({
    "Fn::Base64": { "Fn::Sub": `#!/bin/bash\n/etc/eks/bootstrap.sh ${name}\n` },
  });
  const use = { LaunchTemplate: { LaunchTemplateId: { Ref: "Template" }, Version: "1" } };

  test("wait too", () => {
    const resources = { ...base, Template: template(bootstrap(`\${Cluster}`)), Group: asg(use) };
    expect(found(resources).map(({ message }) => message)).toEqual([
      `The nodes' Auto Scaling group "Group" may be there before "Provider", the OIDC provider of "Cluster": CloudFormation creates the two at once, and pods that start first are refused their IAM roles.`,
    ]);
    expect(fixed(resources).Group.DependsOn).toEqual(["Provider"]);
  });

  test("joining by the expression of the cluster's name", () => {
    const Template = template(bootstrap(`eks-\${Env} --b64-cluster-ca x`));
    expect(found({ ...base, Template, Group: asg(use) })).toHaveLength(1);
  });

  test("through a mixed instances policy", () => {
    const Template = template(bootstrap(`\${Cluster}`));
    const mixed = {
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: use.LaunchTemplate },
      },
    };
    expect(found({ ...base, Template, Group: asg(mixed) })).toHaveLength(1);
  });

  test("that wait through the launch template's user data are silent", () => {
    const Template = template(bootstrap(`\${Cluster} # \${Provider}`));
    silent(rule, { ...base, Template, Group: asg(use) });
  });

  test("of another cluster, and instances that are no nodes, are silent", () => {
    const Other = template(bootstrap(`\${OtherCluster}`));
    silent(rule, { ...base, Template: Other, Group: asg(use) });
    const Web = template({ "Fn::Base64": "#!/bin/bash\nyum install -y httpd\n" });
    silent(rule, { ...base, Template: Web, Group: asg(use) });
  });
});

describe("silent", () => {
  test.each([
    ["DependsOn as a string", { ...base, Nodes: nodes({ DependsOn: "Provider" }) }],
    ["DependsOn as a list", { ...base, Nodes: nodes({ DependsOn: ["Provider"] }) }],
    [
      "through another node group",
      { ...base, A: nodes({ DependsOn: "Provider" }), B: nodes({ DependsOn: ["A"] }) },
    ],
    [
      "through a role that refers to the provider",
      {
        ...base,
        Role: {
          Type: "AWS::IAM::Role",
          Properties: { AssumeRolePolicyDocument: { Federated: { Ref: "Provider" } } },
        },
        Nodes: {
          Type: "AWS::EKS::Nodegroup",
          Properties: {
            ClusterName: { Ref: "Cluster" },
            NodeRole: { "Fn::GetAtt": ["Role", "Arn"] },
          },
        },
      },
    ],
    ["a cluster of another template", { ...base, Nodes: nodes({}, { Ref: "Name" }) }],
    [
      "a custom provider that it waits for",
      {
        Cluster,
        Irsa: { Type: "Custom::OIDCProvider" },
        Nodes: nodes({ DependsOn: "Irsa" }),
      },
    ],
    [
      "EKS Pod Identity",
      {
        ...base,
        Agent: {
          Type: "AWS::EKS::Addon",
          Properties: { AddonName: "eks-pod-identity-agent", ClusterName: { Ref: "Cluster" } },
        },
        Nodes: nodes(),
      },
    ],
    ["Fn::ForEach", { ...base, Nodes: nodes(), "Fn::ForEach::More": ["X", [], {}] }],
    [
      "a cluster handed to a nested stack, which may make the provider",
      {
        Cluster,
        Nodes: nodes(),
        Stack: {
          Type: "AWS::CloudFormation::Stack",
          Properties: { Parameters: { Cluster: { Ref: "Cluster" } } },
        },
      },
    ],
  ])("%s", (_, resources) => silent(rule, resources));
});

test("a custom provider is one to wait for", () => {
  const resources = { Cluster, Irsa: { Type: "Custom::OIDCProvider" }, Nodes: nodes() };
  expect(fixed(resources).Nodes.DependsOn).toEqual(["Irsa"]);
});

test("the cluster is known by its name's expression, however it is written", () => {
  const ClusterName = { "Fn::Join": ["-", ["eks", { Ref: "Env" }]] };
  expect(found({ ...base, Nodes: nodes({}, ClusterName) })).toHaveLength(1);
});

test("no cycle: a provider that waits for the nodes is no target", () => {
  const resources = { Cluster, Provider: provider({ DependsOn: "Nodes" }), Nodes: nodes() };
  const [finding, more] = found(resources);
  expect(more).toBeUndefined();
  expect(finding?.message).toBe(
    'Node group "Nodes" is there before "Provider", the OIDC provider of "Cluster", which waits for it: pods that start until then are refused their IAM roles.',
  );
  expect(finding?.fixes()).toEqual([]);
});

test("no cycle: a cluster that waits for the nodes gets no new provider", () => {
  const Named = { ...Cluster, DependsOn: "Nodes", Properties: { Name: "orders" } };
  const [finding] = found({ Cluster: Named, Nodes: nodes({}, "orders") });
  expect(finding?.fixes()).toEqual([]);
});

test("a DependsOn that is neither string nor list is left alone", () => {
  const [finding] = found({ ...base, Nodes: nodes({ DependsOn: { Ref: "X" } }) });
  expect(finding?.fixes()).toEqual([]);
});

describe("conditions", () => {
  const conditions = {
    Conditions: {
      Irsa: { "Fn::Equals": [{ Ref: "Irsa" }, "yes"] },
      Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
      ProdIrsa: { "Fn::And": [{ Condition: "Prod" }, { Condition: "Irsa" }] },
    },
  };

  test("a provider that is not there wherever the nodes are is no target", () => {
    check(
      rule,
      `
{
  "Conditions": { "Irsa": { "Fn::Equals": [{ "Ref": "Irsa" }, "yes"] } },
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster" },
    "Provider": {
      "Type": "AWS::IAM::OIDCProvider",
      "Condition": "Irsa",
      "Properties": { "Url": { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] } }
    },
    "Nodes": {
//  ^^^^^^^ medium: Node group "Nodes" may be there before "Provider", the OIDC provider of "Cluster": CloudFormation creates the two at once, and pods that start first are refused their IAM roles (when Irsa is true).
      "Type": "AWS::EKS::Nodegroup",
      "Properties": { "ClusterName": { "Ref": "Cluster" } }
    }
  }
}`,
    );
  });

  test("a condition that implies the provider's will do", () => {
    const resources = {
      Cluster,
      Provider: provider({ Condition: "Irsa" }),
      Nodes: nodes({ Condition: "ProdIrsa" }),
    };
    expect(fixed(resources, conditions).Nodes.DependsOn).toEqual(["Provider"]);
  });

  test("a new provider has the cluster's condition", () => {
    const resources = {
      Cluster: { ...Cluster, Condition: "Prod" },
      Nodes: nodes({ Condition: "ProdIrsa" }),
    };
    expect(fixed(resources, conditions).OIDCProvider.Condition).toBe("Prod");
  });

  test("nodes that are there without their cluster get no new provider", () => {
    const resources = { Cluster: { ...Cluster, Condition: "Prod" }, Nodes: nodes() };
    const [finding] = found(resources, conditions);
    expect(finding?.fixes()).toEqual([]);
  });
});
