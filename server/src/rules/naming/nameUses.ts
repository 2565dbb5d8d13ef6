/** Where the names that rules mark are written, looked up once for each name: a template may give one to many resources. */
import { physicalNameOf } from "../../aws/physicalNames.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Node } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Fix } from "../rule.ts";
import { physicalNameIn } from "./names.ts";
import { describeUse, isRewritable, isWithin, selectsByNameTag, type Use, usesOf } from "./uses.ts";

/** Where a physical name is written. */
export interface NameUses {
  /** By their nodes. Those in names of resources only where such a name is to be marked with it. */
  readonly all: ReadonlyMap<Node, Use>;
  /** Those that cannot be rewritten. */
  readonly stuck: readonly Use[];
  /** Where these are, in words; undefined where there are none. */
  readonly stuckIn: string | undefined;
  /** The resources in whose names it is. */
  readonly named: readonly Resource[];
  /** The fixes that resources of this name share, by what is theirs. */
  readonly fixes: Map<string, readonly Fix[]>;
}

const oncePerName = <Result>(read: (template: Template, name: string) => Result) => {
  const known = oncePer((_: Template) => new Map<string, Result>());
  return (template: Template, name: string): Result => {
    const results = known(template);
    const result = results.get(name) ?? read(template, name);
    results.set(name, result);
    return result;
  };
};

/** All uses of a physical name. */
export const usesOfName = oncePerName((template, name): NameUses => {
  const all = new Map<Node, Use>();
  const named = new Set<Resource>();
  for (const use of usesOf(template.syntax, name)) {
    const resource = namedBy(template, use);
    // Resources whose names need no mark, or get it each by itself, do not count.
    if (resource && !(isRewritable(use) && physicalNameIn(resource) !== undefined)) continue;
    if (resource) named.add(resource);
    all.set(use.node, use);
  }
  const stuck = [...all.values()].filter((use) => !isRewritable(use));
  return { all, stuck, stuckIn: listed(stuck), named: [...named], fixes: new Map() };
});

/** The resource whose physical name a use is. */
function namedBy(template: Template, { section, id, node }: Use): Resource | undefined {
  const resource = section === "Resources" ? template.resource(id) : undefined;
  const property = resource && physicalNameOf(resource.type)?.property;
  const value = property && resource.get(...property).node;
  return value && isWithin(node, value) ? resource : undefined;
}

function listed(uses: readonly Use[]): string | undefined {
  const [first, ...more] = new Set(uses.map(describeUse));
  return more.length === 0
    ? first
    : `${first} and ${more.length} other place${more.length > 1 ? "s" : ""}`;
}

/** What selects resources by that Name tag. */
export const selectorsOf = oncePerName((template, name): readonly Use[] =>
  usesOf(template.syntax, name).filter(selectsByNameTag),
);
