import { describe, expect, test } from "vitest";
import { clusterNamed, clusterOfNodes, isEksNode } from "../../../server/src/rules/eks/nodes.ts";
import { parse } from "../../../server/src/syntax/syntax.ts";
import { readTemplate } from "../../../server/src/template/template.ts";
import { mentions } from "../../../server/src/template/written.ts";
import { templateOf } from "../../fixture.ts";

const read = (resources: object) => readTemplate(parse(templateOf(resources)));
const launchTemplate = (data: object, name: unknown = "t") => ({
  Type: "AWS::EC2::LaunchTemplate",
  Properties: { LaunchTemplateName: name, LaunchTemplateData: data },
});
const isNode = (resources: object) => {
  const template = read(resources);
  const resource = template.resource("X");
  return resource && isEksNode(resource, template);
};
const nodegroup = (LaunchTemplate: object) => ({
  Type: "AWS::EKS::Nodegroup",
  Properties: { LaunchTemplate },
});

const group = {
  Type: "AWS::AutoScaling::AutoScalingGroup",
  Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: "X" } } },
};

describe("EKS nodes", () => {
  const UserData = { "Fn::Base64": "/etc/eks/bootstrap.sh orders" };
  test.each<[string, object]>([
    [
      "a managed node group's, by id",
      { N: nodegroup({ Id: { Ref: "X" } }), X: launchTemplate({}) },
    ],
    ["a managed node group's, by name", { N: nodegroup({ Name: "t" }), X: launchTemplate({}) }],
    ["a launch template that bootstraps", { X: launchTemplate({ UserData }) }],
    [
      "an instance that bootstraps",
      { X: { Type: "AWS::EC2::Instance", Properties: { UserData } } },
    ],
    [
      "a tagged Auto Scaling group's",
      {
        G: {
          Type: "AWS::AutoScaling::AutoScalingGroup",
          Properties: {
            LaunchTemplate: { LaunchTemplateId: { Ref: "X" } },
            Tags: [{ Key: "kubernetes.io/cluster/orders", Value: "owned" }],
          },
        },
        X: launchTemplate({}),
      },
    ],
  ])("%s", (_, resources) => expect(isNode(resources)).toBe(true));

  test.each<[string, object]>([
    ["a launch template that nobody uses", { X: launchTemplate({}) }],
    [
      "another's",
      { N: nodegroup({ Id: { Ref: "Y" } }), X: launchTemplate({}), Y: launchTemplate({}, "y") },
    ],
    [
      "tags of volumes",
      {
        G: group,
        X: launchTemplate({
          TagSpecifications: [
            { ResourceType: "volume", Tags: [{ Key: "kubernetes.io/cluster/x", Value: "owned" }] },
          ],
        }),
      },
    ],
    [
      "names that are both not there",
      {
        N: nodegroup({ Name: { Ref: "AWS::NoValue" } }),
        X: launchTemplate({}, { Ref: "AWS::NoValue" }),
      },
    ],
  ])("not %s", (_, resources) => expect(isNode(resources)).toBe(false));
});

test.each<[unknown, string | undefined]>([
  [{ Ref: "A" }, "A"],
  [{ "Fn::Sub": `\${A}` }, "A"],
  ["b-cluster", "B"],
  [{ "Fn::Join": ["-", ["a", { Ref: "Env" }]] }, "A"],
  [{ Ref: "Env" }, undefined],
  [{ Ref: "AWS::NoValue" }, undefined],
])("the cluster that %j names is %s", (ClusterName, id) => {
  const template = read({
    A: { Type: "AWS::EKS::Cluster", Properties: { Name: { "Fn::Sub": `a-\${Env}` } } },
    B: { Type: "AWS::EKS::Cluster", Properties: { Name: "b-cluster" } },
    N: { Type: "AWS::EKS::Nodegroup", Properties: { ClusterName } },
  });
  const name = template.resource("N")?.get("ClusterName");
  expect(name && clusterNamed(template, name)?.id).toBe(id);
});

test.each([
  ["one by Ref", `\${A}`, "A"],
  ["one by its name", "b-cluster", "B"],
  ["both", `\${A} b-cluster`, undefined],
  ["one by an attribute", `other --apiserver-endpoint \${A.Endpoint}`, "A"],
  ["none", "other", undefined],
])("user data joins %s", (_, name, id) => {
  const UserData = { "Fn::Base64": { "Fn::Sub": `/etc/eks/bootstrap.sh ${name}` } };
  const template = read({
    A: { Type: "AWS::EKS::Cluster" },
    B: { Type: "AWS::EKS::Cluster", Properties: { Name: "b-cluster" } },
    G: group,
    X: launchTemplate({ UserData }),
  });
  const source = template.resource("X");
  expect(source && clusterOfNodes(source, template)?.id).toBe(id);
});

test.each([
  ["bootstrap.sh orders --x", "orders", true],
  ["bootstrap.sh orders-2", "orders", false],
  ["bootstrap.sh my-orders my_orders orders", "orders", true],
  [`name: \${Cluster}`, `\${Cluster}`, true],
  ["anything", "", false],
])("%j mentions %j: %s", (text, word, expected) => expect(mentions(text, word)).toBe(expected));
