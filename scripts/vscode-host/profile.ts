/** A profile of VS Code for a run of its own, apart from the user's. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Settings of a person who has answered the first questions, on a machine without a network. */
const settings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.welcomePage.experimentalOnboarding": false,
};

/** Writes the settings, and others, into a folder of user data. VS Code notices if it runs. */
export function writeProfile(
  userDataDir: string,
  others: Readonly<Record<string, unknown>> = {},
): void {
  const folder = join(userDataDir, "User");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ ...settings, ...others }));
}
