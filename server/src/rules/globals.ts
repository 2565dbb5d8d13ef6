/** What a template of AWS SAM says of all its functions or APIs at once, in its section Globals. */
import { find, member } from "../syntax/syntax.ts";
import type { Resource, Template } from "../template/template.ts";

/** Whether the property, where the resource leaves it out, comes from there. */
export const isGlobal = ({ type }: Resource, property: string, template: Template): boolean => {
  const [, service, kind = ""] = type.split("::");
  const globals = service === "Serverless" ? template.section("Globals")?.value : undefined;
  return member(find(globals, [kind]), property) !== undefined;
};
