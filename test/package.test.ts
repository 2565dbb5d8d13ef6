import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageReadme } from "../scripts/packageReadme.ts";
import { rules } from "../server/src/rules/index.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const require = createRequire(import.meta.url);

const node = (...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
  });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
};

describe("the package", () => {
  let folder: string;
  let listed: string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "cfn-audit-"));
    node("--import=tsx", "scripts/package.ts", `--out=${join(folder, "a.vsix")}`);
    const vsce = require.resolve("@vscode/vsce/vsce");
    const list = node(vsce, "ls", "--no-dependencies", "--readme-path=build/README.md");
    listed = list.trim().split("\n").sort();
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test("has the files that are meant to be in it, and no others", () => {
    expect(listed).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "assets/cfn-audit.schema.json",
      "assets/icon.png",
      "assets/walkthrough/audit-own.md",
      "assets/walkthrough/fix-finding.svg",
      "assets/walkthrough/fix-on-save.md",
      "assets/walkthrough/open-sample.svg",
      "build/README.md",
      "dist/cli.js",
      "dist/extension.js",
      "dist/package.json",
      "dist/report.js",
      "dist/server.js",
      "dist/specification.txt",
      "dist/workspace.js",
      "examples/TapStack.json",
      "package.json",
      "package.nls.json",
      "syntaxes/cloudformation.json",
    ]);
  });

  test("is small, and brings no source maps", () => {
    expect(statSync(join(folder, "a.vsix")).size).toBeLessThan(2_000_000);
    for (const path of listed) expect(read(path), path).not.toContain("sourceMappingURL");
  });

  test("brings all that its programs require", () => {
    const builtin = new Set(require("node:module").builtinModules);
    for (const path of ["dist/extension.js", "dist/server.js"]) {
      const required = [...read(path).matchAll(/\brequire\("([^"]+)"\)/g)].map(
        ([, id]) => id ?? "",
      );
      const missing = required
        .filter((id) => !builtin.has(id.replace("node:", "")))
        .filter((id) => !listed.includes(id.replace("./", "dist/")));
      expect(
        missing.filter((id) => id !== "vscode" || path.includes("server")),
        path,
      ).toEqual([]);
    }
  });
});

describe("the README of the package", () => {
  const readme = packageReadme(read("README.md"), rules, undefined);
  const always = rules.filter(({ profile }) => profile === "essential");

  test("has no pictures, no comments and only links that lead somewhere", () => {
    expect(readme).not.toMatch(/!\[|<img|<!--/);
    const links = [...readme.matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThanOrEqual(always.length);
    expect(links.filter((link) => !link?.startsWith("https://"))).toEqual([]);
  });

  test("keeps every rule and section that a user needs, and leaves out what takes a clone", () => {
    for (const { id } of always) expect(readme).toContain(`| [${id}](https://`);
    for (const title of ["What it finds", "Fixes", "In VS Code", "On the command line"])
      expect(readme).toContain(`\n\n## ${title}\n\n`);
    expect(readme).not.toMatch(/npm run (audit|package)|npm test|clone|\n{3}/);
  });

  test("links to the homepage's pages where there is one", () => {
    const table = "[kms-key-without-alias](docs/rules/kms-key-without-alias.md) [b](docs/c.md)";
    expect(packageReadme(table, rules, "https://example.org/x/")).toBe(
      "[kms-key-without-alias](https://example.org/x/docs/rules/kms-key-without-alias.md) b",
    );
  });
});
