import type { Change } from "../../syntax/change.ts";
import { getAtt } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import { addResource } from "../additions.ts";
import { isGlobal } from "../globals.ts";
import { allowInline } from "../iam/rolePermissions.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { roleOf } from "./executionRoles.ts";
import { invokingTypes, isCalledOnlyInWait, mayReportFailures, runsAtEdge } from "./invocations.ts";

const samType = "AWS::Serverless::Function";

/** What SAM makes queues, destinations and callers of: with any of them, nothing is certain. */
const samSettings = ["DeadLetterQueue", "EventInvokeConfig", "Events"];

export const lambdaWithoutDeadLetterQueue: ResourceRule = {
  id: "lambda-without-dead-letter-queue",
  severity: "low",
  topics: ["reliability"],
  catalogue: ["lambda-dlq"],
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::Function", samType],
  alsoReads: invokingTypes,
  docs: {
    summary: "A function has nowhere to put the events that it failed at.",
    why: "Lambda tries an asynchronous call three times at most, and then throws the event away. With a dead-letter queue, or a destination for failures, it can be looked at and done again. Functions whose callers wait for the answer, such as API Gateway or whoever calls its URL, need none, for those callers learn of the failure.",
    bad: `{
  "FunctionRole": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "lambda.amazonaws.com" },
            "Action": "sts:AssumeRole"
          }
        ]
      }
    }
  },
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": { "Fn::GetAtt": ["FunctionRole", "Arn"] },
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" }
    }
  }
}`,
    good: `{
  "FunctionRole": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "lambda.amazonaws.com" },
            "Action": "sts:AssumeRole"
          }
        ]
      },
      "Policies": [
        {
          "PolicyName": "FunctionFailedEvents",
          "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": "sqs:SendMessage",
                "Resource": { "Fn::GetAtt": ["FunctionFailedEvents", "Arn"] }
              }
            ]
          }
        }
      ]
    }
  },
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": { "Fn::GetAtt": ["FunctionRole", "Arn"] },
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" },
      "DeadLetterConfig": {
        "TargetArn": { "Fn::GetAtt": ["FunctionFailedEvents", "Arn"] }
      }
    }
  },
  "FunctionFailedEvents": {
    "Type": "AWS::SQS::Queue",
    "Properties": {
      "MessageRetentionPeriod": 1209600,
      "SqsManagedSseEnabled": true
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-deadletterconfig.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_116"],
    guard: ["LAMBDA_DLQ_CHECK"],
    cdk_nag: ["Serverless-LambdaDLQ", "LambdaDLQ"],
  },

  check(resource, report, template) {
    const isSam = resource.type === samType;
    if (isSam && samSettings.some((each) => has(resource, each, template))) return;
    const target = isSam
      ? resource.get("DeadLetterQueue")
      : resource.get("DeadLetterConfig", "TargetArn");
    if (target.kind !== "absent" || runsAtEdge(resource, template)) return;
    if (mayReportFailures(resource, template) || isCalledOnlyInWait(resource, template)) return;
    report({
      at: target.at,
      message: `Function "${resource.id}" has no dead-letter queue: an event that it fails at three times is gone.`,
      fixes: () => (isSam ? [] : fixesFor(resource, template)),
    });
  },
};

const has = (resource: Resource, property: string, template: Template): boolean =>
  resource.get(property).kind !== "absent" || isGlobal(resource, property, template);

/** None where the role stands elsewhere: Lambda refuses a queue that the role may not send to. */
function fixesFor(resource: Resource, template: Template): readonly Fix[] {
  const role = roleOf(resource, template);
  if (!role) return [];
  const id = template.freshId(`${resource.id}FailedEvents`);
  const arn = getAtt(id, "Arn");
  const isThere = template.conditions.implies(role.condition, resource.condition);
  const allow = allowInline(
    role,
    id,
    { Effect: "Allow", Action: "sqs:SendMessage", Resource: arn },
    isThere ? undefined : resource.condition,
  );
  if (!allow) return [];
  const queue = {
    type: "AWS::SQS::Queue",
    condition: resource.condition,
    properties: { MessageRetentionPeriod: longest, SqsManagedSseEnabled: true },
  };
  const changes: readonly Change[] = [
    setValue(resource.get("DeadLetterConfig", "TargetArn"), arn),
    allow,
    addResource(id, queue, resource.id),
  ];
  const title = `Put events that "${resource.id}" fails at into a new queue, and let "${role.id}" send there`;
  return [{ title, safety: "review", changes }];
}

/** Two weeks, in seconds: the longest that SQS keeps a message. */
const longest = 1_209_600;
