import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expandGlob } from "../../server/src/cli/glob.ts";
import { segmentMatcher } from "../../server/src/glob.ts";
import { folderOf } from "./harness.ts";

const tree = () =>
  folderOf({
    "a.json": "",
    "b.json": "",
    "b.template": "",
    ".hidden.json": "",
    "stacks/a.json": "",
    "stacks/dev/app.json": "",
    "stacks/dev/net/vpc.json": "",
    "stacks/prod/app.json": "",
    "node_modules/x/a.json": "",
    ".git/a.json": "",
  });

test("names are matched by * and ?", () => {
  const matches = (pattern: string, name: string) => segmentMatcher(pattern)(name);
  expect(matches("*.json", "a.json")).toBe(true);
  expect(matches("*.json", ".json")).toBe(false);
  expect(matches(".*", ".json")).toBe(true);
  expect(matches("a*b*c", "axxbyyc")).toBe(true);
  expect(matches("a*b*c", "axxbyy")).toBe(false);
  expect(matches("a*ab", "aab")).toBe(true);
  expect(matches("?.json", "a.json")).toBe(true);
  expect(matches("?.json", ".json")).toBe(false);
  expect(matches("a.json", "aXjson")).toBe(false);
  expect(matches("*", "a*b")).toBe(true);
  expect(matches("a**", "a")).toBe(true);
});

test("a hostile pattern comes to an end", () => {
  expect(segmentMatcher(`${"*a".repeat(100)}b`)("a".repeat(250))).toBe(false);
});

test("files in one folder, and in folders of any depth", () => {
  const cwd = tree();
  expect(expandGlob("*.json", cwd)).toEqual(["a.json", "b.json"]);
  expect(expandGlob("*.{json,template}", cwd)).toEqual(["a.json", "b.json", "b.template"]);
  expect(expandGlob("stacks/*/app.json", cwd)).toEqual([
    "stacks/dev/app.json",
    "stacks/prod/app.json",
  ]);
  expect(expandGlob("stacks/**/*.json", cwd)).toEqual([
    "stacks/a.json",
    "stacks/dev/app.json",
    "stacks/dev/net/vpc.json",
    "stacks/prod/app.json",
  ]);
  expect(expandGlob("**/app.json", cwd)).toEqual(["stacks/dev/app.json", "stacks/prod/app.json"]);
  expect(expandGlob("./stacks/{dev,prod}/a??.json", cwd)).toEqual([
    "stacks/dev/app.json",
    "stacks/prod/app.json",
  ]);
  expect(expandGlob(join(cwd, "stacks/*.json"), "/")).toEqual([join(cwd, "stacks/a.json")]);
});

test("folders match too, and other people's files do not", () => {
  const cwd = tree();
  expect(expandGlob("stacks/*", cwd)).toEqual(["stacks/a.json", "stacks/dev", "stacks/prod"]);
  expect(expandGlob("**/a.json", cwd)).toEqual(["a.json", "stacks/a.json"]);
  expect(expandGlob("nothing*", cwd)).toEqual([]);
  expect(expandGlob("a.json/*", cwd)).toEqual([]);
});

test("links that lead round in a circle, many stars and many braces come to an end", () => {
  const cwd = tree();
  symlinkSync("..", join(cwd, "stacks/up"));
  expect(expandGlob("**/**/**/**/app.json", cwd)).toHaveLength(2);
  expect(expandGlob("{a,b}".repeat(30), cwd)).toEqual([]);
  const deep = folderOf({ [`${"a/".repeat(26)}b.json`]: "" });
  // In how many ways they can share out the folders is a number of eight digits.
  expect(expandGlob(`${"**/a/".repeat(13)}**/none`, deep)).toEqual([]);
});
