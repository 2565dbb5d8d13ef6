/** Where buckets send their notifications in the template, and what lets S3 send them there. */
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import { written } from "../../template/written.ts";
import { covers, textIn } from "../iam/statements.ts";
import { functionOf } from "../lambda/invocations.ts";

export interface Destination {
  readonly kind: DestinationKind;
  /** Where the bucket names it. */
  readonly value: Value;
  readonly target: Resource;
}

export type DestinationKind = keyof typeof kinds;

/** What lets S3 send something there. */
export interface Permission {
  readonly resource: Resource;
  /** Whether it surely does; it may otherwise. */
  readonly isSure: boolean;
}

const kinds = {
  function: {
    path: ["NotificationConfiguration", "LambdaConfigurations", "*", "Function"],
    type: "AWS::Lambda::Function",
    permission: "AWS::Lambda::Permission",
  },
  queue: {
    path: ["NotificationConfiguration", "QueueConfigurations", "*", "Queue"],
    type: "AWS::SQS::Queue",
    permission: "AWS::SQS::QueuePolicy",
  },
  topic: {
    path: ["NotificationConfiguration", "TopicConfigurations", "*", "Topic"],
    type: "AWS::SNS::Topic",
    permission: "AWS::SNS::TopicPolicy",
  },
} as const;

export const permissionTypes: readonly string[] = Object.values(kinds).map(
  ({ permission }) => permission,
);

/** The functions, queues and topics of the template that a bucket notifies, each once. */
export function destinationsOf(bucket: Resource, template: Template): readonly Destination[] {
  if (bucket.get("NotificationConfiguration").kind !== "known") return [];
  const found = new Map<string, Destination>();
  for (const [kind, { path, type }] of Object.entries(kinds))
    for (const value of valuesAt(bucket.get(), path)) {
      const target = functionOf(value, template);
      if (target?.type === type && !found.has(target.id))
        found.set(target.id, { kind: kind as DestinationKind, value, target });
    }
  return [...found.values()];
}

/** All that lets S3 send to a destination, or may. */
export const permissionsFor = (
  { target }: Destination,
  template: Template,
): readonly Permission[] => {
  const { byTarget, ofAny } = permissions(template);
  return [...(byTarget.get(target.id) ?? []), ...ofAny];
};

interface Permissions {
  readonly byTarget: ReadonlyMap<string, readonly Permission[]>;
  /** Those that may be about anything. */
  readonly ofAny: readonly Permission[];
}

const permissions = oncePer((template: Template): Permissions => {
  const byTarget = new Map<string, Permission[]>();
  const ofAny: Permission[] = [];
  for (const resource of template.ofType(...permissionTypes)) {
    const isLambda = resource.type === "AWS::Lambda::Permission";
    const allows = isLambda ? callAllowed(resource, template) : sendAllowed(resource, template);
    if (allows === false) continue;
    const isSure = allows === true && template.isCertain(resource);
    for (const value of valuesOf(resource)) {
      const target = targetOf(value, template);
      if (target) addTo(byTarget, target.id, { resource, isSure });
      else ofAny.push({ resource, isSure: false });
    }
  }
  return { byTarget, ofAny };
});

const valuesOf = (permission: Resource): readonly Value[] =>
  ["FunctionName", "Queues", "Topics"].flatMap((name) => permission.get(name).items());

/** The resource that a permission is about; undefined where that is for deployment to tell, or another stack's. */
function targetOf(value: Value, template: Template): Resource | undefined {
  const direct = functionOf(value, template);
  if (direct) return direct;
  const name = written(template, value.node);
  const named = template
    .ofType("AWS::Lambda::Function")
    .filter((each) => written(template, each.get("FunctionName").node) === name);
  if (named[0]) return named[0];
  // `arn:…:function:${Function}` and queues' URLs that are put together.
  const parts = template.parts(value) ?? [];
  const inside = parts.flatMap((part) =>
    typeof part === "object" ? (template.resource(part.to) ?? []) : [],
  );
  return inside.length === 1 ? inside[0] : undefined;
}

/** Whether a function's permission lets S3 call it; undefined where only deployment can tell. */
function callAllowed(permission: Resource, template: Template): boolean | undefined {
  const action = textIn(template, permission.get("Action"))?.toLowerCase();
  const principal = isS3(permission.get("Principal"), template);
  if (action === undefined) return principal && undefined;
  return covers(action, "lambda:invokefunction") && principal;
}

/** Whether a queue's or a topic's policy lets S3 send there. */
function sendAllowed(policy: Resource, template: Template): boolean | undefined {
  const document = policy.get("PolicyDocument");
  if (document.kind !== "known" || textOf(document) !== undefined) return undefined;
  const wanted = policy.type === "AWS::SQS::QueuePolicy" ? "sqs:sendmessage" : "sns:publish";
  return anyOf(
    document
      .get("Statement")
      .items()
      .map((statement) => {
        if (statement.kind === "unknown") return undefined;
        if (equals(statement.get("Effect"), "Deny") === true) return false;
        const actions = statement.get("Action");
        const isWanted =
          actions.kind === "absent"
            ? undefined
            : anyOf(
                actions.items().map((each) => {
                  const pattern = textIn(template, each);
                  return pattern === undefined ? undefined : covers(pattern.toLowerCase(), wanted);
                }),
              );
        return isWanted === false ? false : both(isWanted, namesS3(statement, template));
      }),
  );
}

function namesS3(statement: Value, template: Template): boolean | undefined {
  const principal = statement.get("Principal");
  if (principal.kind !== "known") return undefined;
  // Everyone is S3 as well, if the conditions let it.
  if (
    textOf(principal) === "*" ||
    principal
      .get("AWS")
      .items()
      .some((each) => equals(each, "*") !== false)
  )
    return undefined;
  return anyOf(
    principal
      .get("Service")
      .items()
      .map((each) => isS3(each, template)),
  );
}

/** Whether a principal is S3; undefined where only deployment can tell, or where it is everyone. */
function isS3(principal: Value, template: Template): boolean | undefined {
  const text = textIn(template, principal);
  if (text === undefined || text === "*") return undefined;
  return text === "s3.amazonaws.com" || text === "s3.${URLSuffix}";
}

const anyOf = (answers: readonly (boolean | undefined)[]): boolean | undefined =>
  answers.includes(true) || (answers.includes(undefined) ? undefined : false);

const both = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a && b;
