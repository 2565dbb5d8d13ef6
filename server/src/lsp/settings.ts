/** The user's settings as the client gives them: checked, and kept for each document until they change. */
import type { Connection } from "vscode-languageserver/node";
import { defaultSettings, type Settings } from "../../../shared/settings.ts";
import { insteadOf, isRecord, readSettingValues, shown } from "../configuration/values.ts";
import type { Rule } from "../rules/rule.ts";

export const section = "cfnAudit";

/**
 * Reads what stands below `cfnAudit`. What is of a wrong type counts as not set, with a line in `problems` that says so; what is
 * absent or null is not set either.
 */
function readSettings(
  value: unknown,
  rules: readonly Rule[],
): { settings: Settings; problems: readonly string[] } {
  const given = value ?? {};
  if (!isRecord(given)) {
    const says = `must be an object, not ${shown(given)}: the defaults apply.`;
    return { settings: defaultSettings, problems: [`Setting ${section} ${says}`] };
  }
  const { settings, problems } = readSettingValues(given, rules);
  return {
    settings: { ...defaultSettings, ...settings },
    problems: problems.map((problem) => {
      const [name, glob] = problem.path;
      const where = glob === undefined ? `.${name}` : `.${name}[${shown(glob)}]`;
      const instead = insteadOf(problem);
      return `Setting ${section}${where} ${problem.says}${instead === undefined ? "" : `: ${instead}`}.`;
    }),
  };
}

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
