/** What the statements of an identity's policies allow that is more than they should: of one statement the gravest only. */
import { canBeLimited, escalations, type GraveAction, revealing } from "../../aws/iamActions.ts";
import { type Node, pathOf } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import { oncePerResource } from "../oncePerResource.ts";
import type { Equivalents } from "../rule.ts";
import {
  covers,
  isEveryAction,
  isEverything,
  type Named,
  type Statement,
  statementsOf,
  textIn,
} from "./statements.ts";

/** The types whose policies say what whoever has them may do. */
export const typesWithIdentityPolicies: readonly string[] = [
  "AWS::IAM::Group",
  "AWS::IAM::GroupPolicy",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::IAM::RolePolicy",
  "AWS::IAM::User",
  "AWS::IAM::UserPolicy",
  "AWS::SSO::PermissionSet",
];

/** Other tools have one check for statements on every resource, whether all of their actions can be limited or some. */
export const checksOfEveryResource: Equivalents = {
  checkov: ["CKV_AWS_111"],
  cfn_nag: ["W11", "W12", "W13"],
  guard: ["IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"],
  cdk_nag: ["AwsSolutions-IAM5"],
  trivy: ["AWS-0057"],
};

export interface Grant {
  readonly kind:
    | "everything"
    /** Every action, on certain resources. */
    | "every-action"
    /** Every action of one service. */
    | "service"
    | "escalation"
    | "pass-role"
    | "data"
    /** What could be allowed on certain resources, on all of them. */
    | "every-resource"
    /** The same of some actions, in one statement with others of which it is not so, or not known. */
    | "every-resource-for-some";
  readonly at: Node;
  /** The action as it is written. */
  readonly action: string;
  /** What it lets do, as a sentence goes on behind “lets it”. */
  readonly lets?: string;
  /** Whether the statement is about all resources. */
  readonly isOnEverything: boolean;
  readonly isConditional: boolean;
  /** Whether whoever has it has a permissions boundary too. */
  readonly hasBoundary: boolean;
}

export const grantsOf = oncePerResource((resource, template): readonly Grant[] => {
  if (isBoundary(resource, template)) return none;
  const hasBoundary = resource.get("PermissionsBoundary").kind !== "absent";
  return statementsOf(resource, template).flatMap((statement) =>
    statement.effect === "Allow" && statement.policy.kind === "identity"
      ? judge(statement, hasBoundary)
      : none,
  );
});

const none: readonly Grant[] = [];

/** Services that have nothing to delete or to give away: by them an instance's agent talks to Systems Manager. */
const harmless: ReadonlySet<string> = new Set(["ec2messages", "ssmmessages"]);

function judge(statement: Statement, hasBoundary: boolean): readonly Grant[] {
  const { actions, resources, isConditional } = statement;
  const everything = resources.find(isEverything);
  const shared = { isOnEverything: everything !== undefined, isConditional, hasBoundary };
  const every = actions.find(isEveryAction);
  if (every)
    return [
      {
        kind: everything ? "everything" : "every-action",
        at: every.value.at,
        action: every.text ?? "",
        ...shared,
      },
    ];
  const calls = actions.map(readCall);
  const services = calls.filter(({ service, name }) => name === "*" && !harmless.has(service));
  const whole = (except: Call | undefined): readonly Grant[] =>
    services
      .filter((call) => call !== except)
      .map(({ named, text }) => ({
        kind: "service",
        at: named.value.at,
        action: text,
        ...shared,
      }));

  const grave = everything ? gravestOf(calls, isConditional) : undefined;
  const onIam = grave ?? graveOnIam(calls, resources, isConditional);
  if (onIam) {
    const at = (everything ?? resources.find(isEveryIdentity) ?? onIam.call.named).value.at;
    const { kind, call, lets } = onIam;
    return [
      { kind, at, action: call.text, ...(lets !== undefined && { lets }), ...shared },
      ...whole(call),
    ];
  }
  const all = whole(undefined);
  if (all.length > 0 || !everything || isConditional) return all;
  const limitable = calls.filter(({ service, name }) => canBeLimited(service, name));
  const [first] = limitable;
  if (!first) return none;
  const kind = limitable.length === calls.length ? "every-resource" : "every-resource-for-some";
  return [{ kind, at: everything.value.at, action: first.text, ...shared }];
}

/** An action of a statement, in small letters, in its two parts; empty where only deployment can tell. */
interface Call {
  readonly named: Named;
  readonly text: string;
  readonly service: string;
  readonly name: string;
}

function readCall(named: Named): Call {
  const { text = "" } = named;
  const [service = "", name = ""] = text.toLowerCase().split(":", 2);
  return { named, text, service, name };
}

interface Grave {
  readonly kind: "escalation" | "pass-role" | "data";
  readonly call: Call;
  readonly lets?: string;
}

/** What is worst of actions that are allowed on everything. */
function gravestOf(calls: readonly Call[], isConditional: boolean): Grave | undefined {
  const grave = graveIamCall(calls, isConditional);
  if (grave || isConditional) return grave;
  for (const call of calls) {
    if (call.name === "*") continue;
    const found = find(call, revealing[call.service]);
    if (found) return { kind: "data", call, lets: found.lets };
  }
  return undefined;
}

/** The same of actions on every user, group, role or policy. */
const graveOnIam = (
  calls: readonly Call[],
  resources: readonly Named[],
  isConditional: boolean,
): Grave | undefined =>
  resources.some(isEveryIdentity) ? graveIamCall(calls, isConditional) : undefined;

function graveIamCall(calls: readonly Call[], isConditional: boolean): Grave | undefined {
  const own = calls.filter(({ service }) => service === "iam");
  if (!isConditional)
    for (const call of own) {
      const found = find(call, escalations);
      if (found) return { kind: "escalation", call, lets: found.lets };
    }
  const call = own.find(({ name }) => covers(name, "passrole"));
  return call && { kind: "pass-role", call };
}

const find = ({ name }: Call, list: readonly GraveAction[] = []): GraveAction | undefined =>
  list.find((each) => covers(name, each.name.toLowerCase()));

/** Such as `arn:aws:iam::*:role/*`. */
const isEveryIdentity = ({ text }: Named): boolean =>
  text !== undefined && /^arn:[^:]*:iam::[^:]*:(?:(?:group|policy|role|user)\/)?\*$/.test(text);

/** Whether a policy says what others may allow at most, and itself allows nothing; true where its name says so. */
export function isBoundary(resource: Resource, template: Template): boolean {
  if (resource.type !== "AWS::IAM::ManagedPolicy") return false;
  if (["Groups", "Roles", "Users"].some((name) => resource.get(name).kind !== "absent"))
    return false;
  const uses = template.references().to(resource.id);
  if (uses.some(({ node }) => pathOf(node).includes("PermissionsBoundary"))) return true;
  const name = textIn(template, resource.get("ManagedPolicyName")) ?? "";
  return [resource.id, name].some((each) => each.toLowerCase().includes("boundary"));
}
