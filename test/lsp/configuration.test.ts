import { expect, test } from "vitest";
import { auditRequest, configurationFilesChanged } from "../../shared/requests.ts";
import { pulling } from "./process.ts";
import { things, wants } from "./rules.ts";
import { startSession } from "./session.ts";

const rules = [wants("Colour"), wants("Size", { severity: "low" })];
const file = (value: object | string) => ({
  uri: "file:///shop/.cfn-audit.json",
  text: typeof value === "string" ? value : JSON.stringify(value),
});

test("the file comes before the user's settings, and its overrides before both", async () => {
  const session = await startSession({
    rules,
    settings: { rules: { "wants-size": "off", "wants-colour": "low" } },
    configurationFile: () =>
      file({
        rules: { "wants-colour": "critical" },
        overrides: [{ files: ["old shop/*"], rules: { "wants-*": "off" } }],
      }),
  });
  const found = async (name: string) =>
    (await session.diagnostics(session.open(things("X"), name))).map(({ code, severity }) => [
      code,
      severity,
    ]);
  expect(await found("shop/a.json")).toEqual([["wants-colour", 1]]);
  expect(await found("shop/old%20shop/a.json")).toEqual([]);
});

test("a file that changes counts at once, and what is pulled again is told", async () => {
  let level = "off";
  const session = await startSession({
    rules,
    capabilities: {
      ...pulling,
      workspace: { ...pulling.workspace, diagnostics: { refreshSupport: true } },
    },
    configurationFile: () => file({ rules: { "*": level } }),
  });
  const uri = session.open(things("X"), "shop/a.json");
  expect(await session.diagnostics(uri)).toEqual([]);
  level = "high";
  session.notify(configurationFilesChanged, undefined);
  await session.next("workspace/diagnostic/refresh");
  expect(await session.diagnostics(uri)).toHaveLength(2);
});

test.each([
  ["the file's, seen from the file", { exclude: ["old/**"] }, [], "shop/old/a.json"],
  ["the user's, seen from the workspace's folder", {}, ["shop/old"], "shop/old/a.json"],
] as const)("excluded files are not audited: %s", async (_, configuration, exclude, name) => {
  const session = await startSession({
    rules,
    settings: { exclude },
    folders: ["file:///"],
    configurationFile: () => file(configuration),
  });
  const uri = session.open(things("X"), name);
  expect(await session.diagnostics(uri)).toEqual([]);
  expect(await session.request(auditRequest, { uri })).toEqual({ status: "excluded" });
  expect(await session.diagnostics(session.open(things("X"), "shop/a.json"))).not.toEqual([]);
});

test("what is wrong in the file is shown in the file: to editors that know its schema what that does not say", async () => {
  const session = await startSession({ rules });
  const text = '{ "profile": "some", "rules": { "wants-sise": "off" } }';
  const said = async (languageId: string) =>
    (
      await session.diagnostics(session.open(text, `${languageId}/.cfn-audit.json`, languageId))
    ).map(({ message }) => message);
  expect(await said("json")).toEqual(['rules["wants-sise"] matches no rule.']);
  expect(await said("plaintext")).toEqual([
    'profile must be one of essential, recommended, all, not "some".',
    'rules["wants-sise"] matches no rule.',
  ]);
});

test.each<[string, () => unknown]>([
  ["there is none", () => null],
  ["the client fails", () => Promise.reject(new Error("no such folder"))],
  ["it is broken", () => file('{ "profile": ')],
  [
    "it lies elsewhere",
    () => ({ ...file({ rules: { "*": "off" } }), uri: "file:///other/.cfn-audit.json" }),
  ],
])("the user's settings count where %s", async (_, configurationFile) => {
  const session = await startSession({
    rules,
    settings: { rules: { "wants-size": "off" } },
    configurationFile,
  });
  expect(await session.diagnostics(session.open(things("X"), "shop/a.json"))).toHaveLength(1);
});

test("folders that come and go with the workspace count for what the user excludes", async () => {
  const session = await startSession({
    rules,
    settings: { exclude: ["old/*.json"] },
    folders: ["file:///bank"],
    capabilities: {
      ...pulling,
      workspace: {
        ...pulling.workspace,
        workspaceFolders: true,
        diagnostics: { refreshSupport: true },
      },
    },
  });
  expect(session.initialized.capabilities.workspace?.workspaceFolders?.changeNotifications).toBe(
    true,
  );
  const uri = session.open(things("X"), "shop/old/a.json");
  expect(await session.diagnostics(uri)).toHaveLength(2);
  const shop = { uri: "file:///shop", name: "shop" };
  const change = async (event: object) => {
    session.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [], ...event },
    });
    await session.next("workspace/diagnostic/refresh");
    return session.diagnostics(uri);
  };
  expect(await change({ added: [shop] })).toEqual([]);
  expect(await change({ removed: [shop] })).toHaveLength(2);
});
