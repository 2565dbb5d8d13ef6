/** Which resources refer to which others, or name them, looked up by those others. */
import { addTo, groupBy } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";

/** The logical ids of all that a value surely refers to. */
export const referents = (template: Template, value: Value): readonly string[] =>
  (template.parts(value) ?? []).flatMap((part) => (typeof part === "object" ? part.to : []));

/** The resources of a type by the name that a property gives them, as it is written. */
export const byName = (type: string, property: string) =>
  oncePer((template: Template): ReadonlyMap<string, readonly Resource[]> => {
    const names = groupBy(template.ofType(type), (each) =>
      written(template, each.get(property).node),
    );
    names.delete("");
    return names;
  });

/** The resources that refer to others, or name them. */
export interface Referrers {
  /** By the logical ids of what they surely refer to. */
  readonly byId: ReadonlyMap<string, readonly Resource[]>;
  /** By the texts of their values, as they are written. */
  readonly byText: ReadonlyMap<string, readonly Resource[]>;
  /** Those that may refer to any resource: only deployment tells. */
  readonly open: readonly Resource[];
}

/** Which of `resources` refer to others by which of their values. */
export function readReferrers(
  template: Template,
  resources: readonly Resource[],
  valuesOf: (resource: Resource) => readonly Value[],
): Referrers {
  const byId = new Map<string, Resource[]>();
  const byText = new Map<string, Resource[]>();
  const open: Resource[] = [];
  // What may refer to an id that nothing has may refer to any.
  const nothing = template.freshId("Nothing");
  for (const resource of resources)
    for (const value of valuesOf(resource)) {
      for (const id of referents(template, value)) addTo(byId, id, resource);
      if (value.kind !== "absent") addTo(byText, written(template, value.node), resource);
      if (template.refersTo(value, nothing) !== false) open.push(resource);
    }
  return { byId, byText, open };
}

/** Those that refer to a resource by its logical id or, where it has one, by its name as it is written, and those that may. */
export const mayReferTo = (
  { byId, byText, open }: Referrers,
  id: string,
  name = "",
): readonly Resource[] => [
  ...new Set([...(byId.get(id) ?? []), ...(name === "" ? [] : (byText.get(name) ?? [])), ...open]),
];
