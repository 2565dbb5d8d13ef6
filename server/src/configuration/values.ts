/** What settings may be, wherever they come from: the editor, or the file `.cfn-audit.json`. */
import {
  defaultSettings,
  type Level,
  lifecycles,
  profiles,
  type Settings,
  severities,
} from "../../../shared/settings.ts";
import { globMatcher } from "../plan.ts";
import type { Rule } from "../rules/rule.ts";
import type { Path } from "../syntax/syntax.ts";

/** What is wrong with a value, which then counts as not set. */
export interface SettingProblem {
  /** Where it stands among the settings. */
  readonly path: Path;
  /** The sentence behind what is wrong: `must be true or false, not "yes"`. */
  readonly says: string;
}

interface Kind<T> {
  /** What it must be: "true or false". */
  readonly expected: string;
  is(value: unknown): value is T;
}

const levels: readonly unknown[] = ["off", ...severities];

const isLevel = (value: unknown): value is Level => levels.includes(value);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const oneOf = <T extends string>(values: readonly T[]): Kind<T> => ({
  expected: `one of ${values.join(", ")}`,
  is: (value): value is T => values.some((each) => each === value),
});

const kinds: { readonly [Name in keyof Settings]: Kind<Settings[Name]> } = {
  enable: { expected: "true or false", is: (value) => typeof value === "boolean" },
  rules: { expected: "an object", is: (value): value is Settings["rules"] => isRecord(value) },
  profile: oneOf(profiles),
  lifecycle: oneOf(lifecycles),
  environmentParameter: {
    expected: "the name of a parameter",
    is: (value) => typeof value === "string",
  },
  exclude: {
    expected: "a list of globs",
    is: (value): value is Settings["exclude"] =>
      Array.isArray(value) && value.every((each) => typeof each === "string"),
  },
  maxFileSizeMB: {
    expected: "a number above 0",
    is: (value): value is number => typeof value === "number" && value > 0,
  },
};

export const settingNames = Object.keys(kinds) as readonly (keyof Settings)[];

/** Reads those settings that are given. What is absent or null is not set, and neither is what is of a wrong type. */
export function readSettingValues(
  given: Readonly<Record<string, unknown>>,
  rules: readonly Rule[],
): { readonly settings: Partial<Settings>; readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const settings: Record<string, unknown> = {};
  for (const name of settingNames) {
    const value = given[name] ?? undefined;
    if (value === undefined) continue;
    if (kinds[name].is(value)) settings[name] = name === "rules" ? usable(value) : value;
    else
      problems.push({
        path: [name],
        says: `must be ${kinds[name].expected}, not ${shown(value)}`,
      });
  }
  return { settings, problems };

  function usable(given: unknown): Settings["rules"] {
    return Object.fromEntries(
      Object.entries(given as Record<string, unknown>).filter(isUsable),
    ) as Settings["rules"];
  }

  function isUsable([glob, level]: [string, unknown]): boolean {
    const path = ["rules", glob];
    if (!isLevel(level)) {
      problems.push({ path, says: `must be one of ${levels.join(", ")}, not ${shown(level)}` });
      return false;
    }
    const matches = globMatcher(glob);
    if (!rules.some(({ id }) => matches(id))) problems.push({ path, says: "matches no rule" });
    return true;
  }
}

/** What counts instead of a value that is wrong; undefined where the value counts all the same. */
export function insteadOf({ path, says }: SettingProblem): string | undefined {
  if (says === "matches no rule") return undefined;
  const [name = ""] = path;
  return path.length === 1 && Object.hasOwn(defaultSettings, name)
    ? `${JSON.stringify(defaultSettings[name as keyof Settings])} applies`
    : "it is ignored";
}

/** A value as JSON, the beginning of it if it is long. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 100 ? `${json.slice(0, 100)}…` : json;
}
