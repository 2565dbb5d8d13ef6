/** How a finding is said to be no problem: the light bulb, the question for the reason, what is written. */
import { deepEqual, equal, ok } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { commands, DiagnosticSeverity, type TextDocument } from "vscode";
import { actionsAt, answering, closeAll, findingsBecome, open, rangeOf } from "../editor.ts";
import { naming, rotation, templateWith } from "../templates.ts";

/** Picks the action with this title, answers its question, and gives what was asked. */
async function pick(document: TextDocument, title: string, reason: string | undefined) {
  const actions = await actionsAt(document, rangeOf(document, "false"));
  const { command } = actions.find((action) => action.title === title) ?? {};
  ok(command, `There is no "${title}" among ${actions.map((action) => action.title).join()}.`);
  return answering(reason, () =>
    commands.executeCommand(command.command, ...(command.arguments ?? [])),
  );
}

describe("A suppression", () => {
  afterEach(closeAll);

  it("is written with the reason that was asked for, and undone by one keystroke", async () => {
    const text = templateWith({ rotation: "false", queueName: "orders" });
    const document = await open(text);
    await findingsBecome(document, rotation, naming);
    const [question, ...others] = await pick(
      document,
      `Ignore ${rotation} for "OrderKey"…`,
      " Rotated by hand ",
    );
    deepEqual(others, []);
    equal(question?.title, `Ignore ${rotation} for "OrderKey"`);
    ok(question?.validateInput?.(" "), "No reason is taken for one.");
    equal(question?.validateInput?.("Rotated by hand"), undefined);
    await findingsBecome(document, naming);
    const { OrderKey } = JSON.parse(document.getText()).Resources;
    deepEqual(OrderKey.Metadata, {
      "cfn-audit": { ignore: [{ rule: rotation, reason: "Rotated by hand" }] },
    });
    await commands.executeCommand("undo");
    equal(document.getText(), text);
    await findingsBecome(document, rotation, naming);
  });

  it("may be for the whole template", async () => {
    const document = await open(templateWith({ rotation: "false" }));
    await findingsBecome(document, rotation);
    await pick(document, `Ignore ${rotation} in this template…`, "A sample");
    await findingsBecome(document);
    deepEqual(JSON.parse(document.getText()).Metadata, {
      "cfn-audit": { ignore: [{ rule: rotation, reason: "A sample" }] },
    });
  });

  it("is not made if the question is dismissed", async () => {
    const text = templateWith({ rotation: "false" });
    const document = await open(text);
    await findingsBecome(document, rotation);
    await pick(document, `Ignore ${rotation} for "OrderKey"…`, undefined);
    equal(document.getText(), text);
    equal(document.isDirty, false);
  });

  it("that holds nothing back is a hint", async () => {
    const Metadata = { "cfn-audit": { ignore: [{ rule: rotation, reason: "Rotated by hand" }] } };
    const template = JSON.parse(templateWith({}));
    template.Resources.OrderKey.Metadata = Metadata;
    const document = await open(JSON.stringify(template, null, 2));
    const [hint] = await findingsBecome(document, "suppression-unused");
    equal(hint?.severity, DiagnosticSeverity.Hint);
  });
});
