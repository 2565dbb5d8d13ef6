/** In Restricted Mode all of the extension works: it runs nothing of the workspace's. */
import { equal } from "node:assert/strict";
import { describe, it } from "mocha";
import { commands, workspace } from "vscode";
import {
  actionsAt,
  closeAll,
  findingsBecome,
  messagesDuring,
  open,
  rangeOf,
  select,
} from "../editor.ts";
import { rotation, templateWith } from "../templates.ts";

describe("In Restricted Mode", () => {
  it("findings show, and are mended", async () => {
    equal(workspace.isTrusted, false);
    const text = templateWith({ rotation: "false" });
    const document = await open(text);
    await findingsBecome(document, rotation);
    await actionsAt(document, rangeOf(document, "false"));
    select("false");
    await commands.executeCommand("editor.action.autoFix");
    await findingsBecome(document);
    equal(document.getText(), text.replace("false", "true"));
    await commands.executeCommand("undo");
    await messagesDuring(() => commands.executeCommand("cfnAudit.fixAllSafe"));
    await findingsBecome(document);
    await closeAll();
  });
});
