/** Every setting, changed while a template is open. */
import { equal, match, ok } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { commands, DiagnosticSeverity, languages, Uri, window, workspace } from "vscode";
import { closeAll, findingsBecome, findingsIn, open, ruleOf, set, until } from "../editor.ts";
import { naming, rotation, templateWith } from "../templates.ts";

/** A rule whose findings are low. */
const mild = "sqs-queue-without-dead-letter-queue";

describe("The setting", () => {
  afterEach(async () => {
    await closeAll();
    for (const key of [
      "enable",
      "rules",
      "profile",
      "exclude",
      "environmentParameter",
      "trace.server",
    ])
      await set("cfnAudit", key, undefined);
  });

  it("cfnAudit.enable turns the audit off and on", async () => {
    const document = await open(templateWith({ rotation: "false" }));
    await findingsBecome(document, rotation);
    await set("cfnAudit", "enable", false);
    await findingsBecome(document);
    await set("cfnAudit", "enable", true);
    await findingsBecome(document, rotation);
  });

  it("cfnAudit.rules sets severities by id and by pattern, and turns rules off", async () => {
    const document = await open(templateWith({ rotation: "false", queueName: "orders" }));
    await findingsBecome(document, rotation, naming);
    const severityOf = () => findingsIn(document)[0]?.severity;
    equal(severityOf(), DiagnosticSeverity.Error);
    await set("cfnAudit", "rules", { "kms-*": "high", [naming]: "off" });
    await findingsBecome(document, rotation);
    equal(severityOf(), DiagnosticSeverity.Warning);
    await set("cfnAudit", "rules", undefined);
    await findingsBecome(document, rotation, naming);
    await until(
      languages.onDidChangeDiagnostics,
      () => severityOf() === DiagnosticSeverity.Error || undefined,
      () => `The severity is ${severityOf()}.`,
    );
  });

  it("cfnAudit.environmentParameter names the parameter that tells environments apart", async () => {
    const text = templateWith({ queueName: "orders-${Colour}" }).replace(
      '"Resources"',
      '"Parameters": { "Colour": { "Type": "String", "Default": "blue" } },\n  "Resources"',
    );
    const document = await open(text);
    await findingsBecome(document, naming);
    await set("cfnAudit", "environmentParameter", "Colour");
    await findingsBecome(document);
  });

  it("cfnAudit.profile says how much is shown", async () => {
    const document = await open(templateWith({}));
    await findingsBecome(document);
    await set("cfnAudit", "profile", "all");
    await until(
      languages.onDidChangeDiagnostics,
      () => findingsIn(document).map(ruleOf).includes(mild) || undefined,
      () => `There is ${findingsIn(document).map(ruleOf).join()}.`,
    );
    await set("cfnAudit", "profile", undefined);
    await findingsBecome(document);
  });

  it("cfnAudit.exclude leaves files out", async () => {
    const document = await open(templateWith({ rotation: "false" }));
    await findingsBecome(document, rotation);
    await set("cfnAudit", "exclude", ["*.json"]);
    await findingsBecome(document);
    await set("cfnAudit", "exclude", undefined);
    await findingsBecome(document, rotation);
  });

  it("a file .cfn-audit.json counts as soon as it is written, changed or deleted", async () => {
    const document = await open(templateWith({ rotation: "false", queueName: "orders" }));
    await findingsBecome(document, rotation, naming);
    const file = Uri.joinPath(document.uri, "../.cfn-audit.json");
    const write = (rules: object) =>
      workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ rules })));
    try {
      await write({ [naming]: "off" });
      await findingsBecome(document, rotation);
      await write({ "kms-*": "off" });
      await findingsBecome(document, naming);
    } finally {
      await workspace.fs.delete(file);
    }
    await findingsBecome(document, rotation, naming);
  });

  it("what is wrong in .cfn-audit.json is shown in it", async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    ok(folder, "The workspace has no folder.");
    const file = Uri.joinPath(folder.uri, ".cfn-audit.json");
    await open(templateWith({}));
    await workspace.fs.writeFile(file, new TextEncoder().encode('{ "rules": { "kmz-*": "off" } }'));
    try {
      const document = await workspace.openTextDocument(file);
      await window.showTextDocument(document);
      await until(
        languages.onDidChangeDiagnostics,
        () => findingsIn(document).find(({ message }) => message.includes("matches no rule")),
        () => `There is ${findingsIn(document).map(({ message }) => message)}.`,
      );
    } finally {
      await workspace.fs.delete(file);
    }
  });

  it("cfnAudit.trace.server logs the traffic with the server, while the log is to tell it", async () => {
    await set("cfnAudit", "trace.server", "verbose");
    await commands.executeCommand("_extensionTests.setLogLevel", "trace");
    try {
      await commands.executeCommand("cfnAudit.showOutput");
      await open(templateWith({ rotation: "false" }));
      const log = await until(
        workspace.onDidChangeTextDocument,
        () => {
          const shown = workspace.textDocuments.filter(({ uri }) => uri.scheme === "output");
          return shown
            .map((each) => each.getText())
            .find((text) => text.includes("textDocument/diagnostic"));
        },
        () =>
          workspace.textDocuments
            .map((each) => `${each.uri} ${each.getText().slice(-200)}`)
            .join("\n"),
      );
      match(log, /Params: \{/);
    } finally {
      await commands.executeCommand("_extensionTests.setLogLevel", "info");
    }
  });
});
