import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnalyzeOptions, analyze } from "../server/src/analyze.ts";
import {
  type Baseline,
  entryOf,
  expectedOf,
  printBaseline,
  readBaseline,
  without,
} from "../server/src/baseline.ts";
import { fixAll } from "../server/src/fixAll.ts";
import { suppressionUnused } from "../server/src/rules/template/suppression-unused.ts";
import { doorOpen, doorUnlocked, house, ruleOf } from "./report/reporting.ts";

const rules = [doorOpen, doorUnlocked];

/** All that is found in a text. */
const baselineOf = (text: string, options: Partial<AnalyzeOptions> = {}) =>
  analyze(text, { rules, baseline: "all", ...options }).accepted.map(({ rule, path }) =>
    entryOf(rule, path),
  );

const outcome = (text: string, options: Partial<AnalyzeOptions>) => {
  const { findings, accepted, gone } = analyze(text, { rules, ...options });
  const said = (list: typeof findings) => list.map(({ rule, path }) => `${rule} ${path.join(".")}`);
  return { found: said(findings), accepted: said(accepted), gone };
};

const [front, back] = ["FrontDoor", "BackDoor"].map(
  (id) => `door-open Resources.${id}.Properties.Open`,
);
const unlocked = "door-unlocked Resources.BackDoor";

describe("what is in the baseline", () => {
  test("is no finding any more, wherever its lines are", () => {
    const moved = JSON.stringify({ Description: "Moved", ...JSON.parse(house) });
    for (const text of [house, `\n\n${house}`, moved, house.replaceAll("\n", "\r\n")])
      expect(outcome(text, { baseline: baselineOf(house) })).toEqual({
        found: [],
        accepted: [front, unlocked, back],
        gone: [],
      });
  });

  test("may be everything", () =>
    expect(outcome(house, { baseline: "all" })).toEqual({
      found: [],
      accepted: [front, unlocked, back],
      gone: [],
    }));

  test("is that rule at that path, and no other", () => {
    const baseline = [{ rule: "door-open", path: "/Resources/FrontDoor/Properties/Open" }];
    expect(outcome(house, { baseline })).toEqual({
      found: [unlocked, back],
      accepted: [front],
      gone: [],
    });
  });

  test("is so many findings of a rule at one path", () => {
    const twice = ruleOf("twice", "high", (door, report) => {
      report({ at: door.key, message: "One thing." });
      report({ at: door.key, message: "Another." });
    });
    const entry = { rule: "twice", path: "/Resources/FrontDoor" };
    const counts = (times: number) => {
      const { found, accepted } = outcome(house, {
        rules: [twice],
        baseline: Array.from({ length: times }, () => entry),
      });
      return [found.length, accepted.length];
    };
    expect([counts(0), counts(1), counts(2)]).toEqual([
      [4, 0],
      [3, 1],
      [2, 2],
    ]);
    expect(outcome(house, { rules: [twice], baseline: [entry, entry, entry] }).gone).toEqual([
      entry,
    ]);
  });

  test("is not mended", () => {
    const { text, fixed } = fixAll(house, {
      rules,
      include: "review",
      baseline: baselineOf(house),
    });
    expect({ text, fixed }).toEqual({ text: house, fixed: [] });
  });

  test("gives way to a suppression, and holds no hints", () => {
    const suppressing = house.replace(
      "{",
      '{ "Metadata": { "cfn-audit": { "ignore": [{ "rule": "door-open" }, { "rule": "door-locked" }] } },',
    );
    const all = [...rules, suppressionUnused, { ...doorOpen, id: "door-locked", check: () => {} }];
    const baseline = baselineOf(suppressing, { rules: all, withHints: true });
    expect(baseline.map(({ rule }) => rule)).toEqual(["suppression-unused", "door-unlocked"]);
    expect(outcome(suppressing, { rules: all, baseline }).gone).toEqual([]);
  });
});

describe("what is gone", () => {
  const closed = house.replaceAll("true", "false");
  const entries = [entryOf("door-open", ["Resources", "FrontDoor", "Properties", "Open"])];

  test("is what was looked for and not found", () =>
    expect(outcome(closed, { baseline: entries })).toEqual({
      found: [unlocked],
      accepted: [],
      gone: entries,
    }));
  test("is not what nobody looked for", () => {
    const notAsked: Partial<AnalyzeOptions>[] = [
      { levels: { "door-open": "off" } },
      { rules: [doorUnlocked], known: rules },
      { rules: [{ ...doorOpen, lifecycle: "retain" }] },
      { rules: [{ ...doorOpen, check: () => expect.fail("broken") }] },
    ];
    for (const options of notAsked)
      expect(outcome(closed, { baseline: entries, ...options }).gone).toEqual([]);
  });
  test("is not what the profile does not show of what it found", () => {
    const { profile: _, ...rule } = ruleOf("mild", "high", (door, report) =>
      report({ at: door.key, message: "Mild.", severity: "low" }),
    );
    const options = { rules: [rule] };
    const baseline = baselineOf(house, options);
    expect(baseline).toHaveLength(2);
    expect(outcome(house, { ...options, profile: "essential", baseline })).toEqual({
      found: [],
      accepted: [],
      gone: [],
    });
  });
  test("is what a rule found that is no more", () => {
    const entry = { rule: "door-ajar", path: "/Resources/FrontDoor" };
    expect(outcome(closed, { baseline: [entry] }).gone).toEqual([entry]);
  });
  test("is nothing of a text that is being typed", () =>
    expect(outcome(closed.slice(0, -3), { baseline: entries }).gone).toEqual([]));
});

describe("a baseline as text", () => {
  test("is in order, and escapes what paths hold", () => {
    const baseline: Baseline = new Map([
      ["b.json", [entryOf("z", ["Resources", "A/B~", "Tags", 0]), { rule: "a", path: "/X" }]],
      ["empty.json", []],
      [
        "a/c.json",
        [
          { rule: "z", path: "/Y" },
          { rule: "z", path: "/X" },
          { rule: "z", path: "/X" },
        ],
      ],
    ]);
    expect(printBaseline(baseline)).toBe(`{
  "version": 1,
  "files": {
    "a/c.json": {
      "z": [
        "/X",
        "/X",
        "/Y"
      ]
    },
    "b.json": {
      "a": [
        "/X"
      ],
      "z": [
        "/Resources/A~1B~0/Tags/0"
      ]
    }
  }
}
`);
  });

  test("property: what is written is read again", () => {
    const name = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "a/b", "1"));
    const entry = fc
      .tuple(name, fc.array(fc.oneof(name, fc.nat(9))))
      .map(([rule, path]) => entryOf(rule, path));
    const files = fc.array(fc.tuple(name, fc.array(entry, { minLength: 1, maxLength: 5 })));
    fc.assert(
      fc.property(files, (list) => {
        const baseline = new Map(list);
        const again = readBaseline(printBaseline(baseline));
        if ("problem" in again) return expect.fail(again.problem);
        expect(printBaseline(again)).toBe(printBaseline(baseline));
        for (const [file, entries] of baseline) {
          const read = again.get(file) ?? [];
          expect(read).toHaveLength(entries.length);
          expect(without(read, entries)).toEqual([]);
        }
      }),
    );
  });

  test.each([
    ["", "it is not valid JSON: value expected"],
    ['{ "version": 1, ', "it is not valid JSON: "],
    ["[]", 'it is no baseline of cfn-audit, which has a "version" and "files"'],
    ['{ "Resources": {} }', 'it is no baseline of cfn-audit, which has a "version" and "files"'],
    ['{ "version": 2, "files": {} }', 'its "version" is 2, and this version of cfn-audit reads 1'],
    ['{ "version": {}, "files": {} }', 'its "version" is {}, and'],
    ['{ "version": 1, "files": [] }', '"files" must be an object'],
    ['{ "version": 1, "files": { "a": [] } }', '"a" must be an object with the ids of rules'],
    ['{ "version": 1, "files": { "a": { "r": {} } } }', '"r" must be a list of JSON paths'],
    ['{ "version": 1, "files": { "a": { "r": [1] } } }', "a JSON path must be a text such as"],
    ['{ "version": 1, "files": { "a": { "r": ["X"] } } }', "a JSON path must be a text such as"],
  ])("%s is none", (text, problem) => {
    const result = readBaseline(text);
    expect("problem" in result && result.problem).toContain(problem);
  });

  test("what is wrong is pointed at", () => {
    const text = '{ "version": 1, "files": { "a": { "r": [true] } } }';
    const result = readBaseline(text);
    if (!("span" in result) || !result.span) return expect.fail("There is no span.");
    expect(text.slice(result.span.start, result.span.end)).toBe("true");
  });
});

test("expected entries are met once each", () => {
  const { meets, left } = expectedOf([
    { rule: "r", path: "/A" },
    { rule: "r", path: "/A" },
  ]);
  expect([meets("r", ["B"]), meets("q", ["A"]), meets("r", ["A"])]).toEqual([false, false, true]);
  expect(left()).toEqual([{ rule: "r", path: "/A" }]);
});
