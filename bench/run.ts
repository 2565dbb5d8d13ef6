/**
 * Measures the engine, the server and the command line on templates of its own, prints tables, writes bench/results.json, and says what
 * got worse than the results that were there.
 *
 *     npm run bench -- [--only engine,server,cli] [--templates FOLDER] [--full]
 *
 * `--templates` measures the engine on the templates below a folder too; `--full` lets cfn-lint read 300 templates, which takes it minutes.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { commandLineFigures } from "./commandLine.ts";
import { engineFigures, folderFigures } from "./engine.ts";
import { type Figure, figuresTable, goalsTable, type Kept, keep, regressions } from "./figures.ts";
import { serverFigures } from "./server.ts";

const titles = {
  engine: "Engine (the processor's time)",
  growth: "Engine, as templates grow",
  typical: "Engine, on typical templates",
  folder: "Engine, on the templates in a folder",
  server: "Server over stdio",
  cli: "Command line, cold",
  lint: "Command line beside cfn-lint",
  lintInBulk: "Command line beside cfn-lint, many templates in one run",
};

type Title = keyof typeof titles;

/** What was measured together, and where. */
interface Section {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string };
  readonly figures: Kept;
}

interface Options {
  readonly only: readonly string[];
  readonly templates: string | undefined;
  readonly full: boolean;
}

const parts = ["engine", "server", "cli"];
const root = fileURLToPath(new URL("..", import.meta.url));
const resultsFile = join(root, "bench/results.json");
const machine = {
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  node: process.version,
};

/** Throws where the arguments make no sense. */
function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: parts.join() },
      templates: { type: "string" },
      full: { type: "boolean", default: false },
    },
  });
  const only = values.only.split(",");
  const unknown = only.find((part) => !parts.includes(part));
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}"; there are ${parts.join(", ")}.`);
  const { templates, full } = values;
  if (templates !== undefined && !statSync(templates, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`--templates needs a folder, which ${templates} is not.`);
  return { only, templates, full };
}

type Show = (title: Title, figures: readonly Figure[]) => void;

async function measure(scratch: string, { only, templates, full }: Options, show: Show) {
  const build = join(root, "scripts/build.mjs");
  execFileSync(process.execPath, [build, `--outdir=${scratch}`, "rounds", "server", "cli"]);
  const bundle = (name: string) => join(scratch, `${name}.js`);
  if (only.includes("engine")) {
    const { sizes, growth, typical } = engineFigures(bundle("rounds"));
    show("engine", sizes);
    show("growth", growth);
    show("typical", typical);
  }
  if (templates !== undefined) show("folder", folderFigures(bundle("rounds"), templates));
  if (only.includes("server")) show("server", await serverFigures(bundle("server")));
  if (only.includes("cli")) {
    const figures = commandLineFigures({ cli: bundle("cli"), scratch, isFull: full });
    show("cli", figures.own);
    if (figures.hasLint) show("lint", figures.beside);
    else process.stdout.write("\ncfn-lint is not on PATH: the figures beside it stay.\n");
    if (figures.besideInBulk.length > 0) show("lintInBulk", figures.besideInBulk);
  }
}

async function run(options: Options): Promise<void> {
  const earlier: Partial<Record<Title, Section>> = existsSync(resultsFile)
    ? JSON.parse(readFileSync(resultsFile, "utf8"))
    : {};
  // What is not measured stays as it was.
  const results = { ...earlier };
  const regressed: string[] = [];
  const goals: Figure[] = [];
  const scratch = mkdtempSync(join(tmpdir(), "cfn-audit-bench-"));
  process.stdout.write(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n`);
  try {
    await measure(scratch, options, (title, figures) => {
      process.stdout.write(`\n${titles[title]}\n\n${figuresTable(figures)}`);
      regressed.push(...regressions(figures, earlier[title]?.figures ?? {}));
      goals.push(...figures.filter(({ goal }) => goal));
      results[title] = { machine, figures: keep(figures) };
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
  process.stdout.write(`\n${goalsTable(goals)}${regressed.map((line) => `\n${line}`).join("")}\n`);
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}

try {
  await run(readOptions());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.stderr.write(
    "Usage: npm run bench -- [--only engine,server,cli] [--templates FOLDER] [--full]\n",
  );
  process.exitCode = 2;
}
