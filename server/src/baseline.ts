/** Findings that were there before somebody began to look, and are to be left alone: by file, rule and JSON path, so that lines may move. */
import { groupBy } from "./syntax/multimap.ts";
import {
  type Json,
  jsonOf,
  member,
  members,
  type Node,
  type Path,
  parse,
  type Span,
  spanOf,
} from "./syntax/syntax.ts";

/** A finding without its wording, which may change with our version. */
export interface BaselineEntry {
  readonly rule: string;
  /** A JSON pointer, such as "/Resources/Logs/Properties". */
  readonly path: string;
}

/** What is known of a file. Where a rule has several findings at one path, each is an entry. */
export type FileBaseline = readonly BaselineEntry[];

/** By path from the baseline's own folder, with slashes. */
export type Baseline = ReadonlyMap<string, FileBaseline>;

export const entryOf = (rule: string, path: Path): BaselineEntry => ({ rule, path: pointer(path) });

const pointer = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const keyOf = ({ rule, path }: BaselineEntry): string => `${rule} ${path}`;

/** The entries of one analysis that were not met with yet. */
export interface Expected {
  /** Whether the finding is one of them, which it then is no more. */
  meets(rule: string, path: Path): boolean;
  left(): readonly BaselineEntry[];
}

/** "all" is whatever there is. */
export function expectedOf(baseline: FileBaseline | "all"): Expected {
  if (baseline === "all") return { meets: () => true, left: () => [] };
  const left = groupBy(baseline, keyOf);
  return {
    meets: (rule, path) =>
      left.size > 0 && left.get(keyOf(entryOf(rule, path)))?.pop() !== undefined,
    left: () => [...left.values()].flat(),
  };
}

/** What is left of the entries of a file without some of them. */
export function without(baseline: FileBaseline, gone: readonly BaselineEntry[]): FileBaseline {
  const going = groupBy(gone, keyOf);
  return baseline.filter((entry) => going.get(keyOf(entry))?.pop() === undefined);
}

/** Goes up when an older program would misunderstand what is written. */
const version = 1;

/** How much is in it. */
export function sizeOf(baseline: Baseline): { readonly findings: number; readonly files: number } {
  const counts = [...baseline.values()].map(({ length }) => length).filter((count) => count > 0);
  return { findings: counts.reduce((sum, count) => sum + count, 0), files: counts.length };
}

/** In an order of its own, so that two of them differ in what they know alone. */
export function printBaseline(baseline: Baseline): string {
  const files = [...baseline]
    .filter(([, entries]) => entries.length > 0)
    .sort(byName)
    .map(([file, entries]) => [file, Object.fromEntries(rulesOf(entries))] as const);
  return `${JSON.stringify({ version, files: Object.fromEntries(files) }, null, 2)}\n`;
}

const rulesOf = (entries: FileBaseline): readonly [string, readonly string[]][] =>
  [...groupBy(entries, ({ rule }) => rule)]
    .sort(byName)
    .map(([rule, list]) => [rule, list.map(({ path }) => path).sort()]);

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

/** Why a text is no baseline. */
export interface BaselineProblem {
  /** A clause. */
  readonly problem: string;
  readonly span: Span | undefined;
}

export const isProblem = (result: Baseline | BaselineProblem): result is BaselineProblem =>
  "problem" in result;

/** Reads what `printBaseline` wrote, and people may have touched. */
export function readBaseline(text: string): Baseline | BaselineProblem {
  const { root, errors } = parse(text);
  const [error] = errors;
  if (error) return { problem: `it is not valid JSON: ${error.message}`, span: error.span };
  const wrong = (node: Node | undefined, problem: string): BaselineProblem => ({
    problem,
    span: node && spanOf(node.key ?? node),
  });
  const found = member(root, "version")?.value;
  const files = member(root, "files")?.value;
  if (!found || !files)
    return wrong(root, 'it is no baseline of cfn-audit, which has a "version" and "files"');
  if (found.value !== version)
    return wrong(
      found,
      `its "version" is ${shown(jsonOf(found))}, and this version of cfn-audit reads ${version}`,
    );
  if (files.type !== "object") return wrong(files, '"files" must be an object');
  const baseline = new Map<string, FileBaseline>();
  for (const { name: file, value: rules } of files.children) {
    if (rules?.type !== "object")
      return wrong(rules, `"${file}" must be an object with the ids of rules`);
    const entries: BaselineEntry[] = [];
    for (const { name: rule, value: paths } of members(rules)) {
      if (paths?.type !== "array") return wrong(paths, `"${rule}" must be a list of JSON paths`);
      for (const path of paths.children) {
        if (!isPointer(path.value))
          return wrong(path, 'a JSON path must be a text such as "/Resources/Bucket"');
        entries.push({ rule, path: path.value });
      }
    }
    baseline.set(file, entries);
  }
  return baseline;
}

const isPointer = (value: unknown): value is string =>
  typeof value === "string" && (value === "" || value.startsWith("/"));

const shown = (json: Json): string => {
  const text = JSON.stringify(json);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
