/** What an object of a resource may hold: the specification, and what it does not say, ready to be looked up member by member. */
import { type Combination, combinations } from "../../aws/propertyCombinations.ts";
import {
  type ObjectType,
  type Property,
  type ResourceSpecification,
  specificationOf,
  type ValueType,
} from "../../aws/specification/specification.ts";
import { type Limit, valueLimits } from "../../aws/valueLimits.ts";

export interface Slot {
  readonly property: Property;
  readonly limit: Limit | undefined;
}

export interface Shape {
  /** The resource type. */
  readonly type: string;
  /** The name of the object's definition; empty for the resource's own properties. */
  readonly name: string;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly required: readonly string[];
  readonly isOpen: boolean;
  readonly combinations: readonly Combination[];
}

const ofTypes = new Map<ResourceSpecification, Shape>();
const ofObjects = new Map<ObjectType, Shape>();

/** Undefined where nothing is known of the type. */
export function shapeOfType(type: string): Shape | undefined {
  const specification = specificationOf(type);
  const known = specification && ofTypes.get(specification);
  if (!specification || known) return known;
  const made = make(specification.type, "", specification);
  ofTypes.set(specification, made);
  return made;
}

/** Objects of different resource types are different, even where they have the same name. */
export function shapeOfObject(type: string, object: ObjectType): Shape {
  const known = ofObjects.get(object);
  if (known) return known;
  // The type's name in the specification: a piece of a template's text would keep all of it.
  const made = make(specificationOf(type)?.type ?? type, object.name, object);
  ofObjects.set(object, made);
  return made;
}

function make(type: string, name: string, of: ObjectType | ResourceSpecification): Shape {
  const limits = valueLimits[type]?.of;
  const pathTo = (property: string) => (name === "" ? property : `${name}.${property}`);
  const slots = new Map<string, Slot>();
  for (const property of of.properties.values())
    slots.set(property.name, { property, limit: limits?.[pathTo(property.name)] });
  return {
    type,
    name,
    slots,
    required: [...of.properties.values()].flatMap((each) => (each.isRequired ? each.name : [])),
    isOpen: "isOpen" in of && of.isOpen,
    combinations: combinations.filter((each) => each.type === type && (each.object ?? "") === name),
  };
}

const known = (name: string, type: ValueType, isRequired: boolean): Slot => ({
  property: {
    name,
    type,
    isRequired,
    isReadOnly: false,
    isDeprecated: false,
    causesReplacement: "no",
  },
  limit: undefined,
});

/** What CloudFormation's own kind of tag holds. Not every type wants a value. */
export const tagShape: Shape = {
  type: "",
  name: "Tag",
  slots: new Map(
    ["Key", "Value"].map((name) => [name, known(name, { kind: "string" }, name === "Key")]),
  ),
  required: ["Key"],
  isOpen: false,
  combinations: [],
};

/** Stands for the section of a resource that all its properties are in. */
export const propertiesSlot = known("Properties", { kind: "json" }, false);
