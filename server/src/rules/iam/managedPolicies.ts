/** Managed policies of AWS's own that are attached to users, groups and roles. */
import type { Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";

/** The path and name of a policy of AWS's own, in whatever partition; undefined where an ARN is another's, or only deployment can tell. */
export const awsPolicyIn = (template: Template, arn: Value): string | undefined =>
  awsPolicy.exec(written(template, arn.node))?.[1];

const awsPolicy = /^arn:(?:\$\{AWS::Partition\}|[\w-]+):iam::aws:policy\/([\w+=,.@/-]+)$/;
