import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { type Policy, policiesOf, policyChecks, typesWithPolicies } from "./policies.ts";

export const iamSidInvalid: ResourceRule = {
  id: "iam-sid-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithPolicies.filter((type) => type.startsWith("AWS::IAM::")),
  docs: {
    summary:
      "The Sid of a statement in an IAM policy has other characters than letters and digits, or is there twice.",
    why: "IAM refuses the policy (“Statement IDs (SID) must be alpha-numeric”, “… must be unique”), and the stack is rolled back. Only policies of resources, such as those of KMS keys, may have spaces there.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Sid": "list-buckets", "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]
      }
    }
  }
}`,
    good: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Sid": "listbuckets", "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
    ],
  },
  equivalents: { "cfn-lint": policyChecks },

  check(resource, report, template) {
    for (const policy of policiesOf(resource, template)) {
      const sids = new Set<string>();
      for (const statement of policy.statements) {
        const sid = statement.get("Sid");
        const text = textOf(sid);
        if (text === undefined) continue;
        const isPlain = /^[A-Za-z0-9]*$/.test(text);
        if (isPlain && (text === "" || !sids.has(text))) {
          sids.add(text);
          continue;
        }
        report({
          at: sid.at,
          message: isPlain
            ? `Sid "${text}" stands in a policy of "${resource.id}" twice: IAM refuses the policy.`
            : `Sid "${text}" in a policy of "${resource.id}" is not of letters and digits alone: IAM refuses the policy.`,
          fixes: () => {
            const name = fresh(text.replace(/[^A-Za-z0-9]/g, ""), allSids(policy));
            // A Sid tells statements apart, and means nothing else.
            return [
              { title: `Change it to "${name}"`, safety: "safe", changes: [setValue(sid, name)] },
            ];
          },
        });
      }
    }
  },
};

const allSids = (policy: Policy): ReadonlySet<string | undefined> =>
  new Set(policy.statements.map((statement) => textOf(statement.get("Sid"))));

function fresh(base: string, taken: ReadonlySet<string | undefined>): string {
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
  return name;
}
