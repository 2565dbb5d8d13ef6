import type { ResourceRule } from "../rule.ts";
import { renewed, runtimeOf, typesWithRuntime } from "./runtimes.ts";

export const lambdaRuntimeDeprecated: ResourceRule = {
  id: "lambda-runtime-deprecated",
  severity: "medium",
  catalogue: ["lambda-runtime-deprecated"],
  controls: ["FSBP Lambda.2"],
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithRuntime,
  docs: {
    summary: "A Lambda function runs on a runtime that AWS has deprecated.",
    why: "Nobody patches the runtime any more, and AWS gives no support for functions on it. Later, on a day that AWS announces, no function can be created or changed with it, so that the stack can no longer be deployed.",
    bad: `{
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.9",
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
      "Runtime": "python3.14",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" }
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"],
  },
  equivalents: {
    "cfn-lint": ["W2531"],
    checkov: ["CKV_AWS_363"],
    cdk_nag: ["AwsSolutions-L1", "LambdaLatestVersion"],
  },

  check(resource, report, { today }) {
    const use = runtimeOf(resource);
    if (!use || today === undefined || use.runtime.deprecated > today) return;
    const { deprecated, createBlocked } = use.runtime;
    if (createBlocked !== undefined && createBlocked <= today) return;
    report({
      at: use.value.at,
      message: `"${resource.id}" runs on "${use.name}", which AWS has deprecated on ${deprecated}: it gets no security patches, and functions on it can be neither created nor changed once AWS blocks it.`,
      tag: "deprecated",
      fixes: () => [renewed(use)],
    });
  },
};
