import { elements, members } from "../../syntax/syntax.ts";
import { declaredNames } from "../../template/names.ts";
import type { TemplateRule } from "../rule.ts";

export const resourceInCondition: TemplateRule = {
  id: "resource-in-condition",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A condition or rule refers to a resource.",
    why: "CloudFormation decides conditions and rules before there are resources, and refuses the template (“Cannot reference resources in the Conditions block of the template”). Only parameters, pseudo parameters and mappings can be asked.",
    bad: `{
  "Conditions": { "HasTopic": { "Fn::Not": [{ "Fn::Equals": [{ "Ref": "Topic" }, ""] }] } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    good: `{
  "Parameters": { "TopicArn": { "Type": "String", "Default": "" } },
  "Conditions": { "HasTopic": { "Fn::Not": [{ "Fn::Equals": [{ "Ref": "TopicArn" }, ""] }] } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1020", "E1019"] },

  checkTemplate(template, report) {
    const { resources, parameters } = declaredNames(template);
    const asked = ["Conditions", "Rules"].flatMap((section) =>
      members(template.section(section)?.value).flatMap(({ name }) =>
        template.references().from(section, name),
      ),
    );
    for (const { kind, to, node, from } of asked) {
      // What a name of both stands for is another rule's. Fn::GetAtt is no function of conditions at all.
      if ((kind !== "Ref" && kind !== "Sub") || !resources.has(to) || parameters.has(to)) continue;
      report({
        at: elements(node)[0] ?? node,
        logicalId: from.id,
        message: `"${from.id}" asks for resource "${to}": ${from.section === "Rules" ? "rules are" : "a condition is"} decided before there are resources.`,
      });
    }
  },
};
