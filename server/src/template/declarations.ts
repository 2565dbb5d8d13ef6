/** What the sections of a template declare: resources, parameters and outputs. */
import { elements, type Member, member, members, type Node } from "../syntax/syntax.ts";
import { type Reader, readValue, type Value } from "./value.ts";

export interface Resource {
  readonly id: string;
  readonly type: string;
  /** The logical id where it stands. */
  readonly key: Node;
  readonly body: Node;
  /** The name of the condition under which the resource exists. */
  readonly condition: string | undefined;
  /** Logical ids of its DependsOn, a string or a list. */
  readonly dependsOn: readonly string[];
  /** Reads `Properties.<path>`, taking the branch of each Fn::If on the way that this world prescribes. */
  get(...path: string[]): Value;
}

export interface Parameter {
  readonly name: string;
  readonly key: Node;
  readonly body: Node | undefined;
  readonly type: string | undefined;
  readonly allowedValues: readonly string[] | undefined;
}

export interface Output {
  readonly id: string;
  readonly key: Node;
  readonly body: Node | undefined;
  readonly condition: string | undefined;
  readonly value: Value;
}

/** A resource as it is written, whatever world it is seen in. */
export type DeclaredResource = Omit<Resource, "get">;

/** A resource in one world. */
interface ViewedResource extends Resource {
  readonly reader: Reader;
  /** Undefined until it is asked for. */
  properties: Value | undefined;
}

export const viewResource = (
  { id, type, key, body, condition, dependsOn }: DeclaredResource,
  reader: Reader,
): ViewedResource => ({
  id,
  type,
  key,
  body,
  condition,
  dependsOn,
  reader,
  properties: undefined,
  get: getOfResource,
});

function getOfResource(this: ViewedResource, ...names: string[]): Value {
  const { reader, key, body } = this;
  this.properties ??= readValue(reader, member(body, "Properties")?.value, key, key, "Properties");
  return this.properties.get(...names);
}

/** A member of Resources; undefined for what has no type, which odd templates hold too, or no logical id yet. */
export function readResource({ name: id, key, value: body }: Member): DeclaredResource | undefined {
  const type = textAt(body, "Type");
  if (!body || type === undefined || id === "") return undefined;
  const condition = textAt(body, "Condition");
  return { id, type, key, body, condition, dependsOn: readDependsOn(body) };
}

const textAt = (body: Node | undefined, name: string): string | undefined => {
  const node = member(body, name)?.value;
  return node?.type === "string" ? node.value : undefined;
};

function readDependsOn(body: Node): readonly string[] {
  const node = member(body, "DependsOn")?.value;
  const nodes = node?.type === "array" ? elements(node) : node ? [node] : [];
  return nodes.flatMap((each) => (each.type === "string" ? [each.value] : []));
}

export function readParameters(section: Node | undefined): ReadonlyMap<string, Parameter> {
  return new Map(
    members(section).map(({ name, key, value: body }) => {
      const allowed = elements(member(body, "AllowedValues")?.value);
      // A list without values, or what is none, allows nothing: it is half typed, and says nothing yet.
      const allowedValues =
        allowed.length > 0 ? allowed.map((node) => String(node.value)) : undefined;
      return [name, { name, key, body, type: textAt(body, "Type"), allowedValues }];
    }),
  );
}

export const readOutputs = (reader: Reader, section: Node | undefined) =>
  members(section)
    .map(({ name: id, key, value: body }): Output => {
      const value = member(body, "Value");
      const condition = textAt(body, "Condition");
      return {
        id,
        key,
        body,
        condition,
        value: readValue(reader, value?.value, value?.key ?? key, key, "Value"),
      };
    })
    .filter(({ condition }) => condition === undefined || reader.world.get(condition) !== false);
