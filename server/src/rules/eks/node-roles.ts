/** Which IAM roles EKS nodes run with, and what their policies allow. */
import { managedNodePolicies, workerNodePolicy } from "../../aws/eks.ts";
import { allowsSsmMessages, policiesWithSsm } from "../../aws/ssm.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { isEksNode, launchDataOf, nodeTypes } from "./nodes.ts";

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
export function isNodeRole(role: Resource, template: Template): boolean {
  if (isAssumedByEc2(role, template) === false) return false;
  const names = awsPoliciesOf(role, template);
  if (nodesWith(role, template).length > 0) return true;
  return names.includes(workerNodePolicy) && !isOfManagedNodes(role, names, template);
}

/** The node groups, launch templates and launch configurations whose nodes run with the role. */
export function nodesWith(role: Resource, template: Template): readonly Resource[] {
  const refersToRole = (value: Value) => template.refersTo(value, role.id) === true;
  const groups = template
    .ofType("AWS::EKS::Nodegroup")
    .filter((group) => refersToRole(group.get("NodeRole")));
  const profiles = template
    .ofType("AWS::IAM::InstanceProfile")
    .filter((profile) => profile.get("Roles").items().some(refersToRole));
  const sources =
    profiles.length === 0
      ? []
      : template
          .ofType("AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration")
          .filter(
            (source) =>
              profiles.some((profile) => hasProfile(source, profile, template)) &&
              isEksNode(source, template),
          );
  return [...groups, ...sources];
}

/** Whether a launch template, or configuration, gives its instances the instance profile: by ARN, by Ref, or by its name. */
function hasProfile(source: Resource, profile: Resource, template: Template): boolean {
  const value = launchDataOf(source, "IamInstanceProfile");
  const isPlain = source.type === "AWS::AutoScaling::LaunchConfiguration";
  const name = written(template, profile.get("InstanceProfileName").node);
  return (isPlain ? [value] : [value.get("Arn"), value.get("Name")]).some(
    (each) =>
      template.refersTo(each, profile.id) === true ||
      (name !== "" && written(template, each.node) === name),
  );
}

/** Whether the role is one of Auto Mode's nodes or of Fargate pods. */
const isOfManagedNodes = (role: Resource, policies: readonly string[], template: Template) =>
  policies.some((name) => managedNodePolicies.includes(name)) ||
  [
    ...template
      .ofType("AWS::EKS::Cluster")
      .map((cluster) => cluster.get("ComputeConfig", "NodeRoleArn")),
    ...template
      .ofType("AWS::EKS::FargateProfile")
      .map((profile) => profile.get("PodExecutionRoleArn")),
  ].some((arn) => template.refersTo(arn, role.id) === true);

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
const awsPolicyName = (template: Template, arn: Value): string | undefined =>
  /:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(written(template, arn.node))?.[1];

const awsPoliciesOf = (role: Resource, template: Template): readonly string[] =>
  role
    .get("ManagedPolicyArns")
    .items()
    .flatMap((arn) => awsPolicyName(template, arn) ?? []);

/** Whether the role's policies let the SSM agent work, or may; false only where all of them are known. */
export function mayUseSsm(role: Resource, template: Template): boolean {
  return (
    role
      .get("ManagedPolicyArns")
      .items()
      .some((arn) => {
        const name = awsPolicyName(template, arn);
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
  template
    .ofType("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::RolePolicy")
    .filter((policy) => {
      const names = [...policy.get("Roles").items(), policy.get("RoleName")];
      return names.some((name) => mayName(template, name, role));
    });

function mayName(template: Template, name: Value, role: Resource): boolean {
  if (name.kind === "absent") return false;
  const roleName = written(template, role.get("RoleName").node);
  return (
    template.refersTo(name, role.id) !== false ||
    (roleName !== "" && written(template, name.node) === roleName)
  );
}

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
