/** What fixes add to a template: new resources, and names that differ in every environment. */
import { type Change, insert, set } from "../syntax/change.ts";
import { type Json, members } from "../syntax/syntax.ts";
import { freshName } from "../template/freshName.ts";
import { sub } from "../template/intrinsics.ts";
import { declaredNames } from "../template/names.ts";
import type { Resource, Template } from "../template/template.ts";

/** What stands where a text is still to be written. Rules about texts take it for none. */
export const todo = "TODO";

/** An id of EC2 that is still to be written: of its form, so that nothing refuses it before somebody has looked. */
export const blankId = (prefix: string): string => `${prefix}-${"0".repeat(17)}`;

/** Whether a text is still to be written. */
export const isBlank = (text: string): boolean => text === todo || /^[a-z]+-0{17}$/.test(text);

/** A resource as a fix writes it; undefined members are left out. */
export interface NewResource {
  readonly type: string;
  readonly condition?: string | undefined;
  readonly dependsOn?: Json | undefined;
  readonly properties: { readonly [name: string]: Json };
}

/** Adds a resource behind the one that it serves (or behind another new one). */
export function addResource(id: string, resource: NewResource, after: string): Change {
  const { type, condition, dependsOn, properties } = resource;
  const body: Json = {
    Type: type,
    ...(condition !== undefined && { Condition: condition }),
    ...(dependsOn !== undefined && { DependsOn: dependsOn }),
    Properties: properties,
  };
  return insert(["Resources", id], body, after);
}

/** The sections before Resources, in the usual order. */
const sections = [
  "AWSTemplateFormatVersion",
  "Description",
  "Metadata",
  "Transform",
  "Parameters",
  "Rules",
  "Mappings",
  "Conditions",
];

/** Declares a parameter or a condition, in its section's usual place where the template has not got it yet. */
export function declare(
  { syntax, section }: Template,
  kind: "Parameters" | "Conditions",
  name: string,
  declaration: Json,
): Change {
  if (section(kind)) return set([kind, name], declaration);
  const before = sections.slice(0, sections.indexOf(kind));
  const there = members(syntax.root).map((each) => each.name);
  const after = there
    .slice(0, there.indexOf("Resources"))
    .findLast((each) => before.includes(each));
  return insert([kind], { [name]: declaration }, after);
}

/** A name made of `base` that no condition has. */
export const freshCondition = (template: Template, base: string): string =>
  freshName(base, (name) => declaredNames(template).conditions.has(name));

/** A name that differs in every environment: by the environment's parameter, or else by the stack's name. */
export function nameInEnvironment(template: Template, name: string): Json {
  const { preferred } = template.environment();
  return sub(preferred ? `${name}-\${${preferred}}` : `\${AWS::StackName}-${name}`);
}

/** The tags that give a new resource its name. */
export const nameTag = (template: Template, name: string): Json => [
  { Key: "Name", Value: nameInEnvironment(template, name) },
];

/** Whether a new resource for `resource` may refer to `other`: it must be there wherever `resource` is. */
export const isThereFor = (template: Template, other: Resource, resource: Resource): boolean =>
  template.conditions.implies(resource.condition, other.condition);
