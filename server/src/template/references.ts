/** Who refers to whom in a template: Ref, Fn::GetAtt, Fn::Sub, DependsOn, conditions and mappings. */
import { addTo } from "../syntax/multimap.ts";
import { elements, member, members, type Node } from "../syntax/syntax.ts";

export type ReferenceKind =
  | "Ref"
  | "GetAtt"
  | "Sub"
  | "DependsOn"
  | "Condition"
  | "If"
  | "FindInMap";

export interface Reference {
  readonly kind: ReferenceKind;
  /** The section and, of resources, outputs, conditions and rules, the logical id that the reference stands in. */
  readonly from: { readonly section: string; readonly id: string };
  /** What it names: a resource, parameter, pseudo parameter, condition or mapping. */
  readonly to: string;
  /** The attribute of Fn::GetAtt, or of `${Id.Attribute}`. */
  readonly attribute: string | undefined;
  /** The string, or list of Fn::GetAtt, in which the name stands. */
  readonly node: Node;
}

/** A call of an intrinsic function: an object whose only member is called `Ref`, `Condition` or `Fn::…`. */
export interface Call {
  readonly name: string;
  /** The member's key. */
  readonly key: Node;
  /** The object. */
  readonly node: Node;
  readonly argument: Node;
  readonly from: Reference["from"];
}

/** What is referred to: a resource, parameter or pseudo parameter, or an attribute of a resource. */
export type Target = Pick<Reference, "to" | "attribute">;

/** What may be an intrinsic function that is written as in YAML, or not written at all: the rules look closer. */
export interface Suspect {
  /** A string that has `${` in it or begins with `!`, outside the text of Fn::Sub; or an object with one of `shortNames` alone. */
  readonly node: Node;
  readonly from: Reference["from"];
}

/** What YAML's tags for intrinsic functions are called. */
export const shortNames: ReadonlySet<string> = new Set([
  "And",
  "Base64",
  "Cidr",
  "Equals",
  "FindInMap",
  "GetAZs",
  "GetAtt",
  "If",
  "ImportValue",
  "Join",
  "Not",
  "Or",
  "Select",
  "Split",
  "Sub",
]);

export interface References {
  /** What stands in the resource, output or condition. */
  from(section: string, id: string): readonly Reference[];
  /** Every reference to a name, of resources, parameters, conditions and mappings alike. */
  to(name: string): readonly Reference[];
  /** Every reference, in the order of the text but for attributes of resources. */
  readonly all: readonly Reference[];
  /** Every call of an intrinsic function, in the order of the text. */
  readonly calls: readonly Call[];
  readonly suspects: readonly Suspect[];
}

const none: readonly Reference[] = [];

/** Walks the whole template once. */
export function readReferences(root: Node | undefined): References {
  const from = new Map<string, Map<string, Reference[]>>();
  const to = new Map<string, Reference[]>();
  const all: Reference[] = [];
  const calls: Call[] = [];
  const suspects: Suspect[] = [];
  for (const section of members(root)) {
    const byId = from.get(section.name) ?? new Map<string, Reference[]>();
    from.set(section.name, byId);
    for (const { name: id, value } of members(section.value)) {
      const here = { section: section.name, id };
      // What has duplicate keys has the references of all of them.
      const found = byId.get(id) ?? [];
      const start = found.length;
      byId.set(id, found);
      if (section.name === "Resources") attributes(value, here, found);
      if (section.name === "Outputs") condition(value, here, found);
      if (value?.children) walk(value, here, found, calls, suspects);
      for (let i = start; i < found.length; i++) {
        const reference = found[i] as Reference;
        addTo(to, reference.to, reference);
        all.push(reference);
      }
    }
  }
  return {
    from: (section, id) => from.get(section)?.get(id) ?? none,
    to: (name) => to.get(name) ?? none,
    all,
    calls,
    suspects,
  };
}

type From = Reference["from"];

function attributes(resource: Node | undefined, from: From, found: Reference[]): void {
  condition(resource, from, found);
  const dependsOn = member(resource, "DependsOn")?.value;
  for (const node of dependsOn?.type === "string" ? [dependsOn] : elements(dependsOn))
    named("DependsOn", node, from, found);
}

function condition(holder: Node | undefined, from: From, found: Reference[]): void {
  named("Condition", member(holder, "Condition")?.value, from, found);
}

function walk(
  node: Node,
  from: From,
  found: Reference[],
  calls: Call[],
  suspects: Suspect[],
): void {
  if (node.type === "object") {
    const only = node.children.length === 1 ? node.children[0] : undefined;
    if (only?.value) {
      const { name, key, value: argument } = only;
      if (isFunctionName(name)) {
        calls.push({ name, key, node, argument, from });
        intrinsic(name, argument, from, found);
      } else if (shortNames.has(name)) suspects.push({ node, from });
    }
    for (const { name, value } of node.children)
      if (value?.children) walk(value, from, found, calls, suspects);
      else if (value && name !== "Fn::Sub" && isSuspect(value))
        suspects.push({ node: value, from });
  } else if (node.type === "array")
    for (const element of node.children)
      if (element.children) walk(element, from, found, calls, suspects);
      else if (isSuspect(element) && !isTextOfSub(element)) suspects.push({ node: element, from });
}

const isSuspect = ({ value }: Node): boolean =>
  typeof value === "string" && (value.includes("${") || value.startsWith("!"));

/** Whether an element is the text of Fn::Sub's list. */
const isTextOfSub = (element: Node): boolean =>
  element.parent?.key?.value === "Fn::Sub" && element.parent.children?.[0] === element;

const isFunctionName = (name: string): boolean =>
  name === "Ref" || name === "Condition" || name.startsWith("Fn::");

function intrinsic(name: string, argument: Node, from: From, found: Reference[]): void {
  if (name === "Ref") named("Ref", argument, from, found);
  else if (name === "Condition") {
    if (from.section === "Conditions") named("Condition", argument, from, found);
  } else if (name === "Fn::If") named("If", elements(argument)[0], from, found);
  else if (name === "Fn::FindInMap") named("FindInMap", elements(argument)[0], from, found);
  else if (name === "Fn::GetAtt") {
    const target = attributeOf(argument);
    if (target) push("GetAtt", target, argument, from, found);
  } else if (name === "Fn::Sub") {
    const [text = argument, locals] = elements(argument);
    if (text.type !== "string") return;
    for (const { name: variable } of variablesOf(text.value))
      if (!member(locals, variable)) push("Sub", splitAttribute(variable), text, from, found);
  }
}

/** A reference by a string that is nothing but the name. */
function named(kind: ReferenceKind, node: Node | undefined, from: From, found: Reference[]): void {
  if (node?.type === "string")
    push(kind, { to: node.value, attribute: undefined }, node, from, found);
}

function push(
  kind: ReferenceKind,
  { to, attribute }: Target,
  node: Node,
  from: From,
  found: Reference[],
): void {
  found.push({ kind, from, to, attribute, node });
}

/** The target of Fn::GetAtt in its list form or its dotted one. */
export function attributeOf(argument: Node): Target | undefined {
  if (argument.type === "string") {
    const target = splitAttribute(argument.value);
    return target.attribute === undefined ? undefined : target;
  }
  const [id, ...rest] = elements(argument);
  if (id?.type !== "string") return undefined;
  return { to: id.value, attribute: rest.map(({ value }) => String(value)).join(".") };
}

/** `Id.Attribute.Name` as what is named and which attribute of it. */
export function splitAttribute(text: string): Target {
  const dot = text.indexOf(".");
  return dot < 0
    ? { to: text, attribute: undefined }
    : { to: text.slice(0, dot), attribute: text.slice(dot + 1) };
}

/** A `${Name}` in a string of Fn::Sub, by its UTF-16 offsets in the string. */
export interface Variable {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The variables of an Fn::Sub string; `${!Literal}` is none. */
export function variablesOf(text: string): Variable[] {
  const found: Variable[] = [];
  let end = -1;
  for (;;) {
    const start = text.indexOf("${", end + 1);
    end = start < 0 ? -1 : text.indexOf("}", start);
    if (end < 0) return found;
    const name = text.slice(start + 2, end).trim();
    if (name && !name.startsWith("!")) found.push({ name, start, end: end + 1 });
  }
}
