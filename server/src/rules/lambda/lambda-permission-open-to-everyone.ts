import { equals, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { namesSource } from "./permissions.ts";

export const lambdaPermissionOpenToEveryone: ResourceRule = {
  id: "lambda-permission-open-to-everyone",
  severity: "critical",
  catalogue: ["lambda-permission-public"],
  controls: ["FSBP Lambda.1"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::LayerVersionPermission", "AWS::Lambda::Permission"],
  docs: {
    summary: "Anyone with an AWS account can call a function, or read a layer.",
    why: 'Principal "*" is every account of AWS. Whoever learns the function\'s ARN, which is in logs and code, calls it with whatever he likes, at your cost. An account, a service with its source, or the organization says who is meant.',
    bad: `{
  "Permission": {
    "Type": "AWS::Lambda::Permission",
    "Properties": {
      "FunctionName": "orders",
      "Action": "lambda:InvokeFunction",
      "Principal": "*"
    }
  }
}`,
    good: `{
  "Permission": {
    "Type": "AWS::Lambda::Permission",
    "Properties": {
      "FunctionName": "orders",
      "Action": "lambda:InvokeFunction",
      "Principal": "*",
      "PrincipalOrgID": "o-orders4711"
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
      "https://docs.aws.amazon.com/config/latest/developerguide/lambda-function-public-access-prohibited.html",
    ],
  },
  equivalents: {
    cfn_nag: ["F13"],
    guard: ["LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", "LAMBDA_NO_WILDCARD_PRINCIPALS"],
    cdk_nag: ["LambdaFunctionPublicAccessProhibited"],
  },

  check(permission, report) {
    const principal = permission.get("Principal");
    if (textOf(principal) !== "*" || namesSource(permission)) return;
    if (permission.type === "AWS::Lambda::LayerVersionPermission") {
      report({
        at: principal.at,
        severity: "medium",
        message: `"${permission.id}" lets everyone use the layer: anyone with an AWS account can read what is in it.`,
      });
      return;
    }
    // A URL that asks for no signature needs it, and is open whatever this says.
    if (equals(permission.get("FunctionUrlAuthType"), "NONE") !== false) return;
    if (equals(permission.get("InvokedViaFunctionUrl"), true) !== false) return;
    report({
      at: principal.at,
      message: `"${permission.id}" lets everyone call the function: anyone with an AWS account, for nothing says who is meant.`,
    });
  },
};
