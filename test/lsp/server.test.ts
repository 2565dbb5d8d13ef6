import { expect, test } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver/node";
import { auditRequest } from "../../shared/requests.ts";
import { plain } from "./process.ts";
import { type Session, startSession } from "./session.ts";

// The server as it is shipped, over stdio. Only one rule speaks, so that others may come and go.
const settings = { rules: { "*": "off", "kms-key-rotation-disabled": "critical" } };

const template = `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": { "Description": "Größe 😀" }
    }
  }
}
`;

const mended = template.replace('😀"', '😀", "EnableKeyRotation": true');

const squiggles = async (session: Session, uri: string) =>
  (await session.diagnostics(uri)).map(({ range, message }) => ({ ...range.start, message }));

test("a session as VS Code has it: squiggle, quick fix, nothing left", async () => {
  const session = await startSession({ settings });
  expect(session.initialized.capabilities).toEqual({
    textDocumentSync: { openClose: true, change: 2 },
    codeActionProvider: {
      codeActionKinds: ["quickfix", "source.fixAll.cfnAudit"],
      resolveProvider: true,
    },
    hoverProvider: true,
    diagnosticProvider: {
      identifier: "cfn-audit",
      interFileDependencies: false,
      workspaceDiagnostics: false,
    },
  });

  const uri = session.open(template);
  expect(await session.diagnostics(uri)).toEqual([
    {
      range: session.rangeOf(uri, '"Key"'),
      severity: 1,
      code: "kms-key-rotation-disabled",
      codeDescription: { href: expect.stringMatching(/^https:\/\//) },
      source: "cfn-audit",
      message: expect.stringContaining('Key "Key" does not rotate its key material'),
    },
  ]);

  const [squiggle] = await session.diagnostics(uri);
  const actions = await session.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: (squiggle as Diagnostic).range,
    context: { diagnostics: [squiggle] },
  });
  expect(actions.map(({ title, kind, isPreferred }) => ({ title, kind, isPreferred }))).toEqual([
    { title: 'Turn on key rotation of "Key"', kind: "quickfix", isPreferred: true },
    { title: 'Ignore kms-key-rotation-disabled for "Key"', kind: "quickfix" },
    { title: "Ignore kms-key-rotation-disabled in this template", kind: "quickfix" },
    { title: "Fix all safe CloudFormation problems", kind: "source.fixAll.cfnAudit" },
  ]);
  const [fix] = actions as [CodeAction];
  expect(fix.edit).toBeUndefined();
  session.apply((await session.resolve(fix)).edit);
  expect(session.textOf(uri)).toBe(mended);
  expect(await session.diagnostics(uri)).toEqual([]);
});

test("typing: each version has its own findings, also when versions are skipped", async () => {
  const session = await startSession({ settings });
  const uri = session.open(template);
  expect(await squiggles(session, uri)).toHaveLength(1);
  session.edit(uri, '"Größe 😀"', '"", "EnableKeyRotation": tr');
  session.edit(uri, ": tr", ": true");
  expect(await squiggles(session, uri)).toEqual([]);
  session.edit(uri, ": true", ": false");
  session.edit(uri, '{\n  "AWS', '{\n\n\n  "AWS');
  expect(await squiggles(session, uri)).toEqual([
    { line: 7, character: 62, message: expect.stringContaining('Key "Key"') },
  ]);
  session.notify("textDocument/didChange", {
    textDocument: { uri, version: 40 },
    contentChanges: [{ text: "{}" }],
  });
  expect(await squiggles(session, uri)).toEqual([]);
});

test("a client that cannot pull is sent diagnostics, with the version that they hold for", async () => {
  const session = await startSession({ capabilities: plain });
  session.configure(settings);
  expect(session.initialized.capabilities.diagnosticProvider).toBeUndefined();
  const uri = session.open(template);
  const published = () =>
    session.next<{ uri: string; version: number; diagnostics: Diagnostic[] }>(
      "textDocument/publishDiagnostics",
    );
  expect(await published()).toMatchObject({
    uri,
    version: 1,
    diagnostics: [{ code: "kms-key-rotation-disabled" }],
  });
  session.edit(uri, '"Größe 😀"', '"", "EnableKeyRotation": true');
  expect(await published()).toEqual({ uri, version: 2, diagnostics: [] });
  session.close(uri);
  expect(await published()).toEqual({ uri, diagnostics: [] });
});

test("a Node parent may speak to the server over IPC, as VS Code does", async () => {
  const session = await startSession({ settings, transport: "ipc" });
  expect(await squiggles(session, session.open(template))).toHaveLength(1);
});

test("what is no template gets nothing, and an audit says why", async () => {
  const session = await startSession({ settings });
  const other = session.open('{ "name": "x", "version": "1.0.0" }');
  expect(await session.diagnostics(other)).toEqual([]);
  expect(await session.request(auditRequest, { uri: other })).toEqual({
    status: "not-a-template",
    reason: 'it has neither "AWSTemplateFormatVersion" nor "Resources" at its top level',
  });
  expect(await session.request(auditRequest, { uri: "file:///never/opened.json" })).toEqual({
    status: "unknown",
  });
  const uri = session.open(template);
  expect(await session.request(auditRequest, { uri })).toEqual({
    status: "analyzed",
    counts: { critical: 1, high: 0, medium: 0, low: 0 },
    accepted: 0,
    isBroken: false,
  });
  session.edit(uri, '"Größe 😀" }', '"Größe 😀", "');
  expect(await session.request(auditRequest, { uri })).toMatchObject({ isBroken: true });
});

test("documents that are not open, and malformed requests, harm nobody", async () => {
  const session = await startSession({ settings });
  const textDocument = { uri: "file:///never/opened.json" };
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  expect(await session.pull(textDocument.uri)).toEqual({ kind: "full", items: [] });
  expect(await session.request("textDocument/codeAction", { textDocument, range })).toEqual([]);
  expect(
    await session.request("textDocument/hover", { textDocument, position: range.start }),
  ).toBeNull();
  for (const params of [{}, { textDocument: 7 }, { textDocument: { uri: null } }, [1, 2]]) {
    expect(await session.request("textDocument/diagnostic", params)).toMatchObject({ items: [] });
    expect(await session.request("textDocument/codeAction", params)).toEqual([]);
    expect(await session.request("textDocument/hover", params)).toBeNull();
    expect(await session.request(auditRequest, params)).toEqual({ status: "unknown" });
    await expect(session.request("codeAction/resolve", params)).rejects.toThrow("No code action");
  }
  const uri = session.open(template);
  for (const wrong of [undefined, 1, { start: 1 }])
    expect(
      await session.request("textDocument/codeAction", { textDocument: { uri }, range: wrong }),
    ).toEqual([]);
  session.notify("textDocument/didOpen", {});
  session.notify("textDocument/didChange", { textDocument: { uri, version: 2 } });
  session.notify("textDocument/didClose", null);
  expect(await session.diagnostics(uri)).toHaveLength(1);
  expect(session.waiting("window/showMessage")).toBe(0);
});

test("a text that is no JSON at all, or nested without end, is lived with", async () => {
  const session = await startSession({ settings });
  const deep = `{"Resources": ${"[".repeat(100_000)}`;
  for (const text of ['"Resources', deep, `\u0000"Resources"`, '{"Resources": {"Key": '])
    expect(await session.diagnostics(session.open(text))).toEqual([]);
  expect(session.waiting("window/showMessage")).toBe(0);
});
