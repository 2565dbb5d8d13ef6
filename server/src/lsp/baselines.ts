/** The baselines that configuration files name, as the client reads them. */
import { posix } from "node:path";
import type { Connection } from "vscode-languageserver/node";
import {
  baselineFileRequest,
  type ConfigurationFile,
  type FileParams,
  type FileResult,
} from "../../../shared/requests.ts";
import { type Baseline, type FileBaseline, isProblem, readBaseline } from "../baseline.ts";
import { readConfiguration } from "../configuration/configuration.ts";
import { placeInWords } from "../report/positions.ts";

/** What is in the file of a baseline. */
export type BaselineFile = { readonly uri: string } & (
  | { readonly is: "baseline"; readonly baseline: Baseline }
  | { readonly is: "missing" }
  /** Why it is no baseline, as a clause. */
  | { readonly is: "other"; readonly problem: string }
);

export interface Baselines {
  /** The one at a path seen from a configuration file. It is read once. */
  at(configuration: string, path: string): Promise<BaselineFile>;
  /** That of the nearest configuration file that names one. */
  namedBy(files: readonly ConfigurationFile[]): Promise<BaselineFile | undefined>;
  /** Lets all be read anew. */
  forget(): void;
}

export function baselinesOf(connection: Connection): Baselines {
  const known = new Map<string, Promise<BaselineFile>>();

  const read = async (params: FileParams): Promise<BaselineFile> => {
    try {
      const { uri, text }: FileResult = await connection.sendRequest(baselineFileRequest, params);
      if (text === null) return { uri, is: "missing" };
      const found = readBaseline(text);
      if (!isProblem(found)) return { uri, is: "baseline", baseline: found };
      const place = found.span ? ` (${placeInWords(text, found.span)})` : "";
      return { uri, is: "other", problem: `${found.problem}${place}` };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { uri: params.uri, is: "other", problem: `it cannot be read: ${reason}` };
    }
  };
  const at = (uri: string, path: string): Promise<BaselineFile> => {
    const key = JSON.stringify([uri, path]);
    const file = known.get(key) ?? read({ uri, path });
    known.set(key, file);
    return file;
  };
  return {
    at,
    namedBy: async (files) => {
      for (const { uri, text } of files) {
        const { baseline } = readConfiguration(text, []).configuration;
        if (baseline !== undefined) return at(uri, baseline);
      }
      return undefined;
    },
    forget: () => known.clear(),
  };
}

/** What a baseline knows of a document. */
export function knownOf(file: BaselineFile | undefined, uri: string): FileBaseline {
  if (file?.is !== "baseline") return [];
  const key = keyIn(file.uri, uri);
  return (key !== undefined && file.baseline.get(key)) || [];
}

/** A document's path as a baseline has it; undefined of one in another place altogether. */
export function keyIn(baseline: string, uri: string): string | undefined {
  const [from, to] = [partsOf(baseline), partsOf(uri)];
  if (!from || !to || from.origin !== to.origin) return undefined;
  return posix.relative(posix.dirname(from.path), to.path);
}

/** A URI as the client writes it: what its path belongs to, and the path. */
function partsOf(uri: string): { readonly origin: string; readonly path: string } | undefined {
  const [, origin = "", path = ""] = /^([\w+.-]+:\/\/[^/]*)(\/.*)$/.exec(uri) ?? [];
  try {
    return path === "" ? undefined : { origin, path: decodeURIComponent(path) };
  } catch {
    // Not as the client writes it.
    return undefined;
  }
}
