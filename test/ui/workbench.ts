/** What a person sees and does in the workbench. Everything waits until it is there, and fails if it does not come. */
import { ok } from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import type { FrameLocator, Locator, Page } from "playwright-core";

/** Waits until `probe` yields something. For what nobody tells of. */
export async function until<T>(
  probe: () => T | undefined,
  tell: () => string,
  seconds: number,
): Promise<T> {
  const isLate = AbortSignal.timeout(seconds * 1000);
  while (!isLate.aborted) {
    const found = probe();
    if (found !== undefined) return found;
    await setTimeout(100);
  }
  throw new Error(tell());
}

const rows = ".monaco-list-row";

export const openFromExplorer = (page: Page, name: string): Promise<void> =>
  page.locator(`.explorer-folders-view ${rows}`, { hasText: name }).dblclick();

/** Waits until the Explorer shows a file, and those before it in their places. */
export const seeInExplorer = (page: Page, name: string): Promise<void> =>
  page.locator(`.explorer-folders-view ${rows}`, { hasText: name }).waitFor();

/** Chooses from the menu of what has this name in the Explorer. */
export async function chooseFromMenu(page: Page, name: string, item: string): Promise<void> {
  const row = page.locator(`.explorer-folders-view ${rows}`, { hasText: name }).first();
  const entry = page.locator(".context-view .action-item", { hasText: item });
  // A menu that has just opened takes no click.
  await retry(`${item} could not be chosen for ${name}.`, async () => {
    await press(page, "Escape");
    await row.click({ button: "right", timeout: 3000 });
    await entry.waitFor({ timeout: 3000 });
    await entry.hover({ timeout: 3000 });
    await press(page, "Enter");
    await entry.waitFor({ state: "detached", timeout: 3000 });
  });
}

/** The first red underline on the screen. */
export async function seeSquiggle(page: Page): Promise<Locator> {
  const squiggle = page.locator(".monaco-editor .squiggly-error").first();
  await squiggle.waitFor();
  return squiggle;
}

/** Presses keys. */
export const press = (page: Page, keys: string): Promise<void> => page.keyboard.press(keys);

/** The row of a problem of ours in the Problems panel. */
export const problem = (page: Page, message: string): Locator =>
  page
    .locator(`.markers-panel ${rows}`, { hasText: message })
    .filter({ hasText: "cfn-audit" })
    .first();

/** Waits until the Problems panel counts so many problems. */
export const seeCount = (page: Page, count: number): Promise<void> =>
  page
    .locator(`.markers-panel ${rows} .monaco-count-badge`)
    .filter({ hasText: new RegExp(`^${count}$`) })
    .waitFor();

/** Goes to where a problem is in the text. */
export async function goToProblem(page: Page, message: string): Promise<void> {
  await problem(page, message).locator(".marker-message").first().dblclick();
  await page.locator(".monaco-editor.focused").waitFor();
}

/** Points at something in the text until its hover shows, and then elsewhere until it goes. */
export async function seeHover(page: Page, at: Locator, message: string): Promise<void> {
  const box = await at.boundingBox();
  ok(box, "What is pointed at is not on the screen.");
  const hover = page.locator(".monaco-editor .monaco-hover:visible", { hasText: message });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await hover.waitFor();
  // To the end of a line above, where there is nothing. A hover that is still filling misses that the pointer left.
  await retry("The hover does not go.", async (turn) => {
    await page.mouse.move(box.x + 300 + (turn % 2), box.y - 3 * box.height, { steps: 4 });
    await hover.waitFor({ state: "detached", timeout: 3000 });
  });
}

/** Tries again what the workbench may miss while it is busy, as people do; fails after half a minute. */
async function retry(message: string, attempt: (turn: number) => Promise<void>): Promise<void> {
  const isLate = AbortSignal.timeout(30_000);
  for (let turn = 0; !isLate.aborted; turn++) {
    const isDone = await attempt(turn).then(
      () => true,
      () => false,
    );
    if (isDone) return;
  }
  throw new Error(message);
}

/** Opens the menu of quick fixes and answers what it offers. */
export async function seeFixes(page: Page): Promise<string[]> {
  const fixes = page.locator(`.action-widget ${rows}:not(.group-header)`);
  // While it asks for the light bulb's sake, VS Code may forget that the menu was asked for.
  await retry("There is no menu of quick fixes.", async () => {
    await press(page, "Control+.");
    await fixes.first().waitFor({ timeout: 3000 });
  });
  return fixes.allInnerTexts();
}

/** Shows a line of the text in the middle. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await press(page, "Control+G");
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.type(String(line));
  await press(page, "Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/** Saves the file that has been changed. */
export async function save(page: Page): Promise<void> {
  await page.locator(".tab.active.dirty").waitFor();
  await press(page, "Control+S");
  await page.locator(".tab.dirty").waitFor({ state: "detached" });
}

/** Runs a command by its title in the Command Palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  // A page that is just opening takes the focus, from the key or from the palette, which then closes.
  await retry(`${title} cannot be run.`, async () => {
    await press(page, "F1");
    await page.locator(".quick-input-widget input").first().fill(`>${title}`, { timeout: 3000 });
    await page
      .locator(`.quick-input-list ${rows}.focused`, { hasText: title })
      .waitFor({ timeout: 3000 });
    await press(page, "Enter");
  });
}

/** Opens a walkthrough by its title and answers the titles of its steps. */
export async function seeWalkthrough(page: Page, title: string): Promise<string[]> {
  await runCommand(page, "Welcome: Open Walkthrough...");
  await page.locator(`.quick-input-list ${rows}`, { hasText: title }).first().click();
  const steps = page.locator(".getting-started-step .step-title");
  await steps.first().waitFor();
  return steps.allInnerTexts();
}

/** The page of a report, once it has something to say. */
export async function seeReport(page: Page): Promise<FrameLocator> {
  const report = page
    .frameLocator('iframe.webview.ready[src*="extensionId=cfn-audit"]')
    .frameLocator("iframe#active-frame");
  await report.locator("#report .verdict").waitFor();
  return report;
}

/** The page of the workspace's audit, once that has ended. */
export async function seeWorkspaceAudit(page: Page): Promise<FrameLocator> {
  const audit = page
    .frameLocator('iframe.webview.ready[src*="extensionId=cfn-audit"]')
    .frameLocator("iframe#active-frame");
  await audit.locator("#again").waitFor();
  return audit;
}

/** Chooses the format of an export, and takes the file that is proposed. */
export async function chooseFormat(page: Page, format: string): Promise<void> {
  await page.locator(`.quick-input-list ${rows}`, { hasText: format }).first().click();
  // Where there is no desktop, VS Code asks for the path itself.
  await page.locator(".quick-input-widget .quick-input-action a", { hasText: "OK" }).click();
}

/** Cancels what a notification shows the progress of, once it tells of some. */
export async function cancelProgress(page: Page): Promise<void> {
  const toast = page.locator(".notification-toast", { hasText: /\d+ of \d+ files/ });
  await toast.getByRole("button", { name: "Cancel" }).click();
}

/** How many notifications show. */
export const countToasts = (page: Page): Promise<number> =>
  page.locator(".notification-toast").count();

/** Closes the notification that shows. */
export async function dismissToast(page: Page): Promise<void> {
  const toast = page.locator(".notification-toast").first();
  await toast.hover();
  await toast.locator(".codicon-notifications-clear").click();
  await toast.waitFor({ state: "detached" });
}

/** The text of the notification that shows. */
export async function seeToast(page: Page): Promise<string> {
  const message = page.locator(".notification-toast .notification-list-item-message").first();
  await message.waitFor();
  return message.innerText();
}
