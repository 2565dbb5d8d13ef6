import type { TemplateRule } from "../rule.ts";
import { endingResources } from "./endings.ts";

export const serviceEnding: TemplateRule = {
  id: "service-ending",
  severity: "medium",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A resource is of a service, or a type, that AWS is about to end or has closed to newcomers.",
    why: "In an account that has not used it before, creation fails and the stack is rolled back. Where it is used already, nothing new comes, and what follows is best planned before AWS sets the day. New accounts, for instance, cannot create launch configurations.",
    bad: `{
  "Configuration": {
    "Type": "AWS::AutoScaling::LaunchConfiguration",
    "Properties": { "ImageId": "ami-0abcdef1234567890", "InstanceType": "t3.micro" }
  }
}`,
    good: `{
  "Template": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": { "ImageId": "ami-0abcdef1234567890", "InstanceType": "t3.micro" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/general/latest/gr/service-lifecycle.html",
      "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
    ],
  },
  equivalents: { "cfn-lint": ["W3696", "W3697"] },

  checkTemplate(template, report) {
    const { today } = template;
    if (today === undefined) return;
    for (const { resource, ending } of endingResources(template)) {
      const { shutDown, closed, instead } = ending;
      const isClosed = closed !== undefined && closed <= today;
      const isEnding = shutDown !== undefined && shutDown > today;
      if (!isClosed && !isEnding) continue;
      const { id, type, key } = resource;
      const what = isEnding
        ? `AWS shuts the service down on ${shutDown}`
        : `accounts that did not use it before ${closed} cannot create it`;
      report({
        at: resource.get().node ?? key,
        logicalId: id,
        message: `"${id}" is of type ${type}: ${what}.${instead === undefined ? "" : ` AWS has ${instead} instead.`}`,
        tag: "deprecated",
      });
    }
  },
};
