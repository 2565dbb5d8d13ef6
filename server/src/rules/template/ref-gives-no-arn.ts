import { arnProperties, namesToo, refGives } from "../../aws/arns.ts";
import { set } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import { getAtt } from "../../template/intrinsics.ts";
import type { TemplateRule } from "../rule.ts";
import { misfitsOf } from "./misfits.ts";

export const refGivesNoArn: TemplateRule = {
  id: "ref-gives-no-arn",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A property that takes an ARN is given the Ref of a resource, which is a name.",
    why: "The service refuses the name, and the deployment fails half-way: Ref of a role, a bucket, a table or a queue gives no ARN, its attribute Arn does.",
    bad: `{
  "Role": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Statement": [] } } },
  "Task": {
    "Type": "AWS::ECS::TaskDefinition",
    "Properties": { "TaskRoleArn": { "Ref": "Role" } }
  }
}`,
    good: `{
  "Role": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Statement": [] } } },
  "Task": {
    "Type": "AWS::ECS::TaskDefinition",
    "Properties": { "TaskRoleArn": { "Fn::GetAtt": ["Role", "Arn"] } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1041"] },

  checkTemplate(template, report) {
    for (const { resource, slot, node, call } of misfitsOf(template).calls) {
      const { name, type } = slot.property;
      if (call.name !== "Ref" || type.kind !== "string") continue;
      const to = String(call.value.value);
      const what = refGives[template.resource(to)?.type ?? ""];
      if (what === undefined) continue;
      const isNamed = /A(rn|RN)$/.test(name) && !namesToo.some((each) => name.endsWith(each));
      if (!isNamed && !arnProperties[resource.type]?.includes(name)) continue;
      report({
        at: node,
        logicalId: resource.id,
        message: `"${name}" in "${resource.id}" takes an ARN, and Ref "${to}" gives the ${what}.`,
        fixes: () => [
          {
            title: `Use the attribute Arn of "${to}"`,
            safety: "review",
            changes: [set(pathOf(node), getAtt(to, "Arn"))],
          },
        ],
      });
    }
  },
};
