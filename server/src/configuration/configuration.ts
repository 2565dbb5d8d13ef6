/**
 * The configuration file `.cfn-audit.json`, which a team keeps beside its templates, and what it makes of the settings. It is data: nothing
 * in it is run.
 */
import { defaultSettings, type Level, type Settings } from "../../../shared/settings.ts";
import { pathMatcher } from "../glob.ts";
import type { Rule } from "../rules/rule.ts";
import { set, toEdits } from "../syntax/change.ts";
import { applyEdits } from "../syntax/edit.ts";
import { find, jsonOf, type Path, parse, type Span, spanOf } from "../syntax/syntax.ts";
import { didYouMean } from "../template/nearest.ts";
import { isRecord, readSettingValues, settingNames, shown } from "./values.ts";

export const configurationName = ".cfn-audit.json";

export interface Configuration {
  readonly settings: Partial<Settings>;
  /** Settings of some files only; of several that match, the last counts. */
  readonly overrides: readonly Override[];
  /** The path of the baseline, seen from the file's folder. */
  readonly baseline: string | undefined;
}

interface Override {
  readonly files: readonly string[];
  readonly settings: Partial<Settings>;
}

/** What is wrong in the file. */
export interface ConfigurationProblem {
  readonly span: Span;
  readonly message: string;
  /** Whether the file's JSON schema says the same. */
  readonly isOfSchema: boolean;
}

/** What the file cannot set: it lies in the workspace, and whether anything is audited is the user's own affair. */
const ownNames: readonly (keyof Settings)[] = settingNames.filter((name) => name !== "enable");
const names = ["$schema", ...ownNames, "overrides", "baseline"];
const overrideNames = ["files", ...ownNames.filter((name) => name !== "exclude")];

/** Reads the file. What is wrong in it counts as not there, and is told. */
export function readConfiguration(
  text: string,
  rules: readonly Rule[],
): { readonly configuration: Configuration; readonly problems: readonly ConfigurationProblem[] } {
  const syntax = parse(text);
  const problems: ConfigurationProblem[] = syntax.errors.map(({ span, message }) => ({
    span,
    message: `The text is not valid JSON here: ${message}.`,
    isOfSchema: true,
  }));
  const wrong = (path: Path, says: string, isOfSchema: boolean) => {
    const node = find(syntax.root, path) ?? syntax.root;
    const span = node ? spanOf(node) : { start: 0, end: 0 };
    const message = `${nameOf(path)} ${says}`;
    problems.push({ span, message: /[.?]$/.test(says) ? message : `${message}.`, isOfSchema });
  };
  const value = syntax.root ? jsonOf(syntax.root) : undefined;
  if (!isRecord(value)) {
    if (problems.length === 0) wrong([], `must be an object, not ${shown(value)}`, true);
    return { configuration: { settings: {}, overrides: [], baseline: undefined }, problems };
  }
  const given = value;
  checkNames(given, [], names);
  const configuration = {
    settings: settingsIn(given, []),
    overrides: listIn("overrides").flatMap((each, i) => overrideIn(each, ["overrides", i])),
    baseline: textIn("baseline"),
  };
  return { configuration, problems: problems.sort((a, b) => a.span.start - b.span.start) };

  function settingsIn(values: Record<string, unknown>, at: Path): Partial<Settings> {
    const { enable: _, ...own } = values;
    const { settings, problems: found } = readSettingValues(own, rules);
    for (const { path, says } of found) wrong([...at, ...path], says, says !== "matches no rule");
    return settings;
  }

  function overrideIn(each: unknown, at: Path): readonly Override[] {
    if (!isRecord(each)) {
      wrong(at, `must be an object, not ${shown(each)}`, true);
      return [];
    }
    checkNames(each, at, overrideNames);
    const { files, exclude: _, ...own } = each;
    if (!Array.isArray(files) || !files.every((file) => typeof file === "string")) {
      wrong(at, 'must have "files", a list of globs', true);
      return [];
    }
    return [{ files, settings: settingsIn(own, at) }];
  }

  function checkNames(of: Record<string, unknown>, at: Path, known: readonly string[]): void {
    for (const name of Object.keys(of))
      if (!known.includes(name))
        wrong([...at, name], `is nothing that can be set.${didYouMean(name, known)}`, true);
  }

  function listIn(name: string): readonly unknown[] {
    const list = given[name];
    if (list === undefined || Array.isArray(list)) return list ?? [];
    wrong([name], `must be a list, not ${shown(list)}`, true);
    return [];
  }

  function textIn(name: string): string | undefined {
    const text = given[name];
    if (text === undefined || typeof text === "string") return text;
    wrong([name], `must be a path, not ${shown(text)}`, true);
    return undefined;
  }
}

/** The text of a file that names a baseline as well; undefined where it does not hold what is to be added to. */
export function withBaseline(text: string, path: string): string | undefined {
  const syntax = parse(text);
  if (syntax.errors.length > 0 || syntax.root?.type !== "object") return undefined;
  return applyEdits(text, toEdits(syntax, [set(["baseline"], path)]));
}

/** `overrides[0].rules["eks-*"]`. */
const nameOf = (path: Path): string =>
  path
    .map((step, i) => {
      if (typeof step === "number") return `[${step}]`;
      return /^\w+$/.test(step) ? (i === 0 ? step : `.${step}`) : `[${JSON.stringify(step)}]`;
    })
    .join("") || "The file";

/**
 * The settings of a file at `path`, seen from the configuration's folder with "/" between its segments: the configuration's before the
 * user's, and its overrides before both. Rules are added to, everything else is replaced.
 */
export function settingsOf(
  user: Partial<Settings>,
  { settings, overrides }: Configuration,
  path: string,
): Settings {
  const layers = [
    defaultSettings,
    user,
    settings,
    ...overrides.filter(({ files }) => pathMatcher(files)(path)).map((each) => each.settings),
  ];
  const rules = new Map<string, Level>();
  for (const [glob, level] of layers.flatMap((layer) => Object.entries(layer.rules ?? {}))) {
    // Of several that match a rule the last counts: what is said again comes last again.
    rules.delete(glob);
    rules.set(glob, level);
  }
  return { ...(Object.assign({}, ...layers) as Settings), rules: Object.fromEntries(rules) };
}
