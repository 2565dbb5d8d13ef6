/** A workspace of several folders, which come and go. */
import { equal } from "node:assert/strict";
import { after, describe, it } from "mocha";
import { type Uri, window, workspace } from "vscode";
import { closeAll, findingsBecome, inWorkspace, set, until, write } from "../editor.ts";
import { rotation, templateWith } from "../templates.ts";

describe("A folder of the workspace", () => {
  after(async () => {
    await closeAll();
    await set("cfnAudit", "exclude", undefined);
  });

  it("that is added and removed counts for what the setting exclude leaves out", async () => {
    const later = inWorkspace("../later");
    const open = async (path: string) => {
      const uri = inWorkspace(`../later/${path}`);
      await write(uri, templateWith({ rotation: "false" }));
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document, { preview: false });
      return document;
    };
    await set("cfnAudit", "exclude", ["old/*.json"]);
    const excluded = await open("old/a.json");
    await findingsBecome(excluded, rotation);
    await change(1, 0, later);
    await findingsBecome(excluded);
    await findingsBecome(await open("a.json"), rotation);
    await window.showTextDocument(excluded);
    await change(1, 1);
    await findingsBecome(excluded, rotation);
  });
});

/** Changes the folders as the Explorer does. */
async function change(start: number, removed: number, ...added: readonly Uri[]): Promise<void> {
  const wanted = (workspace.workspaceFolders?.length ?? 0) - removed + added.length;
  equal(workspace.updateWorkspaceFolders(start, removed, ...added.map((uri) => ({ uri }))), true);
  await until(
    workspace.onDidChangeWorkspaceFolders,
    () => workspace.workspaceFolders?.length === wanted || undefined,
    () => `There are ${workspace.workspaceFolders?.length} folders.`,
  );
}
