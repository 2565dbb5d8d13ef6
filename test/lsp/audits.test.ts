import { expect, test } from "vitest";
import type { TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { auditsOf } from "../../server/src/lsp/audits.ts";
import type { DocumentSettings } from "../../server/src/lsp/settings.ts";
import { auditRequest } from "../../shared/requests.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { things, wants } from "./rules.ts";
import { startSession } from "./session.ts";

test("a version is analysed once, whoever asks", async () => {
  let checks = 0;
  const session = await startSession({ rules: [wants("Colour", { whenChecked: () => checks++ })] });
  const uri = session.open(things("X"));
  const [, , actions] = await Promise.all([
    session.pull(uri),
    session.hover(uri, '"X"'),
    session.actions(uri, '"X"', ["quickfix"]),
    session.request(auditRequest, { uri }),
  ]);
  for (const action of actions) await session.resolve(action);
  await session.pull(uri);
  expect(checks).toBe(1);
});

test("of a document that is not to be audited any more, nothing is kept", async () => {
  let checks = 0;
  const all: DocumentSettings = { ...defaultSettings, isExcluded: false, baseline: [] };
  let settings = all;
  const document = TextDocument.create("file:///x.json", "json", 1, things("X"));
  const audits = auditsOf(
    { get: () => document } as unknown as TextDocuments<TextDocument>,
    [wants("Colour", { whenChecked: () => checks++ })],
    {
      filesOf: async () => [],
      of: async () => settings,
      reread: async () => true,
      forget: () => undefined,
    },
    { report: () => undefined, watched: (rule) => rule, serve: () => undefined },
  );
  await audits.of(document);
  await audits.of(document);
  expect(checks).toBe(1);
  settings = { ...all, enable: false };
  expect(await audits.of(document)).toBeUndefined();
  settings = all;
  await audits.of(document);
  expect(checks).toBe(2);
});
