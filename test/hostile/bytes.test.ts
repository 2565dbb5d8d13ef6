import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyze } from "../../server/src/analyze.ts";
import { rules } from "../../server/src/rules/index.ts";
import { toEdits } from "../../server/src/syntax/change.ts";
import { applyEdits } from "../../server/src/syntax/edit.ts";
import { folderOf, runIn, textOf } from "../cli/harness.ts";
import { doorOpen, house } from "../report/reporting.ts";

const rulesOfHouse = { rules: [doorOpen] };
const utf16 = Buffer.from(house, "utf16le");
const withMark = Buffer.from(`\uFEFF${house}`, "utf16le");

test.each<[string, Buffer]>([
  ["UTF-16, the small end first", utf16],
  ["UTF-16, the big end first", Buffer.from(utf16).swap16()],
  ["the same with a byte order mark, small end first", withMark],
  ["with a byte order mark, big end first", Buffer.from(withMark).swap16()],
  ["UTF-8 that is not", Buffer.from(house.replace("brass", "caf\xe9"), "latin1")],
  [
    "half a character as bytes",
    Buffer.concat([Buffer.from(house), Buffer.from([0xed, 0xa0, 0x80])]),
  ],
  ["NUL bytes", Buffer.from(house.replace('"brass"', '"\0"'))],
  ["NUL bytes between", Buffer.from(house.replaceAll("\n", "\n\0"))],
])("%s: an error, also if found in a folder, and --fix leaves every byte", async (_, bytes) => {
  const cwd = folderOf({ "a.json": bytes });
  for (const argv of [["a.json"], ["."], ["a.json", "--fix"], [".", "--fix-all"]]) {
    const { code, stderr } = await runIn(cwd, argv, rulesOfHouse);
    expect([argv, code]).toEqual([argv, 2]);
    expect(stderr).toMatch(/it is UTF-16|it is not UTF-8|not valid JSON/);
  }
  expect(readFileSync(join(cwd, "a.json")).equals(bytes)).toBe(true);
});

test("halves of characters that are escaped stay so", async () => {
  const odd = house.replaceAll("tDoor", "\\ud800Door\\udc00").replace("brass", "\\uDFFF");
  const cwd = folderOf({ "a.json": odd });
  expect((await runIn(cwd, ["a.json", "--fix"], rulesOfHouse)).code).toBe(0);
  expect(textOf(cwd, "a.json")).toBe(odd.replaceAll("true", "false"));
});

test("a name with half a character can be written into a fix", () => {
  const Resources = {
    "Key\ud800": { Type: "AWS::KMS::Key" },
    Queue: { Type: "AWS::SQS::Queue", Properties: { KmsMasterKeyId: { Ref: "Key\ud800" } } },
  };
  const text = JSON.stringify({ Resources }, null, 2);
  const { findings, syntax } = analyze(text, { rules });
  expect(findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(["kms-key-rotation-disabled", "kms-key-without-alias"]),
  );
  for (const fix of findings.flatMap((finding) => finding.fixes())) {
    const after = applyEdits(text, syntax ? toEdits(syntax, fix.changes) : []);
    expect(Buffer.from(after).toString()).toBe(after);
  }
});

test("an empty file is no template, whether it is named or not", async () => {
  for (const bytes of ["", " \r\n\t", "\uFEFF"]) {
    const cwd = folderOf({ "a.json": bytes });
    const { code, stderr, stdout } = await runIn(cwd, ["a.json", "--fix"], rulesOfHouse);
    expect([code, stdout]).toEqual([0, "No CloudFormation template to audit\n"]);
    expect(stderr).toContain("a.json: not a CloudFormation template");
    expect((await runIn(cwd, ["."], rulesOfHouse)).stderr).toBe("");
    expect(textOf(cwd, "a.json")).toBe(bytes);
  }
});
