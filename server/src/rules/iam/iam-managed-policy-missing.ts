import { policyInstead } from "../../aws/managedPolicies.ts";
import { set } from "../../syntax/change.ts";
import { elements, type Json, type Node, pathOf } from "../../syntax/syntax.ts";
import { intrinsicOf, type Value } from "../../template/value.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { awsPolicyIn } from "./managedPolicies.ts";

export const iamManagedPolicyMissing: ResourceRule = {
  id: "iam-managed-policy-missing",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::SSO::PermissionSet"],
  docs: {
    summary: "A managed policy of AWS is named by an ARN under which there is none.",
    why: "IAM fails to attach it (“Policy arn:aws:iam::aws:policy/… does not exist or is not attachable”), and the stack is rolled back. Most often the path, such as service-role/, is missing; some policies were replaced by others.",
    bad: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }
        ]
      },
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole"]
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
          { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }
        ]
      },
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-deprecated.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    const lists = [resource.get("ManagedPolicyArns"), resource.get("ManagedPolicies")];
    for (const arn of lists.flatMap((list) => list.items())) {
      const wrong = awsPolicyIn(template, arn);
      const right = wrong === undefined ? undefined : policyInstead(wrong);
      if (wrong === undefined || right === undefined) continue;
      report({
        at: arn.at,
        message: `AWS has no managed policy "${wrong}": IAM fails to attach it to "${resource.id}". There is "${right}".`,
        fixes: () => renamed(arn, wrong, right),
      });
    }
  },
};

/** The same value with another path and name; none where they are not written in one piece at the end of a text. */
function renamed(arn: Value, wrong: string, right: string): readonly Fix[] {
  const text = arn.node && textNodeOf(arn.node);
  if (typeof text?.value !== "string" || !text.value.endsWith(wrong)) return [];
  const value: Json = text.value.slice(0, text.value.length - wrong.length) + right;
  // Where only the path was wrong, or a letter's case, it is the very policy that was meant.
  const isSame = nameOf(wrong).toLowerCase() === nameOf(right).toLowerCase();
  return [
    {
      title: `Change it to "${right}"${isSame ? "" : ", and see what that allows"}`,
      safety: isSame ? "safe" : "review",
      changes: [set(pathOf(text), value)],
    },
  ];
}

const nameOf = (pathAndName: string): string => pathAndName.slice(pathAndName.lastIndexOf("/") + 1);

/** The string that ends the ARN: the value itself, or the last in Fn::Sub or Fn::Join. */
function textNodeOf(node: Node): Node | undefined {
  const fn = intrinsicOf(node);
  const [first, list] = elements(fn?.value);
  if (!fn) return node;
  if (fn.name === "Fn::Sub") return first ?? fn.value;
  return fn.name === "Fn::Join" ? elements(list).at(-1) : undefined;
}
