import { expect, test } from "vitest";
import { gitIgnoreOf } from "../../client/src/gitIgnore.ts";

/** Which of the paths are left out, and which folders were asked about. */
async function leftOut(files: Readonly<Record<string, string>>, paths: readonly string[]) {
  const asked: string[] = [];
  const list = gitIgnoreOf(async (folder) => {
    asked.push(folder);
    return files[folder];
  });
  const isOut = await Promise.all(paths.map((path) => list.leavesOut(path)));
  return { out: paths.filter((_, i) => isOut[i]), asked };
}

test("files and folders are left out, and what is below such folders", async () => {
  const paths = ["a.json", "cdk.out/a.json", "x/cdk.out/y/b.json", "x/local.json", "local.json"];
  const { out } = await leftOut({ "": "cdk.out/\n# a.json\n/local.json\n" }, paths);
  expect(out).toEqual(["cdk.out/a.json", "x/cdk.out/y/b.json", "local.json"]);
});

test("a file further below counts before those above it, for what is below it", async () => {
  const paths = ["a.json", "x/a.json", "x/b.json", "y/b.json"];
  const { out } = await leftOut({ "": "*.json", x: "!a.json" }, paths);
  expect(out).toEqual(["a.json", "x/b.json", "y/b.json"]);
});

test("what lies in a folder that is left out stays out", async () => {
  const { out, asked } = await leftOut({ "": "out/", out: "!a.json" }, ["out/a.json"]);
  expect(out).toEqual(["out/a.json"]);
  expect(asked).toEqual([""]);
});

test("case counts", async () => {
  expect((await leftOut({ "": "Local.json" }, ["local.json"])).out).toEqual([]);
});

test("each folder is read once", async () => {
  const paths = Array.from({ length: 100 }, (_, i) => `x/y/${i}.json`);
  const { asked } = await leftOut({}, paths);
  expect(asked.sort()).toEqual(["", "x", "x/y"]);
});
