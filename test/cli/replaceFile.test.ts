import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replaceFile } from "../../server/src/cli/replaceFile.ts";
import { folderOf, textOf } from "./harness.ts";

const old = Buffer.from("old");

test("the text is replaced; the mode stays, and nothing else is left in the folder", () => {
  const folder = folderOf({ "a.json": "old" });
  const path = join(folder, "a.json");
  chmodSync(path, 0o751);
  expect(replaceFile(path, old, "néw")).toBe(undefined);
  expect(textOf(folder, "a.json")).toBe("néw");
  expect(statSync(path).mode & 0o777).toBe(0o751);
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

test("whoever has the old file open goes on reading the old text", () => {
  const folder = folderOf({ "a.json": "old" });
  const path = join(folder, "a.json");
  const before = statSync(path).ino;
  replaceFile(path, old, "new");
  expect(statSync(path).ino).not.toBe(before);
});

test("a symbolic link stays one, and the file behind it is replaced", () => {
  const folder = folderOf({ "real/a.json": "old" });
  mkdirSync(join(folder, "links"));
  symlinkSync("../real/a.json", join(folder, "links/a.json"));
  symlinkSync("links/a.json", join(folder, "again.json"));
  expect(replaceFile(join(folder, "again.json"), old, "new")).toBe(undefined);
  expect(lstatSync(join(folder, "again.json")).isSymbolicLink()).toBe(true);
  expect(lstatSync(join(folder, "links/a.json")).isSymbolicLink()).toBe(true);
  expect(textOf(folder, "real/a.json")).toBe("new");
  expect(readdirSync(join(folder, "links"))).toEqual(["a.json"]);
});

test("a file that changed meanwhile is left as it is", () => {
  const folder = folderOf({ "a.json": "newer" });
  expect(replaceFile(join(folder, "a.json"), old, "new")).toContain("somebody changed it");
  expect(textOf(folder, "a.json")).toBe("newer");
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

test("a file that is gone stays so", () => {
  const folder = folderOf();
  expect(replaceFile(join(folder, "a.json"), old, "new")).toContain("it is gone");
  expect(readdirSync(folder)).toEqual([]);
});

test("a read-only file is left as it is, even where we may write it", () => {
  const folder = folderOf({ "a.json": "old" });
  chmodSync(join(folder, "a.json"), 0o444);
  expect(replaceFile(join(folder, "a.json"), old, "new")).toContain("it is read-only");
  expect(textOf(folder, "a.json")).toBe("old");
});

test("what is no regular file is left alone", () => {
  const folder = folderOf();
  expect(replaceFile(folder, old, "new")).toBe("it is no regular file, so it cannot be replaced");
});
