import { describe, expect, test } from "vitest";
import { ecsServiceBeforeListener as rule } from "../../../server/src/rules/ecs/ecs-service-before-listener.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const ref = (Ref: string) => ({ Ref });
const Targets = { Type: "AWS::ElasticLoadBalancingV2::TargetGroup" };
const listener = (action: object, attributes: object = {}) => ({
  Type: "AWS::ElasticLoadBalancingV2::Listener",
  ...attributes,
  Properties: { DefaultActions: [{ Type: "forward", ...action }] },
});
const Listener = listener({ TargetGroupArn: ref("Targets") });
const service = (TargetGroupArn: unknown, attributes: object = {}) => ({
  Type: "AWS::ECS::Service",
  ...attributes,
  Properties: { LoadBalancers: [{ ContainerName: "web", ContainerPort: 80, TargetGroupArn }] },
});
const Service = service(ref("Targets"));
const reported = (resources: object) =>
  findingsOf(rule, templateOf(resources)).map(({ message }) => message);

test("a service is made to wait for the listener", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Targets": { "Type": "AWS::ElasticLoadBalancingV2::TargetGroup" },
    "Listener": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": { "DefaultActions": [{ "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }] }
    },
    "Service": {
//  ^^^^^^^^^ 💡 high: Service "Service" may come before "Listener", which puts target group "Targets" behind a load balancer: ECS then refuses it.
      "Type": "AWS::ECS::Service",
      "Properties": { "LoadBalancers": [{ "ContainerPort": 80, "TargetGroupArn": { "Ref": "Targets" } }] }
    }
  }
}`,
    `
{
  "Resources": {
    "Targets": { "Type": "AWS::ElasticLoadBalancingV2::TargetGroup" },
    "Listener": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": { "DefaultActions": [{ "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }] }
    },
    "Service": {
      "Type": "AWS::ECS::Service",
      "DependsOn": ["Listener"],
      "Properties": { "LoadBalancers": [{ "ContainerPort": 80, "TargetGroupArn": { "Ref": "Targets" } }] }
    }
  }
}`,
  );
});

test.each([
  [
    "a rule",
    {
      Type: "AWS::ElasticLoadBalancingV2::ListenerRule",
      Properties: { Actions: [{ Type: "forward", TargetGroupArn: ref("Targets") }] },
    },
  ],
  [
    "one of several groups",
    listener({ ForwardConfig: { TargetGroups: [{ TargetGroupArn: ref("Targets") }] } }),
  ],
])("%s puts the group behind a load balancer too", (_, Sender) => {
  expect(reported({ Targets, Sender, Service })).toEqual([
    'Service "Service" may come before "Sender", which puts target group "Targets" behind a load balancer: ECS then refuses it.',
  ]);
});

describe("silent", () => {
  test.each([
    [
      "it waits",
      { Targets, Listener, Service: service(ref("Targets"), { DependsOn: "Listener" }) },
    ],
    [
      "it waits for one of two",
      {
        Targets,
        Listener,
        Other: Listener,
        Service: service(ref("Targets"), { DependsOn: "Other" }),
      },
    ],
    ["a listener elsewhere", { Targets, Service }],
    [
      "a listener of another group",
      { Targets, Other: Targets, Listener: listener({ TargetGroupArn: ref("Other") }), Service },
    ],
    ["a group from elsewhere", { Listener, Service: service({ "Fn::ImportValue": "Targets" }) }],
    [
      "a listener that may not be there",
      { Targets, Listener: { ...Listener, Condition: "Undefined" }, Service },
    ],
    ["no load balancer", { Targets, Listener, Service: { Type: "AWS::ECS::Service" } }],
  ])("%s", (_, resources) => silent(rule, resources));
});
