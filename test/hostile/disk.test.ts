import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { buildProgram, folderOf, runIn, textOf } from "../cli/harness.ts";
import { doorOpen, house } from "../report/reporting.ts";

/** The steps in which a file is replaced. */
const steps = ["openSync", "writeFileSync", "fchmodSync", "fsyncSync", "renameSync"] as const;

/** Which step fails, and with which error of the system. */
const failing = vi.hoisted(() => ({ step: "", code: "" }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof fs>();
  const fail = (step: string) => {
    if (failing.step === step)
      throw Object.assign(new Error(`${failing.code}: ${step}`), { code: failing.code });
  };
  return {
    ...real,
    openSync: (...args: Parameters<typeof fs.openSync>) => {
      // For reading, the disk may be as full as it likes.
      if (args[1] === "wx") fail("openSync");
      return real.openSync(...args);
    },
    writeFileSync: (...args: Parameters<typeof fs.writeFileSync>) => {
      // A disk is full in the middle of the text.
      const isFull = failing.step === "writeFileSync" && typeof args[0] === "number";
      if (isFull) real.writeFileSync(args[0], String(args[1]).slice(0, 20));
      if (isFull) fail("writeFileSync");
      real.writeFileSync(...args);
    },
    fchmodSync: (...args: Parameters<typeof fs.fchmodSync>) => {
      fail("fchmodSync");
      real.fchmodSync(...args);
    },
    fsyncSync: (...args: Parameters<typeof fs.fsyncSync>) => {
      fail("fsyncSync");
      real.fsyncSync(...args);
    },
    renameSync: (...args: Parameters<typeof fs.renameSync>) => {
      fail("renameSync");
      real.renameSync(...args);
    },
  };
});

beforeEach(() => {
  failing.step = "";
});

describe("a disk that is full or broken", () => {
  test.each(steps)(
    "at %s: the file is as it was, nothing else is left, and it is said",
    async (step) => {
      for (const [code, reason] of [
        ["ENOSPC", "the disk is full"],
        ["EROFS", "the file system is read-only"],
        ["EIO", `EIO: ${step}`],
      ] as const) {
        const cwd = folderOf({ "a.json": house, "b.json": house });
        Object.assign(failing, { step, code });
        const { code: exit, stderr } = await runIn(cwd, [".", "--fix"], { rules: [doorOpen] });
        failing.step = "";
        expect(exit).toBe(2);
        for (const name of ["a.json", "b.json"]) {
          expect(stderr).toContain(
            `${name}  error\n  Nothing was fixed here: it could not be written: ${reason}.`,
          );
          expect(textOf(cwd, name)).toBe(house);
        }
        expect(fs.readdirSync(cwd)).toEqual(["a.json", "b.json"]);
      }
    },
  );
});

describe("a process that is killed during --fix", () => {
  const home = fs.mkdtempSync(join(tmpdir(), "cfn-audit-killed-"));
  const program = join(home, "cli.js");
  const cfnAudit = buildProgram(home);
  afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

  const only = ["--rule", "kms-key-rotation-disabled"];
  const key = (rotation: boolean) =>
    `{ "Resources": { "Key": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": ${rotation} } } } }\n`;

  /** Runs the program, which kills itself where `death` stands in place of the step. */
  function dieAt(cwd: string, step: string, death: string): void {
    const preload = join(home, "kill.cjs");
    fs.writeFileSync(
      preload,
      `const fs = require("node:fs");
       const real = fs.${step};
       const die = () => process.kill(process.pid, "SIGKILL");
       fs.${step} = (...args) => { ${death} };`,
    );
    const argv = ["--require", preload, program, "a.json", "--fix", ...only];
    expect(spawnSync(process.execPath, argv, { cwd }).signal).toBe("SIGKILL");
  }

  test.each([
    ["before it writes", "writeFileSync", "die();", false],
    [
      "half through",
      "writeFileSync",
      "real(args[0], args[1].slice(0, 20), args[2]); die();",
      false,
    ],
    ["when all is written", "writeFileSync", "real(...args); die();", false],
    ["before it is on the disk", "fsyncSync", "die();", false],
    ["before the new file takes the old one's place", "renameSync", "die();", false],
    ["after that", "renameSync", "real(...args); die();", true],
  ])("%s: the file is whole, and can be fixed again", (_, step, death, isFixed) => {
    const cwd = folderOf({ "a.json": key(false) });
    dieAt(cwd, step, death);
    expect(textOf(cwd, "a.json")).toBe(key(isFixed));
    // What is left says whose it is, is no template to anybody, and in nobody's way.
    const left = fs.readdirSync(cwd).filter((name) => name !== "a.json");
    expect(left).toEqual(isFixed ? [] : [expect.stringMatching(/^\.a\.json\.[0-9a-z]+\.tmp$/)]);
    expect(cfnAudit(cwd, [".", "--fix", ...only])).toMatchObject({ code: 0, stderr: "" });
    expect(textOf(cwd, "a.json")).toBe(key(true));
    expect(fs.readdirSync(cwd).sort()).toEqual([...left, "a.json"].sort());
  });
});
