/** The one walk along the specification: everything in the resources' properties that does not fit it. */

import { isPackaged } from "../../aws/packagedPaths.ts";
import type { ValueType } from "../../aws/specification/specification.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { member, type Node, type Path, pathOf } from "../../syntax/syntax.ts";
import { transforms } from "../../template/names.ts";
import type { Resource, Template } from "../../template/template.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import { type Assumption, absences, branches } from "./assumptions.ts";
import type {
  ExpectedCall,
  KnownObject,
  Misfits,
  MissingProperty,
  SetProperty,
  UnknownProperty,
  WrongValue,
} from "./misfitKinds.ts";
import { type ParameterMisfit, parameterMisfit } from "./parameterValues.ts";
import { type Fault, faultOfList, faultOfScalar } from "./scalars.ts";
import {
  propertiesSlot,
  type Shape,
  type Slot,
  shapeOfObject,
  shapeOfType,
  tagShape,
} from "./shape.ts";

/** So many things are said of one object or list; who mends them sees the next. */
const most = 50;

export const misfitsOf = oncePer((template: Template): Misfits => {
  const found = {
    unknown: [] as UnknownProperty[],
    missing: [] as MissingProperty[],
    readOnly: [] as SetProperty[],
    deprecated: [] as SetProperty[],
    wrong: [] as WrongValue[],
    parameters: [] as ParameterMisfit[],
    calls: [] as ExpectedCall[],
    combined: [] as KnownObject[],
  };
  // A macro over the whole template may make something else of any of it.
  if (transforms(template).some((name) => !name.startsWith("AWS::"))) return found;
  let resource: Resource;
  for (resource of template.resources()) {
    const shape = shapeOfType(resource.type);
    if (shape) readResource(shape);
  }
  return found;

  function readResource(shape: Shape): void {
    const { condition, body, key } = resource;
    const assumed: Assumption | undefined =
      condition === undefined
        ? undefined
        : { condition, holds: true, outer: undefined, isOwn: true };
    const properties = member(body, "Properties");
    if (properties?.value) readProperties(shape, properties.value, assumed);
    else if (!properties) {
      const path = [...pathOf(key), "Properties"];
      for (const name of shape.required) addMissing(shape, name, key, [...path, name], assumed);
      if (shape.combinations.length > 0)
        found.combined.push({ resource, shape, assumed, node: undefined, at: key, path });
    }
  }

  function readProperties(shape: Shape, node: Node, assumed: Assumption | undefined): void {
    const [only] = node.type === "object" ? node.children : [];
    if (node.type !== "object") {
      const type: ValueType = { kind: "map", of: { kind: "json" } };
      addWrong(node, propertiesSlot, type, { kind: "type" }, shape, assumed);
    } else if (only?.name === "Fn::If" && node.children.length === 1)
      for (const branch of branches(template, only.value, assumed))
        readProperties(shape, branch.node, branch.assumed);
    else if (!isIntrinsic(node)) readObject(shape, node, assumed);
  }

  function readObject(shape: Shape, node: Node, assumed: Assumption | undefined): void {
    if (node.type !== "object") return;
    const { slots, required } = shape;
    const unknownBefore = found.unknown.length;
    let isComplete = true;
    let isRewritten = false;
    let missing = required.length;
    for (const { name, key, value } of node.children) {
      const slot = slots.get(name);
      if (slot === undefined) {
        if (isWrittenElsewhere(name)) {
          isComplete = false;
          isRewritten ||= name.startsWith("Fn::Transform");
        } else if (value && !shape.isOpen && found.unknown.length - unknownBefore < most)
          found.unknown.push({ resource, shape, assumed, key, object: node });
        continue;
      }
      const { property } = slot;
      if (property.isRequired) {
        missing--;
        if (value?.type === "object" && isIntrinsic(value))
          for (const absence of absences(template, value, assumed))
            addMissing(shape, name, node, pathOf(absence.node), absence.assumed);
      }
      if (!value) continue;
      if (property.isReadOnly) found.readOnly.push({ resource, shape, assumed, key, property });
      else {
        if (property.isDeprecated)
          found.deprecated.push({ resource, shape, assumed, key, property });
        readValue(property.type, slot, value, shape, assumed);
      }
    }
    // What a macro makes of the members beside its call is not known.
    if (isRewritten) found.unknown.length = unknownBefore;
    if (missing > 0 && isComplete)
      for (const name of required)
        if (!member(node, name)) addMissing(shape, name, node, [...pathOf(node), name], assumed);
    if (shape.combinations.length > 0 && isComplete)
      found.combined.push({ resource, shape, assumed, node, at: node, path: pathOf(node) });
  }

  function readValue(
    type: ValueType,
    slot: Slot,
    node: Node,
    shape: Shape,
    assumed: Assumption | undefined,
  ): void {
    const { kind } = type;
    if (kind === "json" || kind === "union") {
      if (node.type !== "object" && slot.limit) readScalar(type, slot, node, shape, assumed);
      return;
    }
    if (node.type === "object") {
      if (isIntrinsic(node)) readIntrinsic(type, slot, node, shape, assumed);
      else if (kind === "object") readObject(shapeOfObject(resource.type, type), node, assumed);
      else if (kind === "tag") readObject(tagShape, node, assumed);
      else if (kind === "map") {
        for (const { name, value } of node.children)
          if (value && !isWrittenElsewhere(name)) readValue(type.of, slot, value, shape, assumed);
      } else addWrong(node, slot, type, { kind: "type" }, shape, assumed);
    } else if (node.type === "array") {
      if (kind === "list") readList(type.of, slot, node, shape, assumed);
      else addWrong(node, slot, type, { kind: "type" }, shape, assumed);
    } else readScalar(type, slot, node, shape, assumed);
  }

  function readList(
    of: ValueType,
    slot: Slot,
    node: Node,
    shape: Shape,
    assumed: Assumption | undefined,
  ): void {
    const wrongBefore = found.wrong.length;
    for (const element of node.children as readonly Node[]) {
      if (found.wrong.length - wrongBefore >= most) break;
      readValue(of, slot, element, shape, assumed);
    }
    const fault = slot.limit && faultOfList(slot.limit, node);
    if (fault) addWrong(node, slot, { kind: "list", of }, fault, shape, assumed);
  }

  function readScalar(
    type: ValueType,
    slot: Slot,
    node: Node,
    shape: Shape,
    assumed: Assumption | undefined,
  ): void {
    const fault = faultOfScalar(type, slot.limit, node.value);
    if (fault === undefined) return;
    // Packaging uploads what a path names, and writes where it then is.
    if (type.kind === "object" && isPackaged(resource.type, slot.property.name)) return;
    addWrong(node, slot, type, fault, shape, assumed);
  }

  function readIntrinsic(
    type: ValueType,
    slot: Slot,
    node: Node,
    shape: Shape,
    assumed: Assumption | undefined,
  ): void {
    const only = node.type === "object" ? node.children[0] : undefined;
    if (only?.name === "Fn::If") {
      const isElement = node.parent?.type === "array";
      // A list for an element may stand for its own elements.
      for (const branch of branches(template, only.value, assumed))
        if (!isElement || branch.node.type !== "array")
          readValue(type, slot, branch.node, shape, branch.assumed);
    } else if (only?.value) {
      found.calls.push({ resource, slot, type, node, call: only as ExpectedCall["call"] });
      if (only.name !== "Ref") return;
      const misfit = parameterMisfit(template, type, slot.limit, only.value, assumed);
      if (misfit) found.parameters.push({ ...misfit, resource, slot });
    }
  }

  function addMissing(
    shape: Shape,
    name: string,
    at: Node,
    path: Path,
    assumed: Assumption | undefined,
  ): void {
    const slot = shape.slots.get(name);
    if (slot) found.missing.push({ resource, shape, assumed, at, slot, path });
  }

  function addWrong(
    node: Node,
    slot: Slot,
    type: ValueType,
    fault: Fault,
    shape: Shape,
    assumed: Assumption | undefined,
  ): void {
    found.wrong.push({ resource, shape, assumed, node, slot, type, fault });
  }
});

/** `node` is an object. What AWS's tool rain replaces before CloudFormation sees it counts too. */
function isIntrinsic(node: Node): boolean {
  if (node.children?.length !== 1) return false;
  const { name } = node.children[0] as { readonly name: string };
  return name === "Ref" || name.startsWith("Fn::") || name.startsWith("Rain::");
}
