import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defaultSettings } from "../shared/settings.ts";

const root = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

const text = read("package.json");
const manifest = JSON.parse(text);
const strings: Record<string, string> = JSON.parse(read("package.nls.json"));
const { commands, configuration, grammars, menus, walkthroughs } = manifest.contributes;
const resolve = (value: string) => strings[value.replaceAll("%", "")] ?? value;

/** The commands as people see them, by id. */
const titles = new Map<string, string>(
  commands.map(({ command, category, title }: Record<string, string>) => [
    command,
    `${resolve(category ?? "")}: ${resolve(title ?? "")}`,
  ]),
);

test("every text has its place in package.nls.json, and none is left over", () => {
  const used = [...text.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key);
  expect([...new Set(used)].sort()).toEqual(Object.keys(strings).sort());
  expect(text).not.toMatch(/"(title|category|markdownDescription|altText)": "[^%]/);
});

test("the commands are those that the client registers", () => {
  const client = readdirSync(new URL("client/src/", root)).map((name) =>
    read(`client/src/${name}`),
  );
  const registered = [...client.join().matchAll(/registerCommand\("([^"]+)"/g)].map(([, id]) => id);
  expect(registered.sort()).toEqual([...titles.keys()].sort());
});

test("the settings and their defaults are those of the server", () => {
  const defaults = Object.entries<{ default: unknown }>(configuration.properties)
    .filter(([key]) => key !== "cfnAudit.trace.server")
    .map(([key, property]) => [key.replace("cfnAudit.", ""), property.default]);
  expect(Object.fromEntries(defaults)).toEqual(defaultSettings);
});

test("the README tells of every command in the palette, and of every setting with its default", () => {
  const rows = [
    ...read("README.md").matchAll(/^\| (`?)((?:CFN Audit: |cfnAudit\.).*?)\1 \| (.*?) \|/gm),
  ];
  const described = rows.map(([, , name, next]) => [name, next]);
  const elsewhere = menus.commandPalette.map(({ command }: { command: string }) => command);
  const names = [...titles].filter(([id]) => !elsewhere.includes(id)).map(([, title]) => title);
  expect(
    described
      .map(([name]) => name)
      .filter((name) => name?.includes(":"))
      .sort(),
  ).toEqual(names.sort());
  const defaults = Object.entries<{ default: unknown }>(configuration.properties).map(
    ([key, property]) => [key, `\`${JSON.stringify(property.default)}\``],
  );
  expect(described.filter(([name]) => !name?.includes(":"))).toEqual(defaults);
});

test("the walkthrough has four steps, whose files, commands and ends exist", () => {
  const [{ steps }] = walkthroughs;
  expect(steps.map(({ id }: { id: string }) => id)).toEqual([
    "openSample",
    "fixFinding",
    "auditOwn",
    "fixOnSave",
  ]);
  for (const { media, description, completionEvents } of steps) {
    expect(existsSync(new URL(media.svg ?? media.markdown, root))).toBe(true);
    if (media.svg) expect(media.altText).toBeDefined();
    expect(completionEvents.length).toBeGreaterThan(0);
    const links = [...resolve(description).matchAll(/command:([\w.]+)/g)].map(([, id]) => id ?? "");
    const events = completionEvents.map((event: string) => event.replace("onCommand:", ""));
    for (const id of [...links, ...events].filter((id) => id.startsWith("cfnAudit.")))
      expect([...titles.keys()]).toContain(id);
  }
});

test("pictures in the walkthrough have the theme's colours, as attributes: VS Code takes no styles there", () => {
  for (const { media } of walkthroughs[0].steps) {
    if (!media.svg) continue;
    const picture = read(media.svg);
    expect(picture).not.toMatch(/<style|style=|class=/);
    const colours = [...picture.matchAll(/ (?:fill|stroke)="(?!none)([^"]+)"/g)];
    expect(colours.length).toBeGreaterThan(0);
    for (const [, colour] of colours) expect(colour).toMatch(/^var\(--vscode-/);
  }
});

test("the icon and the grammar are there", () => {
  const icon = readFileSync(new URL(manifest.icon, root));
  expect([icon.toString("latin1", 1, 4), icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([
    "PNG",
    128,
    128,
  ]);
  for (const { path } of grammars) expect(existsSync(new URL(path, root))).toBe(true);
});
