/** Which combinations of conditions a template allows. */
import { elements, jsonOf, member, members, type Node } from "../syntax/syntax.ts";

/** Which named conditions hold. A world fixes those that a question depends on; of the others nothing is known. */
export type World = ReadonlyMap<string, boolean>;

export interface Conditions {
  /**
   * Every possible combination of the named conditions, at least one. Where there are too many, the last of `names` stay
   * out of the worlds, which makes what depends on them unknown: name the most important first.
   */
  worlds(names: Iterable<string>): readonly World[];
  /** Whether `b` holds wherever `a` does. Undefined stands for no condition, which always holds. */
  implies(a: string | undefined, b: string | undefined): boolean;
}

/** More combinations than this are not told apart. */
const mostWorlds = 64;

/** What a condition depends on, such as a parameter, and the values that make a difference. */
type Variables = Map<string, Set<string>>;
type Assignment = ReadonlyMap<string, string>;

/** A value unlike every one that the conditions compare with. */
const other = "\0other";

/** `section` is the Conditions section; `allowedValues` gives those of a parameter that has such a list. */
export function readConditions(
  section: Node | undefined,
  allowedValues: (parameter: string) => readonly string[] | undefined,
): Conditions {
  const definitions = new Map(members(section).map(({ name, value }) => [name, value]));
  const known = new Map<string, readonly World[]>();
  const open = new Map<string, boolean>();

  const worlds = (names: Iterable<string>): readonly World[] => {
    const wanted = [...new Set(names)];
    if (wanted.length === 0) return [new Map()];
    const key = wanted.join("\n");
    const result = known.get(key) ?? enumerate(wanted);
    known.set(key, result);
    return result;
  };

  function enumerate(names: readonly string[]): readonly World[] {
    const variables: Variables = new Map();
    const seen = new Set<string>();
    for (const name of names) collect(name, variables, seen);
    const size = [...variables.values()].reduce((product, values) => product * values.size, 1);
    if (size > mostWorlds) return worlds(names.slice(0, -1));
    const found = new Map<string, World>();
    for (const assignment of assignments([...variables])) {
      const holds = judgeBy(assignment);
      const world = new Map(names.map((name) => [name, holds(name)]));
      found.set([...world.values()].join(), world);
    }
    return [...found.values()];
  }

  /** Conditions in a cycle and those that are not defined may be true or false. */
  const isOpen = (name: string): boolean => {
    const result = open.get(name) ?? (!definitions.get(name) || isInCycle(name));
    open.set(name, result);
    return result;
  };

  function isInCycle(name: string): boolean {
    const reached = new Set(conditionsIn(definitions.get(name)));
    for (const each of reached)
      for (const next of conditionsIn(definitions.get(each))) reached.add(next);
    return reached.has(name);
  }

  /** `seen`: the conditions whose variables are collected. */
  function collect(name: string, variables: Variables, seen: Set<string>): void {
    if (seen.has(name)) return;
    seen.add(name);
    if (isOpen(name)) variables.set(atomOf(name), new Set(["true", "false"]));
    else collectFrom(definitions.get(name), variables, seen);
  }

  function collectFrom(node: Node | undefined, variables: Variables, seen: Set<string>) {
    const { kind, operands, name } = readCondition(node);
    if (kind === "condition") collect(name, variables, seen);
    else if (kind === "logic") for (const each of operands) collectFrom(each, variables, seen);
    else if (kind === "equals") {
      const question = comparison(operands);
      if (typeof question === "boolean") return;
      const values = variables.get(question.variable) ?? new Set([question.value, other]);
      variables.set(question.variable, values.add(question.value));
      const allowed = allowedValues(question.variable);
      if (allowed) restrict(values, allowed);
    } else variables.set(atomOf(textOf(node)), new Set(["true", "false"]));
  }

  /** Tells of each condition whether it holds where the variables have these values. */
  function judgeBy(on: Assignment): (name: string) => boolean {
    const known = new Map<string, boolean>();
    const holds = (name: string): boolean => {
      const result =
        known.get(name) ??
        (isOpen(name) ? on.get(atomOf(name)) === "true" : judge(definitions.get(name)));
      known.set(name, result);
      return result;
    };
    const judge = (node: Node | undefined): boolean => {
      const { kind, fn, operands, name } = readCondition(node);
      if (kind === "condition") return holds(name);
      if (kind === "equals") {
        const question = comparison(operands);
        if (typeof question === "boolean") return question;
        return on.get(question.variable) === question.value;
      }
      if (kind !== "logic") return on.get(atomOf(textOf(node))) === "true";
      if (fn === "Fn::Not") return !operands.every(judge);
      return fn === "Fn::And" ? operands.every(judge) : operands.some(judge);
    };
    return holds;
  }

  const implies = (a: string | undefined, b: string | undefined): boolean =>
    b === undefined ||
    a === b ||
    worlds(a === undefined ? [b] : [a, b]).every(
      (world) => (a !== undefined && world.get(a) === false) || world.get(b) === true,
    );

  return { worlds, implies };
}

function readCondition(node: Node | undefined) {
  const [only, more] = members(node);
  const fn = more ? undefined : only?.name;
  const operands = elements(only?.value);
  const name = String(only?.value?.value);
  if (fn === "Condition") return { kind: "condition", fn, operands, name } as const;
  if (fn === "Fn::Not" || fn === "Fn::And" || fn === "Fn::Or")
    return { kind: "logic", fn, operands, name } as const;
  if (fn === "Fn::Equals" && operands.length === 2)
    return { kind: "equals", fn, operands, name } as const;
  return { kind: "other", fn, operands, name } as const;
}

/** The names of the conditions that a condition mentions. */
function conditionsIn(node: Node | undefined): readonly string[] {
  const { kind, operands, name } = readCondition(node);
  if (kind === "condition") return [name];
  return kind === "logic" ? operands.flatMap(conditionsIn) : [];
}

/** What an Fn::Equals asks: whether a variable has a value; or its answer, where that is plain. */
function comparison(operands: readonly Node[]): boolean | { variable: string; value: string } {
  const [left, right] = operands as [Node, Node];
  const sides = [left, right].map(textOf);
  if (sides[0] === sides[1]) return true;
  if (isLiteral(left) && isLiteral(right)) return false;
  const [literal, variable] = isLiteral(left) ? [left, right] : [right, left];
  if (!isLiteral(literal)) return { variable: atomOf(sides.join("=")), value: "true" };
  const parameter = member(variable, "Ref")?.value?.value;
  return {
    variable: typeof parameter === "string" ? parameter : textOf(variable),
    value: textOf(literal),
  };
}

const isLiteral = (node: Node) => node.type !== "object" && node.type !== "array";
const textOf = (node: Node | undefined): string =>
  !node ? "" : isLiteral(node) ? String(node.value) : JSON.stringify(jsonOf(node));

/** The name of a variable that can only be true or false; no parameter has such a name. */
const atomOf = (text: string) => `?${text}`;

/** Takes out the values that a parameter cannot have; `other` stays if it may have one that nobody asks for. */
function restrict(values: Set<string>, allowed: readonly string[]): void {
  const mayBeOther = allowed.some((value) => !values.has(value));
  for (const value of values)
    if (value === other ? !mayBeOther : !allowed.includes(value)) values.delete(value);
}

function* assignments(variables: readonly [string, Set<string>][]): Generator<Assignment> {
  const [first, ...rest] = variables;
  if (!first) return yield new Map();
  for (const assignment of assignments(rest))
    for (const value of first[1]) yield new Map(assignment).set(first[0], value);
}
