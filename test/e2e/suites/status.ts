/** What the status item says of the document in the active editor. */
import { equal } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { commands, window } from "vscode";
import { closeAll, open, set, typeOver } from "../editor.ts";
import { statusBecomes } from "../status.ts";
import { templateWith } from "../templates.ts";

const faulty = templateWith({ rotation: "false", queueName: "orders" });

describe("The status item", () => {
  afterEach(async () => {
    await closeAll();
    await set("cfnAudit", "enable", undefined);
  });

  it("says how many findings there are and how severe, and leads to them", async () => {
    await open(faulty);
    const { name, command } = await statusBecomes("CFN Audit: 2 findings", "1 critical, 1 high");
    equal(name, "CFN Audit");
    equal(command?.command, "workbench.actions.view.problems");
  });

  it("follows as one types, down to clean and back", async () => {
    await open(templateWith({ rotation: "false" }));
    await statusBecomes("CFN Audit: 1 finding", "1 critical");
    await typeOver("false", "true");
    await statusBecomes("CFN Audit: clean", "");
    await commands.executeCommand("undo");
    await statusBecomes("CFN Audit: 1 finding", "1 critical");
  });

  it("says that there may be more in a text that is not valid JSON", async () => {
    await open(faulty.replace('"Encrypts orders",', '"Encrypts orders"'));
    await statusBecomes("CFN Audit: 2 findings", /^1 critical, 1 high; .*not valid JSON/);
  });

  it("says why a file is no template, and leads nowhere then", async () => {
    await open('{ "name": "shop" }');
    const { command } = await statusBecomes("CFN Audit: not a template", /neither .+ nor /);
    equal(command, undefined);
    await open('{ "Resources": [] }');
    await statusBecomes("CFN Audit: not a template", /^(?!.*neither).+/);
  });

  it("is of the editor that is active", async () => {
    const first = await open(faulty);
    await statusBecomes("CFN Audit: 2 findings", "1 critical, 1 high");
    await open(templateWith({}));
    await statusBecomes("CFN Audit: clean", "");
    await window.showTextDocument(first);
    await statusBecomes("CFN Audit: 2 findings", "1 critical, 1 high");
  });

  it("says so where the audit is turned off", async () => {
    await open(faulty);
    await statusBecomes("CFN Audit: 2 findings", "1 critical, 1 high");
    await set("cfnAudit", "enable", false);
    await statusBecomes("CFN Audit: not audited", /cfnAudit\.enable is off/);
    await set("cfnAudit", "enable", true);
    await statusBecomes("CFN Audit: 2 findings", "1 critical, 1 high");
  });
});
