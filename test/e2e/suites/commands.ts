/** The commands of the category "CFN Audit". */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { commands, TabInputWebview, Uri, window, workspace } from "vscode";
import {
  choosing,
  closeAll,
  findingsBecome,
  messagesDuring,
  open,
  savingAs,
  set,
  textBecomes,
  typeOver,
  until,
} from "../editor.ts";
import { runningServer, serverAfter } from "../servers.ts";
import { exporting, naming, rotation, templateWith } from "../templates.ts";

const run = (name: string) => commands.executeCommand(`cfnAudit.${name}`);
const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs);
const reportTabs = () =>
  tabs().filter(
    ({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("cfnAudit.report"),
  );
const nameOf = (path: string) => path.split("/").at(-1) ?? path;

describe("The command", () => {
  afterEach(async () => {
    await closeAll();
    await set("cfnAudit", "enable", undefined);
  });

  it("Audit This File says how many problems there are", async () => {
    const { uri } = await open(templateWith({ rotation: "false", queueName: "orders" }));
    deepEqual(await messagesDuring(() => run("auditFile")), [
      `${nameOf(uri.path)}: 2 problems: 1 critical, 1 high.`,
    ]);
  });

  it("Audit This File opens the report beside the template, once for each", async () => {
    const { uri } = await open(templateWith({ rotation: "false" }));
    for (let times = 0; times < 2; times++) await run("auditFile");
    const reports = await until(
      window.tabGroups.onDidChangeTabs,
      () => (reportTabs().length > 0 ? reportTabs() : undefined),
      () => `There are the tabs ${tabs().map(({ label }) => label)}.`,
    );
    deepEqual(
      reports.map(({ label }) => label),
      [`Audit of ${nameOf(uri.path)}`],
    );
    equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
  });

  it("Export Report writes what the command line writes, beside the template unless told otherwise", async () => {
    const { uri } = await open(templateWith({ rotation: "false" }));
    const file = uri.with({ path: `${uri.path}.sarif` });
    let asked: readonly { readonly defaultUri?: Uri }[] = [];
    const messages = await messagesDuring(async () => {
      asked = await savingAs("SARIF", file, () => run("exportReport"));
    });
    equal(asked[0]?.defaultUri?.path, uri.path.replace(".json", "-audit.sarif"));
    deepEqual(messages, [`The report is in ${nameOf(file.path)}.`]);
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    const [{ results }] = JSON.parse(text).runs;
    deepEqual(
      results.map(({ ruleId }: { ruleId: string }) => ruleId),
      [rotation],
    );
    const { artifactLocation } = results[0].locations[0].physicalLocation;
    equal(artifactLocation.uri, nameOf(uri.path));
  });

  it("Export Report is of the report in front, and writes nothing if the dialog is closed", async () => {
    const { uri } = await open(templateWith({ rotation: "false" }));
    await run("auditFile");
    await commands.executeCommand("workbench.action.focusNextGroup");
    await until(
      window.tabGroups.onDidChangeTabGroups,
      () => reportTabs().find((tab) => tab === window.tabGroups.activeTabGroup.activeTab),
      () => "The report is not in front.",
    );
    const asked = await savingAs("CSV", undefined, () => run("exportReport"));
    equal(asked[0]?.defaultUri?.path, uri.path.replace(".json", "-audit.csv"));
    const folder = Uri.joinPath(uri, "..");
    const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
    deepEqual(
      names.filter((name) => name.endsWith(".csv")),
      [],
    );
  });

  it("Explain Rule shows the page of the rule that is named or chosen", async () => {
    await commands.executeCommand("cfnAudit.explainRule", rotation);
    await choosing(naming, () => run("explainRule"));
    for (const rule of [rotation, naming])
      await until(
        window.tabGroups.onDidChangeTabs,
        () => tabs().find(({ label }) => label.includes(rule)),
        () => `There are the tabs ${tabs().map(({ label }) => label)}.`,
      );
  });

  it("Audit This File says so if there are none", async () => {
    const { uri } = await open(templateWith({}));
    deepEqual(await messagesDuring(() => run("auditFile")), [
      `${nameOf(uri.path)}: no problems found.`,
    ]);
  });

  it("Audit This File says why a file is no template", async () => {
    await open('{ "name": "shop" }');
    const [message, ...others] = await messagesDuring(() => run("auditFile"));
    match(message ?? "", /is not a template: .+\.$/);
    deepEqual(others, []);
  });

  it("Audit This File says so where the audit is turned off", async () => {
    await set("cfnAudit", "enable", false);
    await open(templateWith({ rotation: "false" }));
    const [message] = await messagesDuring(() => run("auditFile"));
    match(message ?? "", /cfnAudit\.enable is off/);
  });

  it("Audit This File asks for a template where no editor is open", async () => {
    equal(window.activeTextEditor, undefined);
    const [message] = await messagesDuring(() => run("auditFile"));
    match(message ?? "", /Open a CloudFormation template/);
  });

  it("Fix All Safe Problems leaves what is to be reviewed", async () => {
    const text = templateWith({ rotation: "false", queueName: "orders", exported: false });
    const document = await open(text);
    const messages = await messagesDuring(() => run("fixAllSafe"));
    deepEqual(messages, [`${nameOf(document.uri.path)}: fixed 2 problems; 1 problem left.`]);
    await findingsBecome(document, naming);
    await commands.executeCommand("undo");
    equal(document.getText(), text);
    await findingsBecome(document, rotation, naming, exporting);
  });

  it("Fix All Safe Problems says so if there is nothing to fix", async () => {
    const document = await open(templateWith({ queueName: "orders" }));
    const messages = await messagesDuring(() => run("fixAllSafe"));
    deepEqual(messages, [
      `${nameOf(document.uri.path)}: there is nothing that is safe to fix; 1 problem left.`,
    ]);
    equal(document.isDirty, false);
  });

  it("Fix All Problems Including Those to Review asks for what is to be reviewed", async () => {
    const text = templateWith({ rotation: "false", queueName: "orders" });
    const document = await open(text);
    const running = run("fixAllReview");
    await inPreview(running, "refactorPreview.apply");
    // Not ticked, it is left; what is safe is not asked for.
    equal(document.getText(), text.replace("false", "true"));
    await findingsBecome(document, naming);
  });

  it("Fix All Problems Including Those to Review makes what is ticked in the preview", async () => {
    const document = await open(templateWith({ rotation: "false", queueName: "orders" }));
    const running = run("fixAllReview");
    await inPreview(
      running,
      "refactorPreview.focus",
      "list.focusFirst",
      // Below the file: the new parameter, the key, which is ticked, and the queue.
      "list.focusDown",
      "refactorPreview.toggleCheckedState",
      "list.focusDown",
      "list.focusDown",
      "refactorPreview.toggleCheckedState",
      "refactorPreview.apply",
    );
    await textBecomes(document, (text) => text.includes("orders-${EnvironmentSuffix}"));
    await findingsBecome(document);
  });

  it("Fix All Problems Including Those to Review changes nothing if the preview is discarded", async () => {
    const text = templateWith({ rotation: "false", queueName: "orders" });
    const document = await open(text);
    await inPreview(run("fixAllReview"), "refactorPreview.discard");
    equal(document.getText(), text);
  });

  it("Restart Server brings another server, and the findings with it", async () => {
    const document = await open(templateWith({ rotation: "false" }));
    await findingsBecome(document, rotation);
    const former = runningServer();
    ok(former, "No server runs.");
    await run("restartServer");
    await serverAfter(former);
    await findingsBecome(document, rotation);
    await typeOver("false", "true");
    await findingsBecome(document);
    equal(former.exitCode ?? former.signalCode, 0);
  });

  it("Show Output shows the log", async () => {
    await run("showOutput");
    await until(
      window.onDidChangeVisibleTextEditors,
      () => window.visibleTextEditors.find(({ document }) => document.uri.scheme === "output"),
      () => `There is ${workspace.textDocuments.map(({ uri }) => uri).join()}.`,
    );
  });
});

/** Does something in the preview as soon as it is there: when its first line can be selected, which opens a tab. */
async function inPreview(running: PromiseLike<unknown>, ...steps: string[]): Promise<void> {
  const isThere = () =>
    window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ label }) => label.startsWith("Refactor Preview")),
    );
  const isLate = AbortSignal.timeout(30_000);
  while (!isThere() && !isLate.aborted) {
    // Of a list that is still empty VS Code cannot focus anything, and says so.
    for (const step of ["refactorPreview.focus", "list.focusFirst", "list.select"])
      await Promise.resolve(commands.executeCommand(step)).catch(() => undefined);
  }
  for (const step of steps) await commands.executeCommand(step);
  await running;
}
