/** What is seen when a template is opened and edited. */
import { deepEqual, equal, match } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import {
  commands,
  DiagnosticSeverity,
  extensions,
  type Hover,
  languages,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  closeAll,
  fileWith,
  findingsBecome,
  findingsIn,
  open,
  ruleOf,
  select,
  typeOver,
  until,
} from "../editor.ts";
import { exporting, naming, rotation, templateWith } from "../templates.ts";

const faulty = templateWith({ rotation: "false", queueName: "orders", exported: false });

describe("Findings", () => {
  afterEach(closeAll);

  it("show when a template is opened, with rule, place, severity and a link", async () => {
    const document = await open(faulty);
    const findings = await findingsBecome(document, rotation, naming, exporting);
    deepEqual(
      findings.map(({ range, severity }) => [
        document.getText(range),
        DiagnosticSeverity[severity],
      ]),
      [
        ["false", "Error"],
        ['"orders"', "Warning"],
        ['"OrderKeyArn"', "Information"],
      ],
    );
    for (const { code, message } of findings) {
      equal(typeof code === "object" && code.target.scheme, "https");
      equal(message.includes("\n"), false);
    }
  });

  it("are there of every rule in the example", async () => {
    const folder = extensions.getExtension("cfn-audit.cfn-audit")?.extensionUri ?? Uri.file("/");
    const document = await workspace.openTextDocument(
      Uri.joinPath(folder, "examples/TapStack.json"),
    );
    await window.showTextDocument(document);
    await until(
      languages.onDidChangeDiagnostics,
      () => findingsIn(document).length > 0 || undefined,
      () => "There is nothing.",
    );
    deepEqual([...new Set(findingsIn(document).map(ruleOf))].sort(), [
      "ec2-availability-zone-hardcoded",
      "ec2-imds-hop-limit",
      "ec2-imdsv2-not-required",
      "ec2-subnet-without-route-table",
      "eks-cluster-without-oidc-provider",
      "eks-node-role-without-ssm",
      "eks-nodes-before-oidc-provider",
      "eks-nodes-share-cluster-security-group",
      "kms-key-policy-without-service",
      "kms-key-rotation-disabled",
      "kms-key-without-alias",
      "name-without-environment-suffix",
      "output-without-export",
      "outputs-incomplete",
    ]);
  });

  it("say on hover why they matter and what mends them", async () => {
    const document = await open(templateWith({ rotation: "false" }));
    const [finding] = await findingsBecome(document, rotation);
    const hovers = await commands.executeCommand<Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      finding?.range.start,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === "string" ? each : each.value)),
    );
    match(texts.join("\n"), /hangs on one piece of key material[\s\S]*Turn on key rotation/);
  });

  it("go and come as one types", async () => {
    const document = await open(templateWith({ rotation: "false" }));
    await findingsBecome(document, rotation);
    await typeOver("false", "true");
    await findingsBecome(document);
    await commands.executeCommand("undo");
    await findingsBecome(document, rotation);
    await commands.executeCommand("redo");
    await findingsBecome(document);
  });

  it("stay where they belong when lines are typed above", async () => {
    const document = await open(templateWith({ rotation: "false" }));
    await findingsBecome(document, rotation);
    select('"Resources"');
    await commands.executeCommand("editor.action.insertLineBefore");
    const line = document.positionAt(document.getText().indexOf("EnableKeyRotation")).line;
    await until(
      languages.onDidChangeDiagnostics,
      () => findingsIn(document).find(({ range }) => range.start.line === line),
      () => `They are at ${JSON.stringify(findingsIn(document).map(({ range }) => range))}.`,
    );
  });

  it("show in a new document that is not saved", async () => {
    const document = await workspace.openTextDocument({ language: "json", content: faulty });
    await window.showTextDocument(document);
    equal(document.isUntitled, true);
    await findingsBecome(document, rotation, naming, exporting);
  });

  it("show in JSON with comments", async () => {
    const text = templateWith({ rotation: "false" }).replace("{", "{ // of the shop");
    const document = await open(text, "jsonc");
    equal(document.languageId, "jsonc");
    // CloudFormation refuses the comment, whatever the editor takes.
    await findingsBecome(document, "json-extension", rotation);
  });

  it("are none in JSON that is no template, until it becomes one", async () => {
    const text = templateWith({ rotation: "false" });
    const document = await open(
      text
        .replace('"Resources"', '"Things"')
        .replace('"AWSTemplateFormatVersion": "2010-09-09",', ""),
    );
    // A template that is opened later is answered later.
    const template = await open(text);
    await findingsBecome(template, rotation);
    deepEqual(findingsIn(document), []);
    await window.showTextDocument(document);
    await typeOver("Things", "Resources");
    await findingsBecome(document, rotation);
    await commands.executeCommand("undo");
    await findingsBecome(document);
  });

  it("show in forty documents that are open at once", async () => {
    const rotations = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? "true" : "false"));
    const uris = await Promise.all(
      rotations.map((each) => fileWith(templateWith({ rotation: each }))),
    );
    for (const uri of uris) await window.showTextDocument(uri, { preview: false });
    const documents = await Promise.all(uris.map((uri) => workspace.openTextDocument(uri)));
    await Promise.all(
      documents.map((document, i) =>
        findingsBecome(document, ...(rotations[i] === "true" ? [] : [rotation])),
      ),
    );
    equal(documents.flatMap(findingsIn).length, 30);
  }).timeout(90_000);

  it("do not repeat what VS Code says of broken JSON, and add to duplicate keys what CloudFormation does", async () => {
    const text = templateWith({ rotation: "false" });
    const document = await open(
      text
        .replace('"Encrypts orders",', '"Encrypts orders"')
        .replace(
          '"Type": "AWS::SQS::Queue",',
          '"Type": "AWS::SQS::Queue",\n      "Type": "AWS::SQS::Queue",',
        ),
    );
    const theirs = () =>
      languages.getDiagnostics(document.uri).filter(({ source }) => source !== "cfn-audit");
    // A comma is missing, and a key stands twice.
    await until(
      languages.onDidChangeDiagnostics,
      () => theirs().length >= 3 || undefined,
      () => `VS Code says ${JSON.stringify(theirs())}`,
    );
    await findingsBecome(document, rotation, "key-duplicate", "key-duplicate");
  });
});
