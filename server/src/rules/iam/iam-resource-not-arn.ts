import { typesWithArnAttribute } from "../../aws/policyDocuments.ts";
import type { Json } from "../../syntax/syntax.ts";
import { getAtt, sub } from "../../template/intrinsics.ts";
import type { Part } from "../../template/parts.ts";
import type { Target } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { policiesOf, policyChecks, typesWithPolicies } from "./policies.ts";

export const iamResourceNotArn: ResourceRule = {
  id: "iam-resource-not-arn",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithPolicies,
  docs: {
    summary: "A policy names a resource by its name where IAM wants its ARN.",
    why: 'Ref of a bucket, a table or a queue is its name or address. IAM refuses the policy (“Resource … must be in ARN format or "*"”), S3 one of a bucket (“Policy has invalid resource”), and the stack is rolled back.',
    bad: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "\${Bucket}/*" } }]
      }
    }
  }
}`,
    good: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "\${Bucket.Arn}/*" } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html",
    ],
  },
  equivalents: { "cfn-lint": [...policyChecks, "E3514"] },

  check(resource, report, template) {
    for (const policy of policiesOf(resource, template))
      for (const statement of policy.statements)
        for (const name of ["Resource", "NotResource"])
          for (const value of statement.get(name).items()) {
            const parts = template.parts(value);
            const what = parts && whatItIs(template, parts);
            if (what === undefined) continue;
            report({
              at: value.at,
              message: `${name} in a policy of "${resource.id}" is ${what}: IAM wants an ARN and refuses the policy.`,
              fixes: () => {
                const arn = arnOf(parts as readonly Part[]);
                return arn === undefined
                  ? []
                  : [
                      {
                        title: "Name it by its ARN",
                        safety: "review",
                        changes: [setValue(value, arn)],
                      },
                    ];
              },
            });
          }
  },
};

/** What stands where the ARN should; undefined where it is one, or may be. */
function whatItIs(template: Template, parts: readonly Part[]): string | undefined {
  const [first, ...rest] = parts;
  if (first === undefined) return undefined;
  if (typeof first === "object") {
    const type = first.attribute === undefined ? template.resource(first.to)?.type : undefined;
    return type !== undefined && typesWithArnAttribute.includes(type)
      ? rest.length === 0
        ? `the name of "${first.to}"`
        : `"${shown(parts)}", which begins with the name of "${first.to}"`
      : undefined;
  }
  // What begins with a wildcard, a variable of the policy or a dynamic reference may become an ARN.
  if (/^(?:\*|\?|\$|\{\{)/.test(first)) return undefined;
  const isStart = "arn:".startsWith(first.slice(0, 4)) && (first.length >= 4 || rest.length > 0);
  if (!isStart) return `"${first}${rest.length > 0 ? "…" : ""}"`;
  const [, partition = ""] = first.split(":", 2);
  if (first.length > 4 && !/^[\w*?-]*(?:\$.*)?$/.test(partition))
    return `"${first}${rest.length > 0 ? "…" : ""}", which has no partition such as "aws"`;
  const isWhole = rest.length === 0 && !first.includes("${") && !first.includes("*");
  return isWhole && first.split(":").length < 6
    ? `"${first}", which lacks parts of one`
    : undefined;
}

const shown = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === "string" ? part : variable(part))).join("");

const variable = ({ to, attribute }: Target): string =>
  `\${${to}${attribute === undefined ? "" : `.${attribute}`}}`;

/** The same with the first resource's ARN; undefined where there is no resource to take it of. */
function arnOf([first, ...rest]: readonly Part[]): Json | undefined {
  if (typeof first !== "object") return undefined;
  if (rest.length === 0) return getAtt(first.to, "Arn");
  const text = rest.map((part) =>
    typeof part === "string" ? part.replaceAll("${", "${!") : variable(part),
  );
  return sub(`\${${first.to}.Arn}${text.join("")}`);
}
