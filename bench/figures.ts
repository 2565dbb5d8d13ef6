/** Figures as they are printed, kept, and compared with those of an earlier run. */

export interface Figure {
  /** What was measured; a row of the table. */
  readonly what: string;
  /** On what it was measured; a column of the table. */
  readonly of: string;
  readonly value: number;
  readonly unit: "ms" | "µs" | "MB" | "×";
  readonly goal?: Goal;
  /** Of a ratio that grows as we get better; a goal says so itself. */
  readonly isMoreBetter?: boolean;
}

export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** Values by what was measured, and by what on. */
export type Kept = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Ratios may get worse by so much: that is what noise does. */
const tolerance = 0.2;

export function keep(figures: readonly Figure[]): Kept {
  const kept: Record<string, Record<string, number>> = {};
  for (const { what, of, value } of figures) {
    const row = kept[what] ?? {};
    row[of] = Number(value.toPrecision(3));
    kept[what] = row;
  }
  return kept;
}

/** A line for each ratio that is worse than the earlier one by more than a fifth. Times and sizes are the machine's and not compared. */
export function regressions(figures: readonly Figure[], earlier: Kept): readonly string[] {
  return figures.flatMap((figure) => {
    const { what, of, value, unit } = figure;
    const before = earlier[what]?.[of];
    if (unit !== "×" || before === undefined) return [];
    const change = value / before - 1;
    if ((isMoreBetter(figure) ? -change : change) <= tolerance) return [];
    const percent = `${change < 0 ? "-" : "+"}${Math.abs(change * 100).toFixed(0)} %`;
    return [`REGRESSED ${what}, ${of}: ${shown(before)} → ${shown(value)} (${percent})`];
  });
}

const isMoreBetter = ({ goal, isMoreBetter: is = false }: Figure): boolean =>
  goal ? "atLeast" in goal : is;

/** A table of what was measured on what, in Markdown. */
export function figuresTable(figures: readonly Figure[]): string {
  const columns = [...new Set(figures.map(({ of }) => of))];
  const rows = [...new Set(figures.map(({ what }) => what))].map((what) => [
    what,
    ...columns.map((of) => {
      const figure = figures.find((each) => each.what === what && each.of === of);
      return figure ? withUnit(figure.value, figure.unit) : "";
    }),
  ]);
  return table([["", ...columns], ...rows]);
}

/** A table of the figures that have a goal, and whether they meet it; empty where none has. */
export function goalsTable(figures: readonly Figure[]): string {
  const rows = figures.flatMap(({ what, of, value, unit, goal }) => {
    if (!goal) return [];
    const [sign, limit, isMet] =
      "atMost" in goal
        ? ["≤", goal.atMost, value <= goal.atMost]
        : ["≥", goal.atLeast, value >= goal.atLeast];
    return [
      [
        `${what}, ${of}`,
        withUnit(value, unit),
        `${sign} ${limit} ${unit}`,
        isMet ? "met" : "NOT MET",
      ],
    ];
  });
  return rows.length === 0 ? "" : table([["Goal", "measured", "goal", ""], ...rows]);
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |\n`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [head, rule, ...rows.slice(1)].map(line).join("");
}

const withUnit = (value: number, unit: Figure["unit"]): string => `${shown(value)} ${unit}`;

/** Three digits, but all of those before the point. */
const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
