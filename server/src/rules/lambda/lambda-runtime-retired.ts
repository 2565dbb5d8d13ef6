import type { ResourceRule } from "../rule.ts";
import { renewed, runtimeOf, typesWithRuntime } from "./runtimes.ts";

export const lambdaRuntimeRetired: ResourceRule = {
  id: "lambda-runtime-retired",
  severity: "critical",
  catalogue: ["lambda-runtime-deprecated"],
  controls: ["FSBP Lambda.2"],
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithRuntime,
  docs: {
    summary: "A Lambda function runs on a runtime that Lambda takes for no new function.",
    why: "Lambda refuses to create the function (“The runtime parameter of … is no longer supported”), and the stack is rolled back. With the oldest runtimes it refuses to change existing functions too.",
    bad: `{
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "nodejs12.x",
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
      "Runtime": "nodejs24.x",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" }
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"],
  },
  equivalents: {
    "cfn-lint": ["E2531", "E2533"],
    checkov: ["CKV_AWS_363"],
    cdk_nag: ["AwsSolutions-L1", "LambdaLatestVersion"],
  },

  check(resource, report, { today }) {
    const use = runtimeOf(resource);
    if (!use || today === undefined) return;
    const { createBlocked, updateBlocked } = use.runtime;
    if (createBlocked === undefined || createBlocked > today) return;
    const what =
      updateBlocked !== undefined && updateBlocked <= today ? "creates and changes" : "creates";
    report({
      at: use.value.at,
      message: `"${resource.id}" runs on "${use.name}": since ${createBlocked} Lambda ${what} no function with it.`,
      fixes: () => [renewed(use)],
    });
  },
};
