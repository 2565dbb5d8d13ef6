/** The baseline of an audit: read before it, kept up with file by file, and written after it. */
import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { megabyte } from "../../../shared/settings.ts";
import {
  type Baseline,
  type BaselineEntry,
  type FileBaseline,
  isProblem,
  printBaseline,
  readBaseline,
  sizeOf,
  without,
} from "../baseline.ts";
import { placeInWords } from "../report/positions.ts";
import { counted } from "../report/terminal.ts";
import type { BaselineOptions } from "./arguments.ts";
import type { Audited } from "./audit.ts";
import { decode } from "./decode.ts";
import { realPath } from "./inputs.ts";
import { putFile, whyNotPut } from "./putFile.ts";
import { readFile } from "./readFile.ts";
import { codeOf, reasonOf } from "./systemError.ts";

export interface BaselineRun {
  /** What is known of a file, by its path as the user sees it. */
  of(path: string): FileBaseline | "all";
  /** Takes what came of a file. */
  take(audited: Audited): void;
  /** Writes what is to be written. */
  end(): { readonly notes: readonly string[]; readonly failures: readonly string[] };
  /** The file's path. */
  readonly path: string;
}

/** Larger ones nobody made with this. */
const most = 100 * megabyte;

/** Begins, or says what is in the way. */
export function baselineRun({ file, use }: BaselineOptions, cwd: string): BaselineRun | string {
  const path = resolve(cwd, file);
  const folder = realPath(dirname(path));
  // A path as a baseline has it, wherever the program was started.
  const keyOf = (audited: string): string => {
    const absolute = resolve(cwd, audited);
    const real = join(realPath(dirname(absolute)), basename(absolute));
    return relative(folder, real).replaceAll(sep, "/");
  };
  return use === "create" ? creating(file, path, keyOf) : using(file, path, keyOf, use === "prune");
}

function creating(
  file: string,
  path: string,
  keyOf: (path: string) => string,
): BaselineRun | string {
  const refusal = whyNotPut(path);
  if (refusal !== undefined) return `The baseline ${file} cannot be written: ${refusal}.`;
  // A slip of the finger must not cost a template.
  const existing = read(path);
  if ("code" in existing ? existing.code !== "ENOENT" : "problem" in existing)
    return `${file} is there and is no baseline, so it is not overwritten. Name another file for --create-baseline, or remove it.`;
  const files = new Map<string, FileBaseline>();
  let failed = 0;
  return {
    path,
    of: () => "all",
    take: ({ report, accepted }) => {
      const isPartial = report.status === "unreadable" || report.errors.length > 0;
      if (isPartial) failed++;
      else files.set(keyOf(report.path), accepted);
    },
    end: () => {
      const known = sizeOf(files);
      const failure = put(file, path, files);
      const leftOut = `${file} knows nothing of ${counted(failed, "file")} with errors, see above.`;
      return {
        notes: failure
          ? []
          : [
              `${file} knows ${counted(known.findings, "finding")} in ${counted(known.files, "file")}.`,
            ],
        failures: [...(failure ? [failure] : []), ...(failed > 0 ? [leftOut] : [])],
      };
    },
  };
}

function using(
  file: string,
  path: string,
  keyOf: (path: string) => string,
  isPruned: boolean,
): BaselineRun | string {
  const found = read(path);
  if ("code" in found)
    return `The baseline ${file} cannot be read: ${found.reason}.${found.code === "ENOENT" ? ` --create-baseline ${file} makes one of what there is.` : ""}`;
  if ("problem" in found)
    return `The baseline ${file} cannot be used: ${found.problem}${found.place}. Mend it, or make it anew with --create-baseline ${file}.`;
  const refusal = isPruned ? whyNotPut(path) : undefined;
  if (refusal !== undefined) return `The baseline ${file} cannot be pruned: ${refusal}.`;
  const { baseline } = found;
  const left = new Map(baseline);
  return {
    path,
    of: (audited) => baseline.get(keyOf(audited)) ?? [],
    take: ({ report }) => {
      const key = keyOf(report.path);
      left.set(key, without(left.get(key) ?? [], report.goneFromBaseline));
    },
    end: () => {
      for (const key of baseline.keys())
        if (!existsSync(resolve(realPath(dirname(path)), key))) left.set(key, []);
      const fewer = [...baseline].flatMap(([key, entries]) => {
        const count = entries.length - (left.get(key)?.length ?? 0);
        return count > 0 ? [{ key, count }] : [];
      });
      const gone = fewer.reduce((sum, { count }) => sum + count, 0);
      if (gone === 0) return { notes: [], failures: [] };
      const where = fewer.map(({ key, count }) => `${key} (${count})`).join(", ");
      const entries = gone === 1 ? "1 entry" : `${gone} entries`;
      if (!isPruned) {
        const are = gone === 1 ? "is found no more" : "are found no more";
        const note = `${entries} of ${file} ${are}: ${where}. --prune-baseline takes out what is gone.`;
        return { notes: [note], failures: [] };
      }
      const failure = put(file, path, left);
      return failure
        ? { notes: [], failures: [failure] }
        : { notes: [`Took ${entries} out of ${file}: ${where}.`], failures: [] };
    },
  };
}

type Read =
  | { readonly baseline: Baseline }
  | { readonly problem: string; readonly place: string }
  | { readonly code: string | undefined; readonly reason: string };

function read(path: string): Read {
  let bytes: Buffer;
  try {
    bytes = readFile(path, most);
  } catch (error) {
    return { code: codeOf(error), reason: reasonOf(error) };
  }
  if (bytes.length > most) return { problem: "it is larger than 100 MB", place: "" };
  const decoded = decode(bytes);
  if ("reason" in decoded) return { problem: decoded.reason, place: "" };
  const result = readBaseline(decoded.text);
  if (!isProblem(result)) return { baseline: result };
  const { problem, span } = result;
  return { problem, place: span ? ` (${placeInWords(decoded.text, span)})` : "" };
}

/** Writes a baseline, or says why it could not be. */
function put(
  file: string,
  path: string,
  baseline: ReadonlyMap<string, readonly BaselineEntry[]>,
): string | undefined {
  const failure = putFile(path, Buffer.from(printBaseline(baseline)));
  return failure === undefined ? undefined : `${file} could not be written: ${failure}.`;
}
