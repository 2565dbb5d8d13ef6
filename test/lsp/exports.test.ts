import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import {
  type ExportedFiles,
  type ExportFilesParams,
  type ExportFormat,
  type ExportResult,
  exportFilesRequest,
  exportFormats,
  exportRequest,
} from "../../shared/requests.ts";
import { things, wants } from "./rules.ts";
import { startSession } from "./session.ts";

const rules = [wants("Colour")];
const path = "shop/a b.json";

async function exported(format: unknown, text = things("X"), rest: object = { path }) {
  const session = await startSession({ rules, homepage: "https://example.org/it" });
  const uri = session.open(text);
  const result = await session.request<ExportResult>(exportRequest, { uri, format, ...rest });
  return result.status === "analyzed" ? result.content : expect.fail(result.status);
}

describe("a report is exported as", () => {
  test("JSON", async () =>
    expect(JSON.parse(await exported("json"))).toMatchObject({
      version: 1,
      files: [{ path, status: "analyzed", findings: [{ rule: "wants-colour", logicalId: "X" }] }],
      summary: { files: 1, findings: 1 },
    }));

  test("SARIF, with the version of the program and the relative address of the file", async () => {
    const [run] = JSON.parse(await exported("sarif")).runs;
    expect(run.tool.driver).toMatchObject({ name: "cfn-audit", version: "1.2.3" });
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      "shop/a%20b.json",
    );
  });

  test("CSV", async () =>
    expect(parse(await exported("csv"), { columns: true })).toMatchObject([
      { File: path, Line: "3", Rule: "wants-colour", Severity: "critical" },
    ]));

  test("HTML", async () => {
    const page = await exported("html");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toMatch(/Thing &quot;X&quot; lacks Colour[\s\S]*cfn-audit 1\.2\.3/);
  });

  test("Markdown, which is what it is where nobody knows the format", async () => {
    const text = await exported("markdown");
    expect(text).toMatch(/lacks Colour/);
    expect(await exported("toString")).toBe(text);
  });
});

test.each(exportFormats)("of a clean template, and of a broken one, as %s", async (format) => {
  const clean = things("X").replace("{}", '{ "Colour": 1 }');
  expect(await exported(format, clean)).not.toBe("");
  expect(await exported(format, `${things("X")}]`, {})).not.toBe("");
});

test("it says why there is nothing to export", async () => {
  const session = await startSession({ rules });
  const ask = (uri: string) => session.request(exportRequest, { uri, path, format: "json" });
  expect(await ask("file:///gone.json")).toEqual({ status: "unknown" });
  expect(await ask(session.open("{}"))).toMatchObject({ status: "not-a-template" });
});

describe("the reports of many files are exported as one", () => {
  const texts: Record<string, string | undefined> = {
    "a.json": things("X"),
    "b.json": things("X", "Y"),
    "broken.json": `${things("X")}]`,
    "large.json": things(..."ABCDEFGHIJKLMNOP"),
    "package.json": "{}",
  };
  const paths = [...Object.keys(texts), "gone.json"];

  async function exportedFiles(format: ExportFormat): Promise<string> {
    const session = await startSession({
      rules,
      settings: { maxFileSizeMB: 0.001 },
      file: (uri) => texts[uri.replace("file:///shop/", "")],
    });
    const files = paths.map((path) => ({ uri: `file:///shop/${path}`, path }));
    const params: ExportFilesParams = { files, format };
    return (await session.request<ExportedFiles>(exportFilesRequest, params)).content;
  }

  test("JSON, and what was not audited with its reason", async () => {
    const { files, summary } = JSON.parse(await exportedFiles("json"));
    expect(
      files.map(({ path, status }: { path: string; status: string }) => [path, status]),
    ).toEqual([
      ["a.json", "analyzed"],
      ["b.json", "analyzed"],
      ["broken.json", "analyzed"],
      ["large.json", "unreadable"],
    ]);
    expect(files[3].reason).toBe("it is larger than 0.001 MB");
    expect(summary).toMatchObject({ files: 4, findings: 4, failed: 2 });
  });

  test("SARIF", async () => {
    const [run] = JSON.parse(await exportedFiles("sarif")).runs;
    const uris = run.results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual(["a.json", "b.json", "b.json", "broken.json"]);
  });

  test("CSV", async () => {
    const rows: { File: string }[] = parse(await exportedFiles("csv"), { columns: true });
    expect(rows.map(({ File }) => File)).toEqual(["a.json", "b.json", "b.json", "broken.json"]);
  });

  test.each(["html", "markdown"] as const)("%s, with all templates", async (format) => {
    const text = await exportedFiles(format);
    for (const path of ["a.json", "b.json", "broken.json", "large.json"])
      expect(text).toContain(path);
    expect(text).not.toContain("package.json");
  });
});
