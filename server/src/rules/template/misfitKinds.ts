/** What may not fit the specification, and where. */
import type { Property, ValueType } from "../../aws/specification/specification.ts";
import type { Member, Node, Path } from "../../syntax/syntax.ts";
import type { Resource } from "../../template/template.ts";
import type { Assumption } from "./assumptions.ts";
import type { ParameterMisfit } from "./parameterValues.ts";
import type { Fault } from "./scalars.ts";
import type { Shape, Slot } from "./shape.ts";

/** Where in a resource something does not fit. */
export interface Place {
  readonly resource: Resource;
  /** Of the object around it. */
  readonly shape: Shape;
  readonly assumed: Assumption | undefined;
}

export interface UnknownProperty extends Place {
  readonly key: Node;
  readonly object: Node;
}

export interface MissingProperty extends Place {
  /** What to underline: the object, or the resource's key where there are no properties at all. */
  readonly at: Node;
  readonly slot: Slot;
  /** Where its value would stand. */
  readonly path: Path;
}

export interface SetProperty extends Place {
  readonly key: Node;
  readonly property: Property;
}

export interface WrongValue extends Place {
  readonly node: Node;
  /** The property that the value, or the list that it stands in, belongs to. */
  readonly slot: Slot;
  /** The type that the value should have. */
  readonly type: ValueType;
  readonly fault: Fault;
}

export interface KnownObject extends Place {
  /** Undefined where a resource has no properties at all. */
  readonly node: Node | undefined;
  /** What to underline where something is missing: the object, or the resource's key. */
  readonly at: Node;
  readonly path: Path;
}

/** A call of an intrinsic function other than Fn::If where a value of a type is expected. */
export interface ExpectedCall {
  readonly resource: Resource;
  readonly slot: Slot;
  readonly type: ValueType;
  /** The object that calls, and its one member. */
  readonly node: Node;
  readonly call: Member & { readonly value: Node };
}

export interface Misfits {
  readonly unknown: readonly UnknownProperty[];
  readonly missing: readonly MissingProperty[];
  readonly readOnly: readonly SetProperty[];
  readonly deprecated: readonly SetProperty[];
  readonly wrong: readonly WrongValue[];
  readonly parameters: readonly ParameterMisfit[];
  /** What may give a value of another type than is expected. */
  readonly calls: readonly ExpectedCall[];
  /** The objects whose properties depend on one another. */
  readonly combined: readonly KnownObject[];
}
