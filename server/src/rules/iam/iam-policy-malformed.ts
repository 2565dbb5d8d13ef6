import { set } from "../../syntax/change.ts";
import { jsonOf, members, type Node } from "../../syntax/syntax.ts";
import { lacks, textOf, type Value } from "../../template/value.ts";
import type { Problem, Report, ResourceRule } from "../rule.ts";
import { policyChecks, policyValuesOf, typesWithPolicies } from "./policies.ts";

export const iamPolicyMalformed: ResourceRule = {
  id: "iam-policy-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithPolicies,
  docs: {
    summary: "A policy has no statement, or something in it is of a shape that IAM does not read.",
    why: "IAM refuses the policy (“Syntax errors in policy”), and the stack is rolled back.",
    bad: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": "arn:aws:iam::123456789012:root",
            "Action": "sts:AssumeRole"
          }
        ]
      }
    }
  }
}`,
    good: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": {
              "AWS": "arn:aws:iam::123456789012:root"
            },
            "Action": "sts:AssumeRole"
          }
        ]
      }
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"],
  },
  equivalents: { "cfn-lint": policyChecks },

  check(resource, report, template) {
    const { id } = resource;
    for (const { document } of policyValuesOf(resource, template)) {
      if (document.node?.type === "array")
        report(
          wrong(document, `The policy in "${id}" is a list: IAM wants an object with a Statement.`),
        );
      else if (lacks(document, "Statement"))
        report(wrong(document, `The policy in "${id}" has no Statement: IAM refuses it.`));
      else statements(document.get("Statement"), id, report);
    }
  },
};

function statements(list: Value, id: string, report: Report): void {
  for (const statement of list.items()) {
    if (statement.kind !== "known") continue;
    if (statement.node?.type !== "object") {
      report(wrong(statement, `A Statement in "${id}" is no object: IAM refuses the policy.`));
      continue;
    }
    for (const name of ["Principal", "NotPrincipal"]) principal(statement.get(name), id, report);
    for (const name of ["Action", "NotAction", "Resource", "NotResource"])
      for (const item of statement.get(name).items())
        if (item.kind === "known" && item.node?.children && !isMisspeltCall(item.node))
          report(
            wrong(
              item,
              `${name} in "${id}" has an element that is no text: IAM refuses the policy.`,
            ),
          );
    const condition = statement.get("Condition");
    if (condition.kind === "known" && condition.node?.type !== "object")
      report(wrong(condition, `Condition in "${id}" is no object: IAM refuses the policy.`));
  }
}

function principal(value: Value, id: string, report: Report): void {
  const { node } = value;
  if (value.kind !== "known" || !node || node.type === "object" || node.value === "*") return;
  const text = textOf(value);
  const type = text === undefined ? undefined : typeOf(text);
  report({
    ...wrong(
      value,
      `A principal in "${id}" is ${text === undefined ? "a list" : `"${text}"`}: IAM wants "*" or an object such as { "AWS": … } and refuses the policy.`,
    ),
    fixes: () =>
      type === undefined
        ? []
        : [
            {
              title: `Write it as { "${type}": … }`,
              safety: "review",
              changes: [set(value.path(), { [type]: jsonOf(node) })],
            },
          ],
  });
}

/** An intrinsic function without its `Fn::`, which is another mistake. */
const isMisspeltCall = (node: Node): boolean =>
  members(node).some(({ name }) => /^!?(?:Sub|GetAtt|Join|ImportValue|Select|Ref|If)$/.test(name));

/** What kind of principal a text is; undefined where it is neither an account nor a service. */
function typeOf(text: string): "AWS" | "Service" | undefined {
  if (/^(?:arn:[\w-]+:iam::(?:\d{12}|cloudfront):.+|\d{12})$/.test(text)) return "AWS";
  return /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(text) ? "Service" : undefined;
}

const wrong = (value: Value, message: string): Problem => ({ at: value.node as Node, message });
