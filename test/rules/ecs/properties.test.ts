import { describe, test } from "vitest";
import { ecsProperties } from "../../../server/src/rules/ecs/properties.ts";
import { check, checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const task = (container: object, properties: object = {}) => ({
  Task: {
    Type: "AWS::ECS::TaskDefinition",
    Properties: { ContainerDefinitions: [container], ...properties },
  },
});

describe("ecs-container-insights-disabled", () => {
  const rule = ruleOf(ecsProperties, "ecs-container-insights-disabled");

  test("Container Insights are turned on", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ECS::Cluster" },
//  ^^^ 🔎 low: "A" does not turn on Container Insights: unless the account does, CloudWatch has no metrics of its tasks and containers, such as restarts and memory.
    "B": {
      "Type": "AWS::ECS::Cluster",
      "Properties": { "ClusterSettings": [{ "Name": "containerInsights", "Value": "disabled" }] }
//                                                                                ^^^^^^^^^^ 🔎 low: "B" does not turn on Container Insights: unless the account does, CloudWatch has no metrics of its tasks and containers, such as restarts and memory.
    }
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ECS::Cluster", "Properties": { "ClusterSettings": [{ "Name": "containerInsights", "Value": "enabled" }] } },
    "B": {
      "Type": "AWS::ECS::Cluster",
      "Properties": { "ClusterSettings": [{ "Name": "containerInsights", "Value": "enabled" }] }
    }
  }
}`,
    );
  });

  test.each([["enabled"], ["enhanced"], [{ Ref: "Insights" }]])("silent where it is %j", (Value) =>
    silent(rule, {
      Cluster: {
        Type: "AWS::ECS::Cluster",
        Properties: { ClusterSettings: [{ Name: "containerInsights", Value }] },
      },
    }),
  );

  test("silent about settings that deployment chooses", () =>
    silent(rule, {
      Cluster: {
        Type: "AWS::ECS::Cluster",
        Properties: { ClusterSettings: { "Fn::If": ["Unknown", [], []] } },
      },
    }));
});

describe("ecs-host-network-as-root", () => {
  const rule = ruleOf(ecsProperties, "ecs-host-network-as-root");

  test("root in the network of the host", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {
        "NetworkMode": "host",
        "ContainerDefinitions": [
          { "Name": "a" },
//        ^^^^^^^^^^^^^^^ medium: "Task" leaves it to an image who it is in the network of its host: as root, which images are unless they say otherwise, whoever takes the container over reaches what listens on the host itself, the metadata service and its credentials among it.
          { "Name": "b", "User": "root", "Privileged": false },
//                               ^^^^^^ medium: "Task" runs a container as root in the network of its host: whoever takes it over reaches what listens on the host itself, the metadata service and its credentials among it.
          { "Name": "c", "User": "0:orders" },
//                               ^^^^^^^^^^ medium: "Task" runs a container as root in the network of its host: whoever takes it over reaches what listens on the host itself, the metadata service and its credentials among it.
          { "Name": "d", "User": "1000" }
        ]
      }
    }
  }
}`,
    );
  });

  const host = { NetworkMode: "host" };
  test.each([
    ["another user", task({ User: "orders" }, host)],
    ["another user of root's group", task({ User: "1000:0" }, host)],
    ["a user whose number begins so", task({ User: "01000" }, host)],
    ["a user of a parameter", task({ User: { Ref: "User" } }, host)],
    ["a privileged one, which is meant to", task({ Privileged: "true" }, host)],
    ["one that may be privileged", task({ Privileged: { Ref: "IsPrivileged" } }, host)],
    ["a network of its own", task({}, { NetworkMode: "awsvpc" })],
    ["a network of a parameter", task({}, { NetworkMode: { Ref: "Mode" } })],
    ["the default network", task({})],
  ])("silent about %s", (_, resources) => silent(rule, resources));
});

describe("ecs-container-without-logs", () => {
  const rule = ruleOf(ecsProperties, "ecs-container-without-logs");

  test("an essential container without logs", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {
        "ContainerDefinitions": [
          { "Name": "a" },
//        ^^^^^^^^^^^^^^^ low: "Task" has a container without LogConfiguration: on Fargate what it prints is lost, on EC2 it stays in a file that goes with the instance.
          { "Name": "b", "Essential": false },
          { "Name": "c", "LogConfiguration": { "LogDriver": "awslogs" } }
        ]
      }
    }
  }
}`,
    );
  });

  test.each([
    ["a log router", task({ FirelensConfiguration: { Type: "fluentbit" } })],
    ["one that may not be essential", task({ Essential: { Ref: "IsEssential" } })],
    ["a configuration of a parameter", task({ LogConfiguration: { Ref: "Logs" } })],
    ["a container of a parameter", task({ Ref: "Container" })],
  ])("silent about %s", (_, resources) => silent(rule, resources));
});
