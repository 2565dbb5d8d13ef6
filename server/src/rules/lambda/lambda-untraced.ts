import { tracing } from "../../aws/rolePermissions.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, setValue } from "../../template/value.ts";
import { attachPolicy, isAllowed } from "../iam/rolePermissions.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { roleOf } from "./executionRoles.ts";

export const lambdaUntraced: ResourceRule = {
  id: "lambda-untraced",
  severity: "low",
  topics: ["operations"],
  catalogue: ["lambda-tracing"],
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::Function"],
  docs: {
    summary: "A function sends no traces of its own to X-Ray.",
    why: "A trace shows where a slow or failing request spent its time, from the API through functions to databases. With PassThrough, which is the default, a function is traced only where its caller decided so. The function's role must allow xray:PutTraceSegments, or Lambda refuses the setting.",
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
      "ManagedPolicyArns": [
        {
          "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
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
      "TracingConfig": { "Mode": "Active" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-tracingconfig.html",
    ],
  },
  equivalents: { trivy: ["AWS-0066"], cdk_nag: ["Serverless-LambdaTracing", "LambdaTracing"] },

  check(resource, report, template) {
    const mode = resource.get("TracingConfig", "Mode");
    if (equals(mode, "Active") !== false) return;
    report({
      at: mode.at,
      message: `Function "${resource.id}" sends no traces of its own to X-Ray: nobody sees where a slow or failing call of it spent its time.`,
      fixes: () => fixesFor(resource, template),
    });
  },
};

/** None where nobody knows whether the role allows it: Lambda then refuses the setting. */
function fixesFor(resource: Resource, template: Template): readonly Fix[] {
  const role = roleOf(resource, template);
  if (!role) return [];
  const active = setValue(resource.get("TracingConfig", "Mode"), "Active");
  const cost = "X-Ray charges for the traces that it records";
  const isAble = isAllowed(role, tracing.action, template);
  if (isAble)
    return [{ title: `Trace "${resource.id}"; ${cost}`, safety: "review", changes: [active] }];
  const attach = isAble === false && attachPolicy(role, tracing.policy, template);
  if (!attach) return [];
  const title = `Trace "${resource.id}", and let "${role.id}" send traces; ${cost}`;
  return [{ title, safety: "review", changes: [active, attach] }];
}
