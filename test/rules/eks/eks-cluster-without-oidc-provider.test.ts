import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { eksClusterWithoutOidcProvider as rule } from "../../../server/src/rules/eks/eks-cluster-without-oidc-provider.ts";
import { outputsIncomplete } from "../../../server/src/rules/outputs/outputs-incomplete.ts";
import { check, checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

test("a cluster without a provider gets one behind it", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Cluster": {
//  ^^^^^^^^^ 💡 critical: Cluster "Cluster" has no IAM OIDC provider: IAM refuses the tokens of its service accounts, so its pods can have no roles of their own (IRSA) and work with the node's.
      "Type": "AWS::EKS::Cluster",
      "Properties": { "Name": "orders" }
    },
    "Queue": { "Type": "AWS::SQS::Queue" }
  }
}`,
    `
{
  "Resources": {
    "Cluster": {
      "Type": "AWS::EKS::Cluster",
      "Properties": { "Name": "orders" }
    },
    "OIDCProvider": {
      "Type": "AWS::IAM::OIDCProvider",
      "Properties": {
        "Url": {
          "Fn::GetAtt": [
            "Cluster",
            "OpenIdConnectIssuerUrl"
          ]
        },
        "ClientIdList": [
          "sts.amazonaws.com"
        ],
        "ThumbprintList": [
          "9e99a48a9960b14926bb7f3b02e22da2b0ab7280"
        ]
      }
    },
    "Queue": { "Type": "AWS::SQS::Queue" }
  }
}`,
  );
});

const cluster = (rest: object = {}) => ({ Type: "AWS::EKS::Cluster", ...rest });
const provider = (Url: unknown, rest: object = {}) => ({
  Type: "AWS::IAM::OIDCProvider",
  ...rest,
  Properties: { Url, ClientIdList: ["sts.amazonaws.com"] },
});
const issuerOf = (id: string) => ({ "Fn::GetAtt": [id, "OpenIdConnectIssuerUrl"] });
const conditions = {
  Conditions: {
    Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
    NotProd: { "Fn::Not": [{ Condition: "Prod" }] },
  },
};
const found = (resources: object, sections?: object) =>
  findingsOf(rule, templateOf(resources, sections)).map(({ logicalId }) => logicalId);
const fixed = (resources: object, sections?: object) =>
  JSON.parse(fixEach(rule, templateOf(resources, sections))).Resources;

describe("a provider whose Url comes from the cluster", () => {
  test.each([
    ["by GetAtt", issuerOf("Cluster")],
    ["by GetAtt with a dot", { "Fn::GetAtt": "Cluster.OpenIdConnectIssuerUrl" }],
    ["by Sub", { "Fn::Sub": `\${Cluster.OpenIdConnectIssuerUrl}` }],
    ["by Sub with a local variable", { "Fn::Sub": [`\${Url}`, { Url: issuerOf("Cluster") }] }],
    ["by Join", { "Fn::Join": ["", ["", issuerOf("Cluster")]] }],
    ["without its protocol", { "Fn::Select": [1, { "Fn::Split": ["//", issuerOf("Cluster")] }] }],
  ])("%s", (_, url) => silent(rule, { Cluster: cluster(), Provider: provider(url) }));
});

describe("a provider that may be the cluster's", () => {
  const urls: [string, unknown][] = [
    ["a parameter", { Ref: "IssuerUrl" }],
    ["an import", { "Fn::ImportValue": "IssuerUrl" }],
    ["an attribute of a custom resource", { "Fn::GetAtt": ["Lookup", "Issuer"] }],
    ["a literal of EKS", "https://oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF0123456789"],
  ];
  test.each(urls)("counts for the only cluster: %s", (_, url) =>
    silent(rule, { Cluster: cluster(), Provider: provider(url) }),
  );
  test.each(urls)("counts not for one of two: %s", (_, url) =>
    expect(found({ A: cluster(), B: cluster(), Provider: provider(url) })).toEqual(["A", "B"]),
  );
  test("counts for the one cluster that has none of its own", () =>
    silent(rule, {
      A: cluster(),
      B: cluster(),
      ProviderOfA: provider(issuerOf("A")),
      Provider: provider({ Ref: "IssuerUrl" }),
    }));
});

test("a provider of somebody else does not count", () => {
  const url = "https://token.actions.githubusercontent.com";
  expect(found({ Cluster: cluster(), GitHub: provider(url) })).toEqual(["Cluster"]);
});

test("of two clusters the one without provider is reported, and its provider named after it", () => {
  const resources = { Blue: cluster(), Green: cluster(), OIDCProvider: provider(issuerOf("Blue")) };
  expect(found(resources)).toEqual(["Green"]);
  expect(Object.keys(fixed(resources))).toEqual([
    "Blue",
    "Green",
    "GreenOIDCProvider",
    "OIDCProvider",
  ]);
});

test("the logical id is numbered where a resource or parameter has it", () => {
  const Parameters = { OIDCProvider: { Type: "String" } };
  expect(Object.keys(fixed({ Cluster: cluster() }, { Parameters }))).toContain("OIDCProvider2");
});

describe("conditions", () => {
  test("the new provider exists where the cluster does", () => {
    const resources = fixed({ Cluster: cluster({ Condition: "Prod" }) }, conditions);
    expect(resources.OIDCProvider.Condition).toBe("Prod");
  });

  test("a provider under a condition of its own is missing elsewhere, and cannot be added twice", () => {
    check(
      rule,
      `
{
  "Conditions": { "Irsa": { "Fn::Equals": [{ "Ref": "Irsa" }, "yes"] } },
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster" },
//  ^^^^^^^^^ critical: Cluster "Cluster" has no IAM OIDC provider: IAM refuses the tokens of its service accounts, so its pods can have no roles of their own (IRSA) and work with the node's (when Irsa is false).
    "Provider": {
      "Type": "AWS::IAM::OIDCProvider",
      "Condition": "Irsa",
      "Properties": { "Url": { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] } }
    }
  }
}`,
    );
  });

  test("providers under a condition and its opposite are complete", () =>
    silent(
      rule,
      {
        Cluster: cluster(),
        A: provider(issuerOf("Cluster"), { Condition: "Prod" }),
        B: provider(issuerOf("Cluster"), { Condition: "NotProd" }),
      },
      conditions,
    ));

  test("cluster and provider under the same condition", () =>
    silent(
      rule,
      {
        Cluster: cluster({ Condition: "Prod" }),
        Provider: provider(issuerOf("Cluster"), { Condition: "Prod" }),
      },
      conditions,
    ));

  test("a Url that is one cluster's or another's by a condition", () => {
    const url = { "Fn::If": ["Prod", issuerOf("A"), issuerOf("B")] };
    const resources = {
      A: cluster({ Condition: "Prod" }),
      B: cluster({ Condition: "NotProd" }),
      Provider: provider(url),
    };
    silent(rule, resources, conditions);
  });
});

describe("silent", () => {
  const custom = (Type: string, Properties: object) => ({ Type, Properties });
  const ServiceToken = { "Fn::GetAtt": ["Maker", "Arn"] };
  test.each([
    ["a custom resource that is called so", { Irsa: custom("Custom::OIDCProvider", {}) }],
    [
      "a custom resource that takes the issuer",
      {
        Setup: custom("AWS::CloudFormation::CustomResource", { Issuer: issuerOf("Cluster") }),
      },
    ],
    [
      "a custom resource whose function makes providers",
      {
        Setup: custom("Custom::Setup", { ServiceToken, Name: { Ref: "Cluster" } }),
        Maker: {
          Type: "AWS::Lambda::Function",
          Properties: { Code: { ZipFile: "iam.create_open_id_connect_provider(Url=url)" } },
        },
      },
    ],
    [
      "an association of EKS Pod Identity",
      { A: custom("AWS::EKS::PodIdentityAssociation", { ClusterName: { Ref: "Cluster" } }) },
    ],
    [
      "the agent of EKS Pod Identity",
      {
        A: custom("AWS::EKS::Addon", {
          AddonName: "eks-pod-identity-agent",
          ClusterName: { Ref: "Cluster" },
        }),
      },
    ],
    [
      "an add-on that a parameter names",
      { A: custom("AWS::EKS::Addon", { AddonName: { Ref: "A" }, ClusterName: "x" }) },
    ],
    [
      "a nested stack",
      { N: custom("AWS::CloudFormation::Stack", { Parameters: { C: { Ref: "Cluster" } } }) },
    ],
    ["Fn::ForEach", { "Fn::ForEach::Providers": ["X", [], {}] }],
  ])("%s", (_, others) => silent(rule, { Cluster: cluster(), ...others }));

  test("Auto Mode, which has the agent built in", () =>
    silent(rule, { Cluster: cluster({ Properties: { ComputeConfig: { Enabled: true } } }) }));
  test("a macro", () => silent(rule, { Cluster: cluster() }, { Transform: ["Clusters"] }));
  test("no cluster of this template", () =>
    silent(rule, {
      Nodes: { Type: "AWS::EKS::Nodegroup", Properties: { ClusterName: { Ref: "Name" } } },
    }));
});

describe("no excuse", () => {
  test.each([
    ["another add-on", { A: { Type: "AWS::EKS::Addon", Properties: { AddonName: "vpc-cni" } } }],
    [
      "Pod Identity of another cluster",
      {
        Other: cluster(),
        P: provider(issuerOf("Other")),
        A: {
          Type: "AWS::EKS::PodIdentityAssociation",
          Properties: { ClusterName: { Ref: "Other" } },
        },
      },
    ],
    ["a custom resource for something else", { S: { Type: "Custom::Manifest", Properties: {} } }],
    [
      "a custom provider of another cluster",
      {
        Other: cluster(),
        S: { Type: "Custom::OIDCProvider", Properties: { Cluster: { Ref: "Other" } } },
      },
    ],
  ])("%s", (_, others) => expect(found({ Cluster: cluster(), ...others })).toEqual(["Cluster"]));

  test("an export", () => {
    const Outputs = { Issuer: { Value: issuerOf("Cluster"), Export: { Name: "issuer" } } };
    expect(found({ Cluster: cluster() }, { Outputs })).toEqual(["Cluster"]);
  });
  test("a transform of AWS's own", () =>
    expect(found({ Cluster: cluster() }, { Transform: "AWS::Serverless-2016-10-31" })).toEqual([
      "Cluster",
    ]));
});

test("where all else is shown, the provider is too", () => {
  const Cluster = {
    Type: "AWS::EKS::Cluster",
    Properties: { RoleArn: "r", ResourcesVpcConfig: { SubnetIds: [] } },
  };
  const before = templateOf({ Cluster });
  const addedTo = (text: string) =>
    findingsOf(rule, text).map((finding) => finding.fixes()[0]?.changes.map(({ path }) => path));
  const provider = ["Resources", "OIDCProvider"];
  expect(addedTo(before)).toEqual([[provider]]);
  const Outputs = { Name: { Value: { Ref: "Cluster" } } };
  expect(addedTo(templateOf({ Cluster }, { Outputs }))).toEqual([[provider]]);
  const { text } = fixAll(before, { rules: [outputsIncomplete], include: "safe" });
  expect(addedTo(text)).toEqual([
    [
      ["Resources", "OIDCProvider"],
      ["Outputs", "OIDCProviderArn"],
    ],
  ]);
  expect(findingsOf(outputsIncomplete, fixEach(rule, text))).toEqual([]);
});
