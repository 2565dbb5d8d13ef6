/** Audits of more than the file in the editor. */
import { deepEqual, equal, ok } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { commands, extensions, languages, TabInputWebview, Uri, window, workspace } from "vscode";
import type { WorkspaceRow } from "../../../shared/workspaceMessages.ts";
import {
  cancelling,
  closeAll,
  inWorkspace,
  messagesDuring,
  read,
  savingAs,
  set,
  typeOver,
  until,
  write,
} from "../editor.ts";
import { rotation, templateWith } from "../templates.ts";

const faulty = templateWith({ rotation: "false" });

let folders = 0;

/** Writes files below a new folder of the workspace. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<Uri> {
  const folder = inWorkspace(`many-${++folders}`);
  await Promise.all(
    Object.entries(files).map(([path, text]) => write(Uri.joinPath(folder, path), text)),
  );
  return folder;
}

/** The rows of what lies in a folder, by the paths seen from there. */
const below = (folder: Uri, rows: readonly WorkspaceRow[] = []) =>
  rows
    .filter(({ uri }) => uri.startsWith(`${folder}/`))
    .map(({ uri, counts }) => [uri.slice(`${folder}/`.length), counts?.critical]);

const auditWorkspace = () =>
  commands.executeCommand<readonly WorkspaceRow[]>("cfnAudit.auditWorkspace");
const auditSelected = (clicked: Uri, selected?: readonly Uri[]) =>
  commands.executeCommand<readonly WorkspaceRow[]>("cfnAudit.auditSelected", clicked, selected);
const labelsOf = (viewType: string) =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(viewType))
    .map(({ label }) => label);

describe("An audit of the workspace", () => {
  afterEach(async () => {
    await closeAll();
    await set("cfnAudit", "exclude", undefined);
    await set("search", "exclude", undefined);
    await set("search", "useIgnoreFiles", undefined);
  });

  it("has every template that nothing leaves out, and publishes no diagnostics", async () => {
    const folder = await folderWith({
      ".gitignore": "out/\n",
      "a.json": faulty,
      "deep/er/b.template": faulty,
      "clean.jsonc": templateWith({}),
      "package.json": '{ "name": "shop", "Resources": {} }',
      "yaml.template": "AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n",
      "out/c.json": faulty,
      "skipped/d.json": faulty,
      "old/e.json": faulty,
    });
    await set("search", "exclude", { "**/{skipped,missed}": true });
    await set("cfnAudit", "exclude", ["old"]);
    const all = [
      ["a.json", 1],
      ["clean.jsonc", 0],
      ["deep/er/b.template", 1],
    ];
    deepEqual(below(folder, await auditWorkspace()).sort(), all);
    deepEqual(labelsOf("cfnAudit.workspace"), ["Workspace Audit"]);
    deepEqual(languages.getDiagnostics(Uri.joinPath(folder, "a.json")), []);

    await set("search", "useIgnoreFiles", false);
    deepEqual(below(folder, await auditWorkspace()).sort(), [...all, ["out/c.json", 1]]);
  });

  it("has what is open as it is in the editor", async () => {
    const folder = await folderWith({ "a.json": templateWith({}) });
    await window.showTextDocument(Uri.joinPath(folder, "a.json"));
    await typeOver('"EnableKeyRotation": true', '"EnableKeyRotation": false');
    deepEqual(below(folder, await auditWorkspace()), [["a.json", 1]]);
  });

  it("audits a folder from the Explorer, though it is left out itself, and what is selected", async () => {
    const folder = await folderWith({
      ".gitignore": "out/\nlocal.json",
      "out/a.json": faulty,
      "in/b.json": faulty,
      "in/local.json": faulty,
      "local.json": faulty,
    });
    const at = (path: string) => Uri.joinPath(folder, path);
    deepEqual(below(folder, await auditSelected(at("out"))), [["out/a.json", 1]]);
    deepEqual(below(folder, await auditSelected(at("in"), [at("in"), at("local.json")])).sort(), [
      ["in/b.json", 1],
      ["local.json", 1],
    ]);
  });

  it("of a single file is its report", async () => {
    const folder = await folderWith({ "a.template": faulty });
    await auditSelected(Uri.joinPath(folder, "a.template"));
    await until(
      window.tabGroups.onDidChangeTabs,
      () => labelsOf("cfnAudit.report")[0],
      () => "There is no report.",
    );
    deepEqual(labelsOf("cfnAudit.report"), ["Audit of a.template"]);
    equal(window.activeTextEditor?.document.languageId, "json");
  });

  it("has, when it is cancelled, the rows that it came to", async () => {
    const sample = Uri.joinPath(
      extensions.getExtension("cfn-audit.cfn-audit")?.extensionUri ?? Uri.file("/"),
      "examples/TapStack.json",
    );
    const text = await read(sample);
    const count = 400;
    const files = Array.from({ length: count }, (_, i) => [`${i}.json`, text] as const);
    const folder = await folderWith(Object.fromEntries(files));
    const rows = await cancelling(() => auditSelected(folder));
    ok(rows.length > 0 && rows.length < count, `There are ${rows.length} rows.`);
    await workspace.fs.delete(folder, { recursive: true });
  });

  it("is exported in one report, as the command line writes it", async () => {
    const folder = await folderWith({
      "a.json": faulty,
      "deep/b.json": templateWith({}),
      "package.json": '{ "name": "shop", "Resources": {} }',
    });
    await auditSelected(folder);
    const file = Uri.joinPath(folder, "report.json");
    let asked: readonly { readonly defaultUri?: Uri }[] = [];
    const messages = await messagesDuring(async () => {
      asked = await savingAs("JSON", file, () => commands.executeCommand("cfnAudit.exportReport"));
    });
    equal(asked[0]?.defaultUri?.path, inWorkspace("workspace-audit.json").path);
    const path = workspace.asRelativePath(folder);
    deepEqual(messages, [`The report is in ${path}/report.json.`]);
    const { files, summary } = JSON.parse(await read(file));
    deepEqual(
      files.map((each: { path: string; findings: { rule: string }[] }) => [
        each.path,
        each.findings.map(({ rule }) => rule),
      ]),
      [
        [`${path}/a.json`, [rotation]],
        [`${path}/deep/b.json`, []],
      ],
    );
    equal(summary.findings, 1);
  });

  it("takes hundreds of files, and ends when its panel is closed", async () => {
    const count = 400;
    const files = Array.from({ length: count }, (_, i) => [`${i}.json`, faulty] as const);
    const folder = await folderWith(Object.fromEntries(files));
    equal((await auditSelected(folder))?.length, count);
    await closeAll();

    const running = auditSelected(folder);
    await until(
      window.tabGroups.onDidChangeTabs,
      () => labelsOf("cfnAudit.workspace")[0],
      () => "There is no panel.",
    );
    await commands.executeCommand("workbench.action.closeAllEditors");
    equal((await running)?.length, 0);
    await workspace.fs.delete(folder, { recursive: true });
  });
});
