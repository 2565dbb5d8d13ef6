/** Where else in a template a name is written: ARNs, dynamic references, policies, properties of other resources, code. */
import { isTagProperty } from "../../aws/tags.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import {
  elements,
  type Member,
  member,
  members,
  type Node,
  type Syntax,
} from "../../syntax/syntax.ts";
import { intrinsicOf, partsOf, type Reader, readValue } from "../../template/value.ts";
import { escapeText, toSubText } from "./nameText.ts";

/** A string of the template. */
interface Text {
  /** As Fn::Sub would have it. */
  readonly text: string;
  readonly node: Node;
  /** The section and logical id that it stands in. */
  readonly section: string;
  readonly id: string;
  /** The nearest property's name. */
  readonly key: string;
  /** Value: may become an Fn::Sub. Sub: is the string of one. Code and intrinsic: cannot be rewritten. */
  readonly kind: "value" | "sub" | "code" | "intrinsic";
}

export type Use = Text;

/** Properties whose values only look like names of other resources. */
const unrelated: ReadonlySet<string> = new Set([
  "Action",
  "AllowedValues",
  "Comment",
  "ContainerName",
  "DBName",
  "DatabaseName",
  "Default",
  "DefaultDatabaseName",
  "Effect",
  "Engine",
  "FilterName",
  "Handler",
  "Key",
  "MasterUsername",
  "MetricName",
  "Namespace",
  "PolicyName",
  "Runtime",
  "Sid",
  "SourceVolume",
  "StageName",
  "Type",
  "UsernameAttribute",
  "Version",
]);

/** Properties that refer to resources by their names, if not all of them. */
const related =
  /(Arn|Bucket|Cluster|Function|Group|Id|Identifier|Name|Queue|Ref|Resource|Role|Table|Target|Topic|Value|URI|Uri|Url)s?$|(^|_)(arn|bucket|cluster|function|group|id|name|queue|role|table|topic|url|ARN|BUCKET|CLUSTER|FUNCTION|GROUP|ID|NAME|QUEUE|ROLE|TABLE|TOPIC|URL)$/;

const codeKeys: ReadonlySet<string> = new Set([
  "AWS::CloudFormation::Init",
  "BuildSpec",
  "Buildspec",
  "DashboardBody",
  "DefinitionBody",
  "DefinitionString",
  "InlineCode",
  "SchemaDefinition",
  "SchemaText",
  "TemplateBody",
  "UserData",
  "ZipFile",
]);

interface Index {
  /** Texts by the words that they contain. */
  readonly words: ReadonlyMap<string, readonly Text[]>;
  /** Where the names stand that were asked for. */
  readonly names: Map<string, readonly Text[]>;
}

/** Tags by which Kubernetes knows what belongs to a cluster; they have its name in their keys. */
const clusterTag = "kubernetes.io/cluster/";

/** Every other place where the name `text`, written as Fn::Sub has it, stands as a whole. `own` is the name's own value. */
export function usesOf(syntax: Syntax, text: string, own: Node): Use[] {
  const index = indexOf(syntax);
  const found = index.names.get(text) ?? find(index, text);
  index.names.set(text, found);
  return found.filter(({ node }) => !isWithin(node, own));
}

/** The rarest of the name's words leaves the fewest texts to look through. */
const find = ({ words }: Index, name: string): readonly Text[] =>
  wordsOf(name)
    .map((word) => words.get(word) ?? [])
    .reduce((a, b) => (b.length < a.length ? b : a))
    .filter((text) => isUse(text, name));

/** A text of signs only has one empty word. */
const wordsOf = (text: string): string[] => [...new Set(text.match(/[A-Za-z0-9]+/g) ?? [""])];

const isWithin = (node: Node, outer: Node): boolean =>
  node.offset >= outer.offset && node.offset + node.length <= outer.offset + outer.length;

function isUse({ text, kind, key, section }: Text, name: string): boolean {
  if (text === name) return isDistinctive(name) || section === "Parameters" || related.test(key);
  const refers = reference.test(text) || text.includes(clusterTag) || key === "ResourceId";
  const isReference = refers && kind !== "code";
  const isElsewhere = kind === "code" || kind === "intrinsic";
  if (isReference || (isElsewhere && isDistinctive(name))) return places(text, name).length > 0;
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

/** ARNs, dynamic references, addresses, and log groups that services name after resources. */
const reference = /\barn:|\{\{resolve:|:\/\/|\.amazonaws\.com|^\/aws\//;

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

const indexOf = oncePer(({ root }: Syntax): Index => {
  const words = new Map<string, Text[]>();
  const add = (text: Text) => {
    if (unrelated.has(text.key) || text.key.endsWith("Description")) return;
    for (const word of wordsOf(text.text)) addTo(words, word, text);
  };
  for (const section of ["Parameters", "Mappings", "Resources", "Outputs"])
    for (const { name: id, value } of members(member(root, section)?.value)) {
      const place = { section, id, add };
      const walkPart = (name: string, stuck?: Stuck) =>
        walk(member(value, name)?.value, place, id, stuck);
      if (section === "Resources") {
        walkPart("Properties");
        walkPart("Metadata", "code");
      } else if (section === "Outputs") walkPart("Value");
      else if (section === "Parameters") walkPart("Default", "intrinsic");
      else walk(value, place, id, "intrinsic");
    }
  return { words, names: new Map() };
});

interface Place {
  readonly section: string;
  readonly id: string;
  add(text: Text): void;
}

/** What keeps strings from being rewritten; undefined where nothing does. */
type Stuck = "code" | "intrinsic" | undefined;

/** Goes through the strings below `node`; `property` is the name of the nearest property. */
function walk(node: Node | undefined, place: Place, property: string, stuck: Stuck): void {
  if (!node) return;
  const fn = intrinsicOf(node);
  if (fn) walkIntrinsic(node, fn, place, property, stuck);
  else if (node.type === "object")
    for (const each of node.children) walkMember(each, place, property, stuck);
  else if (node.type === "array")
    for (const element of node.children) walk(element, place, property, stuck);
  else if (node.type === "string")
    addText(node, escapeText(node.value), "value", place, property, stuck);
}

function walkMember({ name, key, value }: Member, place: Place, property: string, stuck: Stuck) {
  if (name.includes(clusterTag))
    addText(key, escapeText(name), "intrinsic", place, property, stuck);
  if (isTagProperty(name)) walk(value, tagsIn(place, name), name, stuck);
  else if (name === "ContainerDefinitions" || name === "Volumes")
    walk(value, partsIn(place), property, stuck);
  else walk(value, place, name, codeKeys.has(name) ? "code" : stuck);
}

/** Of tags, only the keys that name a cluster have to do with it. */
const tagsIn = (place: Place, property: string): Place => ({
  ...place,
  add: (text) => text.text.includes(clusterTag) && place.add({ ...text, key: property }),
});

/** Of the parts of a task, which refer to each other by their names, everything but those. */
const partsIn = (place: Place): Place => ({
  ...place,
  add: (text) => text.key !== "Name" && place.add(text),
});

const anyWorld: Reader = { world: new Map(), allowedValues: () => undefined };

function walkIntrinsic(
  node: Node,
  { name, value: argument }: Member,
  place: Place,
  property: string,
  stuck: Stuck,
): void {
  const list = elements(argument);
  switch (name) {
    case "Ref":
    case "Fn::GetAtt":
    case "Fn::GetAZs":
    case "Fn::FindInMap":
    case "Fn::ImportValue":
      break;
    case "Fn::If":
      for (const branch of list.slice(1)) walk(branch, place, property, stuck);
      break;
    case "Fn::Sub": {
      const string = argument?.type === "string" ? argument : list[0];
      if (string?.type === "string") addText(string, string.value, "sub", place, property, stuck);
      for (const { value } of members(list[1])) walk(value, place, property, stuck);
      break;
    }
    case "Fn::Base64":
      walk(argument, place, property, "code");
      break;
    case "Fn::Join": {
      const parts = partsOf(anyWorld, readValue(anyWorld, node, node));
      if (parts) addText(node, toSubText(parts), "intrinsic", place, property, stuck);
      else walk(list[1], place, property, stuck ?? "intrinsic");
      break;
    }
    default:
      walk(argument, place, property, stuck ?? "intrinsic");
  }
}

function addText(
  node: Node,
  text: string,
  kind: Text["kind"],
  { section, id, add }: Place,
  key: string,
  stuck: Stuck,
): void {
  const isCode = stuck === "code" || text.includes("\n") || /^\s*(\[\s*["[{]|\{\s*")/.test(text);
  add({ text, node, section, id, key, kind: isCode ? "code" : (stuck ?? kind) });
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

/** Whether a use can be rewritten. */
export const isRewritable = ({ kind }: Use): boolean => kind === "value" || kind === "sub";
