import { describe, expect, test } from "vitest";
import {
  forType,
  isSet,
  mayBe,
  type PropertyFact,
  propertyRules,
} from "../../server/src/rules/propertyRules.ts";
import type { ResourceRule } from "../../server/src/rules/rule.ts";
import { textOf } from "../../server/src/template/value.ts";
import { checkFix, findingsOf, fixEach, inTemplate, silent, templateOf } from "../fixture.ts";

/** A rule about doors, which no service has. */
function ruleOf(
  fact: Partial<PropertyFact> & Pick<PropertyFact, "property" | "wants">,
): ResourceRule {
  const [rule] = propertyRules([
    {
      id: "door-wrong",
      severity: "high",
      equivalents: {},
      types: ["Test::House::Door", "Test::House::Gate"],
      noun: "A door",
      problem: "stands open",
      consequence: "anyone comes in",
      why: "Things get lost.",
      example: {},
      links: ["https://docs.aws.amazon.com/"],
      ...fact,
    },
  ]);
  return rule as ResourceRule;
}

const door = (Properties?: unknown) => ({ Door: { Type: "Test::House::Door", Properties } });
const count = (rule: ResourceRule, properties?: unknown) =>
  findingsOf(rule, templateOf(door(properties))).length;

test("a value that must be one is set, and what is not there is as wrong", () => {
  const rule = ruleOf({
    property: "Lock.Closed",
    wants: { be: true },
    fix: { to: true, safety: "safe" },
  });
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "Test::House::Door", "Properties": { "Lock": { "Closed": "no" } } },
//                                                                          ^^^^ 💡 high: "A" stands open: anyone comes in.
    "B": { "Type": "Test::House::Gate" },
//  ^^^ 💡 high: "B" stands open: anyone comes in.
    "C": { "Type": "Test::House::Gate", "Properties": { "Lock": { "Closed": "true" } } }
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "Test::House::Door", "Properties": { "Lock": { "Closed": true } } },
    "B": { "Type": "Test::House::Gate", "Properties": { "Lock": { "Closed": true } } },
    "C": { "Type": "Test::House::Gate", "Properties": { "Lock": { "Closed": "true" } } }
  }
}`,
  );
});

test.each<[string, PropertyFact["wants"], unknown, boolean]>([
  ["one of several", { be: ["oak", "steel"] }, "steel", false],
  ["none of several", { be: ["oak", "steel"] }, "paper", true],
  ["not one", { notBe: ["paper"] }, "paper", true],
  ["another", { notBe: ["paper"] }, "oak", false],
  ["too little", { atLeast: 7 }, "6", true],
  ["enough", { atLeast: 7 }, 7, false],
  ["no number", { atLeast: 7 }, "many", false],
  ["there", { beSet: true }, "x", false],
  ["there, an object", { beSet: true }, { Wood: "oak" }, false],
  ["there, an object that is empty", { beSet: true }, {}, true],
  ["there, and empty", { beSet: true }, [], true],
  ["there, and unknown", { beSet: true }, [{ Ref: "One" }], false],
  ["a list that lacks one", { include: ["a", "b"] }, ["b"], true],
  ["a list that holds all", { include: ["a", "b"] }, ["c", "b", "a"], false],
  ["a list of which a part is unknown", { include: ["a", "b"] }, ["b", { Ref: "More" }], false],
])("%s", (_, wants, Kind, isWrong) => {
  expect(count(ruleOf({ property: "Kind", wants }), { Kind })).toBe(isWrong ? 1 : 0);
  expect(count(ruleOf({ property: "Kind", wants }), { Kind: { Ref: "Kind" } })).toBe(0);
});

test("what is not there may be fine, or milder", () => {
  const wants = { be: "oak" } as const;
  expect(count(ruleOf({ property: "Kind", wants, absent: "fine" }))).toBe(0);
  const [milder] = findingsOf(
    ruleOf({ property: "Kind", wants, absent: "low" }),
    templateOf(door()),
  );
  expect(milder?.severity).toBe("low");
});

test("what is not there may be another problem", () => {
  const rule = ruleOf({
    property: "Kind",
    wants: { be: "oak" },
    absent: { severity: "low", problem: "does not say its kind", consequence: "it may be paper" },
  });
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "Test::House::Door" },
//  ^^^ low: "A" does not say its kind: it may be paper.
    "B": { "Type": "Test::House::Door", "Properties": { "Kind": "paper" } }
//                                                              ^^^^^^^ high: "B" stands open: anyone comes in.
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "Test::House::Door" },
    "B": { "Type": "Test::House::Door", "Properties": { "Kind": "paper" } }
  }
}`,
  );
});

test("what is not there may be another problem in some places, and the same in others", () => {
  const rule = ruleOf({
    property: "Kind",
    wants: { be: "oak" },
    absent: {
      severity: "low",
      problem: "does not say its kind",
      consequence: "it may be paper",
      where: mayBe("Maker", ["Carpenter"]),
    },
  });
  const severityOf = (properties: unknown) =>
    findingsOf(rule, templateOf(door(properties))).map(({ severity }) => severity);
  expect(severityOf({ Maker: "Carpenter" })).toEqual(["low"]);
  expect(severityOf({ Maker: { Ref: "Maker" } })).toEqual(["low"]);
  expect(severityOf({ Maker: "Smith" })).toEqual(["high"]);
  expect(severityOf({ Maker: "Carpenter", Kind: "paper" })).toEqual(["high"]);
});

test("a list that gets what it lacks keeps the conditions in it", () => {
  const rule = ruleOf({
    property: "Logs",
    wants: { include: ["in", "out"] },
    fix: { safety: "review" },
  });
  const sections = { Conditions: { Loud: { "Fn::Equals": [{ Ref: "AWS::Region" }, "x"] } } };
  const logs = { "Fn::If": ["Loud", "in", "shout"] };
  const fixed = JSON.parse(fixEach(rule, templateOf(door({ Logs: ["out", logs] }), sections)));
  expect(fixed.Resources).toEqual(door({ Logs: ["out", logs, "in"] }));
});

test("a value may need others, which are written where they are not there", () => {
  const rule = ruleOf({
    property: "Lock",
    wants: { notBe: ["none"] },
    fix: { to: "bolt", safety: "safe", with: { "Bolt.Length": 7, Colour: "red" } },
  });
  expect(JSON.parse(fixEach(rule, templateOf(door({ Colour: "blue" })))).Resources).toEqual(
    door({ Lock: "bolt", Bolt: { Length: 7 }, Colour: "blue" }),
  );
});

test("a list gets what it lacks, behind what it has", () => {
  const rule = ruleOf({
    property: "Logs",
    wants: { include: ["in", "out"] },
    fix: { safety: "review", cost: "logs cost money" },
  });
  const [finding] = findingsOf(rule, templateOf(door({ Logs: ["out"] })));
  expect(finding?.fixes()[0]?.title).toBe('Set Logs of "Door" to ["out","in"]; logs cost money');
  expect(JSON.parse(fixEach(rule, templateOf(door({ Logs: ["out"] })))).Resources).toEqual(
    door({ Logs: ["out", "in"] }),
  );
  expect(JSON.parse(fixEach(rule, templateOf(door()))).Resources).toEqual(
    door({ Logs: ["in", "out"] }),
  );
});

test("a property that must not be is removed", () => {
  const rule = ruleOf({
    property: "Key",
    wants: { notBe: ["under the mat"] },
    absent: "fine",
    fix: { remove: true, safety: "review" },
  });
  const [finding] = findingsOf(rule, templateOf(door({ Key: "under the mat", Kind: "oak" })));
  expect(finding?.fixes()[0]?.title).toBe('Remove Key from "Door"');
  const fixed = fixEach(rule, templateOf(door({ Key: "under the mat", Kind: "oak" })));
  expect(JSON.parse(fixed).Resources).toEqual(door({ Kind: "oak" }));
  const Conditions = { Guests: { "Fn::Equals": [{ Ref: "Guests" }, "yes"] } };
  const branches = (Key: unknown) => ({ "Fn::If": ["Guests", Key, "at the bank"] });
  const byCondition = templateOf(door({ Key: branches("under the mat") }), { Conditions });
  expect(JSON.parse(fixEach(rule, byCondition)).Resources).toEqual(
    door({ Key: branches({ Ref: "AWS::NoValue" }) }),
  );
});

describe("objects in lists", () => {
  const rule = ruleOf({
    within: "Locks.*.Bolt",
    property: "Closed",
    wants: { be: true },
    fix: (resource) => (resource.type.endsWith("Door") ? { to: true, safety: "safe" } : undefined),
  });

  test("each that is there is judged", () => {
    const resources = door({ Locks: [{ Bolt: {} }, { Chain: {} }, { Bolt: { Closed: true } }] });
    expect(findingsOf(rule, templateOf(resources))).toHaveLength(1);
    expect(JSON.parse(fixEach(rule, templateOf(resources))).Resources.Door.Properties).toEqual({
      Locks: [{ Bolt: { Closed: true } }, { Chain: {} }, { Bolt: { Closed: true } }],
    });
  });

  test("several paths lead to all their objects", () => {
    const both = ruleOf({
      within: ["Lock", "Locks.*"],
      property: "Closed",
      wants: { be: true },
      absent: "fine",
    });
    const open = { Closed: false };
    expect(count(both, { Lock: open, Locks: [open, {}, open] })).toBe(3);
  });

  test("the fix may hang on the resource", () => {
    const gate = { Gate: { Type: "Test::House::Gate", Properties: { Locks: [{ Bolt: {} }] } } };
    expect(findingsOf(rule, templateOf(gate))[0]?.fixes()).toEqual([]);
  });

  test.each<[unknown]>([
    [undefined],
    [[]],
    [[{ Ref: "Lock" }]],
    [{ "Fn::If": ["C", [], []] }],
    [[{ Bolt: { Ref: "Bolt" } }]],
    [[{ Bolt: "iron" }]],
  ])("silent about %j", (Locks) => silent(rule, door({ Locks })));
});

describe("one of a list of pairs", () => {
  const rule = ruleOf({
    property: { list: "Attributes", members: ["Key", "Value"], name: "closed" },
    wants: { be: "true" },
    fix: { to: "true", safety: "safe" },
  });
  const closed = (Value: unknown) => ({ Key: "closed", Value });

  test.each([
    ["no list", undefined, [closed("true")]],
    [
      "no such pair",
      [{ Key: "red", Value: "yes" }],
      [{ Key: "red", Value: "yes" }, closed("true")],
    ],
    ["another value", [closed("false")], [closed("true")]],
  ])("%s", (_, before, after) => {
    const fixed = fixEach(rule, templateOf(door({ Attributes: before })));
    expect(JSON.parse(fixed).Resources.Door.Properties).toEqual({ Attributes: after });
    expect(findingsOf(rule, fixed)).toEqual([]);
    const [finding] = findingsOf(rule, templateOf(door({ Attributes: before })));
    expect(finding?.fixes()[0]?.title).toBe('Set closed of "Door" to "true"');
  });

  test.each([
    [[closed(true)]],
    [[closed({ Ref: "Closed" })]],
    [[{ Ref: "More" }]],
    [[{ Key: { Ref: "Which" }, Value: "x" }]],
    [{ Ref: "All" }],
  ])("silent about %j", (Attributes) => silent(rule, door({ Attributes })));
});

describe("exceptions", () => {
  const rule = ruleOf({
    property: "Closed",
    wants: { be: true },
    unless: [isSet("Guard"), forType("Test::House::Door", mayBe("Kind", ["wall", "window"]))],
  });

  test.each([
    [{ Guard: "dog" }, false],
    [{ Guard: { Ref: "Guard" } }, false],
    [{ Guard: { Ref: "AWS::NoValue" } }, true],
    [{ Kind: "wall" }, false],
    [{ Kind: { Ref: "Kind" } }, false],
    [{ Kind: "oak" }, true],
  ])("%j", (properties, isFound) => expect(count(rule, properties)).toBe(isFound ? 1 : 0));

  test("of one type are none of another's", () => {
    const gate = { Gate: { Type: "Test::House::Gate", Properties: { Kind: "wall" } } };
    expect(findingsOf(rule, templateOf(gate))).toHaveLength(1);
  });
});

test("the examples of a page are the fact's, before and behind its fix", () => {
  const fixable = ruleOf({
    property: "Closed",
    wants: { be: true },
    fix: { to: true, safety: "safe" },
    example: { Kind: "oak" },
  });
  expect(JSON.parse(fixable.docs.bad)).toEqual(door({ Kind: "oak" }));
  expect(JSON.parse(fixable.docs.good)).toEqual(door({ Kind: "oak", Closed: true }));
  expect(findingsOf(fixable, inTemplate(fixable.docs.good))).toEqual([]);
  const unfixable = ruleOf({ property: "Closed", wants: { be: true }, mended: { Closed: true } });
  expect(JSON.parse(unfixable.docs.good)).toEqual(door({ Closed: true }));
});

test("what is right cannot be said of the value alone", () => {
  const rule = ruleOf({ property: "Closed", wants: { beExcused: true }, unless: [isSet("Guard")] });
  expect(count(rule, { Closed: true })).toBe(1);
  expect(count(rule, { Closed: true, Guard: "dog" })).toBe(0);
});

test("one of several objects says which it is", () => {
  const rule = ruleOf({
    within: "Wings.*",
    property: "Closed",
    wants: { be: true },
    which: (wing) => ` at the ${textOf(wing.get("Side"))}`,
  });
  const text = templateOf(door({ Wings: [{ Side: "left" }, { Side: "right" }] }));
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    '"Door" stands open at the left: anyone comes in.',
    '"Door" stands open at the right: anyone comes in.',
  ]);
});

test("conditions of what is read besides are told apart", () => {
  const rule = ruleOf({
    property: "Closed",
    wants: { be: true },
    alsoReads: ["Test::House::Dog"],
    unless: [(_, __, template) => template.ofType("Test::House::Dog").length > 0],
  });
  const text = templateOf(
    { ...door(), Dog: { Type: "Test::House::Dog", Condition: "IsNight" } },
    { Conditions: { IsNight: { "Fn::Equals": [{ Ref: "Time" }, "night"] } } },
  );
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    '"Door" stands open: anyone comes in (when IsNight is false).',
  ]);
});
