/** The language server's life: started once when first needed, started anew when asked. */
import type { Disposable, ExtensionContext, LogOutputChannel } from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
import { nodeOptions } from "../../shared/process.ts";
import type { InitializationOptions } from "../../shared/requests.ts";
import { serveConfigurationFiles } from "./configurationFiles.ts";
import { documentSelector } from "./documents.ts";
import { serveWorkspaceFiles } from "./templateFiles.ts";

export interface Server {
  /** The client of a server that runs, which it waits for. Rejects if the server does not start. */
  client(): Promise<LanguageClient>;
  /** The same for those who can do without: undefined if no server runs or starts. */
  current(): Promise<LanguageClient | undefined>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function createServer(context: ExtensionContext, output: LogOutputChannel): Server {
  let running: Promise<LanguageClient> | undefined;

  let files: Disposable | undefined;

  const start = async (): Promise<LanguageClient> => {
    const client = createClient(context, output);
    files?.dispose();
    files = serveConfigurationFiles(client);
    serveWorkspaceFiles(client);
    await client.start();
    return client;
  };
  const client = async (): Promise<LanguageClient> => {
    running ??= start();
    const latest = running;
    try {
      const started = await latest;
      // It crashes too often to be started again by itself.
      if (started.needsStart()) await started.start();
      return started;
    } catch (error) {
      if (running === latest) running = undefined;
      throw error;
    }
  };
  const stop = async (): Promise<void> => {
    const latest = running;
    running = undefined;
    files?.dispose();
    try {
      await (await latest)?.dispose();
    } catch (error) {
      output.warn(`The server was not running: ${error}`);
    }
  };
  return {
    client,
    current: async () => {
      const client = await running?.catch(() => undefined);
      return client?.isRunning() ? client : undefined;
    },
    restart: async () => {
      await stop();
      await client();
    },
    stop,
  };
}

function createClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const server: ServerOptions = {
    module: context.asAbsolutePath("dist/server.js"),
    transport: TransportKind.ipc,
    options: {
      execArgv: [...nodeOptions],
      // Not the workspace's folder, which could then not be renamed on Windows.
      cwd: context.extensionPath,
    },
  };
  const initializationOptions: InitializationOptions = {
    asksForReasons: true,
    readsConfigurationFiles: true,
  };
  // The id is the section in which the client looks for `trace.server`.
  return new LanguageClient("cfnAudit", "CFN Audit", server, {
    documentSelector,
    initializationOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: "cfn-audit",
    diagnosticPullOptions: { onChange: true },
  });
}
