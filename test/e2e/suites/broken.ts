/** A suite that goes wrong as it is told to, between tests that pass. */
import { fail } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { it } from "mocha";

const ways: Readonly<Record<string, () => void | Promise<void>>> = {
  fail: () => fail("Made to fail."),
  kill: () => {
    process.kill(process.pid, "SIGKILL");
  },
  exit: () => process.exit(0),
  hang: () => {
    for (;;);
  },
};

it("passes", () => undefined);

it("goes wrong", () => {
  const way = ways[process.env.CFN_AUDIT_E2E_BREAK ?? ""];
  const reached = process.env.CFN_AUDIT_E2E_REACHED;
  if (!way || !reached) throw new Error("There is no such way to go wrong.");
  writeFileSync(reached, "");
  return way();
});

it("passes again", () => undefined);
