import { expect, test } from "vitest";
import { auditRequest } from "../../shared/requests.ts";
import { things, wants } from "./rules.ts";
import { startSession } from "./session.ts";

const rules = [wants("Colour")];

test("what has no text, no version or no URI is not opened, and the log says so", async () => {
  const session = await startSession({ rules });
  const uri = "file:///x.json";
  const whole = { uri, languageId: "json", version: 1, text: things("X") };
  for (const wrong of [{ text: undefined }, { text: {} }, { version: undefined }, { version: "1" }])
    session.notify("textDocument/didOpen", { textDocument: { ...whole, ...wrong } });
  session.notify("textDocument/didOpen", { textDocument: { ...whole, uri: 7 } });
  expect(await session.request(auditRequest, { uri })).toEqual({ status: "unknown" });
  expect(await session.pull(uri)).toMatchObject({ items: [] });
  expect(await session.next("window/logMessage")).toMatchObject({
    message: expect.stringContaining("A document that opens needs a URI, a version and a text."),
  });
  expect(session.waiting("window/showMessage")).toBe(0);
});

test("a change that makes no sense changes nothing, also where a good one comes with it", async () => {
  const session = await startSession({ rules });
  const uri = session.open(things("X"));
  const before = await session.diagnostics(uri);
  const start = { line: 0, character: 0 };
  const line = { range: { start, end: start }, text: "\n" };
  const wrong: unknown[] = [
    null,
    {},
    { text: 7 },
    { range: null, text: "" },
    { range: { start, end: { line: 1.5, character: 0 } }, text: "" },
    { range: { start: { line: -1, character: 0 }, end: start }, text: "" },
  ];
  const change = (version: unknown, ...contentChanges: unknown[]) =>
    session.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  for (const each of wrong) change(2, line, each);
  change("2", line);
  expect(await session.diagnostics(uri)).toEqual(before);
  expect(await session.next("window/logMessage")).toMatchObject({
    message: expect.stringContaining(`A change of ${uri} needs a version`),
  });

  change(3, line);
  expect(await session.diagnostics(uri)).not.toEqual(before);
  change(4, { text: "{}" });
  expect(await session.diagnostics(uri)).toEqual([]);
});

test("a client that does not count versions gets the findings of the text as it is", async () => {
  const session = await startSession({ rules });
  const uri = session.open(things("X"));
  expect(await session.diagnostics(uri)).toHaveLength(1);
  const change = (text: string) =>
    session.notify("textDocument/didChange", {
      textDocument: { uri, version: 1 },
      contentChanges: [{ text }],
    });
  change(things("X", "Y", "Z"));
  expect(await session.diagnostics(uri)).toHaveLength(3);
});
