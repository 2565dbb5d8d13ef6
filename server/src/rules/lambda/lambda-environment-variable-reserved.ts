import { reservedVariables } from "../../aws/lambdaRuntimes.ts";
import { remove } from "../../syntax/change.ts";
import { members, pathOf } from "../../syntax/syntax.ts";
import type { ResourceRule } from "../rule.ts";

export const lambdaEnvironmentVariableReserved: ResourceRule = {
  id: "lambda-environment-variable-reserved",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
  docs: {
    summary: "A function is given an environment variable that Lambda keeps for itself.",
    why: "Lambda refuses to create the function (“Reserved keys used in this request”), and the stack is rolled back. It sets the variable itself: AWS_REGION, for instance, is the function's region always.",
    bad: `{
  "Function": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" },
      "Environment": {
        "Variables": {
          "AWS_REGION": { "Ref": "AWS::Region" },
          "TABLE": "orders"
        }
      }
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
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" },
      "Environment": {
        "Variables": {
          "TABLE": "orders"
        }
      }
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"],
  },
  equivalents: { "cfn-lint": ["E3663"] },

  check(resource, report, template) {
    const variables = resource.get("Environment", "Variables");
    if (variables.kind !== "known") return;
    for (const { name, key } of members(variables.node)) {
      if (!reservedVariables.includes(name)) continue;
      const value = variables.get(name);
      if (value.kind === "absent") continue;
      const isRegion =
        (name === "AWS_REGION" || name === "AWS_DEFAULT_REGION") &&
        template.target(value)?.to === "AWS::Region";
      report({
        at: key,
        message: `"${resource.id}" sets the environment variable ${name}, which Lambda sets itself: it refuses the function.`,
        fixes: () => [
          {
            title: `Remove ${name}${isRegion ? "" : "; the code then sees Lambda's own value"}`,
            safety: isRegion ? "safe" : "review",
            changes: [remove(pathOf(key))],
          },
        ],
      });
    }
  },
};
