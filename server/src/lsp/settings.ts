/** The user's settings as the client gives them: checked, and kept for each document until they change. */
import type { Connection } from "vscode-languageserver/node";
import {
  type ConfigurationFile,
  type ConfigurationFilesParams,
  configurationFilesRequest,
} from "../../../shared/requests.ts";
import { defaultSettings, type Settings } from "../../../shared/settings.ts";
import type { FileBaseline } from "../baseline.ts";
import { readConfiguration, settingsOf } from "../configuration/configuration.ts";
import { insteadOf, isRecord, readSettingValues, shown } from "../configuration/values.ts";
import { pathMatcher } from "../glob.ts";
import type { Rule } from "../rules/rule.ts";
import { type BaselineFile, type Baselines, knownOf } from "./baselines.ts";
import type { Client } from "./client.ts";

/** The part of a URI behind that of a folder, decoded; undefined of what does not lie in it. */
function pathBelow(folder: string, uri: string): string | undefined {
  if (!uri.startsWith(folder)) return undefined;
  try {
    return decodeURIComponent(uri.slice(folder.length));
  } catch {
    return uri.slice(folder.length);
  }
}

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf("/") + 1);

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

/** The settings of one document: the user's, and those of the configuration file that counts for it. */
export interface DocumentSettings extends Settings {
  /** Whether `exclude` leaves it out. */
  readonly isExcluded: boolean;
  /** Findings that are known and to be left alone. */
  readonly baseline: FileBaseline;
  /** Why the baseline that a configuration file names does not count, as a clause. */
  readonly baselineProblem?: string;
}

export interface SettingsStore {
  /** The settings of a document; one that did not change is the same object. */
  of(uri: string): Promise<DocumentSettings>;
  /** The configuration files above a document as they are now, the nearest first. */
  filesOf(uri: string): Promise<readonly ConfigurationFile[]>;
  /** Reads all settings anew, from the client or out of what it `sent`, and tells whether any differs. */
  reread(sent: unknown): Promise<boolean>;
  forget(uri: string): void;
}

/** A client that does not answer questions about its configuration sends it when it changes. */
export function settingsStore(
  connection: Connection,
  rules: readonly Rule[],
  client: () => Client,
  baselines: Baselines,
): SettingsStore {
  const known = new Map<string, Promise<DocumentSettings>>();
  let said: ReadonlySet<string> = new Set();
  let latest: unknown;

  const read = async (uri: string): Promise<DocumentSettings> => {
    const asked = client().givesConfiguration ? ask(uri) : latest;
    const [value, files] = await Promise.all([asked, filesOf(uri, false)]);
    const [file] = files;
    const { settings: user, problems } = readSettings(value, rules);
    for (const problem of problems) if (!said.has(problem)) connection.console.warn(problem);
    said = new Set([...said, ...problems]);
    // What is wrong in the file is shown in the file.
    const { configuration } = file ? readConfiguration(file.text, rules) : {};
    const path = file ? pathBelow(folderOf(file.uri), uri) : undefined;
    const settings =
      configuration && path !== undefined ? settingsOf(user, configuration, path) : user;
    const isOfFile = configuration?.settings.exclude !== undefined;
    const place = isOfFile ? path : pathInWorkspace(uri);
    const named = await baselines.namedBy(files);
    const baselineProblem = named && problemOf(named);
    return {
      ...settings,
      isExcluded: pathMatcher(settings.exclude)(place ?? uri),
      baseline: knownOf(named, uri),
      ...(baselineProblem !== undefined && { baselineProblem }),
    };
  };
  const filesOf = async (uri: string, afresh: boolean): Promise<readonly ConfigurationFile[]> => {
    if (!client().readsConfigurationFiles) return [];
    try {
      const params: ConfigurationFilesParams = { uri, afresh };
      return await connection.sendRequest(configurationFilesRequest, params);
    } catch (error) {
      connection.console.warn(`The client does not tell the configuration files. ${error}`);
      return [];
    }
  };
  const pathInWorkspace = (uri: string): string | undefined =>
    client()
      .folders.flatMap((folder) => pathBelow(`${folder.replace(/\/$/, "")}/`, uri) ?? [])
      .sort((a, b) => a.length - b.length)[0];
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
    filesOf: (uri) => filesOf(uri, true),
    of: (uri) => {
      const settings = known.get(uri) ?? read(uri);
      known.set(uri, settings);
      return settings;
    },
    reread: async (sent) => {
      if (isRecord(sent)) latest = sent[section];
      said = new Set();
      baselines.forget();
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

function problemOf(named: BaselineFile): string | undefined {
  if (named.is === "baseline") return undefined;
  return named.is === "missing" ? "there is no such file" : named.problem;
}
