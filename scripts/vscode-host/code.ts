#!/usr/bin/env node
/**
 * Stands in for the desktop's `code` where that cannot be downloaded: takes the arguments of @vscode/test-electron, runs the
 * extension's tests in a host whose workbench is shown to a headless browser, and exits as they do.
 *
 * CFN_AUDIT_VSCODE_HOST_NAME says which host: current or oldest.
 */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { format, parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Place, workbenchAddress } from "./address.ts";
import { chromium as chromiumCommand } from "./debian.ts";
import { isHostName } from "./hosts.ts";
import { installHost } from "./install.ts";
import { type HostServer, startServer } from "./server.ts";

const { values, positionals } = parseArgs({
  // Many more are meant for the desktop only.
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: "string", multiple: true },
    extensionTestsPath: { type: "string" },
    "user-data-dir": { type: "string" },
    "extensions-dir": { type: "string" },
    "disable-workspace-trust": { type: "boolean" },
  },
});
const path = (value: unknown): string => {
  if (typeof value !== "string") throw new Error("An argument is missing.");
  return resolve(value);
};

/** How the run ended, and why if it was not the tests that ended it. */
interface Result {
  readonly code: number;
  readonly why?: string;
}

const failure = 70;

/** What went wrong in the workbench; the lines of the tests begin with a bar. Of interest only if a run fails. */
const log: string[] = [];

async function main(): Promise<Result> {
  const name = process.env.CFN_AUDIT_VSCODE_HOST_NAME ?? "current";
  if (!isHostName(name)) throw new Error(`There is no host called ${name}.`);
  const host = installHost(name);
  const userDataDir = path(values["user-data-dir"]);
  const extensionsDir = path(values["extensions-dir"]);
  for (const folder of [userDataDir, extensionsDir]) mkdirSync(folder, { recursive: true });

  const interrupted = new Promise<Result>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => resolve({ code: 130, why: `The run was ended by ${signal}.` }));
  });
  const isTrusting = values["disable-workspace-trust"] === true;
  const server = await startServer(host, { userDataDir, extensionsDir, isTest: true, isTrusting });
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({
      executablePath: chromiumCommand(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const died = server.died.then((why): Result => ({ code: failure, why }));
    return await Promise.race([interrupted, died, runTests(page, server)]);
  } finally {
    await browser?.close().catch(() => undefined);
    await server.stop();
  }
}

/** Opens the workbench with the extension and its tests, which report through two functions that the page finds. */
async function runTests(page: Page, { url }: HostServer): Promise<Result> {
  const result = new Promise<Result>((resolve, reject) => {
    page.on("crash", () => resolve({ code: failure, why: "The page with the workbench crashed." }));
    page.exposeFunction("codeAutomationExit", (code: number) => resolve({ code })).catch(reject);
  });
  await page.exposeFunction("codeAutomationLog", (kind: string, parts: unknown[]) => {
    const text = format(...parts);
    if (text.startsWith("│")) console.log(text);
    // Without the stack, which tells of the workbench's insides.
    else if (kind === "error" || kind === "warn") log.push(text.split("\n", 1).join());
  });
  const response = await page.goto(workbenchAddress(url, place()));
  if (!response?.ok())
    return { code: failure, why: `The workbench answered ${response?.status() ?? "nothing"}.` };
  return result;
}

function place(): Place {
  const [folder] = positionals;
  const developed = [values.extensionDevelopmentPath].flat();
  return {
    folder: folder === undefined ? undefined : resolve(folder),
    files: [
      ...developed.map((file) => ["extensionDevelopmentPath", path(file)] as const),
      ["extensionTestsPath", path(values.extensionTestsPath)],
    ],
  };
}

main()
  .catch((error): Result => ({ code: failure, why: String(error?.stack ?? error) }))
  .then(({ code, why }) => {
    if (code !== 0) console.error(log.slice(-50).join("\n"));
    if (why) console.error(why);
    process.exit(code);
  });
