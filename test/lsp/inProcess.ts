/** The server in this process, and its client's end of the connection. */
import { PassThrough } from "node:stream";
import {
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { type ServerOptions, startServer } from "../../server/src/lsp/server.ts";

/** Starts a server. `end` ends both sides, without the protocol's good-bye. */
export function connectInProcess(options: Omit<ServerOptions, "version">): {
  readonly client: ProtocolConnection;
  end(): void;
} {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  const client = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  startServer(server, { ...options, version: "1.2.3" });
  return {
    client,
    end: () => {
      client.dispose();
      server.dispose();
    },
  };
}
