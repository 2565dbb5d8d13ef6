import { expect, test } from "vitest";
import { CancellationTokenSource, LSPErrorCodes } from "vscode-languageserver/node";
import { auditTextRequest } from "../../shared/requests.ts";
import { things, wants } from "./rules.ts";
import { startSession } from "./session.ts";

const rules = [
  wants("Size", { severity: "low", fixes: () => [] }),
  wants("Colour", { severity: "high" }),
];
const uri = "file:///shop/a.json";

test("a text that is not open is audited, and its gravest finding told", async () => {
  const session = await startSession({ rules });
  expect(await session.request(auditTextRequest, { uri, text: things("X", "Y") })).toEqual({
    status: "analyzed",
    verdict:
      "Nothing that was found blocks the deployment: 2 of high or critical severity, 2 of medium or low severity.",
    counts: { critical: 0, high: 2, medium: 0, low: 2 },
    fixable: 2,
    first: { from: "3:5", to: "3:8" },
  });
  // Nothing of it is kept: the document was never opened.
  expect(await session.diagnostics(uri)).toEqual([]);
});

test("a clean text has no place to go to, and in broken text nothing can be fixed", async () => {
  const session = await startSession({ rules });
  const clean = things("X").replace("{}", '{ "Size": 1, "Colour": 1 }');
  expect(await session.request(auditTextRequest, { uri, text: clean })).toEqual({
    status: "analyzed",
    verdict: "Nothing was found.",
    counts: { critical: 0, high: 0, medium: 0, low: 0 },
    fixable: 0,
  });
  const broken = `${things("X")}]`;
  expect(await session.request(auditTextRequest, { uri, text: broken })).toMatchObject({
    counts: { high: 1, low: 1 },
    fixable: 0,
    verdict: expect.stringContaining("not valid JSON"),
  });
});

test("the settings of its URI apply, as they are at the time", async () => {
  const session = await startSession({
    rules,
    settings: { rules: { "wants-size": "critical" }, exclude: ["old"], maxFileSizeMB: 0.0005 },
    folders: ["file:///shop"],
    configurationFile: (asked) =>
      asked.includes("/off/")
        ? { uri: "file:///shop/off/.cfn-audit.json", text: '{ "rules": { "*": "off" } }' }
        : null,
  });
  const ask = (path: string, text = things("X")) =>
    session.request(auditTextRequest, { uri: `file:///shop/${path}`, text });
  expect(await ask("a.json")).toMatchObject({ counts: { critical: 1, high: 1 } });
  expect(await ask("off/a.json")).toMatchObject({ verdict: "Nothing was found." });
  expect(await ask("old/a.json")).toEqual({ status: "excluded" });
  expect(await ask("a.json", things(..."ABCDEFGHIJK"))).toMatchObject({ status: "too-large" });
  session.configure({ enable: false });
  expect(await ask("a.json")).toEqual({ status: "disabled" });
});

test.each([
  ["no template", "{}", "not-a-template"],
  ["YAML", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n", "not-a-template"],
  ["no text", 7, "unknown"],
])("it says so of %s", async (_, text, status) => {
  const session = await startSession({ rules });
  expect(await session.request(auditTextRequest, { uri, text })).toMatchObject({ status });
});

test("a text that nobody wants any more is not audited", async () => {
  let checked = 0;
  const session = await startSession({ rules: [wants("Size", { whenChecked: () => checked++ })] });
  const source = new CancellationTokenSource();
  const asking = session.request(auditTextRequest, { uri, text: things("X") }, source.token);
  source.cancel();
  await expect(asking).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(checked).toBe(0);
});

test("the settings of a document that is open stay known", async () => {
  const session = await startSession({ rules });
  const open = session.open(things("X"), "shop/a.json");
  const before = await session.pull(open);
  await session.request(auditTextRequest, { uri: open, text: things("X", "Y") });
  expect(await session.pull(open)).toEqual(before);
});
