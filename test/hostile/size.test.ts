import { describe, expect, test } from "vitest";
import {
  type AuditResult,
  auditRequest,
  type FixAllResult,
  fixAllRequest,
} from "../../shared/requests.ts";
import { defaultSettings, megabyte } from "../../shared/settings.ts";
import { folderOf, runIn, textOf } from "../cli/harness.ts";
import { things, wants } from "../lsp/rules.ts";
import { startSession } from "../lsp/session.ts";
import { doorOpen, house } from "../report/reporting.ts";

const limit = defaultSettings.maxFileSizeMB * megabyte;

/** The text with blanks before its end, so that it has `bytes` bytes. */
const filledTo = (text: string, bytes: number): string =>
  `${text.trimEnd().slice(0, -1)}${" ".repeat(bytes - Buffer.byteLength(text.trimEnd()))}}`;

describe("the command line", () => {
  const rules = [doorOpen];
  const refusal = "Not audited: it is larger than 2 MB; --max-file-size raises that limit.";

  test("a file of 50 MB is not audited, which is an error and is counted", async () => {
    const cwd = folderOf({ "large.json": filledTo(house, 50 * megabyte), "small.json": house });
    const pretty = await runIn(cwd, ["large.json"], { rules });
    expect(pretty.code).toBe(2);
    expect(pretty.stderr).toBe(`large.json  error\n  ${refusal}\n\n`);
    const { code, stdout } = await runIn(cwd, [".", "--format", "json"], { rules });
    const { files, summary } = JSON.parse(stdout);
    expect(code).toBe(2);
    expect(summary).toMatchObject({ files: 2, analyzed: 1, unreadable: 1, failed: 1 });
    expect(files[0]).toMatchObject({ path: "large.json", status: "unreadable", findings: [] });
  });

  test("the limit is exact to the byte, and can be set", async () => {
    const cwd = folderOf({
      "most.json": filledTo(house, limit),
      "more.json": filledTo(house, limit + 1),
    });
    const codeOf = async (...argv: string[]) => (await runIn(cwd, argv, { rules })).code;
    expect(await codeOf("most.json")).toBe(1);
    expect(await codeOf("more.json")).toBe(2);
    expect(await codeOf("more.json", "--max-file-size", "2.1")).toBe(1);
    expect(await codeOf("most.json", "--max-file-size", "0.5")).toBe(2);
    for (const wrong of ["0", "much", "2MB", "NaN"]) {
      const { code, stderr } = await runIn(cwd, ["most.json", "--max-file-size", wrong], { rules });
      expect([code, stderr]).toEqual([2, expect.stringContaining(`above 0, not "${wrong}"`)]);
    }
  });

  test("large files that a folder holds beside templates are nobody's business", async () => {
    const cwd = folderOf({ "data.json": `[${"1,".repeat(limit)}1]`, "small.json": house });
    const { stdout, stderr } = await runIn(cwd, [".", "--format", "json"], { rules });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout).summary.files).toBe(1);
  });

  test("--fix leaves what is too large as it is, on standard input too", async () => {
    const large = filledTo(house, limit + 1);
    const cwd = folderOf({ "large.json": large });
    expect((await runIn(cwd, ["large.json", "--fix"], { rules })).code).toBe(2);
    expect(textOf(cwd, "large.json") === large).toBe(true);
    const { code, stdout, stderr } = await runIn(cwd, ["-", "--fix"], { rules, stdin: large });
    expect(code).toBe(2);
    expect(stdout === large).toBe(true);
    expect(stderr).toContain(refusal);
  });

  test("a device without an end is read no further than the limit", async () => {
    const { code, stderr } = await runIn(".", ["/dev/zero"], { rules });
    expect([code, stderr]).toEqual([2, expect.stringContaining(refusal)]);
  });
});

describe("the server", () => {
  const rules = [wants("Colour")];
  const text = things("X");

  test("a document of 50 MB has neither findings nor fixes, and its status says why", async () => {
    let checks = 0;
    const counted = wants("Colour", { whenChecked: () => checks++ });
    const session = await startSession({ rules: [counted] });
    const uri = session.open(filledTo(text, 50 * megabyte));
    expect(await session.diagnostics(uri)).toEqual([]);
    const status = { status: "too-large", maxFileSizeMB: 2 };
    expect(await session.request<AuditResult>(auditRequest, { uri })).toEqual(status);
    const params = { uri, include: "safe" };
    expect(await session.request<FixAllResult>(fixAllRequest, params)).toEqual(status);
    const here = { start: { line: 2, character: 5 }, end: { line: 2, character: 5 } };
    const textDocument = { uri };
    const position = here.start;
    expect(await session.request("textDocument/codeAction", { textDocument, range: here })).toEqual(
      [],
    );
    expect(await session.request("textDocument/hover", { textDocument, position })).toBeNull();
    expect(checks).toBe(0);
    session.notify("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text }],
    });
    expect(await session.diagnostics(uri)).toHaveLength(1);
  });

  test("bytes of UTF-8 count, as they do in the file", async () => {
    const session = await startSession({ rules, settings: { maxFileSizeMB: 0.001 } });
    const isAudited = async (of: string) => (await session.diagnostics(session.open(of))).length;
    expect(await isAudited(filledTo(text, 1000))).toBe(1);
    expect(await isAudited(filledTo(text, 1001))).toBe(0);
    const wide = text.replace('"X"', `"${"é".repeat(400)}"`);
    expect(await isAudited(filledTo(wide, 1000))).toBe(1);
    expect(await isAudited(filledTo(wide, 1001))).toBe(0);
  });

  test("a limit that is raised counts at once", async () => {
    const session = await startSession({ rules, settings: { maxFileSizeMB: 0.00001 } });
    const uri = session.open(text);
    expect(await session.diagnostics(uri)).toEqual([]);
    session.configure({ maxFileSizeMB: 1 });
    await session.next("workspace/diagnostic/refresh");
    expect(await session.diagnostics(uri)).toHaveLength(1);
  });
});
