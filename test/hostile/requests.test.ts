import { describe, expect, test } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver/node";
import { auditRequest, fixAllRequest } from "../../shared/requests.ts";
import { defaultSettings, lifecycles, profiles } from "../../shared/settings.ts";
import { plain } from "../lsp/process.ts";
import { things, wants } from "../lsp/rules.ts";
import { type Session, startSession } from "../lsp/session.ts";

const rules = [wants("Colour")];
const text = things("X");

const wrongs: readonly unknown[] = [
  7,
  -1,
  "often",
  true,
  [],
  [[]],
  {},
  { "": { "": {} } },
  { __proto__: null, toString: 1 },
];

describe("settings", () => {
  const rightOf = {
    enable: (value: unknown) => typeof value === "boolean",
    rules: (value: unknown) => typeof value === "object" && !Array.isArray(value),
    profile: (value: unknown) => profiles.some((each) => each === value),
    lifecycle: (value: unknown) => lifecycles.some((each) => each === value),
    environmentParameter: (value: unknown) => typeof value === "string",
    exclude: (value: unknown) =>
      Array.isArray(value) && value.every((each) => typeof each === "string"),
    maxFileSizeMB: (value: unknown) => typeof value === "number" && value > 0,
  } satisfies Record<keyof typeof defaultSettings, (value: unknown) => boolean>;

  test.each(Object.entries(rightOf))(
    "cfnAudit.%s of a wrong type is said once, and counts as not set",
    async (name, isRight) => {
      const key = name as keyof typeof rightOf;
      for (const wrong of wrongs.filter((value) => !isRight(value))) {
        const session = await startSession({ rules, settings: { [name]: wrong } });
        for (let i = 0; i < 3; i++)
          expect(await session.diagnostics(session.open(text))).toHaveLength(1);
        const { message } = await session.next<{ message: string }>("window/logMessage");
        expect(message).toMatch(`Setting cfnAudit.${name} must be `);
        expect(message).toMatch(`: ${JSON.stringify(defaultSettings[key])} applies.`);
        expect(session.waiting("window/logMessage")).toBe(0);
        expect(session.waiting("window/showMessage")).toBe(0);
      }
    },
  );

  test("all settings at once of any wrong type leave the server alive, pulled or sent", async () => {
    for (const wrong of wrongs)
      for (const capabilities of [undefined, plain]) {
        const session = await startSession({ rules, ...(capabilities && { capabilities }) });
        session.configure(wrong);
        session.notify("workspace/didChangeConfiguration", { settings: wrong });
        session.notify("workspace/didChangeConfiguration", wrong);
        const uri = session.open(text);
        expect(await session.request(auditRequest, { uri })).toMatchObject({ status: "analyzed" });
      }
  });

  test("a level of a wrong type is ignored by itself", async () => {
    const levels = { a: 1, b: null, c: ["off"], d: "OFF", e: "error", f: {}, "wants-*": "low" };
    const session = await startSession({ rules, settings: { rules: levels } });
    expect((await session.diagnostics(session.open(text)))[0]?.severity).toBe(3);
    for (const name of ["a", "b", "c", "d", "e", "f"])
      expect((await session.next<{ message: string }>("window/logMessage")).message).toContain(
        `cfnAudit.rules["${name}"] must be one of off, critical, high, medium, low, not `,
      );
    expect(session.waiting("window/logMessage")).toBe(0);
  });

  test("of what is large or of several lines a line is said", async () => {
    const settings = { enable: "x".repeat(1e6), rules: { [`\n${"y".repeat(1e6)}`]: "off" } };
    const session = await startSession({ rules, settings });
    await session.diagnostics(session.open(text));
    for (const _ of Object.keys(settings)) {
      const { message } = await session.next<{ message: string }>("window/logMessage");
      expect(message.length).toBeLessThan(300);
      expect(message).not.toContain("\n");
    }
  });
});

describe("initialization", () => {
  test.each<[string, object]>([
    ["empty ones", { capabilities: { textDocument: {}, workspace: {} } }],
    ["null ones", { capabilities: { textDocument: null, workspace: null } }],
    [
      "some of wrong types",
      {
        capabilities: {
          textDocument: { codeAction: 7, hover: { contentFormat: "markdown" }, diagnostic: "yes" },
          workspace: { configuration: "yes", workspaceEdit: 7, diagnostics: [] },
        },
      },
    ],
  ])("%s", async (_, { capabilities }: { capabilities?: object }) => {
    const session = await startSession({ rules, ...(capabilities && { capabilities }) });
    const uri = session.open(text);
    expect(await session.request(auditRequest, { uri })).toMatchObject({ status: "analyzed" });
    expect(session.initialized.serverInfo?.name).toBe("cfn-audit");
  });
});

describe("documents", () => {
  const open = (session: Session, uri: string, as = text) =>
    session.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "json", version: 1, text: as },
    });
  const itemsOf = async (session: Session, uri: string) =>
    ((await session.pull(uri)) as { items?: Diagnostic[] }).items?.length;

  test.each([
    "untitled:Untitled-1",
    "vscode-vfs://github/me/it/a.json",
    "file:///c%3A/my%20stacks/%E5%90%8D.json",
    "file:///a%00b%0A%25.json",
    "file:///[x](command:evil).json",
    "git:/a.json?%7B%22ref%22%3A%22%22%7D",
    "no uri at all",
    "",
    "__proto__",
    "constructor",
    "%",
    `file:///${"x/".repeat(100_000)}`,
  ])("the address is a name and nothing more: %.40s", async (uri) => {
    const session = await startSession({ rules });
    expect(await session.request(auditRequest, { uri })).toEqual({ status: "unknown" });
    open(session, uri);
    expect(await itemsOf(session, uri)).toBe(1);
    const [action] = await session.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      context: { diagnostics: [] },
    });
    const { edit } = await session.resolve(action ?? expect.fail("There is no fix."));
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    session.notify("textDocument/didClose", { textDocument: { uri } });
    expect(await session.request(auditRequest, { uri })).toEqual({ status: "unknown" });
  });

  test("addresses that differ in their escapes are documents of their own", async () => {
    const session = await startSession({ rules });
    open(session, "file:///a%20b.json");
    open(session, "file:///a b.json", things("X", "Y"));
    expect(await itemsOf(session, "file:///a%20b.json")).toBe(1);
    expect(await itemsOf(session, "file:///a b.json")).toBe(2);
  });

  test("one that is opened twice has the later text, and is gone when it is closed once", async () => {
    const session = await startSession({ rules });
    const uri = "file:///a.json";
    open(session, uri);
    expect(await itemsOf(session, uri)).toBe(1);
    open(session, uri, things("X", "Y"));
    expect(await itemsOf(session, uri)).toBe(2);
    session.notify("textDocument/didClose", { textDocument: { uri } });
    expect(await itemsOf(session, uri)).toBe(0);
    session.notify("textDocument/didClose", { textDocument: { uri } });
    expect(await session.request(auditRequest, { uri })).toEqual({ status: "unknown" });
  });
});

describe("requests", () => {
  const huge = 2_147_483_647;

  test("positions beyond the text are those of its ends", async () => {
    const session = await startSession({ rules });
    const uri = session.open(text);
    const everywhere = { start: { line: 0, character: 0 }, end: { line: huge, character: huge } };
    const actions = (range: unknown) =>
      session.request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range,
        context: { diagnostics: [] },
      });
    expect((await actions(everywhere)).map(({ title }) => title)).toContain('Give "X" Colour true');
    const { start, end } = everywhere;
    for (const range of [
      { start: end, end: start },
      { start: end, end },
      { start: { line: -1, character: -1 }, end },
      { start: { line: 0.5, character: 0 }, end },
      { start: { line: "0", character: null }, end },
      { start, end: null },
    ])
      expect(Array.isArray(await actions(range))).toBe(true);
    for (const position of [end, { line: -1, character: 0 }, { line: "1", character: 0 }, null])
      expect(
        await session.request("textDocument/hover", { textDocument: { uri }, position }),
      ).toBeNull();
    expect(session.waiting("window/showMessage")).toBe(0);
  });

  test("large and nested parameters are read past", async () => {
    const session = await startSession({ rules });
    const uri = session.open(text);
    const many = Array.from({ length: 100_000 }, (_, i) => `kind${i}`);
    let deep: unknown = {};
    for (let i = 0; i < 1000; i++) deep = { deep };
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    for (const only of [many, deep, [deep], "quickfix", [null, 7, {}]]) {
      const context = { only, diagnostics: deep };
      const found = await session.request("textDocument/codeAction", {
        textDocument: { uri, deep },
        range,
        context,
      });
      expect(Array.isArray(found)).toBe(true);
    }
    for (const include of [deep, many, 7, null, "everything"])
      expect(await session.request(fixAllRequest, { uri, include })).toMatchObject({
        status: "analyzed",
        fixed: 1,
      });
    expect(session.waiting("window/showMessage")).toBe(0);
  });

  test("a fix that we never offered is not made", async () => {
    const session = await startSession({ rules });
    const uri = session.open(text);
    const path = Array.from({ length: 100_000 }, () => "__proto__");
    const resolve = (data: unknown) => session.request("codeAction/resolve", { title: "x", data });
    for (const data of [
      { uri, version: 1, rule: "wants-colour", path, fix: 'Give "X" Colour true' },
      { uri, version: 1, rule: "constructor", path: ["Resources", "X"], fix: "x" },
      { uri, version: 1, rule: "__proto__", all: "review" },
      { uri, version: 2, all: "safe" },
      { uri: "__proto__", version: 1, all: "safe" },
      { uri, version: 1, all: "everything" },
      { uri, version: "1", all: "safe" },
      { uri, version: 1, rule: "wants-colour", path: {}, fix: "x" },
      null,
      [],
    ]) {
      const answer = await resolve(data).catch(({ message }: Error) => message);
      if (typeof answer === "string") expect(answer).toMatch(/No code action|has changed since/);
      else expect(answer).toMatchObject({ edit: { documentChanges: [{ edits: [] }] } });
    }
    expect(session.textOf(uri)).toBe(text);
    expect(session.waiting("window/showMessage")).toBe(0);
  });
});
