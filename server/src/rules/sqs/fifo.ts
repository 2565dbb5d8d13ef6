/** Queues and topics that keep the order of messages, which their names must say. */
import type { Resource, Template } from "../../template/template.ts";
import { equals, type Value } from "../../template/value.ts";

interface Kind {
  /** The property that makes it one. */
  readonly flag: string;
  readonly name: string;
}

export const fifoKinds: Readonly<Record<string, Kind>> = {
  "AWS::SQS::Queue": { flag: "FifoQueue", name: "QueueName" },
  "AWS::SNS::Topic": { flag: "FifoTopic", name: "TopicName" },
};

/** Whether the queue or topic keeps the order; undefined where only deployment can tell. */
export const isFifo = (resource: Resource): boolean | undefined =>
  equals(resource.get(fifoKinds[resource.type]?.flag ?? ""), true);

/** Whether the name ends as that of one that keeps the order; undefined where it has none, or nobody knows. */
export function isNamedFifo(template: Template, name: Value): boolean | undefined {
  const last = template.parts(name)?.at(-1);
  if (typeof last !== "string" || name.kind === "absent") return undefined;
  return last.endsWith(".fifo") || (last.length < 5 ? undefined : false);
}
