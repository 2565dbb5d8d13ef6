/** The strings of a template in which names of resources may stand, by what they are or have in them. */
import { isTagProperty } from "../../aws/tags.ts";
import { addTo, groupBy } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import {
  elements,
  type Member,
  member,
  members,
  type Node,
  type Syntax,
} from "../../syntax/syntax.ts";
import { partsOf } from "../../template/parts.ts";
import { intrinsicOf, type Reader, readValue } from "../../template/value.ts";
import { escapeText, toSubText } from "./nameText.ts";

/** A string of the template. */
export interface Text {
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
  /** Its place among all of them. */
  readonly order: number;
}

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

/** Tags by which Kubernetes knows what belongs to a cluster; they have its name in their keys. */
const clusterTag = "kubernetes.io/cluster/";

/** ARNs, dynamic references, addresses, and log groups that services name after resources. */
const reference = /\barn:|\{\{resolve:|:\/\/|\.amazonaws\.com|^\/aws\//;

/** Whether a text may refer to a resource by a name that it has in it among other things. */
export const refers = ({ text, key }: Pick<Text, "text" | "key">): boolean =>
  reference.test(text) || text.includes(clusterTag) || key === "ResourceId";

const textsOf = oncePer(({ root }: Syntax): readonly Text[] => {
  const texts: Text[] = [];
  for (const section of ["Parameters", "Mappings", "Resources", "Outputs"])
    for (const { name: id, value } of members(member(root, section)?.value)) {
      const place = { texts, section, id, tags: undefined, isPart: false };
      const walkPart = (name: string, stuck?: Stuck) =>
        walk(member(value, name)?.value, place, id, stuck);
      if (section === "Resources") {
        walkPart("Properties");
        walkPart("Metadata", "code");
      } else if (section === "Outputs") walkPart("Value");
      else if (section === "Parameters") walkPart("Default", "intrinsic");
      else walk(value, place, id, "intrinsic");
    }
  return texts;
});

type Index = ReadonlyMap<string, readonly Text[]>;

/** Code and intrinsic functions by the words that they contain: all that a finding says of. */
export const stuckByWord = oncePer(
  (syntax: Syntax): Index => byWord(textsOf(syntax).filter((text) => !isRewritable(text))),
);

/** Those of all other texts that refer to something by a part of them. */
export const referring = oncePer((syntax: Syntax): readonly Text[] =>
  textsOf(syntax).filter((text) => isRewritable(text) && refers(text)),
);

/** All other texts: those that may refer to a resource by their words, and by the whole text those that can only be a name. */
export const rewritable = oncePer((syntax: Syntax): { byWord: Index; byText: Index } => {
  const others = textsOf(syntax).filter((text) => isRewritable(text) && !refers(text));
  return { byWord: byWord(referring(syntax)), byText: groupBy(others, ({ text }) => text) };
});

function byWord(texts: readonly Text[]): Index {
  const words = new Map<string, Text[]>();
  for (const text of texts) for (const word of wordsOf(text.text)) addTo(words, word, text);
  return words;
}

/** Whether a text can be rewritten. */
export const isRewritable = ({ kind }: Text): boolean => kind === "value" || kind === "sub";

interface Place {
  readonly texts: Text[];
  readonly section: string;
  readonly id: string;
  /** The property of tags that it is in. Of those, only what names a cluster has to do with it. */
  readonly tags: string | undefined;
  /** Whether it is among the parts of a task, which refer to each other by their names. */
  readonly isPart: boolean;
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
  if (name.length >= clusterTag.length && name.includes(clusterTag))
    addText(key, escapeText(name), "intrinsic", place, property, stuck);
  if (isTagProperty(name))
    walk(value, { ...place, tags: place.tags ?? name, isPart: false }, name, stuck);
  else if (name === "ContainerDefinitions" || name === "Volumes")
    walk(value, { ...place, isPart: true }, property, stuck);
  else walk(value, place, name, codeKeys.has(name) ? "code" : stuck);
}

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
  sort: "value" | "sub" | "intrinsic",
  { texts, section, id, tags, isPart }: Place,
  property: string,
  stuck: Stuck,
): void {
  if (tags !== undefined ? !text.includes(clusterTag) : isPart && property === "Name") return;
  const key = tags ?? property;
  if (unrelated.has(key) || key.endsWith("Description")) return;
  const isCode = stuck === "code" || text.includes("\n") || /^\s*(\[\s*["[{]|\{\s*")/.test(text);
  const kind = isCode ? "code" : (stuck ?? sort);
  texts.push({ text, node, section, id, key, kind, order: texts.length });
}

/** A text of signs only has one empty word. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.match(/[A-Za-z0-9]+/g) ?? [""]);
