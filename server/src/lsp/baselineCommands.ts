/** How a baseline is made and pruned, as the command line does it. The client writes it. */
import {
  type BaselinePlace,
  baselinePlaceRequest,
  type CreateBaselineParams,
  createBaselineRequest,
  type DocumentParams,
  type NewBaseline,
  type PrunedBaseline,
  pruneBaselineRequest,
} from "../../../shared/requests.ts";
import { entryOf, type FileBaseline, printBaseline, sizeOf, without } from "../baseline.ts";
import { configurationName, withBaseline } from "../configuration/configuration.ts";
import { type Baselines, keyIn } from "./baselines.ts";
import type { Defects } from "./defects.ts";
import type { SettingsStore } from "./settings.ts";
import type { AuditFile } from "./workspaceFiles.ts";

/** Where none is named. */
const usualName = "cfn-audit.baseline.json";

export function serveBaselines(
  settings: SettingsStore,
  baselines: Baselines,
  auditFile: AuditFile,
  defects: Defects,
): void {
  const noPlace = { uri: "", isThere: false, problem: "There is a defect.", configuration: null };

  defects.serve<BaselinePlace>(baselinePlaceRequest, noPlace, async (params) => {
    const { uri: folder } = params as DocumentParams;
    const own = `${folder}/${configurationName}`;
    baselines.forget();
    const files = await settings.filesOf(own);
    const named = await baselines.namedBy(files);
    const found = named ?? (await baselines.at(own, usualName));
    const text = files.find(({ uri }) => uri === own)?.text ?? "{}\n";
    const configuration = named ? null : withBaseline(text, usualName);
    return {
      uri: found.uri,
      isThere: found.is === "baseline",
      problem:
        found.is === "other"
          ? `It is no baseline that can be used: ${found.problem}.`
          : configuration === undefined
            ? `${configurationName} is not valid JSON, so that it cannot name a baseline. Mend it first.`
            : null,
      configuration: configuration ? { uri: own, text: configuration } : null,
    };
  });

  defects.serve<NewBaseline | null>(createBaselineRequest, null, async (params, token) => {
    const { uri: baseline, files } = params as CreateBaselineParams;
    const known = new Map<string, FileBaseline>();
    let failed = 0;
    for (const uri of files) {
      const audited = await auditFile({ uri }, token, "all");
      const { found } = audited;
      const key = keyIn(baseline, audited.uri);
      const isTemplate = found.status === "analyzed";
      if (
        ["unreadable", "too-large"].includes(found.status) ||
        (isTemplate && found.syntax?.errors.length !== 0)
      )
        failed++;
      else if (isTemplate && key !== undefined)
        known.set(
          key,
          found.accepted.map(({ rule, path }) => entryOf(rule, path)),
        );
    }
    return { content: printBaseline(known), ...sizeOf(known), failed };
  });

  defects.serve<PrunedBaseline | null>(pruneBaselineRequest, null, async (params, token) => {
    const { uri: folder } = params as DocumentParams;
    // What was told of it may be on its way.
    baselines.forget();
    const named = await baselines.namedBy(await settings.filesOf(`${folder}/${configurationName}`));
    if (named?.is !== "baseline") return null;
    const left = new Map(named.baseline);
    for (const [path, entries] of named.baseline) {
      const { found } = await auditFile({ uri: named.uri, path }, token, entries);
      if (found.status === "missing") left.set(path, []);
      if ("gone" in found) left.set(path, without(entries, found.gone));
    }
    const gone = sizeOf(named.baseline).findings - sizeOf(left).findings;
    return { uri: named.uri, content: printBaseline(left), gone };
  });
}
