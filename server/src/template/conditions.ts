/** Which combinations of conditions a template allows. */
import { addTo } from "../syntax/multimap.ts";
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
  /** Which conditions hold, and which do not, where parameters have these values; without those that hang on something else. */
  worldWhere(values: ReadonlyMap<string, string>): World;
}

/** More combinations than this are not told apart. */
const mostWorlds = 64;

/** What a condition depends on, such as a parameter, and the values that make a difference. */
type Variables = ReadonlyMap<string, readonly string[]>;
type Assignment = ReadonlyMap<string, string>;

/** A value unlike every one that the conditions compare with. */
const other = "\0other";

/** `section` is the Conditions section; `allowedValues` gives those of a parameter that has such a list. */
export function readConditions(
  section: Node | undefined,
  allowedValues: (parameter: string) => readonly string[] | undefined,
): Conditions {
  const definitions = new Map(members(section).map(({ name, value }) => [name, value]));
  const order = orderOf(definitions);
  const known = new Map<string, readonly World[]>();

  const worlds = (names: Iterable<string>): readonly World[] => {
    const wanted = [...new Set(names)];
    if (wanted.length === 0) return [new Map()];
    const key = JSON.stringify(wanted);
    const result = known.get(key) ?? enumerate(wanted);
    known.set(key, result);
    return result;
  };

  function enumerate(names: readonly string[]): readonly World[] {
    const steps = leadingTo(names);
    const variables = variablesOf(steps);
    if (sizeOf(variables) > mostWorlds) return worlds(names.slice(0, countOfFew(names)));
    const found = new Map<string, World>();
    for (const assignment of assignments(variables)) {
      const holds = new Map<string, boolean>();
      for (const name of steps) holds.set(name, judge(name, holds, assignment));
      const world = new Map(names.map((name) => [name, holds.get(name) === true]));
      found.set([...world.values()].join(), world);
    }
    return [...found.values()];
  }

  /** How many of the names, from the first on, have few enough combinations. Every further one can only add some. */
  function countOfFew(names: readonly string[]): number {
    let few = 0;
    let many = names.length;
    for (let count = 1; many - few > 1; count = Math.floor((few + many) / 2))
      if (sizeOf(variablesOf(leadingTo(names.slice(0, count)))) <= mostWorlds) few = count;
      else many = count;
    return few;
  }

  /** Conditions in a cycle, what depends on them, and those that are not defined may be true or false. */
  const isOpen = (name: string): boolean => !order.has(name);

  /** The named conditions and all that they depend on, each behind those that it depends on itself. */
  function leadingTo(names: readonly string[]): readonly string[] {
    const reached = new Set(names);
    for (const name of reached)
      if (!isOpen(name)) for (const each of conditionsIn(definitions.get(name))) reached.add(each);
    const place = (name: string) => order.get(name) ?? -1;
    return [...reached].sort((a, b) => place(a) - place(b));
  }

  function variablesOf(names: readonly string[]): Variables {
    const variables = new Map<string, Set<string>>();
    for (const name of names)
      if (isOpen(name)) variables.set(atomOf(name), new Set(["true", "false"]));
      else collect(definitions.get(name), variables);
    return new Map(
      [...variables].map(([name, values]) => [name, possible(values, allowedValues(name))]),
    );
  }

  function collect(node: Node | undefined, variables: Map<string, Set<string>>): void {
    const { kind, operands } = readCondition(node);
    if (kind === "condition") return;
    if (kind === "logic") for (const each of operands) collect(each, variables);
    else if (kind === "equals") {
      const question = comparison(operands);
      if (typeof question === "boolean") return;
      const values = variables.get(question.variable) ?? new Set([question.value, other]);
      variables.set(question.variable, values.add(question.value));
    } else variables.set(atomOf(textOf(node)), new Set(["true", "false"]));
  }

  /** Whether a condition holds where the variables have the values `on`; `holds` has the answers for those that it depends on. */
  function judge(name: string, holds: World, on: Assignment): boolean {
    if (isOpen(name)) return on.get(atomOf(name)) === "true";
    const judgeNode = (node: Node | undefined): boolean => {
      const { kind, fn, operands, name: other } = readCondition(node);
      if (kind === "condition") return holds.get(other) === true;
      if (kind === "equals") {
        const question = comparison(operands);
        if (typeof question === "boolean") return question;
        return on.get(question.variable) === question.value;
      }
      if (kind !== "logic") return on.get(atomOf(textOf(node))) === "true";
      if (fn === "Fn::Not") return !operands.every(judgeNode);
      return fn === "Fn::And" ? operands.every(judgeNode) : operands.some(judgeNode);
    };
    return judgeNode(definitions.get(name));
  }

  const implies = (a: string | undefined, b: string | undefined): boolean =>
    b === undefined ||
    a === b ||
    worlds(a === undefined ? [b] : [a, b]).every(
      (world) => (a !== undefined && world.get(a) === false) || world.get(b) === true,
    );

  const worldWhere = (values: ReadonlyMap<string, string>): World => {
    const holds = new Map<string, boolean>();
    const judgeNode = (node: Node | undefined): boolean | undefined => {
      const { kind, fn, operands, name } = readCondition(node);
      if (kind === "condition") return holds.get(name);
      if (kind === "equals") {
        const question = comparison(operands);
        if (typeof question === "boolean") return question;
        const value = values.get(question.variable);
        return value === undefined ? undefined : value === question.value;
      }
      if (kind !== "logic") return undefined;
      const answers = operands.map(judgeNode);
      // One answer that Fn::And or Fn::Or cannot do without decides; Fn::Not has one operand.
      const decisive = fn === "Fn::Or";
      const all = answers.includes(decisive)
        ? decisive
        : answers.includes(undefined)
          ? undefined
          : !decisive;
      return fn === "Fn::Not" && all !== undefined ? !all : all;
    };
    // Each stands behind those that it depends on.
    for (const name of order.keys()) {
      const answer = judgeNode(definitions.get(name));
      if (answer !== undefined) holds.set(name, answer);
    }
    return holds;
  };

  return { worlds, implies, worldWhere };
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

/**
 * The conditions by their places in an order in which each stands behind those that it depends on. Not among them: those in a cycle, and
 * what depends on them. Without recursion, so that a long chain overflows no stack.
 */
function orderOf(definitions: ReadonlyMap<string, Node | undefined>): ReadonlyMap<string, number> {
  const users = new Map<string, string[]>();
  const open = new Map<string, number>();
  const order = new Map<string, number>();
  for (const [name, node] of definitions) {
    if (!node) continue;
    const needed = new Set(conditionsIn(node).filter((each) => definitions.get(each)));
    for (const each of needed) addTo(users, each, name);
    open.set(name, needed.size);
    if (needed.size === 0) order.set(name, order.size);
  }
  for (const name of order.keys())
    for (const user of users.get(name) ?? []) {
      const left = (open.get(user) ?? 0) - 1;
      open.set(user, left);
      if (left === 0) order.set(user, order.size);
    }
  return order;
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

/** The values without those that a parameter cannot have; `other` stays if it may have one that nobody asks for. */
function possible(
  values: ReadonlySet<string>,
  allowed: readonly string[] | undefined,
): readonly string[] {
  if (!allowed) return [...values];
  const mayBe = new Set(allowed);
  if (allowed.some((value) => !values.has(value))) mayBe.add(other);
  return [...values].filter((value) => mayBe.has(value));
}

/** How many combinations of their values the variables have. */
const sizeOf = (variables: Variables): number =>
  [...variables.values()].reduce((product, values) => product * values.length, 1);

/** Every combination, the first variable changing fastest. */
function* assignments(variables: Variables): Generator<Assignment> {
  for (let n = 0; n < sizeOf(variables); n++) {
    const assignment = new Map<string, string>();
    let rest = n;
    for (const [name, values] of variables) {
      assignment.set(name, values[rest % values.length] as string);
      rest = Math.floor(rest / values.length);
    }
    yield assignment;
  }
}
