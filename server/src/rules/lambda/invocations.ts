/** Who calls the functions of a template, and how. */
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";

/** The function that a value means: itself, or one of its versions or aliases. */
function functionOf(value: Value, template: Template): Resource | undefined {
  const target = template.resource(template.target(value)?.to ?? "");
  if (target?.type === "AWS::Lambda::Version" || target?.type === "AWS::Lambda::Alias")
    return template.resource(template.target(target.get("FunctionName"))?.to ?? "");
  return target;
}

/** Whether CloudFront runs the function at its edge, where there is no VPC and no queue. */
export const runsAtEdge = ({ id }: Resource, template: Template): boolean =>
  edgeFunctions(template).has(id);

const behaviors = ["DefaultCacheBehavior", "CacheBehaviors"].map((name) => [
  "DistributionConfig",
  name,
  "*",
  "LambdaFunctionAssociations",
  "*",
  "LambdaFunctionARN",
]);

const edgeFunctions = oncePer((template: Template): ReadonlySet<string> => {
  const values = template
    .ofType("AWS::CloudFront::Distribution")
    .flatMap((each) => behaviors.flatMap((path) => valuesAt(each.get(), path)));
  return new Set(values.flatMap((value) => functionOf(value, template)?.id ?? []));
});
