/** The user's settings as the client gives them: checked, and kept for each document until they change. */
import type { Connection } from "vscode-languageserver/node";
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

export const section = "cfnAudit";

const levels: readonly unknown[] = ["off", ...severities];

const isLevel = (value: unknown): value is Level => levels.includes(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads what stands below `cfnAudit`. What is of a wrong type counts as not set, with a line in `problems` that says so; what is
 * absent or null is not set either.
 */
function readSettings(
  value: unknown,
  rules: readonly Rule[],
): { settings: Settings; problems: readonly string[] } {
  const problems: string[] = [];
  const wrong = (name: string, expected: string, found: unknown, instead: string) =>
    problems.push(
      `Setting ${section}${name} must be ${expected}, not ${shown(found)}: ${instead}.`,
    );
  const given = value ?? {};
  if (!isRecord(given)) {
    wrong("", "an object", given, "the defaults apply");
    return { settings: defaultSettings, problems };
  }
  return {
    settings: {
      enable: member("enable", "true or false", isBoolean, defaultSettings.enable),
      rules: Object.fromEntries(
        Object.entries(member("rules", "an object", isRecord, defaultSettings.rules)).filter(
          isUsable,
        ),
      ) as Settings["rules"],
      profile: member("profile", listed(profiles), isOneOf(profiles), defaultSettings.profile),
      lifecycle: member(
        "lifecycle",
        listed(lifecycles),
        isOneOf(lifecycles),
        defaultSettings.lifecycle,
      ),
      environmentParameter: member(
        "environmentParameter",
        "the name of a parameter",
        isString,
        defaultSettings.environmentParameter,
      ),
      maxFileSizeMB: member(
        "maxFileSizeMB",
        "a number above 0",
        isPositive,
        defaultSettings.maxFileSizeMB,
      ),
    },
    problems,
  };

  function member<T>(
    name: string,
    expected: string,
    is: (value: unknown) => value is T,
    otherwise: T,
  ): T {
    const found = (given as Record<string, unknown>)[name] ?? undefined;
    if (is(found)) return found;
    if (found !== undefined)
      wrong(`.${name}`, expected, found, `${JSON.stringify(otherwise)} applies`);
    return otherwise;
  }

  function isUsable([glob, level]: [string, unknown]): boolean {
    const name = `.rules[${shown(glob)}]`;
    if (!isLevel(level)) {
      wrong(name, `one of ${levels.join(", ")}`, level, "it is ignored");
      return false;
    }
    const matches = globMatcher(glob);
    if (!rules.some(({ id }) => matches(id)))
      problems.push(`Setting ${section}${name} matches no rule.`);
    return true;
  }
}

/** A value as JSON, the beginning of it if it is long. */
function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 100 ? `${json.slice(0, 100)}…` : json;
}

const isBoolean = (value: unknown) => typeof value === "boolean";
const isOneOf =
  <T>(values: readonly T[]) =>
  (value: unknown): value is T =>
    (values as readonly unknown[]).includes(value);
const listed = (values: readonly string[]) => `one of ${values.join(", ")}`;
const isString = (value: unknown) => typeof value === "string";
const isPositive = (value: unknown): value is number => typeof value === "number" && value > 0;

export interface SettingsStore {
  /** The settings of a document; one that did not change is the same object. */
  of(uri: string): Promise<Settings>;
  /** Reads all settings anew, from the client or out of what it `sent`, and tells whether any differs. */
  reread(sent: unknown): Promise<boolean>;
  forget(uri: string): void;
}

/** `isAsked`: whether the client answers questions about its configuration; else it sends it when it changes. */
export function settingsStore(
  connection: Connection,
  rules: readonly Rule[],
  isAsked: () => boolean,
): SettingsStore {
  const known = new Map<string, Promise<Settings>>();
  let said: ReadonlySet<string> = new Set();
  let latest: unknown;

  const read = async (uri: string): Promise<Settings> => {
    const { settings, problems } = readSettings(isAsked() ? await ask(uri) : latest, rules);
    for (const problem of problems) if (!said.has(problem)) connection.console.warn(problem);
    said = new Set([...said, ...problems]);
    return settings;
  };
  const ask = async (uri: string): Promise<unknown> => {
    try {
      return await connection.workspace.getConfiguration({ scopeUri: uri, section });
    } catch (error) {
      connection.console.warn(
        `The client does not tell its settings; the defaults apply. ${error}`,
      );
      return undefined;
    }
  };

  return {
    of: (uri) => {
      const settings = known.get(uri) ?? read(uri);
      known.set(uri, settings);
      return settings;
    },
    reread: async (sent) => {
      if (isRecord(sent)) latest = sent[section];
      said = new Set();
      const changes = [...known].map(async ([uri, earlier]) => {
        const settings = Promise.all([earlier, read(uri)]).then(([before, after]) =>
          JSON.stringify(before) === JSON.stringify(after) ? before : after,
        );
        known.set(uri, settings);
        return (await settings) !== (await earlier);
      });
      return (await Promise.all(changes)).includes(true);
    },
    forget: (uri) => known.delete(uri),
  };
}
