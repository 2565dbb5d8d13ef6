/** The headless browser that a workbench is shown in. */
import { type Browser, chromium, type Page } from "playwright-core";
import { chromium as chromiumCommand } from "../../scripts/vscode-host/debian.ts";

/** How long a person would wait for anything to happen. */
const patience = 30_000;

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumCommand(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

/** Opens a page that draws finely enough for pictures. */
export async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1000, height: 656 },
    deviceScaleFactor: 1.5,
  });
  page.setDefaultTimeout(patience);
  const response = await page.goto(address);
  if (!response?.ok()) throw new Error(`The workbench answered ${response?.status()}.`);
  return page;
}
