/** What gives names an environment's mark, wherever the template writes them. */
import { isLowerCaseOnly, isReplacedByRenaming, physicalNameOf } from "../../aws/physicalNames.ts";
import { type Change, set } from "../../syntax/change.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { jsonOf, type Node, pathOf } from "../../syntax/syntax.ts";
import { sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { intrinsicOf, type Value } from "../../template/value.ts";
import type { Fix } from "../rule.ts";
import { type Mark, type MarkedName, markOf, withMark } from "./mark.ts";
import { physicalNameIn } from "./names.ts";
import { isAccepted, readUnmarkedName, toSubText, type UnmarkedName } from "./nameText.ts";
import { type NameUses, selectorsOf, usesOfName } from "./nameUses.ts";
import { isRewritable } from "./texts.ts";
import { isWithin, replaceName, type Use } from "./uses.ts";

/** The longest value of a tag. https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const longestTag = 256;

/** A Name tag's value, and the name that it is. */
export interface UnmarkedTag {
  readonly tag: Value;
  readonly name: UnmarkedName;
}

/** Marks the name that these Name tags of one resource share, and what selects resources by that name. */
export function markTags(template: Template, tags: readonly UnmarkedTag[]): Fix[] {
  const [first] = tags;
  const node = first?.tag.node;
  const mark = markOf(template);
  if (!mark || !node || tags.some(({ tag }) => isDecidedWithin(tag.node))) return [];
  const { name } = first;
  const marked = marking(template, name, mark, longestTag);
  const uses = selectorsOf(template, name.text).filter((use) => !isWithin(use.node, node));
  if (!marked || !uses.every(isRewritable)) return [];
  return [
    {
      title: `Change the Name tag to "${marked.text}"${places(uses.length)}${declaring(mark)}`,
      safety: mark.changes.length > 0 || uses.length > 0 ? "review" : "safe",
      changes: [
        ...tags.map(({ tag }) => write(tag, marked.text)),
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

/** Marks a physical name and all its uses. Resources that have the name get the new one together, by one fix. */
export function markName(
  template: Template,
  renaming: Renaming,
  mark: Mark | undefined = markOf(template),
): readonly Fix[] {
  const { value, name, limit, around } = renaming;
  if (!mark) return [];
  const uses = usesOfName(template, name.text);
  const own = value.node && uses.rewritten().uses.get(textNodeOf(value.node));
  // Where rewriting it as one of the uses would not do, the resource has a fix of its own.
  if (!own || replaceName(own, name.text, hole) !== around.join(hole))
    return marksOf(template, renaming, mark, uses, value);
  const key = JSON.stringify([mark.parameter, limit, ...around]);
  const fixes = uses.fixes.get(key) ?? marksOf(template, renaming, mark, uses);
  uses.fixes.set(key, fixes);
  return fixes;
}

const hole = "\0";

/** Marks the name wherever it is used, and in `own` where that is not one of the uses. */
function marksOf(
  template: Template,
  renaming: Renaming,
  mark: Mark,
  { stuck, rewritten }: NameUses,
  own?: Value,
): readonly Fix[] {
  const { resource, name, around } = renaming;
  if (stuck.length > 0 || isDecidedWithin(own?.node)) return [];
  const { uses: all, named: others } = rewritten();
  const named = own ? [resource, ...others] : others;
  if (!isForItsOwner(template, renaming, named)) return [];
  if (mark.hasCapitals && named.some(({ type }) => isLowerCaseOnly(type))) return [];
  const limits = named.map((each) => physicalNameIn(each)?.limit ?? renaming.limit);
  const limit = limits.reduce((a, b) => Math.min(a, b), renaming.limit);
  const marked = marking(template, name, mark, limit);
  if (!marked || (marked.isCut && !mayCut(template, named, mark, limit, marked))) return [];
  const whole = around.join(marked.text);
  const uses = [...all.values()].filter(({ node }) => !own?.node || !isWithin(node, own.node));
  return [
    {
      title: `Change the name to "${whole}"${places(own ? uses.length : uses.length - 1)}${declaring(mark)} (CloudFormation ${costOf(named)})`,
      safety: "review",
      changes: [
        ...(own ? [write(own, whole)] : []),
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

/** Whether a name may lose characters: to the environment's mark alone, and unless another resource's name, cut likewise, is then the same. */
const mayCut = (
  template: Template,
  named: readonly Resource[],
  mark: Mark,
  limit: number,
  { text }: MarkedName,
): boolean =>
  !mark.parameter.startsWith("AWS::") &&
  !named.some(({ id, type }) =>
    markedAlike(template, type, mark, limit)
      .get(text)
      ?.some((other) => other !== id),
  );

/** The logical ids of a type's resources by the names that they have once all are marked. */
function markedAlike(
  template: Template,
  type: string,
  mark: Mark,
  limit: number,
): ReadonlyMap<string, readonly string[]> {
  const key = `${type} ${limit}`;
  const known = knownMarked(template).get(key);
  if (known) return known;
  const ids = new Map<string, string[]>();
  for (const resource of template.ofType(type)) {
    const value = physicalNameIn(resource)?.value;
    const name = value && readUnmarkedName(template, value);
    // What has a mark already keeps its name.
    const parts = value && !name ? template.parts(value) : undefined;
    const text = name
      ? withMark(template, name.text, mark, limit)?.text
      : parts && toSubText(parts);
    if (text !== undefined) addTo(ids, text, resource.id);
  }
  knownMarked(template).set(key, ids);
  return ids;
}

const knownMarked = oncePer(
  (_: Template) => new Map<string, ReadonlyMap<string, readonly string[]>>(),
);

/** In how many other places a fix writes the name. */
const places = (count: number): string =>
  count === 0 ? "" : ` and in ${count === 1 ? "one other place" : `${count} other places`}`;

const declaring = ({ parameter, changes }: Mark): string =>
  changes.length > 0 ? `, and declare the parameter ${parameter}` : "";

/** Whether a name depends on a condition in its midst, so that it cannot be written as one text. */
const isDecidedWithin = (node: Node | undefined): boolean =>
  node?.type === "object" && JSON.stringify(jsonOf(node)).includes('"Fn::If"');

/** Writes a name as Fn::Sub; of one that is such a text already, the text alone. */
function write(value: Value, text: string): Change {
  const node = value.node && textNodeOf(value.node);
  return node && node !== value.node ? set(pathOf(node), text) : set(value.path(), sub(text));
}

/** The text of an Fn::Sub without local variables; any other node itself. */
function textNodeOf(node: Node): Node {
  const fn = intrinsicOf(node);
  return fn?.name === "Fn::Sub" && fn.value?.type === "string" ? fn.value : node;
}

const writeUse = (use: Use, text: string): Change =>
  set(pathOf(use.node), use.kind === "sub" ? text : sub(text));
