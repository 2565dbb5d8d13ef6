import { documentElements, principalTypes, statementElements } from "../../aws/policyDocuments.ts";
import { remove, rename } from "../../syntax/change.ts";
import { members, type Node, pathOf } from "../../syntax/syntax.ts";
import { didYouMean, nearest } from "../../template/nearest.ts";
import { intrinsicOf, isWrittenElsewhere, type Value } from "../../template/value.ts";
import type { Fix, Report, ResourceRule } from "../rule.ts";
import { has, policiesOf, policyChecks, typesWithPolicies } from "./policies.ts";

export const iamStatementElementRefused: ResourceRule = {
  id: "iam-statement-element-refused",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithPolicies,
  docs: {
    summary:
      "A policy has an element that IAM does not know, or that this kind of policy may not have.",
    why: "IAM refuses the policy (“Syntax errors in policy”, “Policy document should not specify a principal”, “Has prohibited field Resource”), and the stack is rolled back.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Actions": "s3:ListAllMyBuckets", "Resource": "*" }]
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
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html",
    ],
  },
  equivalents: { "cfn-lint": policyChecks },

  check(resource, report, template) {
    const { id } = resource;
    for (const policy of policiesOf(resource, template)) {
      unknown(policy.document, documentElements, `The policy in "${id}"`, report);
      for (const statement of policy.statements) {
        unknown(statement, statementElements, `A statement in "${id}"`, report);
        for (const name of ["Principal", "NotPrincipal"]) {
          unknown(statement.get(name), principalTypes, `A principal in "${id}"`, report);
          if (policy.kind === "identity")
            refused(statement, name, id, "identities' policies are about whoever has them", report);
        }
        if (policy.kind === "trust")
          for (const name of ["Resource", "NotResource"])
            refused(statement, name, id, "what says whom a role trusts is about the role", report);
        for (const name of ["Principal", "Action", "Resource"])
          if (has(statement, name))
            refused(statement, `Not${name}`, id, `the statement has ${name} too`, report);
      }
    }
  },
};

/** Elements of names that there are not. */
function unknown(value: Value, names: readonly string[], where: string, report: Report): void {
  if (value.kind !== "known" || intrinsicOf(value.node)) return;
  for (const { name, key } of members(value.node)) {
    if (names.includes(name) || isWrittenElsewhere(name)) continue;
    const free = names.filter((each) => !has(value, each));
    report({
      at: key,
      message: `${where} has an element "${name}", which IAM does not know: it refuses the policy.${didYouMean(name, free)}`,
      fixes: () => {
        const same = free.find((each) => each.toLowerCase() === name.toLowerCase());
        if (same) return [renamed(key, same, "safe")];
        return nearest(name, free).map((near) => renamed(key, near, "review"));
      },
    });
  }
}

const renamed = (key: Node, name: string, safety: Fix["safety"]): Fix => ({
  title: `Rename "${key.value}" to "${name}"`,
  safety,
  changes: [rename(pathOf(key), name)],
});

/** An element that is known, but not allowed there. */
function refused(statement: Value, name: string, id: string, why: string, report: Report): void {
  const found = members(statement.node).find((each) => each.name === name);
  if (!found?.value || !has(statement, name)) return;
  report({
    at: found.key,
    message: `${name} may not stand in this statement of "${id}": ${why}, and IAM refuses the policy.`,
    fixes: () => [
      {
        title: `Remove ${name}; what it limited is then open to all that the rest allows`,
        safety: "review",
        changes: [remove(pathOf(found.key))],
      },
    ],
  });
}
