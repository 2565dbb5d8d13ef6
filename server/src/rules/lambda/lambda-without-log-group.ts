import { oncePer } from "../../syntax/oncePer.ts";
import type { World } from "../../template/conditions.ts";
import { sub } from "../../template/intrinsics.ts";
import type { Part } from "../../template/parts.ts";
import type { Resource, Template } from "../../template/template.ts";
import { written } from "../../template/written.ts";
import { addResource } from "../additions.ts";
import type { ResourceRule } from "../rule.ts";
import { runsAtEdge } from "./invocations.ts";

/** How long a new log group keeps what a function writes. */
const days = 30;

export const lambdaWithoutLogGroup: ResourceRule = {
  id: "lambda-without-log-group",
  severity: "low",
  topics: ["operations", "cost"],
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::Function"],
  alsoReads: ["AWS::Logs::LogGroup"],
  docs: {
    summary: "A function's log group is not in the template.",
    why: "Lambda then makes the log group when the function first runs: without a retention, so that everything is kept and paid for for ever, without a key or tags, and without the stack knowing of it. When the stack is deleted it stays.",
    bad: `{
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" }
    }
  }
}`,
    good: `{
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" }
    }
  },
  "FunctionLogGroup": {
    "Type": "AWS::Logs::LogGroup",
    "Properties": {
      "LogGroupName": {
        "Fn::Sub": "/aws/lambda/\${Function}"
      },
      "RetentionInDays": 30
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(resource.id)) return;
    if (resource.get("LoggingConfig", "LogGroup").kind !== "absent") return;
    if (runsAtEdge(resource, template) || mayHaveLogGroup(resource, template)) return;
    report({
      at: resource.key,
      message: `The log group of function "${resource.id}" is not in the template: Lambda makes one that keeps everything for ever, and that stays when the stack goes.`,
      fixes: () => [
        {
          title: `Add a log group for "${resource.id}" that keeps logs for ${days} days; if the function has run, delete the one that Lambda made before`,
          safety: "review",
          changes: [
            addResource(
              template.freshId(`${resource.id}LogGroup`),
              {
                type: "AWS::Logs::LogGroup",
                condition: resource.condition,
                properties: {
                  LogGroupName: sub(`${prefix}\${${resource.id}}`),
                  RetentionInDays: days,
                },
              },
              resource.id,
            ),
          ],
        },
      ],
    });
  },
};

const prefix = "/aws/lambda/";

/** The names that the template gives to log groups, read once for all of its functions. */
const namesOfGroups = oncePer((template: Template) =>
  template.ofType("AWS::Logs::LogGroup").flatMap((group) => {
    const name = group.get("LogGroupName");
    const text = written(template, name.node);
    return name.kind === "absent" ? [] : [{ text, parts: template.parts(name) }];
  }),
);

const anyWorld: World = new Map();

/** Whether a log group has the name that Lambda writes to, or may have it. */
function mayHaveLogGroup(resource: Resource, template: Template): boolean {
  const own = resource.get("FunctionName");
  const ownParts = template.parts(own);
  const wanted = prefix + written(template, own.node);
  // One that is there under other conditions has the name too: a second one beside it would take it twice.
  return namesOfGroups(template.inWorld(anyWorld)).some(({ text, parts }) => {
    if (!parts || refersTo(parts, resource.id)) return true;
    // A name that CloudFormation makes up can be written nowhere.
    if (own.kind === "absent") return false;
    return text === wanted || mayBeSame(parts, ownParts && [prefix, ...ownParts]);
  });
}

const refersTo = (parts: readonly Part[], id: string): boolean =>
  parts.some((part) => typeof part === "object" && part.to === id);

/** Whether names that are not written the same may be so once they are deployed. */
function mayBeSame(a: readonly Part[], b: readonly Part[] | undefined): boolean {
  if (!b) return startOf(a).startsWith(prefix) || prefix.startsWith(startOf(a));
  const [startA, startB] = [startOf(a), startOf(b)];
  return (
    referencesIn(a) !== referencesIn(b) && (startA.startsWith(startB) || startB.startsWith(startA))
  );
}

/** The text before the first reference. */
function startOf(parts: readonly Part[]): string {
  const end = parts.findIndex((part) => typeof part === "object");
  return parts.slice(0, end < 0 ? undefined : end).join("");
}

const referencesIn = (parts: readonly Part[]): string =>
  parts
    .flatMap((part) => (typeof part === "object" ? `${part.to}.${part.attribute ?? ""}` : []))
    .join();
