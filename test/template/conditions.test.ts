import { describe, expect, test } from "vitest";
import { find, parse } from "../../server/src/syntax/syntax.ts";
import { readConditions } from "../../server/src/template/conditions.ts";

const equals = (parameter: string, value: string) => ({
  "Fn::Equals": [{ Ref: parameter }, value],
});
const not = (name: string) => ({ "Fn::Not": [{ Condition: name }] });

const definitions = {
  Prod: equals("Env", "prod"),
  Stage: equals("Env", "stage"),
  NotProd: not("Prod"),
  Live: { "Fn::Or": [{ Condition: "Prod" }, { Condition: "Stage" }] },
  East: equals("AWS::Region", "us-east-1"),
  ProdEast: { "Fn::And": [{ Condition: "Prod" }, { Condition: "East" }] },
  Always: { "Fn::Equals": ["a", "a"] },
  Mapped: { "Fn::Equals": [{ "Fn::FindInMap": ["M", "a", "b"] }, "x"] },
  LoopA: { Condition: "LoopB" },
  LoopB: not("LoopA"),
};

const conditions = (allowed?: readonly string[], extra: object = {}) => {
  const { root } = parse(JSON.stringify({ Conditions: { ...definitions, ...extra } }));
  return readConditions(find(root, ["Conditions"]), () => allowed);
};

const worlds = (names: readonly string[], allowed?: readonly string[]) =>
  conditions(allowed)
    .worlds(names)
    .map((world) =>
      [...world]
        .filter(([, holds]) => holds)
        .map(([name]) => name)
        .join("+"),
    )
    .sort();

describe("worlds", () => {
  test.each([
    ["nothing asked", [], [""]],
    ["one condition", ["Prod"], ["", "Prod"]],
    ["its negation", ["Prod", "NotProd"], ["NotProd", "Prod"]],
    ["two values of one parameter exclude each other", ["Prod", "Stage"], ["", "Prod", "Stage"]],
    ["a derived condition", ["Live", "Prod"], ["", "Live", "Live+Prod"]],
    ["independent ones", ["East", "Prod"], ["", "East", "East+Prod", "Prod"]],
    ["a conjunction", ["East", "ProdEast"], ["", "East", "East+ProdEast"]],
    ["one that always holds", ["Always"], ["Always"]],
    ["one that only deployment tells", ["Mapped"], ["", "Mapped"]],
    ["one that is not defined", ["Nowhere"], ["", "Nowhere"]],
    ["a cycle ends", ["LoopA"], ["", "LoopA"]],
  ])("%s", (_, names, expected) => expect(worlds(names)).toEqual(expected));

  test("allowed values leave out what cannot be", () => {
    expect(worlds(["Prod", "Stage"], ["prod", "stage"])).toEqual(["Prod", "Stage"]);
    expect(worlds(["Prod"], ["dev"])).toEqual([""]);
    expect(worlds(["Prod"], ["prod", "dev"])).toEqual(["", "Prod"]);
  });

  test("conditions that lead back to themselves, and what depends on them, may each be true or false", () => {
    const extra = {
      Top: { "Fn::And": [{ Condition: "Left" }, { Condition: "Right" }] },
      Left: not("Right"),
      Right: not("Left"),
    };
    const found = conditions(undefined, extra).worlds(["Top", "Left"]);
    expect(found.map((world) => [...world.values()])).toEqual([
      [true, true],
      [false, true],
      [true, false],
      [false, false],
    ]);
  });

  test("a condition that many paths lead to is judged once", () => {
    const both = (name: string) => ({ "Fn::And": [{ Condition: name }, { Condition: name }] });
    const chain = Array.from({ length: 60 }, (_, i) => [`C${i + 1}`, both(`C${i}`)]);
    const all = conditions(undefined, { C0: equals("Env", "prod"), ...Object.fromEntries(chain) });
    expect(all.worlds(["C60"])).toHaveLength(2);
  });

  test("names that together read like others are not taken for them", () => {
    const { worlds } = conditions(undefined, { "East\nProd": equals("Env", "x") });
    expect(worlds(["East\nProd"])).toHaveLength(2);
    expect(worlds(["East", "Prod"])).toHaveLength(4);
  });

  test("beyond the limit the last conditions stay open", () => {
    const names = Array.from({ length: 12 }, (_, i) => `C${String(i).padStart(2, "0")}`);
    const extra = Object.fromEntries(names.map((name) => [name, equals(name, "x")]));
    const all = conditions(undefined, extra).worlds(names);
    expect(all).toHaveLength(64);
    expect([...(all[0]?.keys() ?? [])]).toEqual(names.slice(0, 6));
  });
});

describe("implies", () => {
  test.each([
    ["Prod", "Prod", true],
    ["Prod", "Live", true],
    ["Live", "Prod", false],
    ["Prod", "NotProd", false],
    ["ProdEast", "East", true],
    ["Prod", undefined, true],
    [undefined, "Prod", false],
    [undefined, "Always", true],
  ])("%s → %s: %s", (a, b, expected) => expect(conditions().implies(a, b)).toBe(expected));
});

test("where parameters have values, what hangs on them alone is told", () => {
  const extra = {
    Either: { "Fn::Or": [{ Condition: "East" }, { Condition: "Prod" }] },
    Neither: { "Fn::Not": [{ Condition: "Either" }] },
    Same: { "Fn::Equals": [{ Ref: "Env" }, { Ref: "Other" }] },
  };
  const worldWhere = (Env: string) =>
    Object.fromEntries(conditions(undefined, extra).worldWhere(new Map([["Env", Env]])));
  const common = { Always: true };
  expect(worldWhere("prod")).toEqual({
    ...common,
    Prod: true,
    Stage: false,
    NotProd: false,
    Live: true,
    Either: true,
    Neither: false,
  });
  expect(worldWhere("test")).toEqual({
    ...common,
    Prod: false,
    Stage: false,
    NotProd: true,
    Live: false,
    ProdEast: false,
  });
});
