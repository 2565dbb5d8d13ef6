/** What gives names an environment's mark, wherever the template writes them. */
import { isLowerCaseOnly, isReplacedByRenaming, physicalNameOf } from "../../aws/physicalNames.ts";
import { type Change, set } from "../../syntax/change.ts";
import { jsonOf, type Node, pathOf } from "../../syntax/syntax.ts";
import { sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { intrinsicOf, type Value } from "../../template/value.ts";
import type { Fix } from "../rule.ts";
import { type Mark, type MarkedName, markOf, withMark } from "./mark.ts";
import { physicalNameIn } from "./names.ts";
import { isAccepted, readUnmarkedName, type UnmarkedName } from "./nameText.ts";
import { isRewritable, replaceName, selectsByNameTag, type Use, usesOf } from "./uses.ts";

/** The longest value of a tag. https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const longestTag = 256;

/** Marks the name that these Name tags of one resource share, and what selects resources by that name. */
export function markTags(template: Template, tags: readonly Value[], name: UnmarkedName): Fix[] {
  const [node] = tags.flatMap((tag) => tag.node ?? []);
  const mark = markOf(template);
  if (!mark || !node || tags.some((tag) => isDecidedWithin(tag.node))) return [];
  const marked = marking(template, name, mark, longestTag);
  const uses = usesOf(template.syntax, name.text, node).filter(selectsByNameTag);
  if (!marked || !uses.every(isRewritable)) return [];
  return [
    {
      title: `Change the Name tag to "${marked.text}"${places(uses)}${declaring(mark)}`,
      safety: mark.changes.length > 0 || uses.length > 0 ? "review" : "safe",
      changes: [
        ...tags.map((tag) => write(tag, marked.text)),
        ...uses.map((use) => writeUse(use, replaceName(use, name.text, marked.text))),
        ...mark.changes,
      ],
    },
  ];
}

/** A physical name to mark. */
export interface Renaming {
  readonly resource: Resource;
  readonly value: Value;
  /** The name, or the part of it that is the name of the resource which a log group belongs to. */
  readonly name: UnmarkedName;
  readonly limit: number;
  /** What stands before and behind that part. */
  readonly around: readonly [string, string];
  /** Of a log group, the types of the resources that it may belong to. */
  readonly ownerTypes?: readonly string[];
}

/** Where else the name is written. Other resources that have it, and need no mark or get their own, do not count. */
export function usesOfName(template: Template, { value, name }: Renaming): readonly Use[] {
  if (!value.node) return [];
  return usesOf(template.syntax, name.text, value.node).filter((use) => {
    const named = namedBy(template, use);
    return !named || (isRewritable(use) && physicalNameIn(named) !== undefined);
  });
}

/** The resource whose physical name a use is. */
function namedBy(template: Template, { section, id, node }: Use): Resource | undefined {
  const resource = section === "Resources" ? template.resource(id) : undefined;
  const property = resource && physicalNameOf(resource.type)?.property;
  const value = property && resource.get(...property).node;
  return value && value.offset <= node.offset && isEndWithin(node, value) ? resource : undefined;
}

const isEndWithin = (node: Node, outer: Node): boolean =>
  node.offset + node.length <= outer.offset + outer.length;

/** Marks a physical name and all its `uses`. */
export function markName(template: Template, renaming: Renaming, uses: readonly Use[]): Fix[] {
  const { resource, value, name, around } = renaming;
  const mark = markOf(template);
  if (!mark || !uses.every(isRewritable) || isDecidedWithin(value.node)) return [];
  const named = [resource, ...uses.flatMap((use) => namedBy(template, use) ?? [])];
  if (!isForItsOwner(template, renaming, named)) return [];
  if (mark.hasCapitals && named.some(({ type }) => isLowerCaseOnly(type))) return [];
  const limits = named.map((each) => physicalNameIn(each)?.limit ?? renaming.limit);
  const limit = Math.min(renaming.limit, ...limits);
  const marked = marking(template, name, mark, limit);
  if (!marked || (marked.isCut && isTaken(template, renaming, mark, limit, marked))) return [];
  const whole = around.join(marked.text);
  return [
    {
      title: `Change the name to "${whole}"${places(uses)}${declaring(mark)} (CloudFormation ${costOf(named)})`,
      safety: "review",
      changes: [
        write(value, whole),
        ...uses.map((use) => writeUse(use, replaceName(use, name.text, marked.text))),
        ...mark.changes,
      ],
    },
  ];
}

/** What becomes of the resources that get another name, most of which are replaced. */
function costOf(named: readonly Resource[]): string {
  const all = new Set(named.map(({ id }) => id));
  const replaced = named.filter(({ type }) => isReplacedByRenaming(type)).map(({ id }) => id);
  const [first, ...more] = new Set(replaced);
  if (first === undefined) return "renames the resource";
  if (more.length === 0) return `replaces ${all.size === 1 ? "the resource" : `"${first}"`}`;
  const others = more.length === 1 ? `"${more[0]}"` : `${more.length} other resources`;
  return `replaces "${first}" and ${others}`;
}

/** Whether a log group is renamed with the resource that it belongs to; one that has no name yet may be any. */
function isForItsOwner(
  template: Template,
  { ownerTypes }: Renaming,
  named: readonly Resource[],
): boolean {
  if (!ownerTypes || named.some(({ type }) => ownerTypes.includes(type))) return true;
  const owners = template.ofType(...ownerTypes);
  const isUnnamed = (owner: Resource) =>
    owner.get(...(physicalNameOf(owner.type)?.property ?? [])).kind === "absent";
  return owners.length > 0 && owners.every(isUnnamed);
}

/** The name with a mark; a literal may have one as soon as Fn::Sub reads it. */
function marking(
  template: Template,
  { text, lacksSub }: UnmarkedName,
  mark: Mark,
  limit: number,
): MarkedName | undefined {
  if (lacksSub && isAccepted(template, text)) return { text, isCut: false };
  const marked = withMark(template, text, mark, limit);
  // Behind a `${` that is not closed, a variable is none.
  return marked && isAccepted(template, marked.text) ? marked : undefined;
}

/** Whether a name that was cut is now that of another resource of the type, which is cut likewise. */
function isTaken(
  template: Template,
  { resource }: Renaming,
  mark: Mark,
  limit: number,
  { text }: MarkedName,
): boolean {
  return template.ofType(resource.type).some((other) => {
    const value = other.id === resource.id ? undefined : physicalNameIn(other)?.value;
    const name = value && readUnmarkedName(template, value);
    return name !== undefined && withMark(template, name.text, mark, limit)?.text === text;
  });
}

/** In how many other places a fix writes the name. */
const places = ({ length }: readonly Use[]): string =>
  length === 0 ? "" : ` and in ${length === 1 ? "one other place" : `${length} other places`}`;

const declaring = ({ parameter, changes }: Mark): string =>
  changes.length > 0 ? `, and declare the parameter ${parameter}` : "";

/** Whether a name depends on a condition in its midst, so that it cannot be written as one text. */
const isDecidedWithin = (node: Node | undefined): boolean =>
  node?.type === "object" && JSON.stringify(jsonOf(node)).includes('"Fn::If"');

/** Writes a name as Fn::Sub; of one that is such a text already, the text alone. */
function write(value: Value, text: string): Change {
  const fn = intrinsicOf(value.node);
  return fn?.name === "Fn::Sub" && fn.value?.type === "string"
    ? set([...value.path(), "Fn::Sub"], text)
    : set(value.path(), sub(text));
}

const writeUse = (use: Use, text: string): Change =>
  set(pathOf(use.node), use.kind === "sub" ? text : sub(text));
