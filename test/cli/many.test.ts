import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { formatNames } from "../../server/src/report/formats.ts";
import { buildProgram, folderOf } from "./harness.ts";

const home = mkdtempSync(join(tmpdir(), "cfn-audit-many-"));
const program = join(home, "cli.js");
buildProgram(home);
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("whatever is written, memory holds one template at a time: neither trees nor texts of others", () => {
  const padding = `[${Array.from({ length: 30_000 }, () => 1)}]${" ".repeat(600_000)}`;
  const names = Array.from({ length: 70 }, (_, i) => `KeyOfWhichMessagesTellTheName${i}`);
  const templates = names.map((name, i): [string, string] => [
    `s/${i}.json`,
    `{"Resources":{"${name}":{"Type":"AWS::KMS::Key","Properties":{"EnableKeyRotation":false}}},"Metadata":${padding}}`,
  ]);
  const cwd = folderOf(Object.fromEntries(templates));
  const files = formatNames.flatMap((name) => ["--format", name, "--output-file", `out/${name}`]);
  const argv = ["s", "--rule", "kms-key-rotation-disabled", ...files];
  // Megabytes: the texts alone would be as many.
  const memory = "--max-old-space-size=44";
  const { status, stderr } = spawnSync(process.execPath, [memory, program, ...argv, "-q"], { cwd });
  expect([status, stderr.toString()]).toEqual([1, ""]);
  expect(readdirSync(join(cwd, "out")).sort()).toEqual([...formatNames].sort());
});
