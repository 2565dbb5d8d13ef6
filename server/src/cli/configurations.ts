/** The configuration files that count for the files of an audit. */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Settings } from "../../../shared/settings.ts";
import { megabyte } from "../../../shared/settings.ts";
import {
  type Configuration,
  configurationName,
  readConfiguration,
  settingsOf,
} from "../configuration/configuration.ts";
import { pathMatcher } from "../glob.ts";
import { linesOf } from "../report/positions.ts";
import type { Rule } from "../rules/rule.ts";
import { decode } from "./decode.ts";
import { readFile } from "./readFile.ts";
import { codeOf, reasonOf } from "./systemError.ts";

/** A configuration file and what is in it. */
interface Found {
  readonly path: string;
  readonly configuration: Configuration;
}

/** What counts for one file. */
export interface FileSettings {
  /** The path of the configuration file; undefined where there is none. */
  readonly configuration: string | undefined;
  readonly settings: Settings;
  readonly isExcluded: boolean;
  /** The path of the baseline that the configuration names. */
  readonly baseline: string | undefined;
}

export interface Configurations {
  /** Of a file by its absolute path. */
  of(path: string): FileSettings;
  /** What is wrong in the files that were read so far, each with its place. */
  problems(): readonly string[];
}

/**
 * Looks for them: the one that `named` is, or the nearest in the folder of a file and those above it, up to the folder of a repository.
 */
export function configurationsOf(
  named: string | undefined,
  cwd: string,
  rules: readonly Rule[],
): Configurations {
  const byFolder = new Map<string, Found | undefined>();
  const problems: string[] = [];
  const one = named === undefined ? undefined : read(resolve(cwd, named), true);

  return {
    of: (path) => {
      const found = named === undefined ? nearest(dirname(path)) : one;
      const configuration = found?.configuration ?? {
        settings: {},
        overrides: [],
        baseline: undefined,
      };
      const folder = found ? dirname(found.path) : cwd;
      const place = relative(folder, path).replaceAll(sep, "/");
      const settings = settingsOf({}, configuration, place);
      return {
        configuration: found?.path,
        settings,
        isExcluded: pathMatcher(settings.exclude)(place),
        baseline: baselineOf(found),
      };
    },
    problems: () => problems,
  };

  function nearest(folder: string): Found | undefined {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const found = read(join(folder, configurationName), false) ?? above(folder);
    byFolder.set(folder, found);
    return found;
  }

  function above(folder: string): Found | undefined {
    const next = dirname(folder);
    return next === folder || existsSync(join(folder, ".git")) ? undefined : nearest(next);
  }

  /** That of the nearest that names one. */
  function baselineOf(found: Found | undefined): string | undefined {
    if (!found) return undefined;
    const folder = dirname(found.path);
    const { baseline } = found.configuration;
    if (baseline !== undefined) return resolve(folder, baseline);
    return found === one ? undefined : baselineOf(above(folder));
  }

  function read(path: string, isNamed: boolean): Found | undefined {
    const name = relative(cwd, path) || path;
    let bytes: Buffer;
    try {
      bytes = readFile(path, megabyte);
    } catch (error) {
      if (isNamed || codeOf(error) !== "ENOENT")
        problems.push(`The configuration ${name} cannot be read: ${reasonOf(error)}.`);
      return undefined;
    }
    const decoded = decode(bytes);
    if ("reason" in decoded) {
      problems.push(`The configuration ${name} cannot be read: ${decoded.reason}.`);
      return undefined;
    }
    const { configuration, problems: wrong } = readConfiguration(decoded.text, rules);
    const lines = linesOf(decoded.text);
    for (const { span, message } of wrong) {
      const { line, column } = lines.positionAt(span.start);
      problems.push(`${name}:${line}:${column}: ${message}`);
    }
    return { path, configuration };
  }
}
