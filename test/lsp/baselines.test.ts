import { expect, test } from "vitest";
import { CancellationTokenSource, LSPErrorCodes } from "vscode-languageserver/node";
import {
  auditRequest,
  type BaselinePlace,
  baselinePlaceRequest,
  configurationFilesChanged,
  createBaselineRequest,
  exportRequest,
  fixAllRequest,
  pruneBaselineRequest,
  type ReportResult,
  reportRequest,
} from "../../shared/requests.ts";
import { folderOf, runIn, textOf } from "../cli/harness.ts";
import { pulling } from "./process.ts";
import { things, wants } from "./rules.ts";
import { startSession } from "./session.ts";

const rules = [wants("Colour"), wants("Size", { severity: "high" })];
const colourOfX = { "wants-colour": ["/Resources/X"] };
const baselineOf = (files: object) => JSON.stringify({ version: 1, files });
const configuration = (baseline: string, folder = "shop") => ({
  uri: `file:///${folder}/.cfn-audit.json`,
  text: JSON.stringify({ baseline }),
});

/** A session whose client has files, which may change. */
async function sessionWith(files: Record<string, string>, named: readonly unknown[] = []) {
  return startSession({
    rules,
    capabilities: {
      ...pulling,
      workspace: { ...pulling.workspace, diagnostics: { refreshSupport: true } },
    },
    configurationFile: () => named,
    file: (uri) => files[decodeURIComponent(uri.replace("file:///", ""))],
  });
}

const idsOf = (diagnostics: readonly { readonly code?: unknown }[]) =>
  diagnostics.map(({ code }) => code);

test("what the baseline knows is no finding, in whatever the editor shows", async () => {
  const files = { "shop/ci/b.json": baselineOf({ "../old shop/a.json": colourOfX }) };
  const session = await sessionWith(files, [configuration("ci/b.json")]);
  const uri = session.open(things("X"), "shop/old%20shop/a.json");
  expect(idsOf(await session.diagnostics(uri))).toEqual(["wants-size"]);
  expect(await session.request(fixAllRequest, { uri, include: "safe" })).toMatchObject({
    fixed: 1,
  });
  expect(await session.request(auditRequest, { uri })).toMatchObject({
    counts: { critical: 0, high: 1 },
    accepted: 1,
  });
  const page = await session.request<ReportResult>(reportRequest, { uri, name: "a", by: "rule" });
  expect(page).toMatchObject({ html: expect.stringContaining("1 in the baseline") });
  const { content } = await session.request<{ content: string }>(exportRequest, {
    uri,
    path: "a.json",
    format: "json",
  });
  expect(JSON.parse(content).summary).toMatchObject({ findings: 1, baseline: 1 });
  const other = session.open(things("X"), "shop/b.json");
  expect(idsOf(await session.diagnostics(other))).toHaveLength(2);
});

test("the baseline is that of the nearest configuration that names one", async () => {
  const files = {
    "shop/b.json": baselineOf({ "deep/a.json": colourOfX }),
    "b.json": baselineOf({ "shop/deep/a.json": { "wants-size": ["/Resources/X"] } }),
  };
  const session = await sessionWith(files, [
    { uri: "file:///shop/deep/.cfn-audit.json", text: "{}" },
    configuration("b.json"),
    configuration("b.json", ""),
  ]);
  const uri = session.open(things("X"), "shop/deep/a.json");
  expect(idsOf(await session.diagnostics(uri))).toEqual(["wants-size"]);
});

test("a baseline that changes counts at once", async () => {
  const files = { "shop/b.json": baselineOf({ "a.json": colourOfX }) };
  const session = await sessionWith(files, [configuration("b.json")]);
  const uri = session.open(things("X"), "shop/a.json");
  expect(await session.diagnostics(uri)).toHaveLength(1);
  files["shop/b.json"] = baselineOf({});
  session.notify(configurationFilesChanged, undefined);
  await session.next("workspace/diagnostic/refresh");
  expect(await session.diagnostics(uri)).toHaveLength(2);
});

test.each([
  ["is not there", undefined, "there is no such file"],
  ["is none", '{ "version": 7, "files": {} }', 'its "version" is 7'],
])(
  "a baseline that %s accepts nothing, which the file that names it tells",
  async (_, text, why) => {
    const files: Record<string, string> = text === undefined ? {} : { "shop/b.json": text };
    const named = configuration("b.json");
    const session = await sessionWith(files, [named]);
    expect(await session.diagnostics(session.open(things("X"), "shop/a.json"))).toHaveLength(2);
    const uri = session.open(named.text, "shop/.cfn-audit.json");
    const [problem, ...others] = await session.diagnostics(uri);
    expect(others).toEqual([]);
    expect(problem?.message).toContain(`The baseline does not count: ${why}`);
    expect(problem?.range).toEqual(session.rangeOf(uri, '"b.json"'));
  },
);

const place = async (files: Record<string, string>, named: readonly unknown[] = []) =>
  (await sessionWith(files, named)).request<BaselinePlace>(baselinePlaceRequest, {
    uri: "file:///shop",
  });

test("a baseline that no configuration names has a usual name, and is put into the configuration", async () => {
  const uri = "file:///shop/cfn-audit.baseline.json";
  expect(await place({})).toEqual({
    uri,
    isThere: false,
    problem: null,
    configuration: {
      uri: "file:///shop/.cfn-audit.json",
      text: '{\n  "baseline": "cfn-audit.baseline.json"\n}\n',
    },
  });
  const own = {
    uri: "file:///shop/.cfn-audit.json",
    text: '{\n\t// All of it.\n\t"profile": "all"\n}\n',
  };
  const added =
    '{\n\t// All of it.\n\t"profile": "all",\n\t"baseline": "cfn-audit.baseline.json"\n}\n';
  expect((await place({}, [own])).configuration?.text ?? "").toBe(added);
  expect((await place({}, [{ ...own, text: "{" }])).problem).toMatch(/^\.cfn-audit\.json is not/);
});

test("a baseline that a configuration names is made there, but for what is none", async () => {
  const named = [configuration("ci/b.json")];
  const found = { uri: "file:///shop/ci/b.json", isThere: false, problem: null };
  expect(await place({}, named)).toEqual({ ...found, configuration: null });
  expect(await place({ "shop/ci/b.json": baselineOf({}) }, named)).toMatchObject({ isThere: true });
  expect(await place({ "shop/ci/b.json": things("X") }, named)).toMatchObject({
    isThere: false,
    problem: expect.stringContaining("it is no baseline of cfn-audit"),
  });
});

test("a baseline is made of what is found in the files, and is what the command line makes", async () => {
  const files: Record<string, string> = {
    "shop/a.json": things("X", "Y"),
    "shop/old shop/b.json": things("X"),
    "shop/broken.json": `${things("X")}]`,
    "shop/package.json": "{}",
  };
  const session = await sessionWith({
    ...files,
    // What was accepted before is accepted again.
    "shop/b.json": baselineOf({ "a.json": colourOfX }),
  });
  const uris = [...Object.keys(files), "shop/gone.json"].map(
    (path) => `file:///${path.replace(" ", "%20")}`,
  );
  const params = { uri: "file:///shop/b.json", files: uris };
  const made = await session.request<{ content: string }>(createBaselineRequest, params);
  expect(made).toEqual({ content: expect.any(String), findings: 6, files: 2, failed: 1 });
  const cwd = folderOf(files);
  const line = ["--create-baseline", "shop/line.json", "shop/a.json", "shop/old shop/b.json"];
  expect(await runIn(cwd, line, { rules })).toMatchObject({ code: 0 });
  expect(made.content).toBe(textOf(cwd, "shop/line.json"));
});

test("a baseline that nobody wants any more is not made", async () => {
  const session = await sessionWith({ "shop/a.json": things("X") });
  const source = new CancellationTokenSource();
  const params = { uri: "file:///shop/b.json", files: ["file:///shop/a.json"] };
  const asking = session.request(createBaselineRequest, params, source.token);
  source.cancel();
  await expect(asking).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
});

test("what is found no more is pruned, and what cannot be audited stays", async () => {
  const files: Record<string, string> = {
    "shop/a.json": things("X").replace("{}", '{ "Colour": 1 }'),
    "shop/broken.json": `${things("Z")}]`,
    "shop/b.json": baselineOf({
      "a.json": { "wants-colour": ["/Resources/X"], "wants-size": ["/Resources/X"] },
      "broken.json": colourOfX,
      "gone.json": colourOfX,
    }),
  };
  const session = await sessionWith(files, [configuration("b.json")]);
  const pruned = await session.request<{ content: string }>(pruneBaselineRequest, {
    uri: "file:///shop",
  });
  expect(pruned).toMatchObject({ uri: "file:///shop/b.json", gone: 2 });
  expect(JSON.parse(pruned.content).files).toEqual({
    "a.json": { "wants-size": ["/Resources/X"] },
    "broken.json": colourOfX,
  });
});

test("there is nothing to prune where no baseline is named", async () => {
  const session = await sessionWith({});
  expect(await session.request(pruneBaselineRequest, { uri: "file:///shop" })).toBeNull();
});
