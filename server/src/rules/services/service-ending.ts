import { endingOf } from "../../aws/endingServices.ts";
import type { ResourceRule } from "../rule.ts";

export const serviceEnding: ResourceRule = {
  id: "service-ending",
  severity: "medium",
  category: "Template",
  needsNesting: true,
  resourceTypes: "any",
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

  *check(resource, { today }) {
    const { id, type, key } = resource;
    const { shutDown, closed, instead } = endingOf(type) ?? {};
    if (today === undefined) return;
    const isClosed = closed !== undefined && closed <= today;
    const isEnding = shutDown !== undefined && shutDown > today;
    if (!isClosed && !isEnding) return;
    const what = isEnding
      ? `AWS shuts the service down on ${shutDown}`
      : `accounts that did not use it before ${closed} cannot create it`;
    yield {
      at: resource.get().node ?? key,
      message: `"${id}" is of type ${type}: ${what}.${instead === undefined ? "" : ` AWS has ${instead} instead.`}`,
      tag: "deprecated",
    };
  },
};
