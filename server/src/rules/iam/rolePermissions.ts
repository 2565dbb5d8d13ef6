/** What a role of the template may do, as far as its policies are known, and how it gets another policy. */
import { isAllowedByAws } from "../../aws/rolePermissions.ts";
import { mostManagedPolicies } from "../../aws/ssm.ts";
import { append, type Change, set } from "../../syntax/change.ts";
import type { Json } from "../../syntax/syntax.ts";
import { onlyIf, sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { attachedPolicies, awsPolicyName } from "../eks/node-roles.ts";
import { covers, textIn } from "./statements.ts";

/** Whether a role may do something, its name in small letters; undefined where its policies do not say, or under conditions only. */
export function isAllowed(role: Resource, action: string, template: Template): boolean | undefined {
  const managed = role.get("ManagedPolicyArns");
  const inline = role.get("Policies");
  const documents = [
    ...inline.items().map((policy) => policy.get("PolicyDocument")),
    ...attachedPolicies(role, template).map((policy) => policy.get("PolicyDocument")),
  ];
  const byArn = (arn: Value) => {
    const name = awsPolicyName(written(template, arn.node));
    if (name !== undefined) return isAllowedByAws(name, action);
    const policy = template.resource(template.target(arn)?.to ?? "");
    return policy?.type === "AWS::IAM::ManagedPolicy"
      ? isAllowedBy(policy.get("PolicyDocument"), action, template)
      : undefined;
  };
  return anyOf([
    ...managed.items().map(byArn),
    ...documents.map((document) => isAllowedBy(document, action, template)),
  ]);
}

const anyOf = (answers: readonly (boolean | undefined)[]): boolean | undefined =>
  answers.includes(true) || (answers.includes(undefined) ? undefined : false);

function isAllowedBy(document: Value, action: string, template: Template): boolean | undefined {
  if (document.kind === "absent") return false;
  if (document.kind === "unknown" || textOf(document) !== undefined) return undefined;
  return anyOf(
    document
      .get("Statement")
      .items()
      .map((statement) => {
        if (statement.kind === "unknown") return undefined;
        if (equals(statement.get("Effect"), "Deny") === true) return false;
        if (statement.get("NotAction").kind !== "absent") return undefined;
        const names = anyOf(
          statement
            .get("Action")
            .items()
            .map((each) => {
              const pattern = textIn(template, each);
              return pattern === undefined ? undefined : covers(pattern.toLowerCase(), action);
            }),
        );
        const isPlain =
          equals(statement.get("Effect"), "Allow") && statement.get("Condition").kind === "absent";
        return names && !isPlain ? undefined : names;
      }),
  );
}

/** Gives a role a managed policy of AWS's; undefined where its list is an intrinsic function's, or full. */
export function attachPolicy(
  role: Resource,
  policy: string,
  template: Template,
): Change | undefined {
  const list = role.get("ManagedPolicyArns");
  if (list.kind === "absent" && !list.node) return set(list.path(), [arnOf(policy, false)]);
  if (list.node?.type !== "array" || list.path().includes("Fn::If")) return undefined;
  const arns = list.node.children.map((node) => written(template, node));
  if (arns.some((arn) => arn.endsWith(policy))) return undefined;
  const attached = attachedPolicies(role, template).filter(
    ({ type }) => type === "AWS::IAM::ManagedPolicy",
  );
  if (arns.length + attached.length >= mostManagedPolicies) return undefined;
  return append(
    list.path(),
    arnOf(
      policy,
      arns.some((arn) => arn.startsWith("arn:aws:")),
    ),
  );
}

/** As its neighbours are written: with the partition, or without. */
const arnOf = (policy: string, isPlain: boolean): Json =>
  isPlain
    ? `arn:aws:iam::aws:policy/${policy}`
    : sub(`arn:\${AWS::Partition}:iam::aws:policy/${policy}`);

/** Allows a role something by a policy of its own, under a condition if need be; undefined where its list is an intrinsic function's. */
export function allowInline(
  role: Resource,
  name: string,
  statement: Json,
  condition: string | undefined,
): Change | undefined {
  const list = role.get("Policies");
  const document = { Version: "2012-10-17", Statement: [statement] };
  const policy = onlyIf(condition, { PolicyName: name, PolicyDocument: document });
  if (list.kind === "absent" && !list.node) return set(list.path(), [policy]);
  if (list.node?.type !== "array" || list.path().includes("Fn::If")) return undefined;
  return append(list.path(), policy);
}
