/**
 * Times the engine in a process of its own, which runs the code as it ships: bundled and minified. Prints what it measured as JSON.
 *
 *     node --single-threaded-gc rounds.js [FOLDER]
 *
 * Measures generated templates, or else the templates below a folder.
 */
import { parseTree } from "jsonc-parser";
import { analyze } from "../server/src/analyze.ts";
import { findInputs } from "../server/src/cli/inputs.ts";
import { fixAll } from "../server/src/fixAll.ts";
import { rules } from "../server/src/rules/index.ts";
import { readInput } from "./readInput.ts";
import { median } from "./statistics.ts";
import { generateTemplate, typicalSizes } from "./templates.ts";

/** Rules that go by the date look as hard on any day. */
const today = "2026-11-27";

/** The rules that came first, and that are shown however mild what they find. */
const first = rules.filter(({ profile }) => profile === "essential");

const contenders = {
  "JSON.parse": (text: string): unknown => JSON.parse(text),
  parseTree: (text: string): unknown => parseTree(text),
  analysis: (text: string): unknown => analyze(text, { rules, today }),
  "analysis in profile essential": (text: string): unknown =>
    analyze(text, { rules, today, profile: "essential" }),
  "analysis with the first rules": (text: string): unknown =>
    analyze(text, { rules: first, today }),
  "fix-all": (text: string): unknown => fixAll(text, { rules, today, include: "safe" }),
};

export type Contender = keyof typeof contenders;

/** Milliseconds of the processor, of every round. */
export type Times<C extends Contender = Contender> = Readonly<Record<C, readonly number[]>>;

/** Milliseconds of one template: the medians of its rounds. */
export type Medians = Readonly<Record<(typeof compared)[number], number>>;

const compared = [
  "parseTree",
  "analysis with the first rules",
  "analysis in profile essential",
  "analysis",
] as const;

export interface EngineTimes {
  /** By the number of resources. */
  readonly sizes: Readonly<Record<string, Times>>;
  /** The same with ever more resources, to see how cost grows. */
  readonly growth: Readonly<Record<string, Medians>>;
  readonly typical: readonly Medians[];
}

/**
 * All take their turn in every round, so that what else the machine does slows down each as often. What counts is the processor's time:
 * by the clock, other programs would interrupt what takes long and spare what is short.
 */
function time<C extends Contender>(text: string, names: readonly C[], rounds: number): Times<C> {
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    C,
    number[]
  >;
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      const start = process.cpuUsage();
      contenders[name](text);
      const { user, system } = process.cpuUsage(start);
      times[name].push((user + system) / 1000);
    }
  return times;
}

/** The medians of each text, whose rounds are spread over the whole time. */
function medians(texts: readonly string[], rounds: number): readonly Medians[] {
  const times = texts.map(() => compared.map(() => [] as number[]));
  for (let round = 0; round < rounds; round++)
    for (const [index, text] of texts.entries()) {
      const once = time(text, compared, 1);
      for (const [i, name] of compared.entries()) times[index]?.[i]?.push(...once[name]);
    }
  return times.map(
    (each) =>
      Object.fromEntries(compared.map((name, i) => [name, median(each[i] ?? [])])) as Medians,
  );
}

const all = Object.keys(contenders) as Contender[];

function timesOfGenerated(): EngineTimes {
  const typical = typicalSizes(100).map(generateTemplate);
  // V8 compiles for what it has seen: all kinds of templates come before the first that counts.
  for (const text of typical) time(text, all, 2);
  const sizes: Record<string, Times> = {};
  for (const [resources, rounds] of [
    [5, 400],
    [32, 300],
    [500, 40],
  ] as const) {
    const text = generateTemplate(resources);
    time(text, all, rounds / 10);
    sizes[resources] = time(text, all, rounds);
  }
  const counts = [50, 100, 200, 500, 1000, 2000];
  const grown = medians(counts.map(generateTemplate), 21);
  return {
    sizes,
    growth: Object.fromEntries(grown.map((each, index) => [counts[index], each])),
    typical: medians(typical, 21),
  };
}

function timesOfFolder(folder: string): readonly Medians[] {
  const read = findInputs([folder], process.cwd()).map(readInput);
  const texts = read.flatMap((input) => (input && "text" in input ? input.text : []));
  const templates = texts.filter((text) => analyze(text, { rules, today }).status === "analyzed");
  // So many, because each of some hundred rules is compiled when it has been asked for a while, as in an editor.
  for (let round = 0; round < 12; round++) for (const text of templates) time(text, compared, 1);
  return medians(templates, 15);
}

const [folder] = process.argv.slice(2);
process.stdout.write(
  JSON.stringify(folder === undefined ? timesOfGenerated() : timesOfFolder(folder)),
);
