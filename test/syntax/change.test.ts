import { describe, expect, test } from "vitest";
import {
  append,
  type Change,
  insert,
  remove,
  rename,
  set,
  toEdits,
  trim,
} from "../../server/src/syntax/change.ts";
import { changeSet } from "../../server/src/syntax/changeSet.ts";
import { applyEdits } from "../../server/src/syntax/edit.ts";
import { parse } from "../../server/src/syntax/syntax.ts";

const apply = (text: string, ...changes: Change[]): string =>
  applyEdits(text, toEdits(parse(text), changes));

describe("remove", () => {
  test.each([
    ["the first", `{ "a": 1, "b": 2 }`, [remove(["a"])], `{ "b": 2 }`],
    ["the last", `{ "a": 1, "b": 2 }`, [remove(["b"])], `{ "a": 1 }`],
    ["the only one", `{ "a": 1 }`, [remove(["a"])], "{}"],
    ["all", `{\n  "a": 1,\n  "b": 2\n}`, [remove(["a"]), remove(["b"])], "{}"],
    [
      "one on its own line",
      `{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}`,
      [remove(["b"])],
      `{\n  "a": 1,\n  "c": 3\n}`,
    ],
    [
      "the last two",
      `{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}`,
      [remove(["c"]), remove(["b"])],
      `{\n  "a": 1\n}`,
    ],
    ["apart", `[1, 2, 3, 4]`, [remove([0]), remove([2])], `[2, 4]`],
    ["an element", `{"a":["x","y"]}`, [remove(["a", 1])], `{"a":["x"]}`],
    ["the last before a trailing comma", `{ "a": 1, "b": 2, }`, [remove(["b"])], `{ "a": 1, }`],
    [
      "beside comments, which stay",
      `{\n  // one\n  "a": 1, // is a\n  "b": 2 // is b\n}`,
      [remove(["b"])],
      `{\n  // one\n  "a": 1 // is a\n  // is b\n}`,
    ],
    [
      "with its line, between comments",
      `{\n  // one\n  "a": 1,\n  // two\n  "b": 2\n}`,
      [remove(["a"])],
      `{\n  // one\n  // two\n  "b": 2\n}`,
    ],
    [
      "and its comma behind a comment",
      `{ "a": 1 /* one */, "b": 2 }`,
      [remove(["a"])],
      `{ /* one */ "b": 2 }`,
    ],
    [
      "before a comment",
      `{\n  "a": 1, // is a\n  "b": 2\n}`,
      [remove(["a"])],
      `{\n  // is a\n  "b": 2\n}`,
    ],
    ["of duplicates the last", `{ "a": 1, "a": 2 }`, [remove(["a"])], `{ "a": 1 }`],
    [
      "what is not there",
      `{ "a": 1 }`,
      [remove(["b"]), remove(["a", "b"]), remove([3])],
      `{ "a": 1 }`,
    ],
  ])("%s", (_, text, changes, after) => expect(apply(text, ...changes)).toBe(after));

  test("conflicts with what is added beside it, and with what changes in it", () => {
    const changes = changeSet();
    changes.add(remove(["a", "b"]));
    expect(changes.conflicts(remove(["a", "c"]))).toBe(false);
    expect(changes.conflicts(set(["d"], 1))).toBe(false);
    expect(changes.conflicts(remove(["a"]))).toBe(true);
    expect(changes.conflicts(set(["a", "b", "x"], 1))).toBe(true);
    expect(changes.conflicts(set(["a", "c"], 1))).toBe(true);
    changes.add(set(["d", "e"], 1));
    expect(changes.conflicts(remove(["d", "f"]))).toBe(true);
    expect(changes.conflicts(remove(["g"]))).toBe(true);
  });
});

describe("set", () => {
  test.each([
    ["replaces a scalar", `{ "a": 1 }`, set(["a"], true), `{ "a": true }`],
    ["adds to one line", `{ "a": 1 }`, set(["b"], [1, 2]), `{ "a": 1, "b": [1, 2] }`],
    ["adds to minified text", `{"a":1}`, set(["b"], { c: 2 }), `{"a":1,"b":{"c":2}}`],
    ["adds to many lines", `{\n  "a": 1\n}`, set(["b"], 2), `{\n  "a": 1,\n  "b": 2\n}`],
    [
      "creates objects on the way",
      `{\n  "a": 1\n}`,
      set(["b", "c"], 2),
      `{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}`,
    ],
    [
      "keeps tabs",
      `{\n\t"a": 1\n}`,
      set(["b"], { c: 2 }),
      `{\n\t"a": 1,\n\t"b": {\n\t\t"c": 2\n\t}\n}`,
    ],
    [
      "keeps 8 spaces",
      `{\n        "a": 1\n}`,
      set(["b"], [2]),
      `{\n        "a": 1,\n        "b": [\n                2\n        ]\n}`,
    ],
    [
      "keeps CRLF",
      `{\r\n  "a": 1\r\n}`,
      set(["b"], { c: 2 }),
      `{\r\n  "a": 1,\r\n  "b": {\r\n    "c": 2\r\n  }\r\n}`,
    ],
    [
      "keeps a byte order mark",
      `\uFEFF{\n  "a": 1\n}`,
      set(["b"], 2),
      `\uFEFF{\n  "a": 1,\n  "b": 2\n}`,
    ],
    ["keeps a trailing comma", `{\n  "a": 1,\n}`, set(["b"], 2), `{\n  "a": 1,\n  "b": 2,\n}`],
    [
      "goes behind a comment on the line",
      `{\n  "a": 1 // why\n}`,
      set(["b"], 2),
      `{\n  "a": 1, // why\n  "b": 2\n}`,
    ],
    [
      "goes behind a comma and a comment",
      `{\n  "a": 1, // why\n}`,
      set(["b"], 2),
      `{\n  "a": 1, // why\n  "b": 2,\n}`,
    ],
    [
      "opens an empty object",
      `{\n  "a": {}\n}`,
      set(["a", "b"], 1),
      `{\n  "a": {\n    "b": 1\n  }\n}`,
    ],
    [
      "opens an empty object on one line",
      `{ "x": 0, "a": {} }`,
      set(["a", "b"], 1),
      `{ "x": 0, "a": { "b": 1 } }`,
    ],
    ["opens an empty minified object", `{"x":0,"a":{}}`, set(["a", "b"], 1), `{"x":0,"a":{"b":1}}`],
    [
      "keeps comments in an empty object",
      `{\n  "a": {\n    // none yet\n  }\n}`,
      set(["a", "b"], 1),
      `{\n  "a": {\n    // none yet\n    "b": 1\n  }\n}`,
    ],
    [
      "replaces null by an object",
      `{\n  "a": null\n}`,
      set(["a", "b"], 1),
      `{\n  "a": {\n    "b": 1\n  }\n}`,
    ],
    ["completes a half-typed member", `{\n  "a":\n}`, set(["a"], 1), `{\n  "a": 1\n}`],
    ["completes a half-typed key", `{\n  "a"\n}`, set(["a", "b"], 1), `{\n  "a": { "b": 1 }\n}`],
    [
      "goes into list elements",
      `{ "a": [{ "b": 1 }] }`,
      set(["a", 0, "c"], 2),
      `{ "a": [{ "b": 1, "c": 2 }] }`,
    ],
    ["takes the last of duplicate keys", `{ "a": 1, "a": 2 }`, set(["a"], 3), `{ "a": 1, "a": 3 }`],
    [
      "goes behind the last of duplicate keys",
      `{ "a": 1, "b": 2, "a": 3 }`,
      set(["c"], 4),
      `{ "a": 1, "b": 2, "a": 3, "c": 4 }`,
    ],
    [
      "writes small objects as the text does",
      `{\n  "a": { "Ref": "B" }\n}`,
      set(["c"], { d: { Ref: "E" } }),
      `{\n  "a": { "Ref": "B" },\n  "c": {\n    "d": { "Ref": "E" }\n  }\n}`,
    ],
  ])("%s", (_, before, change, after) => expect(apply(before, change)).toBe(after));
});

describe("insert", () => {
  const text = `{\n  "a": 1,\n  "b": 2\n}`;
  test.each([
    ["behind a sibling", text, insert(["x"], 3, "a"), `{\n  "a": 1,\n  "x": 3,\n  "b": 2\n}`],
    ["behind the last", text, insert(["x"], 3, "b"), `{\n  "a": 1,\n  "b": 2,\n  "x": 3\n}`],
    ["first", text, insert(["x"], 3, undefined), `{\n  "x": 3,\n  "a": 1,\n  "b": 2\n}`],
    ["first on one line", `{ "a": 1 }`, insert(["x"], 3, undefined), `{ "x": 3, "a": 1 }`],
    ["first in minified text", `{"a":1}`, insert(["x"], 3, undefined), `{"x":3,"a":1}`],
    [
      "first in minified text among other",
      `{ "a": {"b":1} }`,
      insert(["a", "x"], 3, undefined),
      `{ "a": {"x": 3, "b":1} }`,
    ],
    [
      "behind nothing that is there: last",
      text,
      insert(["x"], 3, "z"),
      `{\n  "a": 1,\n  "b": 2,\n  "x": 3\n}`,
    ],
    [
      "behind a comment on the line",
      `{\n  "a": 1, // one\n  "b": 2\n}`,
      insert(["x"], 3, "a"),
      `{\n  "a": 1, // one\n  "x": 3,\n  "b": 2\n}`,
    ],
  ])("%s", (_, before, change, after) => expect(apply(before, change)).toBe(after));

  test("what stands behind another new member follows it", () => {
    const after = apply(text, insert(["x"], 3, "a"), insert(["y"], 4, "x"));
    expect(after).toBe(`{\n  "a": 1,\n  "x": 3,\n  "y": 4,\n  "b": 2\n}`);
  });
});

describe("append", () => {
  test.each([
    ["to one line", `{ "a": [1] }`, append(["a"], 2), `{ "a": [1, 2] }`],
    [
      "to many lines",
      `{\n  "a": [\n    1\n  ]\n}`,
      append(["a"], 2),
      `{\n  "a": [\n    1,\n    2\n  ]\n}`,
    ],
    ["to an empty list", `{ "a": [] }`, append(["a"], 2), `{ "a": [2] }`],
    ["creates the list", `{ "a": 1 }`, append(["b"], 2), `{ "a": 1, "b": [2] }`],
  ])("%s", (_, before, change, after) => expect(apply(before, change)).toBe(after));
});

test("behind a comment that has only begun, edits stay within the text", () => {
  const text = `{\n  "a": 1 /*`;
  for (const { offset } of toEdits(parse(text), [set(["b"], 2)]))
    expect(offset).toBeLessThanOrEqual(text.length);
});

describe("a half-typed member", () => {
  test.each([
    [
      "takes all that is set below it",
      `{\n  "x": 0,\n  "a":\n}`,
      [set(["a", "b"], 1), set(["a", "c"], 2)],
      `{\n  "x": 0,\n  "a": { "b": 1, "c": 2 }\n}`,
    ],
    [
      "gets the comma that it lacks before another",
      `{\n  "a"\n  "b": 2\n}`,
      [set(["a"], 1)],
      `{\n  "a": 1,\n  "b": 2\n}`,
    ],
    ["keeps its colon", `{\n  "a":\n}`, [set(["b"], 2)], `{\n  "a":,\n  "b": 2\n}`],
    [
      "is completed before what comes behind it",
      `{\n  "a":\n}`,
      [set(["b"], 2), set(["a"], 1)],
      `{\n  "a": 1,\n  "b": 2\n}`,
    ],
  ])("%s", (_, before, changes, after) => expect(apply(before, ...changes)).toBe(after));
});

test("rename changes the key alone", () => {
  expect(apply(`{ "a" : 1 }`, rename(["a"], "b"))).toBe(`{ "b" : 1 }`);
});

describe("several changes at once", () => {
  test("members of one missing object come together", () => {
    const after = apply(
      `{ "x": 1 }`,
      set(["a", "b"], 1),
      set(["a", "c"], 2),
      append(["l"], 1),
      append(["l"], 2),
    );
    expect(after).toBe(`{ "x": 1, "a": { "b": 1, "c": 2 }, "l": [1, 2] }`);
  });

  test("what is not of one kind gives way to the last, and what that is of comes together", () => {
    const values = [{ b: 1 }, [1], [2], { b: { c: 1 } }, { b: { d: 2 }, e: [3] }, { e: [4] }];
    const inOne = (...all: typeof values) =>
      apply(`{ "x": 1 }`, ...all.map((value) => set(["a"], value)));
    expect(inOne(...values)).toBe(`{ "x": 1, "a": { "b": { "c": 1, "d": 2 }, "e": [3, 4] } }`);
    expect(inOne(...values.slice(0, 3))).toBe(`{ "x": 1, "a": [1, 2] }`);
  });

  test("each behind the one before stand in their order, whatever order they come in", () => {
    const chain = ["b", "c", "d"].map((key, i) => insert([key], i, "abc"[i]));
    const after = `{ "a": 0, "b": 0, "c": 1, "d": 2, "z": 9 }`;
    expect(apply(`{ "a": 0, "z": 9 }`, ...chain)).toBe(after);
    expect(JSON.parse(apply(`{ "a": 0, "z": 9 }`, ...chain.toReversed()))).toEqual(
      JSON.parse(after),
    );
  });

  test("additions to one object are one edit, with the labels of all that they serve", () => {
    const changes = [set(["b"], 2), set(["c"], 3)].map((change, i) => ({
      ...change,
      label: `rule-${i}`,
    }));
    expect(toEdits(parse(`{ "a": 1 }`), changes)).toEqual([
      { offset: 8, length: 0, content: `, "b": 2, "c": 3`, labels: ["rule-0", "rule-1"] },
    ]);
  });

  test("a member goes before a key that is renamed, with nothing between the two", () => {
    const changes = [rename(["b"], "c"), insert(["x"], 3, "a")];
    expect(apply(`{"a":1,"b":2}`, ...changes)).toBe(`{"a":1,"x":3,"c":2}`);
  });

  test("a replaced value takes what is set below it", () => {
    expect(apply(`{ "a": null }`, set(["a", "b"], 1), set(["a", "c"], 2))).toBe(
      `{ "a": { "b": 1, "c": 2 } }`,
    );
  });
});

describe("a change conflicts with another", () => {
  test.each([
    ["the same key", set(["a", "b"], 1), set(["a", "b"], 2), true],
    ["a node and one within it", set(["a"], 1), set(["a", "b"], 2), true],
    ["different keys of one object", set(["a", "b"], 1), set(["a", "c"], 2), false],
    ["the same element twice", append(["a"], "x"), append(["a"], "x"), true],
    ["different elements", append(["a"], "x"), append(["a"], "y"), false],
    ["a list and an element", set(["a"], []), append(["a"], "x"), true],
    ["a renamed key and its value", rename(["a"], "b"), set(["a"], 1), true],
  ])("%s: %s", (_, a, b, expected) => {
    expect(conflict([a], b)).toBe(expected);
    expect(conflict([b], a)).toBe(expected);
  });

  test("of several, which may lie within each other", () => {
    const all = [set(["a", "b"], 1), rename(["a"], "A"), append(["c"], "x")];
    expect(conflict(all, set(["a", "d"], 2))).toBe(true);
    expect(conflict(all, set(["c", "d"], 2))).toBe(false);
    expect(conflict([], set([], {}))).toBe(false);
  });

  const conflict = (made: readonly Change[], change: Change) => {
    const changes = changeSet();
    made.forEach(changes.add);
    return changes.conflicts(change);
  };
});

describe("trim", () => {
  test.each([
    ["an object", `{ "a": 1, }`, [trim([])], `{ "a": 1 }`],
    ["a list", `{ "a": [1, 2 /* , */ ,\n] }`, [trim(["a"])], `{ "a": [1, 2 /* , */ \n] }`],
    ["what holds another", `{ "a": [1,], }`, [trim(["a"]), trim([])], `{ "a": [1] }`],
    ["nothing where nothing trails", `{ "a": [1] }`, [trim(["a"]), trim([])], `{ "a": [1] }`],
    [
      "nothing of what gains a member",
      `{ "a": 1, }`,
      [trim([]), set(["b"], 2)],
      `{ "a": 1, "b": 2, }`,
    ],
  ] as const)("%s", (_, text, changes, after) => expect(apply(text, ...changes)).toBe(after));

  test("can be made with changes within, not with the removal of what stands before the comma", () => {
    const changes = changeSet();
    changes.add(trim(["a"]));
    expect(changes.conflicts(trim([]))).toBe(false);
    expect(changes.conflicts(set(["a", "b"], 1))).toBe(false);
    expect(changes.conflicts(set(["a"], 1))).toBe(true);
    expect(changes.conflicts(remove(["a", "b"]))).toBe(true);
  });
});
