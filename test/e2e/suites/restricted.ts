/** In Restricted Mode all of the extension works: it runs nothing of the workspace's. */
import { equal } from "node:assert/strict";
import { describe, it } from "mocha";
import { commands, workspace } from "vscode";
import { closeAll, findingsBecome, fix, messagesDuring, open } from "../editor.ts";
import { rotation, templateWith } from "../templates.ts";

describe("In Restricted Mode", () => {
  it("findings show, and are mended", async () => {
    equal(workspace.isTrusted, false);
    const text = templateWith({ rotation: "false" });
    const document = await open(text);
    await findingsBecome(document, rotation);
    await fix(document, "false");
    await findingsBecome(document);
    equal(document.getText(), text.replace("false", "true"));
    await commands.executeCommand("undo");
    await messagesDuring(() => commands.executeCommand("cfnAudit.fixAllSafe"));
    await findingsBecome(document);
    await closeAll();
  });
});
