/** The first minutes with the extension: the sample and the walkthrough. */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { commands, extensions, languages, Uri, window, workspace } from "vscode";
import { closeAll, findingsIn, open, until } from "../editor.ts";
import { statusBecomes } from "../status.ts";
import { templateWith } from "../templates.ts";

const extension = () => {
  const found = extensions.getExtension("cfn-audit.cfn-audit");
  ok(found, "The extension is not there.");
  return found;
};

describe("The command Open Sample Template", () => {
  afterEach(closeAll);

  it("opens the sample as a new document, with its findings", async () => {
    // The server runs, so that it is not its start that is timed.
    await open(templateWith({}));
    await statusBecomes("CFN Audit: clean", "");
    const before = Date.now();
    await commands.executeCommand("cfnAudit.openSample");
    const document = window.activeTextEditor?.document;
    ok(document, "There is no editor.");
    await until(
      languages.onDidChangeDiagnostics,
      () => findingsIn(document).length >= 10 || undefined,
      () => `There are ${findingsIn(document).length} findings.`,
    );
    // Told and not judged: on a busy machine everything takes longer.
    console.log(`The findings of the sample came after ${Date.now() - before} ms.`);
    equal(document.isUntitled, true);
    equal(document.languageId, "json");
    const file = Uri.joinPath(extension().extensionUri, "examples/TapStack.json");
    equal(document.getText(), new TextDecoder().decode(await workspace.fs.readFile(file)));
  });

  it("opens another one each time", async () => {
    await commands.executeCommand("cfnAudit.openSample");
    const first = window.activeTextEditor?.document;
    await commands.executeCommand("cfnAudit.openSample");
    const second = window.activeTextEditor?.document;
    ok(first && second && first !== second);
    equal(second.getText(), first.getText());
  });
});

describe("The walkthrough", () => {
  afterEach(closeAll);

  const walkthrough = () => extension().packageJSON.contributes.walkthroughs[0];

  it("has its texts in plain words", () => {
    const { title, description, steps } = walkthrough();
    equal(title, "Get Started with CloudFormation Audit");
    equal(steps.length, 4);
    for (const text of [description, ...steps.flatMap(textsOf)]) match(text, /^[^%]/);
  });

  it("leads to and ends with commands that there are", async () => {
    const known = new Set(await commands.getCommands());
    const named = walkthrough().steps.flatMap(
      ({ description, completionEvents }: { description: string; completionEvents: string[] }) => [
        ...[...description.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command),
        ...completionEvents
          .filter((event) => event.startsWith("onCommand:"))
          .map((event) => event.replace("onCommand:", "")),
      ],
    );
    ok(named.length >= 6, named.join());
    deepEqual(
      named.filter((command: string) => !known.has(command)),
      [],
    );
  });

  it("leads to the setting for fixes on save", async () => {
    const [, command, args] =
      /\(command:(workbench\.action\.openSettings)\?([^)]*)\)/.exec(
        walkthrough().steps[3].description,
      ) ?? [];
    ok(command && args, "There is no link.");
    await commands.executeCommand(command, ...JSON.parse(decodeURIComponent(args)));
    await until(
      window.tabGroups.onDidChangeTabs,
      () => labels().find((label) => label === "Settings"),
      () => `The tabs are ${labels().join()}.`,
    );
  });
});

const labels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);

const textsOf = ({ title, description }: Record<string, string>) => [title, description];
