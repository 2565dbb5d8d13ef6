import type { Json } from "../../syntax/syntax.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { namesSource, sourceOf, sourceTypes } from "./permissions.ts";

export const lambdaPermissionWithoutSource: ResourceRule = {
  id: "lambda-permission-without-source",
  severity: "high",
  catalogue: ["lambda-permission-source"],
  controls: ["FSBP Lambda.1"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::Permission"],
  alsoReads: sourceTypes,
  docs: {
    summary: "A service may call a function on behalf of anyone who uses the service.",
    why: "A permission that names a service alone lets the service call the function for every account of AWS: somebody else's bucket, topic or rule can call yours. SourceArn or SourceAccount says whose events are meant. The ARN of a bucket has no account in it, so that beside it SourceAccount is needed: a bucket that is deleted can be somebody else's tomorrow.",
    bad: `{
  "Permission": {
    "Type": "AWS::Lambda::Permission",
    "Properties": {
      "FunctionName": "orders",
      "Action": "lambda:InvokeFunction",
      "Principal": "s3.amazonaws.com"
    }
  }
}`,
    good: `{
  "Permission": {
    "Type": "AWS::Lambda::Permission",
    "Properties": {
      "FunctionName": "orders",
      "Action": "lambda:InvokeFunction",
      "Principal": "s3.amazonaws.com",
      "SourceAccount": {
        "Ref": "AWS::AccountId"
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    ],
  },
  equivalents: {
    "cfn-lint": ["W3663"],
    checkov: ["CKV_AWS_364"],
    guard: ["LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED"],
    trivy: ["AWS-0067"],
  },

  check(permission, report, template) {
    const service = serviceOf(permission, template);
    if (service === undefined) return;
    if (!namesSource(permission))
      report({
        at: permission.get("Principal").at,
        message: `"${permission.id}" lets ${service}.amazonaws.com call the function for anyone: nothing says whose events are meant.`,
        fixes: () => fixesOf(service, permission, template),
      });
    else if (service === "s3" && isOfBucketAlone(permission, template))
      report({
        at: permission.get("SourceArn").at,
        severity: "low",
        message: `"${permission.id}" lets a bucket call the function whoever owns it: its ARN has no account, and once it is deleted anyone can make one of its name.`,
        fixes: () => [limitedTo(permission, "SourceAccount", ref("AWS::AccountId"))],
      });
  },
};

/** The service that is let in, such as "s3"; undefined where it is not AWS's, or only deployment can tell. */
const serviceOf = (permission: Resource, template: Template): string | undefined =>
  /^([\w.-]+)\.(?:amazonaws\.com|\$\{AWS::URLSuffix\})(?:\.cn)?$/.exec(
    written(template, permission.get("Principal").node),
  )?.[1];

function isOfBucketAlone(permission: Resource, template: Template): boolean {
  const arn = permission.get("SourceArn");
  const others = ["SourceAccount", "PrincipalOrgID"];
  if (arn.kind === "absent" || others.some((name) => permission.get(name).kind !== "absent"))
    return false;
  const target = template.target(arn);
  const bucket = template.resource(target?.to ?? "");
  if (bucket?.type === "AWS::S3::Bucket") return target?.attribute === "Arn";
  return /^arn:(?:[\w-]+|\$\{AWS::Partition\}):s3:::/.test(written(template, arn.node));
}

/** Services that say for which account they call, as their documentation on calling functions tells. */
const sayAccount: readonly string[] = [
  "cognito-idp",
  "config",
  "elasticloadbalancing",
  "iot",
  "logs",
  "s3",
  "secretsmanager",
  "ses",
];

/** Limited to the one source in the template, or to the account. */
function fixesOf(service: string, permission: Resource, template: Template): readonly Fix[] {
  const source = sourceOf(service, permission, template);
  if (source !== undefined) return [limitedTo(permission, "SourceArn", source)];
  return sayAccount.includes(service)
    ? [limitedTo(permission, "SourceAccount", ref("AWS::AccountId"))]
    : [];
}

const limitedTo = (permission: Resource, property: string, value: Json): Fix => ({
  title: `Set ${property} of "${permission.id}"; the permission is replaced`,
  safety: "review",
  changes: [setValue(permission.get(property), value)],
});
