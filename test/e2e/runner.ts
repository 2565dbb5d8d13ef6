/** Runs a bundle of suites inside the extension host, and leaves a mark when all of it has passed. */
import { writeFileSync } from "node:fs";
import { format } from "node:util";
import Mocha from "mocha";

/** Tells the lines of the tests from what VS Code says. */
const prefix = "│ ";

export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  Mocha.reporters.Base.consoleLog = (...parts) =>
    console.log(format(...parts).replace(/^/gm, prefix));
  const mocha = new Mocha({
    ui: "bdd",
    reporter: "spec",
    color: process.env.CFN_AUDIT_E2E_COLOR === "true",
    timeout: 60_000,
    slow: 5000,
    forbidOnly: true,
    grep: process.env.CFN_AUDIT_E2E_GREP || /^/,
  });
  mocha.addFile(variable("CFN_AUDIT_E2E_SUITES"));
  const { failures, passes } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats as Mocha.Stats));
  });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
  if (passes === 0) throw new Error("There was no test.");
  // An extension host that dies looks as if its tests had passed. Only this tells that they have.
  writeFileSync(variable("CFN_AUDIT_E2E_MARK"), `${passes}\n`);
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}
