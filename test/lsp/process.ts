/** The language server as it is shipped: built, and started as a process of its own with a connection to it. */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import {
  type ClientCapabilities,
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** What VS Code can do. */
export const pulling: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
    hover: { contentFormat: ["markdown", "plaintext"] },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
};

/** What every client can do. */
export const plain: ClientCapabilities = {};

export interface ServerProcess {
  readonly process: ChildProcess;
  /** Not listening yet. */
  readonly connection: ProtocolConnection;
  /** What the connection writes to. */
  readonly writer: MessageWriter;
  /** The exit code, or null where a signal ended the process; all that it wrote has come by then. */
  readonly exit: Promise<number | null>;
}

/** Starts Node with these arguments: the server's file, and before it what Node is to do. */
export function startProcess(
  args: readonly string[],
  transport: "stdio" | "ipc" = "stdio",
  options: SpawnOptions = {},
): ServerProcess {
  const server = spawn(
    process.execPath,
    [...args, transport === "ipc" ? "--node-ipc" : "--stdio"],
    {
      stdio:
        transport === "ipc" ? ["ignore", "inherit", "inherit", "ipc"] : ["pipe", "pipe", "inherit"],
      ...options,
    },
  );
  const { stdin, stdout } = server;
  const [reader, writer] =
    stdin && stdout
      ? [new StreamMessageReader(stdout), new StreamMessageWriter(stdin)]
      : [new IPCMessageReader(server), new IPCMessageWriter(server)];
  const connection = createProtocolConnection(reader, writer);
  const exit = new Promise<number | null>((resolve) => server.once("close", resolve));
  return { process: server, connection, writer, exit };
}
