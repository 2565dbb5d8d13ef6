/** Who may call a function: what a permission says of the source of calls, and what in the template that is. */
import type { Json } from "../../syntax/syntax.ts";
import { isCreatedAfter } from "../../template/dependencies.ts";
import { getAtt, ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { isThereFor } from "../additions.ts";

/** Properties that say whose calls are meant. */
const limits = [
  "EventSourceToken",
  "OrganizationId",
  "PrincipalOrgID",
  "SourceAccount",
  "SourceArn",
];

/** Whether a permission says, or may say, whose calls it is about. */
export const namesSource = (permission: Resource): boolean =>
  limits.some((name) => permission.get(name).kind !== "absent");

/** Types of the sources that are looked for. */
export const sourceTypes: readonly string[] = [
  "AWS::Events::Rule",
  "AWS::SNS::Subscription",
  "AWS::SNS::Topic",
];

/** The ARN of the one thing in the template that has the service call the permission's function; undefined where there is none, or more. */
export function sourceOf(
  service: string,
  permission: Resource,
  template: Template,
): Json | undefined {
  const callee = template.target(permission.get("FunctionName"))?.to;
  if (callee === undefined) return undefined;
  const calls = (value: Value): boolean => template.target(value)?.to === callee;
  const found: { readonly by: Resource; readonly arn: Json }[] = [];
  if (service === "events")
    for (const by of template.ofType("AWS::Events::Rule"))
      if (
        by
          .get("Targets")
          .items()
          .some((target) => calls(target.get("Arn")))
      )
        found.push({ by, arn: getAtt(by.id, "Arn") });
  if (service === "sns") {
    for (const by of template.ofType("AWS::SNS::Topic"))
      if (
        by
          .get("Subscription")
          .items()
          .some((each) => calls(each.get("Endpoint")))
      )
        found.push({ by, arn: ref(by.id) });
    for (const subscription of template.ofType("AWS::SNS::Subscription")) {
      const topic = template.resource(template.target(subscription.get("TopicArn"))?.to ?? "");
      if (topic?.type === "AWS::SNS::Topic" && calls(subscription.get("Endpoint")))
        found.push({ by: topic, arn: ref(topic.id) });
    }
  }
  const [only, more] = found;
  const fits = only && !more && isThereFor(template, only.by, permission);
  return fits && !isCreatedAfter(template, only.by.id, permission.id) ? only.arn : undefined;
}
