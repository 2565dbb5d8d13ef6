/** The benchmark on templates of one's own. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { folderFigures } from "../../bench/engine.ts";

test("finds templates below a folder, by any name that they may have, and nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "cfn-audit-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const build = fileURLToPath(new URL("../../scripts/build.mjs", import.meta.url));
  execFileSync(process.execPath, [build, `--outdir=${folder}`, "rounds"]);
  const figures = () => folderFigures(join(folder, "rounds.js"), join(folder, "stacks"));
  mkdirSync(join(folder, "stacks/network/node_modules"), { recursive: true });
  expect(figures).toThrow("There is no template below");
  const text = '{ "Resources": { "Key": { "Type": "AWS::KMS::Key" } } }';
  const names = ["a.json", "network/b.template", "network/node_modules/c.json", "d.txt"];
  for (const name of names) writeFileSync(join(folder, "stacks", name), text);
  writeFileSync(join(folder, "stacks/network/data.json"), "{}");
  const found = figures();
  expect(new Set(found.map(({ of }) => of))).toEqual(new Set(["2 templates of a folder"]));
  // Of the rules about what is deployed, then of all.
  const goals = found.flatMap(({ goal }) => goal ?? []);
  expect(goals).toEqual([{ atMost: 1.5 }, { atMost: 2.5 }]);
});
