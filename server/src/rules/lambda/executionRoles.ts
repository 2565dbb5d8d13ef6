/** The roles that functions run with. */
import type { Resource, Template } from "../../template/template.ts";

/** The function's role, if it stands in the template and is there wherever the function is. */
export function roleOf(resource: Resource, template: Template): Resource | undefined {
  const target = template.target(resource.get("Role"));
  const role = template.resource(target?.to ?? "");
  if (role?.type !== "AWS::IAM::Role" || target?.attribute !== "Arn") return undefined;
  return template.conditions.implies(resource.condition, role.condition) ? role : undefined;
}
