/** Which names a template declares. */
import { oncePer } from "../syntax/oncePer.ts";
import { elements, member, members, type Node } from "../syntax/syntax.ts";
import type { Template } from "./template.ts";

/** The names in a section, also those of resources that have no type. */
const namesIn = (template: Template, section: string): ReadonlySet<string> =>
  new Set(members(template.section(section)?.value).map(({ name }) => name));

/** The names that each section declares. */
export const declaredNames = oncePer((template: Template) => ({
  parameters: namesIn(template, "Parameters"),
  mappings: namesIn(template, "Mappings"),
  conditions: namesIn(template, "Conditions"),
  resources: namesIn(template, "Resources"),
}));

/** Whether something asks for a condition that there is none of. */
export const isUndeclared = (template: Template, condition: string | undefined): boolean =>
  condition !== undefined && !declaredNames(template).conditions.has(condition);

/**
 * Logical ids of what has properties and no type: CloudFormation takes it for no resource. What has neither may be still to be typed.
 */
export const typelessResources = oncePer(
  (template: Template): ReadonlyMap<string, Node> =>
    new Map(
      members(template.section("Resources")?.value)
        .filter(({ value }) => member(value, "Properties")?.value && !member(value, "Type"))
        .map(({ name, key }) => [name, key]),
    ),
);

/** The transforms and macros that the template declares, such as `AWS::LanguageExtensions`. */
export const transforms = oncePer((template: Template): readonly string[] => {
  const value = template.section("Transform")?.value;
  const nodes = value?.type === "array" ? elements(value) : value ? [value] : [];
  return nodes.map((node) => String((member(node, "Name")?.value ?? node).value));
});

export const serverless = "AWS::Serverless-2016-10-31";
export const languageExtensions = "AWS::LanguageExtensions";

/**
 * Whether every resource and parameter that can be referred to is written out. A macro, a loop or SAM adds some whose names cannot be
 * seen here.
 */
export const hasAllNames = (template: Template): boolean =>
  !template.hasHiddenResources && !transforms(template).includes(serverless);
