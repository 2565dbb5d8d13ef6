/** Which IAM roles EKS nodes run with, and what their policies allow. */
import { managedNodePolicies, workerNodePolicy } from "../../aws/eks.ts";
import { allowsSsmMessages, policiesWithSsm } from "../../aws/ssm.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { launchDataOf } from "../ec2/launchers.ts";
import { isEksNode, nodeTypes, sourceTypes } from "./nodes.ts";
import { byName, mayReferTo, readReferrers, referents } from "./references.ts";

/** The types that these questions look at, for a rule's `alsoReads`. */
export const nodeRoleTypes = [
  ...nodeTypes,
  "AWS::EKS::FargateProfile",
  "AWS::IAM::InstanceProfile",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::Policy",
  "AWS::IAM::RolePolicy",
] as const;

/** Whether the role is that of EC2 instances which are EKS nodes, and which people look after themselves. */
export const isNodeRole = (role: Resource, template: Template): boolean =>
  (nodesWith(role, template).length > 0 || isMeantForNodes(role, template)) &&
  isAssumedByEc2(role, template) !== false;

/** Whether the role has the policy that nodes need, and is not one of nodes that nobody looks after. */
function isMeantForNodes(role: Resource, template: Template): boolean {
  const arns = role.get("ManagedPolicyArns").items();
  const texts = arns.map(({ node }) => written(template, node));
  if (!texts.some((text) => text.endsWith(workerNodePolicy))) return false;
  const names = texts.flatMap((text) => awsPolicyName(text) ?? []);
  return names.includes(workerNodePolicy) && !isOfManagedNodes(role, names, template);
}

/** The node groups, launch templates and launch configurations whose nodes run with the role. */
export const nodesWith = ({ id }: Resource, template: Template): readonly Resource[] =>
  nodesByRole(template).get(id) ?? [];

const nodesByRole = oncePer((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const nodes = new Map<string, Resource[]>();
  for (const group of template.ofType("AWS::EKS::Nodegroup"))
    for (const role of new Set(referents(template, group.get("NodeRole"))))
      addTo(nodes, role, group);
  for (const source of template.ofType(...sourceTypes)) {
    const roles = new Set(profilesOf(source, template).flatMap((each) => rolesIn(each, template)));
    if (roles.size === 0 || !isEksNode(source, template)) continue;
    for (const role of roles) addTo(nodes, role, source);
  }
  return nodes;
});

/** The instance profiles that a launch template, or configuration, gives its instances: by ARN, by Ref, or by name. */
function profilesOf(source: Resource, template: Template): readonly Resource[] {
  const value = launchDataOf(source, "IamInstanceProfile");
  const isPlain = source.type === "AWS::AutoScaling::LaunchConfiguration";
  return (isPlain ? [value] : [value.get("Arn"), value.get("Name")])
    .filter(({ kind }) => kind !== "absent")
    .flatMap((each) => [
      ...referents(template, each).flatMap((id) => template.resource(id) ?? []),
      ...(profilesByName(template).get(written(template, each.node)) ?? []),
    ])
    .filter(({ type }) => type === "AWS::IAM::InstanceProfile");
}

const profilesByName = byName("AWS::IAM::InstanceProfile", "InstanceProfileName");

const rolesIn = (profile: Resource, template: Template): readonly string[] =>
  profile
    .get("Roles")
    .items()
    .flatMap((role) => referents(template, role));

/** Whether the role is one of Auto Mode's nodes or of Fargate pods. */
const isOfManagedNodes = ({ id }: Resource, policies: readonly string[], template: Template) =>
  policies.some((name) => managedNodePolicies.includes(name)) || rolesOfManaged(template).has(id);

const rolesOfManaged = oncePer((template: Template): ReadonlySet<string> => {
  const arns = [
    ...template
      .ofType("AWS::EKS::Cluster")
      .map((cluster) => cluster.get("ComputeConfig", "NodeRoleArn")),
    ...template
      .ofType("AWS::EKS::FargateProfile")
      .map((profile) => profile.get("PodExecutionRoleArn")),
  ];
  return new Set(arns.flatMap((arn) => referents(template, arn)));
});

/** Whether the role's trust policy lets EC2 instances have it; undefined where it is missing or not known. */
function isAssumedByEc2(role: Resource, template: Template): boolean | undefined {
  const statements = role.get("AssumeRolePolicyDocument", "Statement");
  if (statements.kind === "absent") return undefined;
  const answers = statements.items().flatMap((statement) => {
    const principal = statement.get("Principal");
    if (textOf(principal) === "*") return [true];
    return principal
      .get("Service")
      .items()
      .map((service) => isEc2(written(template, service.node)));
  });
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** `ec2.amazonaws.com`, also with the domain of another partition; undefined of what a parameter tells. */
const isEc2 = (service: string): boolean | undefined =>
  service.startsWith("ec2.") || (/^[a-z]/.test(service) ? false : undefined);

/** The name of a policy of AWS's own by its ARN, in whatever partition; undefined for every other. */
export const awsPolicyName = (arn: string): string | undefined =>
  /:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];

/** Whether the role's policies let the SSM agent work, or may; false only where all of them are known. */
export function mayUseSsm(role: Resource, template: Template): boolean {
  return (
    role
      .get("ManagedPolicyArns")
      .items()
      .some((arn) => {
        const name = awsPolicyName(written(template, arn.node));
        if (name !== undefined) return policiesWithSsm.has(name);
        const policy = template.resource(template.target(arn)?.to ?? "");
        return policy?.type !== "AWS::IAM::ManagedPolicy" || mayAllowSsm(policy);
      }) ||
    role
      .get("Policies")
      .items()
      .some((policy) => policyMayAllowSsm(policy.get("PolicyDocument"))) ||
    attachedPolicies(role, template).some(mayAllowSsm)
  );
}

/** The policies that name the role themselves, or may. */
export const attachedPolicies = (role: Resource, template: Template): readonly Resource[] =>
  mayReferTo(attachments(template), role.id, written(template, role.get("RoleName").node));

const attachments = oncePer((template: Template) =>
  readReferrers(
    template,
    template.ofType("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::RolePolicy"),
    (policy) => [...policy.get("Roles").items(), policy.get("RoleName")],
  ),
);

const mayAllowSsm = (policy: Resource): boolean => policyMayAllowSsm(policy.get("PolicyDocument"));

function policyMayAllowSsm(document: Value): boolean {
  const text = textOf(document);
  if (text !== undefined) return text.includes("ssmmessages");
  return document
    .get("Statement")
    .items()
    .some((statement) => {
      if (statement.kind === "unknown") return true;
      if (textOf(statement.get("Effect")) === "Deny") return false;
      if (statement.get("NotAction").kind !== "absent") return true;
      return statement
        .get("Action")
        .items()
        .some((action) => allowsSsmMessages.test(textOf(action) ?? "*"));
    });
}
