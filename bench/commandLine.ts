/** The command line in processes of their own, cold as in a script or a hook, beside cfn-lint where that is installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figures.ts";
import { median } from "./statistics.ts";
import { generateTemplate, typicalSizes } from "./templates.ts";

/** Python tells the peak memory of a process that has ended, which Node does not; where cfn-lint is, Python is too. */
const wrapper = `
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).returncode
elapsed = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "code": code,
    "ms": elapsed * 1000,
    "cpu": (used.ru_utime + used.ru_stime) * 1000,
    "mb": used.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024),
}))
`;

interface Run {
  /** By the clock, in milliseconds. */
  readonly ms: number;
  /** The processor's time, in milliseconds; other programs do not lengthen it as they do the clock's. */
  readonly cpu: number;
  /** Peak resident memory of the largest process, in megabytes. */
  readonly mb: number;
}

export interface CommandLineOptions {
  /** The bundled command line. */
  readonly cli: string;
  /** A folder for templates. */
  readonly scratch: string;
  /** Whether cfn-lint reads 300 templates too, which takes it minutes. */
  readonly isFull: boolean;
}

export interface CommandLineFigures {
  readonly own: readonly Figure[];
  /** Whether cfn-lint is on PATH; the figures beside it are empty where it is not. */
  readonly hasLint: boolean;
  /** One template in a run. */
  readonly beside: readonly Figure[];
  /** Many templates in a run; empty too unless that was asked for. */
  readonly besideInBulk: readonly Figure[];
}

/** Throws where there is no Python to measure with. */
export function commandLineFigures(options: CommandLineOptions): CommandLineFigures {
  if (!exists("python3"))
    throw new Error(
      "The command line is measured with python3, which is not on PATH. Install it, or leave the part out: --only engine,server.",
    );
  const { cli, scratch, isFull } = options;
  const hasLint = exists("cfn-lint");
  const own: Figure[] = [];
  const beside: Figure[] = [];
  for (const [resources, rounds, goal] of [
    [5, 5],
    [32, 5, 12],
    [500, 3, 40],
  ] as const) {
    const file = join(scratch, `${resources}.json`);
    writeFileSync(file, generateTemplate(resources));
    const of = `${resources} resources`;
    const runs = race(cli, [file], rounds, hasLint ? rounds : 0);
    own.push(...ownFigures(of, runs));
    beside.push(...besideFigures(of, runs, goal));
  }

  const folder = join(scratch, "templates");
  mkdirSync(folder);
  for (const [index, resources] of typicalSizes(300).entries())
    writeFileSync(join(folder, `${index}.json`), generateTemplate(resources));
  const files = readdirSync(folder).map((name) => join(folder, name));
  const runs = race(cli, files, 3, hasLint && isFull ? 1 : 0);
  const of = `${files.length} templates`;
  own.push(...ownFigures(of, runs));
  return { own, hasLint, beside, besideInBulk: besideFigures(of, runs, 100) };
}

/** The medians of some runs each. */
interface Runs {
  /** Of Node with an empty program. */
  readonly node: Run;
  readonly ours: Run;
  /** Undefined where cfn-lint did not run. */
  readonly lint: Run | undefined;
}

/** Runs the programs in turn, so that what else the machine does slows down each as often. */
function race(cli: string, files: readonly string[], rounds: number, lintRounds: number): Runs {
  const node: Run[] = [];
  const ours: Run[] = [];
  const lint: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    node.push(run([process.execPath, "-e", "0"]));
    ours.push(run([process.execPath, cli, "--fail-on", "none", ...files]));
    if (round < lintRounds) lint.push(run(["cfn-lint", ...files], lintCodes));
  }
  return { node: typical(node), ours: typical(ours), lint: lint[0] && typical(lint) };
}

/** 2 is for errors, 4 for warnings, 8 for notes, and their sums for several. */
const lintCodes = [0, 2, 4, 6, 8, 10, 12, 14];

const typical = (runs: readonly Run[]): Run => ({
  ms: median(runs.map(({ ms }) => ms)),
  cpu: median(runs.map(({ cpu }) => cpu)),
  mb: median(runs.map(({ mb }) => mb)),
});

const ownFigures = (of: string, { node, ours }: Runs): readonly Figure[] => [
  { what: "wall time", of, value: ours.ms, unit: "ms" },
  { what: "processor's time", of, value: ours.cpu, unit: "ms" },
  { what: "processor's time ÷ empty Node", of, value: ours.cpu / node.cpu, unit: "×" },
  { what: "peak memory", of, value: ours.mb, unit: "MB" },
  { what: "peak memory ÷ empty Node", of, value: ours.mb / node.mb, unit: "×" },
];

function besideFigures(of: string, { ours, lint }: Runs, goal?: number): readonly Figure[] {
  if (!lint) return [];
  const ratio = (what: string, value: number, atLeast?: number): Figure => ({
    what,
    of,
    value,
    unit: "×",
    isMoreBetter: true,
    ...(atLeast !== undefined && { goal: { atLeast } }),
  });
  return [
    { what: "wall time of cfn-lint", of, value: lint.ms, unit: "ms" },
    ratio("times faster than cfn-lint", lint.ms / ours.ms, goal),
    ratio("times less of the processor's time", lint.cpu / ours.cpu),
    { what: "peak memory of cfn-lint", of, value: lint.mb, unit: "MB" },
    ratio("times less memory", lint.mb / ours.mb),
  ];
}

const exists = (program: string): boolean =>
  spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

/** Throws if the program fails, which would be fast. */
function run(command: readonly string[], codes: readonly number[] = [0]): Run {
  const output = execFileSync("python3", ["-c", wrapper, ...command], { encoding: "utf8" });
  const { code, ...result } = JSON.parse(output) as Run & { code: number };
  if (!codes.includes(code))
    throw new Error(`${command.slice(0, 2).join(" ")} … ended with exit code ${code}.`);
  return result;
}
