/** What lets S3 notify a function, a queue or a topic, added to a template or mended so that it needs no bucket. */
import { type Change, remove } from "../../syntax/change.ts";
import { type Json, jsonOf, type Node, pathOf } from "../../syntax/syntax.ts";
import { isCreatedAfter } from "../../template/dependencies.ts";
import { getAtt, ref, sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import { addResource, type NewResource } from "../additions.ts";
import type { Fix } from "../rule.ts";
import { addDependencies } from "../waiting.ts";
import type { Destination } from "./notifications.ts";

/** Adds what lets S3 send, for the bucket to wait for; nothing where a policy is there already, which a second one would replace. */
export function addPermission(
  bucket: Resource,
  destination: Destination,
  template: Template,
): readonly Fix[] {
  const { kind, target } = destination;
  if (kind !== "function" && hasPolicy(destination, template)) return [];
  const id = template.freshId(`${target.id}${kind === "function" ? "Permission" : "Policy"}`);
  const changes = addDependencies(bucket, [id]);
  if (changes.length === 0) return [];
  const condition = target.condition ?? bucket.condition;
  const added = { ...permissionFor(destination, bucket, template), condition };
  const by = kind === "function" ? "a permission" : `a policy of its own`;
  const cost =
    kind === "topic"
      ? "; it takes the place of the topic's default policy, so whoever else publishes there must be let in by it too"
      : "";
  return [
    {
      title: `Let S3 notify "${target.id}" by ${by}, and create "${bucket.id}" after that${cost}`,
      // A policy takes the place of one that somebody gave the queue or topic outside the template.
      safety: kind === "function" ? "safe" : "review",
      changes: [addResource(id, added, target.id), ...changes],
    },
  ];
}

function permissionFor(
  { kind, target, value }: Destination,
  bucket: Resource,
  template: Template,
): NewResource {
  const SourceAccount = ref("AWS::AccountId");
  if (kind === "function") {
    const arn = arnByName(bucket, template);
    return {
      type: "AWS::Lambda::Permission",
      properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: jsonOf(value.node as Node),
        Principal: "s3.amazonaws.com",
        SourceAccount,
        ...(arn !== undefined && { SourceArn: arn }),
      },
    };
  }
  const statement = (action: string, arn: Json): Json => ({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: action,
        Resource: arn,
        Condition: { StringEquals: { "aws:SourceAccount": SourceAccount } },
      },
    ],
  });
  return kind === "queue"
    ? {
        type: "AWS::SQS::QueuePolicy",
        properties: {
          Queues: [ref(target.id)],
          PolicyDocument: statement("sqs:SendMessage", getAtt(target.id, "Arn")),
        },
      }
    : {
        type: "AWS::SNS::TopicPolicy",
        properties: {
          Topics: [ref(target.id)],
          PolicyDocument: statement("sns:Publish", ref(target.id)),
        },
      };
}

/** A bucket's ARN by the name that the template gives it, without a reference to the bucket; undefined where CloudFormation makes up the name. */
function arnByName(bucket: Resource, template: Template): Json | undefined {
  const name = bucket.get("BucketName");
  const parts = name.kind === "absent" ? undefined : template.parts(name);
  let text = "";
  for (const part of parts ?? [undefined]) {
    if (part === undefined || (typeof part === "object" && template.resource(part.to)))
      return undefined;
    text += typeof part === "string" ? part.replaceAll("${", "${!") : `\${${part.to}}`;
  }
  return sub(`arn:\${AWS::Partition}:s3:::${text}`);
}

/** Whether a queue or topic has a policy in the template under any condition, or may have one. */
const hasPolicy = ({ kind, target }: Destination, template: Template): boolean =>
  template
    .inWorld(new Map())
    .ofType(kind === "queue" ? "AWS::SQS::QueuePolicy" : "AWS::SNS::TopicPolicy")
    .some((policy) =>
      [...policy.get("Queues").items(), ...policy.get("Topics").items()].some(
        (each) => template.refersTo(each, target.id) !== false,
      ),
    );

/** Has a function's permission name no bucket, and the bucket wait for it; nothing where it waits for the bucket in other ways as well. */
export function nameTheAccount(
  bucket: Resource,
  permission: Resource,
  template: Template,
): readonly Fix[] {
  if (permission.type !== "AWS::Lambda::Permission") return [];
  const arn = permission.get("SourceArn");
  if (arn.kind === "absent" || arn.path().includes("Fn::If")) return [];
  const within = arn.path().join("/");
  const others = template
    .references()
    .from("Resources", permission.id)
    .filter(({ node }) => !pathOf(node).join("/").startsWith(within));
  const waits = others.some(
    ({ to, kind }) =>
      kind !== "Condition" &&
      kind !== "If" &&
      kind !== "FindInMap" &&
      (to === bucket.id || isCreatedAfter(template, to, bucket.id)),
  );
  const waiting = addDependencies(bucket, [permission.id]);
  if (waits || waiting.length === 0) return [];
  const byName = arnByName(bucket, template);
  const account = permission.get("SourceAccount");
  const changes: readonly Change[] = [
    byName === undefined ? remove(arn.path()) : setValue(arn, byName),
    ...(account.kind === "absent" ? [setValue(account, ref("AWS::AccountId"))] : []),
    ...waiting,
  ];
  const how =
    byName === undefined ? "the account in place of the bucket" : "the bucket by its name's text";
  return [
    {
      title: `Have "${permission.id}" name ${how}, and create "${bucket.id}" after it`,
      safety: byName === undefined ? "review" : "safe",
      changes,
    },
  ];
}
