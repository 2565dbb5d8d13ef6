/** Where an audit is written: one format to standard output, others to files. */
import { appendFileSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import manifest from "../../../package.json" with { type: "json" };
import { docsOf } from "../report/docs.ts";
import type { Audit, Writer } from "../report/format.ts";
import { formats } from "../report/formats.ts";
import { stepSummary } from "../report/markdown.ts";
import type { FileReport, Summary } from "../report/report.ts";
import type { Style } from "../report/terminal.ts";
import type { Rule } from "../rules/rule.ts";
import type { AuditOptions } from "./arguments.ts";
import type { Io } from "./io.ts";
import { operandsOf } from "./operands.ts";
import { putFile, whyNotPut } from "./putFile.ts";
import { reasonOf } from "./systemError.ts";

export interface Outputs {
  /** Writes what comes first; nothing is printed before, so that who is told of misuse has no half of a report beside it. */
  begin(): void;
  file(report: FileReport, text: string): void;
  /** Writes what is left, and says which files could not be written and why. */
  end(summary: Summary): string[];
  /** Whether a file of this path would be overwritten. */
  holds(path: string): boolean;
}

interface Sink {
  readonly writer: Writer;
  put(text: string): void;
  /** Gives what could not be written. */
  end(): string[];
}

/** Prepares the outputs, or says what is in their way. `print` writes to standard output, which looks like `style`. */
export function outputsOf(
  options: AuditOptions,
  io: Io,
  rules: readonly Rule[],
  print: (text: string) => void,
  style: Style,
): Outputs | string {
  const shared = auditOf(options, io, rules);
  const sinks: Sink[] = [];
  const taken = new Set<string>();
  for (const { format, file } of options.outputs) {
    if (file === undefined) {
      const writer = formats[format].begin({ ...shared, style, hasErrorsApart: true });
      sinks.push({ writer, put: print, end: () => [] });
      continue;
    }
    const path = resolve(io.cwd, file);
    const reason = taken.has(realPath(path)) ? "another format goes there" : whyNotPut(path);
    if (reason !== undefined) return `${file} cannot be written: ${reason}.`;
    taken.add(realPath(path));
    // As bytes, since pieces of a string hold on to the template that they are of.
    const chunks: Buffer[] = [];
    const writer = formats[format].begin({ ...shared, ...toFile });
    sinks.push({
      writer,
      put: (text) => chunks.push(Buffer.from(text)),
      end: () => {
        const failure = putFile(path, Buffer.concat(chunks));
        return failure === undefined ? [] : [`${file} could not be written: ${failure}.`];
      },
    });
  }
  const summaryFile = io.env.GITHUB_STEP_SUMMARY;
  if (summaryFile && options.outputs.some(({ format }) => format === "github"))
    sinks.push(summarySink(summaryFile, stepSummary.begin({ ...shared, ...toFile })));
  return {
    begin: () => {
      for (const { writer, put } of sinks) put(writer.head);
    },
    file: (report, text) => {
      for (const { writer, put } of sinks) put(writer.file(report, text));
    },
    end: (summary) =>
      sinks.flatMap(({ writer, put, end }) => {
        put(writer.end(summary));
        return end();
      }),
    holds: (path) => taken.has(realPath(path)),
  };
}

const toFile = { style: { colour: false, width: undefined }, hasErrorsApart: false };

/** Other steps write to that file too. */
function summarySink(path: string, writer: Writer): Sink {
  const texts: string[] = [];
  return {
    writer,
    put: (text) => texts.push(text),
    end: () => {
      try {
        appendFileSync(path, texts.join(""));
        return [];
      } catch (error) {
        return [`The step's summary could not be written: ${reasonOf(error)}.`];
      }
    },
  };
}

type Shared = Omit<Audit, "style" | "hasErrorsApart">;

function auditOf(options: AuditOptions, { cwd, env, today }: Io, rules: readonly Rule[]): Shared {
  const { failOn, fix, isDryRun, isQuiet } = options;
  const root = env.GITHUB_WORKSPACE || cwd;
  return {
    version: manifest.version,
    today,
    docs: docsOf(rules, process.env.CFN_AUDIT_HOMEPAGE),
    failOn,
    applied: fix,
    isDryRun,
    isQuiet,
    operands: operandsOf(options),
    fromRoot: (path) => fromRoot(path, cwd, root),
  };
}

function fromRoot(path: string, cwd: string, root: string): string {
  const below = relative(root, resolve(cwd, path));
  const isBelow = below !== "" && !isAbsolute(below) && below.split(sep)[0] !== "..";
  return (isBelow ? below : path).replaceAll(sep, "/");
}

/** The path behind all links; itself where there is no file yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
