/** What the benchmark makes of its measurements. */
import { expect, test } from "vitest";
import { type Figure, figuresTable, goalsTable, keep, regressions } from "../../bench/figures.ts";
import { median, quantile } from "../../bench/statistics.ts";

const ratio = (value: number, more: Partial<Figure> = {}): Figure => ({
  what: "analysis ÷ parseTree",
  of: "32 resources",
  value,
  unit: "×",
  ...more,
});

test("quantiles lie between values, in order of size and not of text", () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([1, 2, 3, 10])).toBe(2.5);
  expect(quantile([0, 100], 0.95)).toBe(95);
  expect(quantile([7], 0.99)).toBe(7);
  expect(() => median([])).toThrow("no values");
});

test("a ratio that gets worse by more than a fifth is told", () => {
  const earlier = keep([ratio(1.42)]);
  expect(regressions([ratio(1.8)], earlier)).toEqual([
    "REGRESSED analysis ÷ parseTree, 32 resources: 1.42 → 1.8 (+27 %)",
  ]);
  expect(regressions([ratio(1.7)], earlier)).toEqual([]);
  expect(regressions([ratio(0.5)], earlier)).toEqual([]);
  expect(regressions([ratio(9)], {})).toEqual([]);
});

test("where more is better, less is worse", () => {
  for (const better of [{ isMoreBetter: true }, { goal: { atLeast: 12 } }]) {
    const earlier = keep([ratio(20, better)]);
    expect(regressions([ratio(15, better)], earlier)).toEqual([
      "REGRESSED analysis ÷ parseTree, 32 resources: 20 → 15 (-25 %)",
    ]);
    expect(regressions([ratio(30, better)], earlier)).toEqual([]);
  }
});

test("times are the machine's, and not compared", () => {
  const time = (value: number) => ratio(value, { unit: "ms" });
  expect(regressions([time(100)], keep([time(1)]))).toEqual([]);
});

test("a row tells what was measured, a column on what", () => {
  const figures = [
    ratio(1.2345),
    ratio(2, { of: "500 resources" }),
    ratio(1234.5, { what: "analysis", of: "500 resources", unit: "ms" }),
  ];
  expect(figuresTable(figures)).toBe(
    [
      "|                      | 32 resources | 500 resources |",
      "| -------------------- | -----------: | ------------: |",
      "| analysis ÷ parseTree |       1.23 × |           2 × |",
      "| analysis             |              |       1235 ms |",
      "",
    ].join("\n"),
  );
  expect(keep(figures)).toEqual({
    "analysis ÷ parseTree": { "32 resources": 1.23, "500 resources": 2 },
    analysis: { "500 resources": 1230 },
  });
});

test("goals stand beside what was measured", () => {
  const table = goalsTable([
    ratio(1.4, { goal: { atMost: 1.5 } }),
    ratio(1.6, { goal: { atMost: 1.5 } }),
    ratio(13, { goal: { atLeast: 12 } }),
    ratio(11, { goal: { atLeast: 12 } }),
    ratio(7),
  ]);
  const cells = table.split("\n").map((line) =>
    line
      .split("|")
      .slice(2, 5)
      .map((cell) => cell.trim()),
  );
  expect(cells.slice(2, -1)).toEqual([
    ["1.4 ×", "≤ 1.5 ×", "met"],
    ["1.6 ×", "≤ 1.5 ×", "NOT MET"],
    ["13 ×", "≥ 12 ×", "met"],
    ["11 ×", "≥ 12 ×", "NOT MET"],
  ]);
  expect(goalsTable([ratio(7)])).toBe("");
});
