/**
 * Uses the packaged extension as people do, in a VS Code without any development mode, and then tries `npm start`.
 *
 *     npm run test:ui [-- --screenshots]
 *
 * With --screenshots it only writes the pictures in docs/images anew.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browsers, ensure } from "../../scripts/vscode-host/debian.ts";
import { launchBrowser } from "./browser.ts";
import { mendTheExample } from "./packaged.ts";
import { themes } from "./pictures.ts";
import { startInBrowser, startOnDesktop } from "./start.ts";

const { values } = parseArgs({ options: { screenshots: { type: "boolean", default: false } } });

const started = Date.now();
const say = (text: string) =>
  console.log(`[${Math.round((Date.now() - started) / 1000)} s] ${text}`);

const scratch = mkdtempSync(join(tmpdir(), "cfn-audit-ui-"));
process.on("exit", () =>
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
);
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));

try {
  ensure(browsers, console.error);
  const browser = await launchBrowser();
  try {
    if (values.screenshots)
      for (const theme of themes)
        await mendTheExample({ browser, scratch: join(scratch, theme), theme, say });
    else {
      await mendTheExample({ browser, scratch: join(scratch, "packaged"), say });
      await startInBrowser({ browser, scratch: join(scratch, "start"), say });
      await startOnDesktop({ scratch: join(scratch, "desktop"), say });
    }
    say("All is well");
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
