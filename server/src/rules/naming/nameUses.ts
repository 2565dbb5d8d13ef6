/** Where the names that rules mark are written, looked up once for each name: a template may give one to many resources. */
import { physicalNameOf } from "../../aws/physicalNames.ts";
import { once, oncePer } from "../../syntax/oncePer.ts";
import type { Node } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Fix } from "../rule.ts";
import { physicalNameIn } from "./names.ts";
import { isRewritable } from "./texts.ts";
import { describeUse, isWithin, selectsByNameTag, stuckUsesOf, type Use, usesOf } from "./uses.ts";

/** Where a physical name is written. */
export interface NameUses {
  /** Those that cannot be rewritten. */
  readonly stuck: readonly Use[];
  /** Where these are, in words; undefined where there are none. */
  readonly stuckIn: string | undefined;
  /** What a fix has to know besides. */
  readonly rewritten: () => Rewritten;
  /** The fixes that resources of this name share, by what is theirs. */
  readonly fixes: Map<string, readonly Fix[]>;
}

/** What a fix rewrites. */
interface Rewritten {
  /** By their nodes. Those in names of resources only where such a name is to be marked with it. */
  readonly uses: ReadonlyMap<Node, Use>;
  /** The resources in whose names it is. */
  readonly named: readonly Resource[];
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
  // Resources whose names need no mark, or get it each by itself, do not count.
  const stuck = stuckUsesOf(template.syntax, name).filter((use) => !namedBy(template, use));
  const rewritten = once(() => readRewritten(template, name));
  return { stuck, stuckIn: listed(stuck), rewritten, fixes: new Map() };
});

function readRewritten(template: Template, name: string): Rewritten {
  const uses = new Map<Node, Use>();
  const named = new Set<Resource>();
  for (const use of usesOf(template.syntax, name)) {
    if (!isRewritable(use)) continue;
    const resource = namedBy(template, use);
    if (resource && physicalNameIn(resource) === undefined) continue;
    if (resource) named.add(resource);
    uses.set(use.node, use);
  }
  return { uses, named: [...named] };
}

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
