/** The packaged extension, installed into a fresh VS Code, from the first underline to a mended file. */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import strings from "../../package.nls.json" with { type: "json" };
import { workbenchAddress } from "../../scripts/vscode-host/address.ts";
import { installHost } from "../../scripts/vscode-host/install.ts";
import { writeProfile } from "../../scripts/vscode-host/profile.ts";
import { installExtension, startServer } from "../../scripts/vscode-host/server.ts";
import { analyze } from "../../server/src/analyze.ts";
import { rules } from "../../server/src/rules/index.ts";
import { openPage } from "./browser.ts";
import { others } from "./others.ts";
import { settingsFor, style, type Theme, takePicture } from "./pictures.ts";
import {
  cancelProgress,
  chooseFormat,
  chooseFromMenu,
  countToasts,
  dismissToast,
  goToLine,
  goToProblem,
  openFromExplorer,
  press,
  problem,
  runCommand,
  save,
  seeCount,
  seeFixes,
  seeHover,
  seeInExplorer,
  seeReport,
  seeSquiggle,
  seeToast,
  seeWalkthrough,
  seeWorkspaceAudit,
  until,
} from "./workbench.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const images = join(root, "docs/images");
const failure = join(root, "build/ui-failure.png");
const name = "TapStack.json";
/** The steps of the walkthrough. */
const stepTitles = [
  strings["walkthrough.openSample.title"],
  strings["walkthrough.fixFinding.title"],
  strings["walkthrough.auditOwn.title"],
  strings["walkthrough.fixOnSave.title"],
];
const message = 'Key "SecretsKey" does not rotate its key material';

export interface Trial {
  readonly browser: Browser;
  /** For whatever it writes. */
  readonly scratch: string;
  /** Of the pictures to take, if there are to be any. */
  readonly theme?: Theme;
  readonly say: (text: string) => void;
}

export async function mendTheExample({ browser, scratch, theme, say }: Trial): Promise<void> {
  const folder = join(scratch, "templates");
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(root, "examples", name), file);
  for (const [path, text] of Object.entries(others)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const vsix = join(scratch, "cfn-audit.vsix");
  await makePackage(vsix);
  say("The extension is packaged");

  const host = installHost("current");
  const userDataDir = join(scratch, "profile");
  const folders = { userDataDir, extensionsDir: join(scratch, "extensions") };
  writeProfile(userDataDir, theme && settingsFor(theme));
  await installExtension(host, folders, vsix);
  const server = await startServer(host, { ...folders, isTrusting: true });
  say(`It is installed in VS Code ${host.pins.vscode}`);
  try {
    const page = await openPage(browser, workbenchAddress(server.url, { folder }));
    if (theme) await page.addStyleTag({ content: style });
    const picture = async (title: string) => {
      if (theme) await takePicture(page, join(images, `${title}-${theme}.png`));
    };
    await walk(page, { file, picture, say }).catch(async (error) => {
      await page.screenshot({ path: failure });
      say(`It went wrong when the window was as in ${failure}`);
      throw error;
    });
    await page.close();
  } finally {
    await server.stop();
  }
}

interface Walk {
  readonly file: string;
  readonly picture: (title: string) => Promise<void>;
  readonly say: (text: string) => void;
}

async function walk(page: Page, { file, picture, say }: Walk): Promise<void> {
  const before = readFileSync(file, "utf8");
  await openFromExplorer(page, name);
  await seeSquiggle(page);
  say("Seen: an underline");
  await press(page, "Control+B");

  await press(page, "Control+Shift+M");
  await seeCount(page, findingsIn(before));
  await goToProblem(page, message);
  say("Seen: the Problems panel");
  equal(await countToasts(page), 0, "A notification shows that nobody asked for.");
  await seeHover(page, await seeSquiggle(page), message);
  say("Seen: the hover");

  const fixes = await seeFixes(page);
  match(fixes[0] ?? "nothing", /^Turn on key rotation/);
  say("Seen: the quick fixes");
  await picture("quick-fix");

  await press(page, "Enter");
  await save(page);
  const after = readFileSync(file, "utf8");
  const expected = JSON.parse(before);
  expected.Resources.SecretsKey.Properties.EnableKeyRotation = true;
  deepEqual(JSON.parse(after), expected);
  await problem(page, message).waitFor({ state: "detached" });
  await seeCount(page, findingsIn(before) - 1);
  say("Seen: the fix, in the file that was saved");

  await goToLine(
    page,
    after.split("\n").findIndex((line) => line.includes("EnableKeyRotation")) + 1,
  );
  // Away with the panel, for the report.
  await press(page, "Control+J");
  await runCommand(page, "CFN Audit: Audit This File");
  const toast = await seeToast(page);
  match(toast, new RegExp(`^${name}: ${findingsIn(after)} problems: `));
  equal(findingsIn(after), findingsIn(before) - 1);
  say(`Seen: the notification "${toast}"`);
  await useReport(page, { file, picture, say });
  await useWorkspaceAudit(page, { file, picture, say });
  await useExplorer(page, say);
  await workThroughReport(page, say);

  const steps = await seeWalkthrough(page, strings["walkthrough.title"]);
  deepEqual(
    steps.map((step) => step.trim()),
    stepTitles,
  );
  say("Seen: the walkthrough");
}

/** Reads the report that the audit opened, works through it, and leaves it closed. */
async function useReport(page: Page, { file, picture, say }: Walk): Promise<void> {
  const report = await seeReport(page);
  const findings = report.locator(".finding");
  equal(await findings.count(), findingsIn(readFileSync(file, "utf8")));
  await report.locator("#picture svg").waitFor();
  await dismissToast(page);
  await picture("report");

  await report.getByRole("button", { name: "Export…" }).click();
  await chooseFormat(page, "HTML");
  const exported = await until(
    () => readIfThere(file.replace(".json", "-audit.html")),
    () => "There is no exported report.",
    30,
  );
  match(exported, /^<!doctype html>/);
  await dismissToast(page);
  say("Seen: the exported report");

  await report.locator('[data-do="filter"]').fill("imdsv2");
  match((await findings.locator("visible=true").first().innerText()) ?? "", /IMDSv2/);
  await report.locator('[data-do="filter"]').fill("no such words");
  await report.locator(".empty").waitFor();
  await report.locator('[data-do="filter"]').fill("");
  await report.locator('[data-do="group"]').selectOption("rule");
  await report.locator(".group h3", { hasText: "ec2-imdsv2-not-required" }).waitFor();
  say("Seen: the report, filtered and grouped");

  const finding = report.locator(".finding", { hasText: "does not require IMDSv2" }).first();
  await finding.locator("summary", { hasText: "Require" }).click();
  match(await finding.locator("pre.after").innerText(), /HttpTokens/);
  await report.locator(".picture").scrollIntoViewIfNeeded();
  await picture("report-resources");
  await finding.getByRole("button", { name: "Fix", exact: true }).click();
  await finding.waitFor({ state: "detached" });
  await report
    .locator("a", { hasText: /^Line / })
    .first()
    .click();
  await page.locator(".monaco-editor.focused .selected-text").first().waitFor();
  say("Seen: the line to which a finding leads");
  await save(page);
  ok(
    readFileSync(file, "utf8").includes('"HttpTokens": "required"'),
    "The fix is not in the file.",
  );
  say("Seen: the fix from the report, in the file that was saved");
  await findings.first().getByRole("button", { name: "Explain" }).click();
  await page.locator(".tab.active", { hasText: "Preview" }).waitFor();
  say("Seen: a rule's page");
}

/** More than the table shows at once, and than are audited before a person can cancel that. */
const manyTemplates = 400;

/** Audits all templates, and goes from the table to a template. */
async function useWorkspaceAudit(page: Page, { file, picture, say }: Walk): Promise<void> {
  await runCommand(page, "View: Close All Editors");
  await runCommand(page, "CFN Audit: Audit Workspace");
  const audit = await seeWorkspaceAudit(page);
  const names = await audit.locator("tbody th").allInnerTexts();
  deepEqual(names.toSorted(), [name, ...Object.keys(others)].filter(isShown).toSorted());
  equal(names[0], name);
  await page.locator(".notification-toast").waitFor({ state: "detached" });
  await page.mouse.move(0, 0);
  await picture("workspace");
  await audit.locator("#filter").fill("network");
  deepEqual(await audit.locator("tbody th").allInnerTexts(), ["network/vpc.json"]);
  await audit.locator("#filter").fill("no such words");
  await audit.locator(".empty").waitFor();
  await audit.locator("#filter").fill("");
  say("Seen: the audit of the workspace, filtered");
  await audit.getByRole("button", { name: "network/vpc.json", exact: true }).press("Enter");
  await page.locator(".monaco-editor.focused .selected-text").first().waitFor();
  await audit.getByRole("button", { name: "Report of network/vpc.json" }).click();
  await page.locator(".tab", { hasText: "Audit of vpc.json" }).waitFor();
  say("Seen: a template and its report, to which the table leads");
  await runCommand(page, "View: Close All Editors");

  const many = join(dirname(file), "many");
  mkdirSync(many);
  for (let i = 0; i < manyTemplates; i++) copyFileSync(file, join(many, `${i}.json`));
  await runCommand(page, "CFN Audit: Audit Workspace");
  await cancelProgress(page);
  const large = await seeWorkspaceAudit(page);
  match(await large.locator("#summary").innerText(), /^Stopped\. /);
  match(await large.locator("#facts").innerText(), /not looked at/);
  say("Seen: an audit that is cancelled");
  await large.getByRole("button", { name: "Audit Again" }).click();
  const rows = large.locator("tbody tr");
  const more = large.getByRole("button", { name: /^Show More of \d+ Templates$/ });
  await large
    .locator("#summary", { hasText: `${names.length + manyTemplates} templates, ` })
    .waitFor();
  equal(await rows.count(), 300);
  await more.click();
  await more.waitFor({ state: "hidden" });
  equal(await rows.count(), names.length + manyTemplates);
  say("Seen: an audit of more templates than are shown at once");
  await large.getByRole("button", { name: "Export…" }).click();
  await chooseFormat(page, "CSV");
  const exported = await until(
    () => readIfThere(join(dirname(file), "workspace-audit.csv")),
    () => "There is no exported audit.",
    60,
  );
  match(exported, /^"File",/);
  match(exported, /\n"many\/0\.json",/);
  match(exported, /\n"network\/vpc\.json",/);
  await dismissToast(page);
  say("Seen: the exported audit");
  await runCommand(page, "View: Close All Editors");
}

/** Audits a folder by its menu. */
async function useExplorer(page: Page, say: Walk["say"]): Promise<void> {
  await press(page, "Control+Shift+E");
  await seeInExplorer(page, "workspace-audit.csv");
  await chooseFromMenu(page, "network", "Audit with CFN Audit");
  const audit = await seeWorkspaceAudit(page);
  equal(await audit.locator("h1").innerText(), "Audit of network");
  deepEqual(await audit.locator("tbody th").allInnerTexts(), ["network/vpc.json"]);
  say("Seen: the audit of a folder, from the Explorer's menu");
  await runCommand(page, "View: Close All Editors");
}

/** Presses what a report has besides, until nothing is left of what is safe to fix. */
async function workThroughReport(page: Page, say: Walk["say"]): Promise<void> {
  await openFromExplorer(page, name);
  await runCommand(page, "CFN Audit: Audit This File");
  const report = await seeReport(page);
  await dismissToast(page);
  const findings = report.locator(".finding");
  const button = (label: string) => report.getByRole("button", { name: label, exact: true });
  const selected = page.locator(".monaco-editor.focused .selected-text").first();

  for (const [by, title] of [
    ["severity", "critical"],
    ["resource", "SecretsKey"],
  ] as const) {
    await report.locator('[data-do="group"]').selectOption(by);
    await report.locator(".group h3", { hasText: title }).waitFor();
  }
  say("Seen: the report by severity, and by resource");

  const filter = report.locator('[data-do="filter"]');
  await filter.fill("IMDSv2");
  // What is opened next takes the report's place.
  await press(page, "Control+2");
  await openFromExplorer(page, "package.json");
  await page.locator(".tab.active", { hasText: "Audit of" }).waitFor({ state: "detached" });
  await page.locator(".tab", { hasText: "Audit of" }).click();
  await filter.waitFor();
  equal(await filter.inputValue(), "IMDSv2");
  match(await findings.locator("visible=true").first().innerText(), /IMDSv2/);
  await filter.fill("");
  say("Seen: the report as it was left, after it was hidden");

  const before = await findings.count();
  await findings.first().getByRole("button", { name: "Ignore…" }).click();
  await page.locator(".quick-input-widget input").first().fill("Only a sample");
  await press(page, "Enter");
  await report.locator("#suppressed td", { hasText: "Only a sample" }).waitFor();
  ok((await findings.count()) < before, "What is ignored is still a finding.");
  say("Seen: a finding that is ignored, with its reason");

  await report.locator("#picture .box").first().click();
  await selected.waitFor();
  say("Seen: the resource to which the picture leads");

  await button("Review the others").click();
  await page.locator(".bulk-edit-panel").getByRole("button", { name: "Discard" }).click();
  say("Seen: the preview of what is to be reviewed");

  await button("Fix all safe").click();
  match(await seeToast(page), /fixed \d+ problems/);
  await button("Fix all safe").waitFor({ state: "detached" });
  await dismissToast(page);
  await button("Review the others").waitFor();
  say("Seen: nothing that is safe to fix, once all of it is fixed");
  await runCommand(page, "File: Save All Files");
  await page.locator(".tab.dirty").waitFor({ state: "detached" });
  await runCommand(page, "View: Close All Editors");
}

function readIfThere(file: string): string | undefined {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return text === "" ? undefined : text;
}

const isShown = (path: string): boolean => !/package\.json|\.gitignore|^out\//.test(path);

const findingsIn = (text: string): number =>
  analyze(text, { rules, profile: "essential", today: new Date().toISOString().slice(0, 10) })
    .findings.length;

async function makePackage(file: string): Promise<void> {
  const script = join(root, "scripts/package.ts");
  const child = spawn(process.execPath, [...process.execArgv, script, "--out", file], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status] = await once(child, "exit");
  equal(status, 0, "There is no package.");
}
