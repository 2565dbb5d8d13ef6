import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/syntax/syntax.ts";
import { readTemplate } from "../../server/src/template/template.ts";
import { equals, textOf } from "../../server/src/template/value.ts";

const read = (json: unknown, world: Record<string, boolean> = {}) =>
  readTemplate(parse(typeof json === "string" ? json : JSON.stringify(json))).inWorld(
    new Map(Object.entries(world)),
  );
const resource = (Properties: unknown, rest: object = {}) => ({
  Type: "A::B::C",
  ...rest,
  Properties,
});
const If = (condition: string, yes: unknown, no: unknown) => ({ "Fn::If": [condition, yes, no] });
const noValue = { Ref: "AWS::NoValue" };

test("the whole template is the same view for all who ask for it", () => {
  const template = read({ Resources: {} });
  expect(template.inWorld(new Map())).toBe(template);
  expect(template.inWorld(new Map([["C", true]])).inWorld(new Map())).toBe(template);
});

test.each([[[]], ["prod"]])(
  "AllowedValues that list nothing, %j, rule nothing out",
  (AllowedValues) => {
    const Conditions = { Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] } };
    const { conditions } = read({ Parameters: { Env: { AllowedValues } }, Conditions });
    expect(conditions.worlds(["Prod"])).toHaveLength(2);
  },
);

describe("resources", () => {
  test("odd members are passed over", () => {
    const { resources } = read({
      Resources: {
        Text: "not a resource",
        Untyped: {},
        Number: { Type: 1 },
        Properties: resource({ Name: "x" }),
        __proto__x: resource({}),
        "": resource({}),
      },
    });
    expect(resources().map(({ id }) => id)).toEqual(["Properties", "__proto__x"]);
  });

  test.each(["constructor", "toString", "__proto__"])("a logical id may be %s", (id) => {
    const template = read(`{ "Resources": { "${id}": { "Type": "A::B::C" } } }`);
    expect(template.resource(id)?.type).toBe("A::B::C");
    expect(template.references().to(id)).toEqual([]);
    expect(read({ Resources: {} }).resource(id)).toBeUndefined();
  });

  test("attributes are read in all their forms", () => {
    const { resources } = read({
      Resources: {
        A: { Type: "A::B::C", Condition: "Prod", DependsOn: "B" },
        B: { Type: "A::B::C", DependsOn: ["C", 1, "D"] },
      },
    });
    expect(resources().map(({ condition, dependsOn }) => [condition, dependsOn])).toEqual([
      ["Prod", ["B"]],
      [undefined, ["C", "D"]],
    ]);
  });

  test("a resource is gone in a world where its condition does not hold", () => {
    const json = { Resources: { A: resource({}, { Condition: "Prod" }) } };
    expect(read(json, { Prod: false }).resource("A")).toBeUndefined();
    const template = read(json, { Prod: true });
    expect(template.resource("A") && template.isCertain(template.resources()[0] as never)).toBe(
      true,
    );
  });

  test("half-typed text gives what is there", () => {
    const { resources } = read(
      `{ "Resources": { "A": { "Type": "A::B::C", "Properties": { "Name": `,
    );
    expect(resources().map(({ id }) => id)).toEqual(["A"]);
    expect(resources()[0]?.get("Name").kind).toBe("absent");
  });
});

describe("values", () => {
  const get = (Properties: unknown, world: Record<string, boolean>, ...path: string[]) =>
    read({ Resources: { A: resource(Properties) } }, world)
      .resource("A")
      ?.get(...path);

  test.each([
    ["absent", {}, {}, "absent", undefined],
    ["known", { P: "x" }, {}, "known", "x"],
    ["no value", { P: noValue }, {}, "absent", undefined],
    ["an intrinsic function", { P: { "Fn::ImportValue": "x" } }, {}, "unknown", undefined],
    ["an undecided Fn::If", { P: If("C", 1, 2) }, {}, "unknown", undefined],
    ["a decided Fn::If", { P: If("C", 1, 2) }, { C: false }, "known", "2"],
    ["no value in a branch", { P: If("C", 1, noValue) }, { C: false }, "absent", undefined],
    ["nested branches", { P: If("C", 1, If("D", 2, 3)) }, { C: false, D: true }, "known", "2"],
    ["Properties in a branch", If("C", { P: 1 }, { P: 2 }), { C: true }, "known", "1"],
    ["a list where an object belongs", [{ P: 1 }], {}, "unknown", undefined],
    ["a short name is no function", { P: { Sub: "x" } }, {}, "known", undefined],
  ])("%s", (_, properties, world, kind, text) => {
    const value = get(properties, world, "P");
    expect(value?.kind).toBe(kind);
    expect(value && textOf(value)).toBe(text);
  });

  test("paths lead through the branch that is taken, and to where a value would stand", () => {
    expect(get(If("C", {}, { P: { Q: 1 } }), { C: false }, "P", "Q")?.path()).toEqual([
      "Resources",
      "A",
      "Properties",
      "Fn::If",
      2,
      "P",
      "Q",
    ]);
    expect(get(undefined, {}, "P", "Q")?.path()).toEqual([
      "Resources",
      "A",
      "Properties",
      "P",
      "Q",
    ]);
  });

  test("items are the list's without absent ones, or the value alone", () => {
    const texts = (P: unknown, world = {}) => get({ P }, world, "P")?.items().map(textOf);
    expect(texts(["a", noValue, If("C", "b", noValue)], { C: true })).toEqual(["a", "b"]);
    expect(texts("a")).toEqual(["a"]);
    expect(texts(["a", If("C", ["b", "c"], [])], { C: true })).toEqual(["a", "b", "c"]);
  });

  test("equals reads text as CloudFormation does, and does not know what it cannot know", () => {
    const is = (P: unknown, expected: string | boolean) => {
      const value = get({ P }, {}, "P");
      return value && equals(value, expected);
    };
    expect(is("true", true)).toBe(true);
    expect(is("True", true)).toBe(true);
    expect(is("Enabled", "enabled")).toBe(false);
    expect(is(false, true)).toBe(false);
    expect(is({ toString: 1 }, true)).toBe(false);
    expect(is({ Ref: "Parameter" }, true)).toBeUndefined();
  });
});

test.each(["Fn::Transform", "Fn::ForEach::Options"])(
  "beside %s nothing is surely absent",
  (name) => {
    const { resources } = read({ Resources: { X: resource({ [name]: {}, Name: "x" }) } });
    expect(resources()[0]?.get("Name").kind).toBe("known");
    expect(resources()[0]?.get("Size").kind).toBe("unknown");
    expect(resources()[0]?.get("Size", "Of").kind).toBe("unknown");
  },
);

describe("parts", () => {
  const parts = (Name: unknown) => {
    const template = read({ Resources: { A: resource({ Name }) } });
    const value = template.resource("A")?.get("Name");
    return value && template.parts(value);
  };
  test.each([
    ["a literal", "x-${y}", ["x-${y}"]],
    ["Ref", { Ref: "X" }, [{ to: "X" }]],
    [
      "Fn::GetAtt, list",
      { "Fn::GetAtt": ["X", "Endpoint", "Port"] },
      [{ to: "X", attribute: "Endpoint.Port" }],
    ],
    ["Fn::GetAtt, dotted", { "Fn::GetAtt": "X.Arn" }, [{ to: "X", attribute: "Arn" }]],
    [
      "Fn::Sub",
      { "Fn::Sub": "a-${X}-${Y.Arn}-${!Z}" },
      ["a-", { to: "X" }, "-", { to: "Y", attribute: "Arn" }, "-${Z}"],
    ],
    [
      "Fn::Sub with variables",
      { "Fn::Sub": ["${v}-${X}", { v: { Ref: "Y" } }] },
      [{ to: "Y" }, "-", { to: "X" }],
    ],
    ["Fn::Join", { "Fn::Join": ["-", ["a", { Ref: "X" }]] }, ["a", "-", { to: "X" }]],
    ["Fn::Join of a list that is unknown", { "Fn::Join": ["-", { Ref: "List" }] }, undefined],
    ["Fn::ImportValue", { "Fn::ImportValue": "x" }, undefined],
    ["an unended variable", { "Fn::Sub": "a-${X" }, ["a-${X"]],
  ])("%s", (_, value, expected) => expect(parts(value)).toEqual(expected));
});

describe("references", () => {
  const template = read({
    Parameters: { P: { Type: "String" } },
    Mappings: { M: {} },
    Conditions: {
      C: { "Fn::Equals": [{ Ref: "P" }, "x"] },
      D: { "Fn::Not": [{ Condition: "C" }] },
    },
    Resources: {
      A: resource(
        {
          One: { Ref: "B" },
          Two: { "Fn::Sub": ["${B.Arn}-${local}-${!P}", { local: { Ref: "P" } }] },
          Three: { "Fn::FindInMap": ["M", "a", "b"] },
          Four: If("C", 1, 2),
          Policy: { Condition: { Bool: { x: "y" } } },
        },
        { DependsOn: ["B"], Condition: "D" },
      ),
      B: resource({}),
    },
    Outputs: { O: { Condition: "C", Value: { "Fn::GetAtt": "B.Arn" } } },
  });

  test("what does A refer to", () => {
    const seen = template
      .references()
      .from("Resources", "A")
      .map(({ kind, to, attribute }) => `${kind} ${to}${attribute ? `.${attribute}` : ""}`);
    expect(seen.sort()).toEqual([
      "Condition D",
      "DependsOn B",
      "FindInMap M",
      "If C",
      "Ref B",
      "Ref P",
      "Sub B.Arn",
    ]);
  });

  test("who refers to it", () => {
    const who = (name: string) =>
      template
        .references()
        .to(name)
        .map(({ from, kind }) => `${from.section} ${from.id} ${kind}`);
    expect(who("C")).toEqual(["Conditions D Condition", "Resources A If", "Outputs O Condition"]);
    expect(who("B")).toEqual([
      "Resources A DependsOn",
      "Resources A Ref",
      "Resources A Sub",
      "Outputs O GetAtt",
    ]);
    expect(who("M")).toEqual(["Resources A FindInMap"]);
  });

  test("whether a value refers to a resource", () => {
    const refers = (value: unknown) => {
      const other = read({ Resources: { X: resource({ V: value }), Y: resource({}) } });
      const v = other.resource("X")?.get("V");
      return v && other.refersTo(v, "Y");
    };
    expect(refers({ Ref: "Y" })).toBe(true);
    expect(refers({ "Fn::Sub": "arn:x/${Y}" })).toBe(true);
    expect(refers({ Ref: "X" })).toBe(false);
    expect(refers("literal")).toBe(false);
    expect(refers({ Ref: "Parameter" })).toBeUndefined();
    expect(refers({ "Fn::ImportValue": "x" })).toBeUndefined();
  });
});

describe("hidden resources", () => {
  test.each([
    [{}, false],
    [{ Transform: "AWS::Serverless-2016-10-31" }, false],
    [{ Transform: ["AWS::LanguageExtensions", "MyMacro"] }, true],
    [{ Transform: { Name: "AWS::Include" } }, true],
    [{ Resources: { "Fn::ForEach::Subnets": [] } }, true],
    [{ Resources: { "Fn::Transform": {} } }, true],
  ])("%j: %s", (json, expected) => expect(read(json).hasHiddenResources).toBe(expected));
});

test("a resource that a nested stack gets may be completed there", () => {
  const template = read({
    Resources: {
      Vpc: resource({}),
      Other: resource({}),
      Nested: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { Parameters: { Vpc: { Ref: "Vpc" } } },
      },
    },
  });
  expect(template.isPassedToNestedStack("Vpc")).toBe(true);
  expect(template.isPassedToNestedStack("Other")).toBe(false);
});

test("fresh logical ids are alphanumeric, and numbered on collision", () => {
  const template = read({ Parameters: { A2: {} }, Resources: { A: resource({}) } });
  expect(template.freshId("A")).toBe("A3");
  expect(template.freshId("B", new Set(["B"]))).toBe("B2");
  expect(template.freshId("my_A-x.y")).toBe("myAxy");
});

describe("the environment's parameter", () => {
  const environment = (...names: string[]) =>
    read({
      Parameters: Object.fromEntries(names.map((name) => [name, { Type: "String" }])),
    }).environment();
  test.each([
    [["Stage", "EnvironmentSuffix"], "EnvironmentSuffix"],
    [["ProjectName", "environment_suffix"], "environment_suffix"],
    [["EnvironmentName", "Environment"], "Environment"],
    [["BackstageImage", "EnvoyTag"], undefined],
    [["DeploymentStage"], "DeploymentStage"],
  ])("of %j is %s", (names, expected) => expect(environment(...names).preferred).toBe(expected));
});
