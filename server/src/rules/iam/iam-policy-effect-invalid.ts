import { nearest } from "../../template/nearest.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { policiesOf, policyChecks, typesWithPolicies } from "./policies.ts";

const effects = ["Allow", "Deny"] as const;

export const iamPolicyEffectInvalid: ResourceRule = {
  id: "iam-policy-effect-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithPolicies,
  docs: {
    summary: "The Effect of a policy's statement is neither Allow nor Deny.",
    why: "IAM knows the two words alone, in just this spelling, and refuses the policy (“Invalid effect”). The stack is rolled back.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html",
    ],
  },
  equivalents: { "cfn-lint": policyChecks },

  check(resource, report, template) {
    for (const policy of policiesOf(resource, template))
      for (const statement of policy.statements) {
        const effect = statement.get("Effect");
        const text = textOf(effect);
        if (text === undefined || text === "Allow" || text === "Deny") continue;
        report({
          at: effect.at,
          message: `Effect "${text}" in a policy of "${resource.id}" does not exist: IAM knows "Allow" and "Deny" alone and refuses the policy.`,
          fixes: () =>
            choices(text).map((word): Fix => {
              const isSpelling = word.toLowerCase() === text.toLowerCase();
              return {
                title: isSpelling
                  ? `Spell it "${word}"`
                  : `Change "${text}" to "${word}", which says who may do it`,
                safety: isSpelling ? "safe" : "review",
                changes: [setValue(effect, word)],
              };
            }),
        });
      }
  },
};

/** The likely word first; both where there is no telling. */
function choices(text: string): readonly string[] {
  const same = effects.find((word) => word.toLowerCase() === text.toLowerCase());
  if (same) return [same];
  const [near] = nearest(text, effects);
  const likely = near ?? (/^(?:permit|grant|accept|yes|true)/i.test(text) ? "Allow" : "Deny");
  return [likely, ...effects.filter((word) => word !== likely)];
}
