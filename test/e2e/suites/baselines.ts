/** How what is there already is accepted: the commands for the baseline, and what the editor and the command line then make of it. */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, it } from "mocha";
import { commands, extensions, languages, window, workspace } from "vscode";
import {
  closeAll,
  findingsBecome,
  findingsIn,
  inWorkspace,
  messagesDuring,
  read,
  ruleOf,
  typeOver,
  until,
  write,
} from "../editor.ts";
import { statusBecomes } from "../status.ts";
import { naming, rotation, templateWith } from "../templates.ts";

const template = inWorkspace("stacks/orders.json");
const other = inWorkspace("stacks/others.json");
const configuration = inWorkspace(".cfn-audit.json");
const baseline = inWorkspace("cfn-audit.baseline.json");
const faulty = templateWith({ rotation: "false", queueName: "orders" });

const create = (answer?: string) =>
  messagesDuring(() => commands.executeCommand("cfnAudit.createBaseline"), answer);
const prune = () => messagesDuring(() => commands.executeCommand("cfnAudit.pruneBaseline"));
const entries = async (file = baseline) => JSON.parse(await read(file)).files;

async function openTemplate() {
  await write(template, faulty);
  const document = await workspace.openTextDocument(template);
  await window.showTextDocument(document, { preview: false });
  await findingsBecome(document, rotation, naming);
  return document;
}

/** Audits the templates as a pipeline would, and gives what is said of them. */
async function auditInTerminal(): Promise<{ findings: number; baseline: number }> {
  const root = extensions.getExtension("cfn-audit.cfn-audit")?.extensionPath ?? "";
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, "dist/cli.js"), "--format", "json", "stacks"],
    { cwd: inWorkspace("").fsPath, env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" } },
  );
  return JSON.parse(stdout).summary;
}

describe("A baseline", () => {
  afterEach(async () => {
    await closeAll();
    for (const file of [configuration, baseline, inWorkspace("ci"), inWorkspace("stacks")])
      await Promise.resolve(workspace.fs.delete(file, { recursive: true })).catch(() => undefined);
  });

  it("accepts what is there, in the editor and on the command line, and not what is new", async () => {
    const document = await openTemplate();
    const [message, ...others] = await create();
    deepEqual(others, []);
    match(
      message ?? "",
      /^cfn-audit\.baseline\.json accepts \d+ findings in \d+ templates?: .* \.cfn-audit\.json names it\./,
    );
    const { "stacks/orders.json": known } = await entries();
    deepEqual(known, {
      [rotation]: ["/Resources/OrderKey/Properties/EnableKeyRotation"],
      [naming]: ["/Resources/Orders/Properties/QueueName"],
    });
    deepEqual(JSON.parse(await read(configuration)), { baseline: "cfn-audit.baseline.json" });
    await findingsBecome(document);
    await statusBecomes("CFN Audit: clean", "2 in the baseline");
    const { findings, baseline: accepted } = await auditInTerminal();
    deepEqual({ findings, accepted }, { findings: 0, accepted: 2 });
    await typeOver('"Ref": "OrderKey"', '"Ref": "Nowhere"');
    await until(
      languages.onDidChangeDiagnostics,
      () => findingsIn(document).length > 0 || undefined,
      () => "Nothing that is new is found.",
    );
    ok(!findingsIn(document).map(ruleOf).includes(rotation));
  });

  it("is made where the configuration says, and replaced only if that is meant", async () => {
    await write(configuration, '{ "baseline": "ci/known.json" }');
    const known = inWorkspace("ci/known.json");
    await write(template, templateWith({ rotation: "false" }));
    const [message] = await create();
    match(
      message ?? "",
      /^ci\/known\.json accepts [^.]*: only what is new is reported from now on\./,
    );
    const before = await read(known);
    equal(await read(configuration), '{ "baseline": "ci/known.json" }');

    await write(other, faulty);
    const [question, ...none] = await create();
    match(question ?? "", /^ci\/known\.json is there already/);
    deepEqual(none, []);
    equal(await read(known), before);
    equal((await create("Replace")).length, 2);
    deepEqual(Object.keys((await entries(known))["../stacks/others.json"]), [rotation, naming]);
  });

  it("is not made where something else is", async () => {
    await write(baseline, '{ "name": "shop" }');
    const [message, ...others] = await create();
    match(
      message ?? "",
      /^There cannot be a baseline in cfn-audit\.baseline\.json\. .*no baseline/,
    );
    deepEqual(others, []);
    equal(await read(baseline), '{ "name": "shop" }');
  });

  it("is pruned of what is found no more", async () => {
    const [nothing] = await prune();
    match(nothing ?? "", /^There is no baseline to prune/);
    const document = await openTemplate();
    await write(other, faulty);
    await create();
    await findingsBecome(document);
    deepEqual(await prune(), ["Everything that cfn-audit.baseline.json accepts is still found."]);
    await typeOver("false", "true");
    await workspace.fs.delete(other);
    const [message] = await prune();
    match(message ?? "", /^Took 3 entries out of cfn-audit\.baseline\.json/);
    const left = await entries();
    deepEqual(Object.keys(left["stacks/orders.json"]), [naming]);
    equal(left["stacks/others.json"], undefined);
  });
});
