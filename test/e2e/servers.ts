/** The processes of the language server that the extension starts, as Node tells of them. */
import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { EventEmitter } from "vscode";
import { until } from "./editor.ts";

const started = new EventEmitter<void>();
const servers: ChildProcess[] = [];

// Published before the process has its arguments.
subscribe("child_process", (message) => {
  const { process: child } = message as { process: ChildProcess };
  child.once("spawn", () => {
    if (!child.spawnargs.some((argument) => argument.endsWith("server.js"))) return;
    servers.push(child);
    started.fire();
  });
});

/** The server that runs. */
export const runningServer = (): ChildProcess | undefined =>
  servers.find(({ exitCode, signalCode }) => exitCode === null && signalCode === null);

/** Waits for a server that is another one than `former`. */
export const serverAfter = (former: ChildProcess): Promise<ChildProcess> =>
  until(
    started.event,
    () => {
      const running = runningServer();
      return running === former ? undefined : running;
    },
    () => "No server was started.",
  );
