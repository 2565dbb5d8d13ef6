/** The commands that make and prune the baseline of a workspace's folder, in the form of the command line. */
import { Uri, window, workspace } from "vscode";
import { unlinked } from "../../shared/printable.ts";
import {
  type BaselinePlace,
  baselinePlaceRequest,
  type CreateBaselineParams,
  createBaselineRequest,
  type DocumentParams,
  type NewBaseline,
  type PrunedBaseline,
  pruneBaselineRequest,
} from "../../shared/requests.ts";
import { untilCancelled } from "./progress.ts";
import type { Server } from "./server.ts";
import { findFiles } from "./templateFiles.ts";

/** Accepts everything that is found now: only what is new is reported from then on. */
export const createBaseline = (server: Server): Promise<void> =>
  inFolder("make a baseline", async (folder) => {
    const client = await server.client();
    const asked: DocumentParams = { uri: folder.toString() };
    const place = await client.sendRequest<BaselinePlace>(baselinePlaceRequest, asked);
    const file = Uri.parse(place.uri, true);
    const name = nameOf(file);
    const { configuration, problem } = place;
    if (problem !== null) {
      void window.showErrorMessage(`There cannot be a baseline in ${name}. ${unlinked(problem)}`);
      return;
    }
    if (place.isThere && !(await mayReplace(name))) return;
    const made = await untilCancelled(`making the baseline ${name}`, async (token) => {
      const files = (await findFiles([folder], token)).map(String);
      const params: CreateBaselineParams = { uri: place.uri, files };
      return client.sendRequest<NewBaseline | null>(createBaselineRequest, params, token);
    });
    if (!made) return;
    await write(file, made.content);
    if (configuration) await write(Uri.parse(configuration.uri, true), configuration.text);
    const { findings, files, failed } = made;
    const sentences = [
      `${name} accepts ${counted(findings, "finding")} in ${counted(files, "template")}: only what is new is reported from now on.`,
      ...(configuration ? [`${nameOf(Uri.parse(configuration.uri, true))} names it.`] : []),
      ...(failed > 0 ? [`It knows nothing of ${counted(failed, "file")} with errors.`] : []),
    ];
    tell(sentences.join(" "), file);
  });

/** Takes out what is found no more, so that it cannot come back unseen. */
export const pruneBaseline = (server: Server): Promise<void> =>
  inFolder("prune its baseline", async (folder) => {
    const client = await server.client();
    const asked: DocumentParams = { uri: folder.toString() };
    const pruned = await client.sendRequest<PrunedBaseline | null>(pruneBaselineRequest, asked);
    if (!pruned) {
      void window.showInformationMessage(
        "There is no baseline to prune: no .cfn-audit.json names one that can be used. “CFN Audit: Create Baseline” makes one.",
      );
      return;
    }
    const { content, gone } = pruned;
    const file = Uri.parse(pruned.uri, true);
    const name = nameOf(file);
    if (gone === 0) return tell(`Everything that ${name} accepts is still found.`, file);
    await write(file, content);
    tell(
      `Took ${gone === 1 ? "1 entry" : `${gone} entries`} out of ${name}: what they accepted is found no more.`,
      file,
    );
  });

/** Does something in a folder of the workspace, which is asked for where there are several. */
async function inFolder(what: string, act: (folder: Uri) => Promise<void>): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage(`Open a folder to ${what}.`);
    return;
  }
  const [only] = folders;
  const chosen = folders.length === 1 ? only : await window.showWorkspaceFolderPick();
  if (!chosen) return;
  try {
    await act(chosen.uri);
  } catch (error) {
    void window.showErrorMessage(`CFN Audit could not ${what}: ${unlinked(String(error))}`);
  }
}

async function mayReplace(name: string): Promise<boolean> {
  const replace = "Replace";
  const answer = await window.showWarningMessage(
    `${name} is there already. Replace it?`,
    {
      modal: true,
      detail:
        "The new one accepts everything that is found now, also what has come since the old one was made.",
    },
    replace,
  );
  return answer === replace;
}

const write = (file: Uri, text: string): Thenable<void> =>
  workspace.fs.writeFile(file, new TextEncoder().encode(text));

function tell(message: string, file: Uri): void {
  const open = "Open";
  void window.showInformationMessage(message, open).then((answer) => {
    if (answer === open) void window.showTextDocument(file);
  });
}

const nameOf = (file: Uri): string => unlinked(workspace.asRelativePath(file));

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;
