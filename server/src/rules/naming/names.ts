/** The names that a resource carries: its Name tags, and the property that names it for AWS. */
import { type PhysicalName, physicalNameOf } from "../../aws/physicalNames.ts";
import { tagPlaces } from "../../aws/tags.ts";
import { member, members, type Node } from "../../syntax/syntax.ts";
import type { Resource } from "../../template/template.ts";
import { equals, type Value } from "../../template/value.ts";

const none: readonly Value[] = [];

/** The values of all Name tags, whether tags are a list or a map. */
export function nameTagsOf(resource: Resource): readonly Value[] {
  if (!resource.type.startsWith("AWS::")) return none;
  const properties = resource.get();
  if (properties.kind !== "known") return none;
  let tags = none;
  for (const { name, key } of members(properties.node)) {
    const path = tagPlaces.get(name);
    // Of duplicate keys the last counts.
    if (!path || member(properties.node, name)?.key !== key) continue;
    let lists: readonly Value[] = [properties.get(name)];
    for (const step of path)
      lists = lists.flatMap((list) => list.items()).map((item) => item.get(step));
    tags = tags.concat(lists.flatMap(nameTagsIn));
  }
  return tags;
}

function nameTagsIn(tags: Value): readonly Value[] {
  if (tags.kind !== "known") return none;
  if (tags.node?.type !== "array") return [tags.get("Name")];
  return tags
    .items()
    .filter((tag) => mayBeName(tag.node) && equals(tag.get("Key"), "Name") === true)
    .map((tag) => tag.get("Value"));
}

/** Most tags have another key, and that written out. */
function mayBeName(tag: Node | undefined): boolean {
  const key = member(tag, "Key")?.value;
  return key?.type !== "string" || key.value === "Name";
}

/** What a physical name is to its resource. */
export interface Naming extends PhysicalName {
  readonly value: Value;
}

/** The property that names the resource, if it must be unique beyond what the template itself makes. */
export function physicalNameIn(resource: Resource): Naming | undefined {
  const name = physicalNameOf(resource.type);
  if (!name) return undefined;
  const value = resource.get(...name.property);
  if (value.kind === "absent") return undefined;
  // A parent that is only known at deployment may be one of this stack, and another in every environment.
  if (name.within !== undefined && resource.get(name.within).kind === "unknown") return undefined;
  return { ...name, value };
}
