/** Times of the engine beside those of the parsers: how much dearer is it to audit a template than to read it? */
import { execFileSync } from "node:child_process";
import type { Figure } from "./figures.ts";
import type { EngineTimes, Medians, Times } from "./rounds.ts";
import { median, quantile, sum } from "./statistics.ts";

export interface EngineFigures {
  /** Of templates of several sizes. */
  readonly sizes: readonly Figure[];
  /** Of ever larger ones. */
  readonly growth: readonly Figure[];
  /** Of many small ones. */
  readonly typical: readonly Figure[];
}

/** Of generated templates; `rounds` is the bundle of rounds.ts. */
export function engineFigures(rounds: string): EngineFigures {
  const { sizes, growth, typical }: EngineTimes = run(rounds);
  return {
    sizes: Object.entries(sizes).flatMap(([resources, times]) => sizeFigures(resources, times)),
    growth: Object.entries(growth).flatMap(([resources, { parseTree, analysis }]): Figure[] => {
      const of = `${resources} resources`;
      const each = (milliseconds: number) => (1000 * milliseconds) / Number(resources);
      return [
        { what: "parseTree, for each resource", of, value: each(parseTree), unit: "µs" },
        { what: "analysis, for each resource", of, value: each(analysis), unit: "µs" },
        { what: "analysis ÷ parseTree", of, value: analysis / parseTree, unit: "×" },
      ];
    }),
    typical: ratios(typical, `${typical.length} generated templates`),
  };
}

function sizeFigures(resources: string, times: Times): readonly Figure[] {
  const of = `${resources} resources`;
  const parser = median(times.parseTree);
  return Object.entries(times).flatMap(([name, values]): readonly Figure[] => {
    const middle = median(values);
    const ratio: Figure = { what: `${name} ÷ parseTree`, of, value: middle / parser, unit: "×" };
    return [
      { what: `${name}, median`, of, value: middle, unit: "ms" },
      { what: `${name}, p95`, of, value: quantile(values, 0.95), unit: "ms" },
      ...(name === "parseTree" ? [] : [ratio]),
    ];
  });
}

/** Of all templates below a folder. Throws where there are none. */
export function folderFigures(rounds: string, folder: string): readonly Figure[] {
  const templates: readonly Medians[] = run(rounds, folder);
  if (templates.length === 0) throw new Error(`There is no template below ${folder}.`);
  const of = `${templates.length} templates of a folder`;
  return [
    ...ratios(templates, of, "analysis with the first rules", { atMost: 1.5 }),
    ...ratios(templates, of, "analysis in profile essential"),
    ...ratios(templates, of, "analysis", { atMost: 2.5 }),
  ];
}

/** Goals are for real templates: of generated ones the ratio only shows whether it changes. */
function ratios(
  templates: readonly Medians[],
  of: string,
  name: Exclude<keyof Medians, "parseTree"> = "analysis",
  goal?: Figure["goal"],
): readonly Figure[] {
  const each = templates.map((times) => times[name] / times.parseTree);
  const total =
    sum(templates.map((times) => times[name])) / sum(templates.map(({ parseTree }) => parseTree));
  return [
    {
      what: `${name} ÷ parseTree, median template`,
      of,
      value: median(each),
      unit: "×",
      ...(goal && { goal }),
    },
    { what: `${name} ÷ parseTree, p95 template`, of, value: quantile(each, 0.95), unit: "×" },
    { what: `${name} ÷ parseTree, all together`, of, value: total, unit: "×" },
  ];
}

/** Garbage is collected on the thread that is timed: it is part of the price. */
const run = (...args: readonly string[]) =>
  JSON.parse(
    execFileSync(process.execPath, ["--single-threaded-gc", ...args], {
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    }),
  );
