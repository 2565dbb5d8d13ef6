import { updatePolicies } from "../../aws/updatePolicies.ts";
import { rename } from "../../syntax/change.ts";
import { type Member, member, members, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Report, TemplateRule } from "../rule.ts";
import { hasMacros } from "./macros.ts";

export const updatePolicyInvalid: TemplateRule = {
  id: "update-policy-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "UpdatePolicy holds what CloudFormation does not know of the resource's type.",
    why: "Each type that has update policies has its own, such as AutoScalingRollingUpdate of Auto Scaling groups. CloudFormation refuses others.",
    bad: `{
  "Workers": {
    "Type": "AWS::AutoScaling::AutoScalingGroup",
    "UpdatePolicy": { "AutoScalingRollingUpdates": { "MinInstancesInService": 1 } },
    "Properties": { "MinSize": "1", "MaxSize": "3" }
  }
}`,
    good: `{
  "Workers": {
    "Type": "AWS::AutoScaling::AutoScalingGroup",
    "UpdatePolicy": { "AutoScalingRollingUpdate": { "MinInstancesInService": 1 } },
    "Properties": { "MinSize": "1", "MaxSize": "3" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3016"] },

  checkTemplate(template, report) {
    if (hasMacros(template)) return;
    for (const { id, type, body } of template.resources()) {
      const policies = updatePolicies[type];
      const declared = policies && member(body, "UpdatePolicy")?.value;
      if (!declared) continue;
      for (const policy of members(declared)) {
        const allowed = policies[policy.name];
        if (!Object.hasOwn(policies, policy.name))
          unknown(id, policy, "no update policy of its type", Object.keys(policies), report);
        else if (allowed)
          for (const each of members(policy.value))
            if (!allowed.includes(each.name))
              unknown(id, each, `nothing that ${policy.name} takes`, allowed, report);
      }
    }
  },
};

function unknown(
  id: string,
  { name, key, value }: Member,
  what: string,
  allowed: readonly string[],
  report: Report,
): void {
  if (!value || name === "" || name.startsWith("Fn::") || name === "Ref") return;
  report({
    at: key,
    logicalId: id,
    message: `"${name}" in the UpdatePolicy of "${id}" is ${what}: CloudFormation refuses the template.`,
    fixes: () =>
      nearest(name, allowed)
        .filter((near) => !member(key.parent, near))
        .map((near) => ({
          title: `Rename "${name}" to "${near}"`,
          safety: name.toLowerCase() === near.toLowerCase() ? "safe" : "review",
          changes: [rename(pathOf(key), near)],
        })),
  });
}
