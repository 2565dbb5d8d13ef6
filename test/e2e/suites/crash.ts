/** What happens when the server dies. */
import { equal, ok } from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { window } from "vscode";
import { closeAll, findingsBecome, open, type, typeOver } from "../editor.ts";
import { runningServer, serverAfter } from "../servers.ts";
import { naming, rotation, templateWith } from "../templates.ts";

describe("A server that is killed", () => {
  afterEach(closeAll);

  it("in mid-edit comes back, with the findings of what was typed meanwhile", async () => {
    const document = await open(templateWith({}));
    const other = await open(templateWith({ queueName: "orders" }));
    await findingsBecome(other, naming);
    await window.showTextDocument(document);
    const former = runningServer();
    ok(former, "No server runs.");

    await typeOver("true", "fal");
    equal(former.kill("SIGKILL"), true);
    await type("se");
    await serverAfter(former);
    await findingsBecome(document, rotation);
    await findingsBecome(other, naming);
    await typeOver("false", "true");
    await findingsBecome(document);
  });
});
