/** Where else in a template a name is written: ARNs, dynamic references, policies, properties of other resources, code. */
import { member, type Node, type Syntax } from "../../syntax/syntax.ts";
import { refers, rewritable, stuckByWord, type Text, wordsOf } from "./texts.ts";

export type Use = Text;

/** Properties that refer to resources by their names, if not all of them. */
const related =
  /(Arn|Bucket|Cluster|Function|Group|Id|Identifier|Name|Queue|Ref|Resource|Role|Table|Target|Topic|Value|URI|Uri|Url)s?$|(^|_)(arn|bucket|cluster|function|group|id|name|queue|role|table|topic|url|ARN|BUCKET|CLUSTER|FUNCTION|GROUP|ID|NAME|QUEUE|ROLE|TABLE|TOPIC|URL)$/;

/** Every place where the name, written as Fn::Sub has it, stands as a whole, those among them that give it to a resource. */
export function usesOf(syntax: Syntax, name: string): readonly Use[] {
  const { byText, byWord } = rewritable(syntax);
  const same = (byText.get(name) ?? []).filter((text) => isUse(text, name));
  return [...same, ...among(byWord, name), ...stuckUsesOf(syntax, name)].sort(
    (a, b) => a.order - b.order,
  );
}

/** Those among them that cannot be rewritten. */
export const stuckUsesOf = (syntax: Syntax, name: string): readonly Use[] =>
  among(stuckByWord(syntax), name);

function among(byWord: ReadonlyMap<string, readonly Text[]>, name: string): readonly Use[] {
  // The rarest of the name's words leaves the fewest texts to look through.
  return [...wordsOf(name)]
    .map((word) => byWord.get(word) ?? [])
    .reduce((a, b) => (b.length < a.length ? b : a))
    .filter((text) => isUse(text, name));
}

/** Whether a node is, or is part of, another one. */
export const isWithin = (node: Node, outer: Node): boolean =>
  node.offset >= outer.offset && node.offset + node.length <= outer.offset + outer.length;

function isUse(use: Text, name: string): boolean {
  const { text, kind, key, section } = use;
  if (text === name) return isDistinctive(name) || section === "Parameters" || related.test(key);
  const isElsewhere = kind === "code" || kind === "intrinsic";
  if ((kind !== "code" && refers(use)) || (isElsewhere && isDistinctive(name)))
    return places(text, name).length > 0;
  return isElsewhere && (isQuoted(text, name) || isArgument(text, name));
}

/** A plain word may well stand for something else than the resource of that name. */
const isDistinctive = (name: string) => /[^a-zA-Z]|[a-z][A-Z]/.test(name);

const isQuoted = (text: string, name: string): boolean =>
  ['"', "'", '\\"', "`"].some((quote) => text.includes(quote + name + quote));

/** Whether code assigns the name, or passes it to a command. */
const isArgument = (text: string, name: string): boolean =>
  places(text, name).some((at) => argumentBefore.test(text.slice(Math.max(0, at - 40), at)));

const argumentBefore = /(\w=|\s--[\w-]+[= ]|\bbootstrap\.sh |[Nn]ame: |:\/\/)$/;

/** Where `name` stands in `text` as a whole: what is around it cannot belong to the name. */
function places(text: string, name: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.charAt(at - 1);
    const behind = text.slice(at + name.length);
    if (!mayGoOnBefore(before, name) && !mayGoOnBehind(behind, name)) found.push(at);
  }
  return found;
}

const mayGoOnBefore = (before: string, name: string): boolean =>
  name.startsWith("/") ? before === "/" : /[\w.${}*?-]/.test(before);

function mayGoOnBehind(behind: string, name: string): boolean {
  if (/^(\}\}|\.s3[.-]|-\?{6})/.test(behind)) return false;
  // Names with slashes are those of a hierarchy, in which what follows is another name.
  if (name.includes("/") && behind.startsWith("/")) return true;
  return /^[\w.$*?-]/.test(behind) && !/^\.(\W|$)/.test(behind);
}

/** The text of a use with `to` in place of the name `from`. */
export function replaceName({ text }: Use, from: string, to: string): string {
  if (text === from) return to;
  let result = "";
  let at = 0;
  for (const place of places(text, from)) {
    if (place < at) continue;
    result += text.slice(at, place) + to;
    at = place + from.length;
  }
  return result + text.slice(at);
}

/** Whether a use selects resources by their Name tag: a target, a filter, or a condition of a policy. */
export function selectsByNameTag({ node, key }: Use): boolean {
  if (/Tag\/Name$/.test(key)) return true;
  let at: Node | undefined = node;
  while (at?.type === "string" || at?.type === "array") at = at.parent;
  const selector = member(at, "Key")?.value ?? member(at, "Name")?.value;
  return selector?.value === "Name" || selector?.value === "tag:Name";
}

/** Where a use stands, in words. */
export const describeUse = ({ section, id, key }: Use): string =>
  section === "Resources" ? `${key} of "${id}"` : `${section} "${id}"`;
