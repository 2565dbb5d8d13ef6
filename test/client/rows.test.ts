import { describe, expect, test } from "vitest";
import { factsOf, gravestOf, shownRows, summaryOf } from "../../client/webview/rows.ts";
import type { WorkspaceProgress, WorkspaceRow } from "../../shared/workspaceMessages.ts";

const row = (
  name: string,
  counts: Partial<NonNullable<WorkspaceRow["counts"]>> | undefined,
  fixable = 0,
): WorkspaceRow => ({
  uri: `file:///${name}`,
  name,
  verdict: counts ? "Some of it." : "Not audited: larger than 2 MB.",
  counts: counts && { critical: 0, high: 0, medium: 0, low: 0, ...counts },
  fixable,
});

const rows = [
  row("clean.json", {}),
  row("b/mild.json", { low: 7 }),
  row("huge.json", undefined),
  row("b/worst.json", { critical: 2 }, 1),
  row("a/bad.json", { critical: 1, high: 9 }, 3),
  row("a/also.json", { critical: 1, high: 9 }),
];
const complete: WorkspaceProgress = {
  state: "complete",
  done: 6,
  total: 6,
  others: 0,
  leftOut: 0,
};
const namesOf = (filter: string) => shownRows(rows, filter).map(({ name }) => name);

test("the gravest come first, and what was not audited before what is clean", () => {
  expect(namesOf("")).toEqual([
    "b/worst.json",
    "a/also.json",
    "a/bad.json",
    "b/mild.json",
    "huge.json",
    "clean.json",
  ]);
});

test.each([
  ["a/", ["a/also.json", "a/bad.json"]],
  ["CRITICAL b/", ["b/worst.json"]],
  ["not audited", ["huge.json"]],
  ["low mild", ["b/mild.json"]],
  ["nowhere", []],
])("filtered by %s", (filter, expected) => expect(namesOf(filter)).toEqual(expected));

test("the gravest severity of all", () => {
  expect(gravestOf(rows)).toBe("critical");
  expect(gravestOf(rows.slice(0, 3))).toBe("low");
  expect(gravestOf(rows.slice(0, 1))).toBeUndefined();
});

describe("in words", () => {
  test.each<[string, readonly WorkspaceRow[], Partial<WorkspaceProgress>]>([
    ["Looking for templates…", [], { state: "running", total: undefined }],
    ["Auditing…", rows, { state: "running" }],
    ["There are no JSON files.", [], { total: 0 }],
    ["None of the JSON files is a template.", [], {}],
    ["1 template, no findings.", rows.slice(0, 1), {}],
    ["6 templates, 29 findings: 4 critical, 18 high, 7 low.", rows, {}],
    ["Stopped. 1 template, no findings.", rows.slice(0, 1), { state: "stopped" }],
    ["Stopped. 0 templates, no findings.", [], { state: "stopped" }],
  ])("%s", (expected, some, progress) =>
    expect(summaryOf(some, { ...complete, ...progress })).toBe(expected),
  );

  test.each<[string, readonly WorkspaceRow[], Partial<WorkspaceProgress>]>([
    ["", [], {}],
    ["4 with findings · 4 fixable · 1 not audited", rows, {}],
    ["1 file left out by the settings · 2 other JSON files", [], { leftOut: 1, others: 2 }],
    ["4 not looked at", [], { state: "stopped", done: 2 }],
  ])("%s", (expected, some, progress) =>
    expect(factsOf(some, { ...complete, ...progress })).toBe(expected),
  );
});
