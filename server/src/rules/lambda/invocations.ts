/** Who calls the functions of a template, and how. */
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import { written } from "../../template/written.ts";
import { isGlobal } from "../globals.ts";

const urlType = "AWS::Lambda::Url";

/** The types by whose properties one function is called by others, for a rule's `alsoReads`. */
export const invokingTypes: readonly string[] = [
  "AWS::Lambda::EventInvokeConfig",
  "AWS::Lambda::EventSourceMapping",
  "AWS::Lambda::Permission",
  urlType,
];

/** The function that a value means: itself, or one of its versions or aliases. */
export function functionOf(value: Value, template: Template): Resource | undefined {
  const target = template.resource(template.target(value)?.to ?? "");
  if (target?.type === "AWS::Lambda::Version" || target?.type === "AWS::Lambda::Alias")
    return template.resource(template.target(target.get("FunctionName"))?.to ?? "");
  return target;
}

/** Whether CloudFront runs the function at its edge, where there is no VPC and no queue. */
export const runsAtEdge = ({ id }: Resource, template: Template): boolean =>
  edgeFunctions(template).has(id);

const behaviors = ["DefaultCacheBehavior", "CacheBehaviors"].map((name) => [
  "DistributionConfig",
  name,
  "*",
  "LambdaFunctionAssociations",
  "*",
  "LambdaFunctionARN",
]);

const edgeFunctions = oncePer((template: Template): ReadonlySet<string> => {
  const values = template
    .ofType("AWS::CloudFront::Distribution")
    .flatMap((each) => behaviors.flatMap((path) => valuesAt(each.get(), path)));
  return new Set(values.flatMap((value) => functionOf(value, template)?.id ?? []));
});

/**
 * Services that wait for a function's answer, and tell their own callers if it fails.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
const waiting: ReadonlySet<string> = new Set([
  "alexa-appkit.amazon.com",
  "apigateway.amazonaws.com",
  "cognito-idp.amazonaws.com",
  "elasticloadbalancing.amazonaws.com",
  "lex.amazonaws.com",
  "lexv2.amazonaws.com",
]);

/** Whether everything in the template that calls the function waits for its answer, and something does. */
export function isCalledOnlyInWait({ id }: Resource, template: Template): boolean {
  const callers = callersOf(template).get(id);
  return callers?.every((waits) => waits) === true;
}

/** Of all callers of each function, whether they wait. */
const callersOf = oncePer((template: Template): ReadonlyMap<string, readonly boolean[]> => {
  const callers = new Map<string, boolean[]>();
  for (const caller of template.ofType(...invokingTypes)) {
    const called = functionOf(caller.get(nameProperty(caller)), template);
    if (called) addTo(callers, called.id, waitsForAnswer(caller, template));
  }
  for (const each of template.ofType("AWS::Serverless::Function"))
    if (hasUrl(each, template)) addTo(callers, each.id, true);
  return callers;
});

const nameProperty = ({ type }: Resource): string =>
  type === urlType ? "TargetFunctionArn" : "FunctionName";

/** Whether SAM gives the function a URL, or may. */
const hasUrl = (resource: Resource, template: Template): boolean =>
  resource.get("FunctionUrlConfig").kind !== "absent" ||
  isGlobal(resource, "FunctionUrlConfig", template);

function waitsForAnswer(caller: Resource, template: Template): boolean {
  if (caller.type === "AWS::Lambda::EventSourceMapping" || caller.type === urlType) return true;
  if (caller.type === "AWS::Lambda::EventInvokeConfig") return false;
  if (isForUrl(caller)) return true;
  const principal = caller.get("Principal");
  return waiting.has(textOf(principal) ?? written(template, principal.node));
}

/** Whether a permission is for callers of the function's URL, who may be everyone. */
const isForUrl = (permission: Resource): boolean =>
  equals(permission.get("Action"), "lambda:InvokeFunctionUrl") === true ||
  equals(permission.get("InvokedViaFunctionUrl"), true) === true;

/** Whether what the function fails at goes somewhere by the settings of its asynchronous calls, or may. */
export function mayReportFailures({ id }: Resource, template: Template): boolean {
  return template.ofType("AWS::Lambda::EventInvokeConfig").some((config) => {
    if (config.get("DestinationConfig", "OnFailure", "Destination").kind === "absent") return false;
    const called = functionOf(config.get("FunctionName"), template);
    return called === undefined || called.id === id;
  });
}
