import type { TemplateRule } from "../rule.ts";
import { endingResources } from "./endings.ts";

export const serviceShutDown: TemplateRule = {
  id: "service-shut-down",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A resource is of a service that AWS has shut down.",
    why: "Nothing is there any more that could create it: CloudFormation rolls the stack back.",
    bad: `{
  "Stack": {
    "Type": "AWS::OpsWorks::Stack",
    "Properties": {
      "Name": "orders",
      "ServiceRoleArn": "arn:aws:iam::123456789012:role/opsworks",
      "DefaultInstanceProfileArn": "arn:aws:iam::123456789012:instance-profile/orders"
    }
  }
}`,
    good: `{
  "Topic": { "Type": "AWS::SNS::Topic" }
}`,
    links: ["https://docs.aws.amazon.com/general/latest/gr/full_shutdown_services.html"],
  },
  equivalents: { "cfn-lint": ["E3710", "W3696"] },

  checkTemplate(template, report) {
    const { today } = template;
    for (const { resource, ending } of endingResources(template)) {
      const { shutDown, instead } = ending;
      if (shutDown === undefined || today === undefined || shutDown > today) continue;
      const { id, type, key } = resource;
      report({
        at: resource.get().node ?? key,
        logicalId: id,
        message: `AWS shut the service of "${id}" (${type}) down on ${shutDown}: CloudFormation cannot create it.${instead === undefined ? "" : ` AWS has ${instead} instead.`}`,
        tag: "deprecated",
      });
    }
  },
};
