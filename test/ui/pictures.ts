/** Pictures of the workbench for the documentation. */
import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";

const names = { dark: "Dark Modern", light: "Light Modern" };

export type Theme = keyof typeof names;

export const themes: readonly Theme[] = ["dark", "light"];

/** Leaves nothing in the window but the editor and what this is about. */
export const settingsFor = (theme: Theme): Readonly<Record<string, unknown>> => ({
  "breadcrumbs.enabled": false,
  "editor.fontFamily": "Liberation Mono",
  "editor.minimap.enabled": false,
  "editor.scrollbar.horizontal": "hidden",
  "editor.stickyScroll.enabled": false,
  "window.commandCenter": false,
  "window.menuBarVisibility": "hidden",
  "workbench.activityBar.location": "hidden",
  "workbench.colorTheme": names[theme],
  "workbench.layoutControl.enabled": false,
  "workbench.statusBar.visible": false,
});

/** The same font on every machine. */
export const style = ".monaco-workbench { font-family: 'Liberation Sans' !important }";

/** Writes a picture of the window as it is once nothing moves any more. */
export async function takePicture(page: Page, file: string): Promise<void> {
  let picture = await page.screenshot();
  for (let times = 0; times < 50; times++) {
    await page.waitForTimeout(300);
    const next = await page.screenshot();
    if (next.equals(picture)) {
      writeFileSync(file, picture);
      return;
    }
    picture = next;
  }
  throw new Error(`The window for ${file} does not come to rest.`);
}
