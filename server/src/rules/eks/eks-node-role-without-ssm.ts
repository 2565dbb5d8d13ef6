import { mostManagedPolicies, ssmPolicy } from "../../aws/ssm.ts";
import { append, type Change, set } from "../../syntax/change.ts";
import { elements, type Json, jsonOf, member } from "../../syntax/syntax.ts";
import { sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { written } from "../../template/written.ts";
import type { ResourceRule } from "../rule.ts";
import { attachedPolicies, isNodeRole, mayUseSsm, nodeRoleTypes, nodesWith } from "./node-roles.ts";

export const eksNodeRoleWithoutSsm: ResourceRule = {
  id: "eks-node-role-without-ssm",
  severity: "high",
  profile: "essential",
  catalogue: ["node-role-ssm-managed-policy"],
  category: "Configuration",
  resourceTypes: ["AWS::IAM::Role"],
  alsoReads: nodeRoleTypes,
  docs: {
    summary: "EKS nodes cannot be reached through Systems Manager.",
    why: "The SSM agent is on every EKS AMI, but works only if the node's role lets it. Without it there is no Session Manager shell on a node that does not join its cluster or has run out of disk, no Run Command, no patching and no inventory; what is left is SSH, with keys to keep and a port to open.",
    bad: `{
  "NodeRole": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "ec2.amazonaws.com" },
            "Action": "sts:AssumeRole"
          }
        ]
      },
      "ManagedPolicyArns": [
        "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
        "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"
      ]
    }
  }
}`,
    good: `{
  "NodeRole": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "ec2.amazonaws.com" },
            "Action": "sts:AssumeRole"
          }
        ]
      },
      "ManagedPolicyArns": [
        "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
        "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
        "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html",
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html",
    ],
  },
  equivalents: {},

  check(role, report, template) {
    const policies = role.get("ManagedPolicyArns");
    if (policies.kind === "unknown" || !isNodeRole(role, template)) return;
    if (mayUseSsm(role, template)) return;

    const isFull = managedPolicyCount(role, template) >= mostManagedPolicies;
    const full = ` It has the ${mostManagedPolicies} managed policies that IAM allows by default, so one must go first.`;
    report({
      at: policies.at,
      message: `Node role "${role.id}" lacks ${ssmPolicy}: Systems Manager refuses the agent on its nodes, and neither Session Manager nor Run Command reaches them.${isFull ? full : ""}`,
      related: nodesWith(role, template).map(({ id, key }) => ({
        at: key,
        message: `The nodes of "${id}" run with this role.`,
      })),
      fixes: () => {
        const changes = isFull ? [] : attach(role, template);
        const title = `Attach ${ssmPolicy} to "${role.id}" (whoever may start sessions gets a shell on its nodes)`;
        return changes.length === 0 ? [] : [{ title, safety: "review", changes }];
      },
    });
  },
};

const listOf = (role: Resource) =>
  member(member(role.body, "Properties")?.value, "ManagedPolicyArns");

function managedPolicyCount(role: Resource, template: Template): number {
  const attached = attachedPolicies(role, template).filter(
    ({ type }) => type === "AWS::IAM::ManagedPolicy",
  );
  return elements(listOf(role)?.value).length + attached.length;
}

/** Appends the policy as its neighbours are written; nothing where the list, or what is in it, depends on conditions. */
function attach(role: Resource, template: Template): readonly Change[] {
  const path = ["Resources", role.id, "Properties", "ManagedPolicyArns"];
  const list = listOf(role)?.value;
  if (!list) return [set(path, [sub(`arn:\${AWS::Partition}:iam::aws:policy/${ssmPolicy}`)])];
  if (list.type !== "array" || JSON.stringify(jsonOf(list)).includes(ssmPolicy)) return [];
  return [append(path, inStyleOf(role, template))];
}

/** The policy's ARN with the partition, and by the intrinsic function, of the list's last policy of AWS's own. */
function inStyleOf(role: Resource, template: Template): Json {
  const policies = role.get("ManagedPolicyArns").items();
  for (const { node } of [...policies].reverse()) {
    const name = /:iam::aws:policy\/([\w-]+)$/.exec(written(template, node))?.[1];
    if (node && name !== undefined) return renamed(jsonOf(node), name);
  }
  return sub(`arn:\${AWS::Partition}:iam::aws:policy/${ssmPolicy}`);
}

/** The same expression with this policy's name in place of the one that it ends in. */
function renamed(arn: Json, name: string): Json {
  if (typeof arn === "string")
    return arn.endsWith(name) ? arn.slice(0, -name.length) + ssmPolicy : arn;
  if (Array.isArray(arn)) return arn.map((item: Json) => renamed(item, name));
  if (typeof arn !== "object" || arn === null) return arn;
  return Object.fromEntries(Object.entries(arn).map(([key, item]) => [key, renamed(item, name)]));
}
