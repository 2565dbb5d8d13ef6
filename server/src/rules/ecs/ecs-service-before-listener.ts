import { isCreatedAfter } from "../../template/dependencies.ts";
import { hasAllNames } from "../../template/names.ts";
import type { Resource, Template } from "../../template/template.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { ResourceRule } from "../rule.ts";
import { dependsOnOf, waitingFor } from "../waiting.ts";

/** What sends requests to target groups, and where it names them. */
const senders: Readonly<Record<string, string>> = {
  "AWS::ElasticLoadBalancingV2::Listener": "DefaultActions",
  "AWS::ElasticLoadBalancingV2::ListenerRule": "Actions",
};
const senderTypes = Object.keys(senders);

export const ecsServiceBeforeListener: ResourceRule = {
  id: "ecs-service-before-listener",
  severity: "high",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::ECS::Service"],
  alsoReads: senderTypes,
  docs: {
    summary: "An ECS service does not wait for the listener of its target group.",
    why: "The service refers to the target group, and only a listener attaches that to a load balancer. CloudFormation creates service and listener at once; where the service is first, ECS refuses it (“The target group … does not have an associated load balancer”), and the stack is rolled back. Whether that happens differs from one deployment to the next.",
    bad: `{
  "Targets": { "Type": "AWS::ElasticLoadBalancingV2::TargetGroup" },
  "Listener": {
    "Type": "AWS::ElasticLoadBalancingV2::Listener",
    "Properties": {
      "LoadBalancerArn": { "Fn::ImportValue": "LoadBalancerArn" },
      "DefaultActions": [{ "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }]
    }
  },
  "Service": {
    "Type": "AWS::ECS::Service",
    "Properties": {
      "LoadBalancers": [{ "ContainerName": "web", "ContainerPort": 80, "TargetGroupArn": { "Ref": "Targets" } }]
    }
  }
}`,
    good: `{
  "Targets": { "Type": "AWS::ElasticLoadBalancingV2::TargetGroup" },
  "Listener": {
    "Type": "AWS::ElasticLoadBalancingV2::Listener",
    "Properties": {
      "LoadBalancerArn": { "Fn::ImportValue": "LoadBalancerArn" },
      "DefaultActions": [{ "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }]
    }
  },
  "Service": {
    "Type": "AWS::ECS::Service",
    "DependsOn": ["Listener"],
    "Properties": {
      "LoadBalancers": [{ "ContainerName": "web", "ContainerPort": 80, "TargetGroupArn": { "Ref": "Targets" } }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    ],
  },
  equivalents: {},

  check(service, report, template) {
    if (!hasAllNames(template)) return;
    for (const balancer of service.get("LoadBalancers").items()) {
      const value = balancer.get("TargetGroupArn");
      const group = template.resource(template.target(value)?.to ?? "");
      const all = group ? sendersTo(group, template) : [];
      if (!group || all.some(({ id }) => isCreatedAfter(template, service.id, id))) continue;
      const [sender] = all.filter(template.isCertain);
      if (!sender) continue;
      report({
        at: dependsOnOf(service),
        message: `Service "${service.id}" may come before "${sender.id}", which puts target group "${group.id}" behind a load balancer: ECS then refuses it.`,
        related: [{ at: sender.key, message: "What it does not wait for." }],
        fixes: () => waitingFor(template, service, [sender.id]),
      });
    }
  },
};

/** The listeners, and their rules, that name the target group. */
const sendersTo = (group: Resource, template: Template): readonly Resource[] =>
  template.ofType(...senderTypes).filter((sender) => {
    const actions = [senders[sender.type] ?? "", "*"];
    return [
      ...valuesAt(sender.get(), [...actions, "TargetGroupArn"]),
      ...valuesAt(sender.get(), [
        ...actions,
        "ForwardConfig",
        "TargetGroups",
        "*",
        "TargetGroupArn",
      ]),
    ].some((value) => template.target(value)?.to === group.id);
  });
