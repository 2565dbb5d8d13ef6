/** How findings are mended: the light bulb, undo, fix on save. */
import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { CodeActionKind, commands, window, workspace } from "vscode";
import {
  actionsAt,
  changeBy,
  closeAll,
  findingsBecome,
  firstPlace,
  fix,
  open,
  rangeOf,
  set,
  textBecomes,
} from "../editor.ts";
import { naming, rotation, templateWith } from "../templates.ts";

const fixAllKind = CodeActionKind.SourceFixAll.append("cfnAudit");

describe("A fix", () => {
  afterEach(async () => {
    await closeAll();
    await set("editor", "codeActionsOnSave", undefined);
  });

  it("is made by one keystroke, and undone by another", async () => {
    const text = templateWith({ rotation: "false", queueName: "orders" });
    const document = await open(text);
    await findingsBecome(document, rotation, naming);
    await fix(document, "false");
    await textBecomes(document, (now) => now === text.replace("false", "true"));
    await findingsBecome(document, naming);
    await commands.executeCommand("undo");
    equal(document.getText(), text);
    await findingsBecome(document, rotation, naming);
  });

  it("is the preferred one of those that the light bulb shows", async () => {
    const document = await open(templateWith({ rotation: "false" }));
    await findingsBecome(document, rotation);
    const actions = await actionsAt(document, rangeOf(document, "false"));
    deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred === true]),
      [
        ['Turn on key rotation of "OrderKey"', true],
        [`Ignore ${rotation} for "OrderKey"…`, false],
        [`Ignore ${rotation} in this template…`, false],
      ],
    );
  });

  it("that is to be reviewed is made singly, and says what it costs", async () => {
    const document = await open(templateWith({ queueName: "orders" }));
    await findingsBecome(document, naming);
    const [action] = await actionsAt(document, rangeOf(document, '"orders"'));
    match(action?.title ?? "", /replaces the resource/);
    await fix(document, '"orders"');
    await textBecomes(document, (now) => now.includes("orders-${EnvironmentSuffix}"));
    await findingsBecome(document);
  });

  it("of all that is safe is offered for the whole document", async () => {
    const document = await open(templateWith({ rotation: "false", queueName: "orders" }));
    await findingsBecome(document, rotation, naming);
    const actions = await actionsAt(document, firstPlace, fixAllKind);
    equal(actions.length, 1);
    await changeBy("editor.action.fixAll", document);
    await findingsBecome(document, naming);
  });

  it("of all that is safe is made on save, where the user wants it", async () => {
    const text = templateWith({ rotation: "false", queueName: "orders" });
    const document = await open(text);
    await findingsBecome(document, rotation, naming);
    await actionsAt(document, firstPlace, fixAllKind);
    await set("editor", "codeActionsOnSave", { [fixAllKind.value]: "explicit" });
    await window.activeTextEditor?.edit((edit) =>
      edit.insert(document.positionAt(text.length), "\n"),
    );
    ok(await document.save());
    const saved = new TextDecoder().decode(await workspace.fs.readFile(document.uri));
    equal(saved, `${text.replace("false", "true")}\n`);
    await findingsBecome(document, naming);
  });

  it("is not made on save by itself", async () => {
    const text = templateWith({ rotation: "false" });
    const document = await open(text);
    await findingsBecome(document, rotation);
    await window.activeTextEditor?.edit((edit) =>
      edit.insert(document.positionAt(text.length), "\n"),
    );
    ok(await document.save());
    equal(document.getText(), `${text}\n`);
    notEqual(document.isDirty, true);
  });
});
