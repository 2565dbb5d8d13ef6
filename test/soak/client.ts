/** A client that trusts nothing: every answer, message and output of the server is looked at, and what is wrong is remembered. */
import { EventEmitter, once } from "node:events";
import {
  type CancellationToken,
  ErrorCodes,
  type PublishDiagnosticsParams,
  ResponseError,
} from "vscode-languageserver/node";
import { auditRequest } from "../../shared/requests.ts";
import { plain, pulling, startProcess } from "../lsp/process.ts";

export interface Question {
  readonly method: string;
  readonly params: unknown;
  readonly token?: CancellationToken | undefined;
  /** The errors that are right, as it stands when the answer comes. */
  readonly mayFailWith?: () => readonly number[];
  /** What is wrong with a result, if anything. */
  readonly complaint?: (result: unknown) => string | undefined;
}

export interface ClientOptions {
  /** Node's arguments: the server's file, and what goes with it. */
  readonly server: readonly string[];
  /** Whether the client asks for diagnostics, as VS Code does; else they are published. */
  readonly pulls: boolean;
  readonly settingsOf: (uri: string) => unknown;
  /** After so much silence the server counts as hanging. */
  readonly patienceInSeconds: number;
  readonly violation: (what: string) => void;
}

/** In MB of 2²⁰ bytes. */
export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
}

export interface Client {
  /** Of every document, what was published last. */
  readonly published: ReadonlyMap<string, PublishDiagnosticsParams>;
  /** Answers by method and outcome. */
  readonly answers: ReadonlyMap<string, number>;
  isAlive(): boolean;
  /** Resolves with the result, or with undefined if there is none; what is wrong becomes a violation. */
  ask(question: Question): Promise<unknown>;
  notify(method: string, params: unknown): Promise<void>;
  /** A notification just as it is, which need not be one. */
  notifyRaw(message: object): Promise<void>;
  /** Waits until no more than so many requests have no answer. */
  settle(pending: number): Promise<void>;
  /** Waits until every request has its answer, asking trifles so that a forgotten one shows. */
  drain(): Promise<void>;
  /** After a forced collection. */
  memory(): Promise<Memory>;
  /** Says good-bye: the server must go, and with exit code 0. */
  end(): Promise<void>;
}

/** A request is forgotten if so many later ones have their answers. */
const forgottenAfter = 300;

const trifle = { method: auditRequest, params: { uri: "file:///nowhere.json" } };

const probe = new URL("probe.mjs", import.meta.url).href;

export async function startClient(options: ClientOptions): Promise<Client> {
  const { violation } = options;
  const server = startProcess(["--import", probe, ...options.server], "stdio", {
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
  const { connection, process: child } = server;
  const published = new Map<string, PublishDiagnosticsParams>();
  const answers = new Map<string, number>();
  const pending = new Map<number, string>();
  let asked = 0;
  let isLeaving = false;
  let exitCode: number | null | undefined;
  let lastHeard = Date.now();
  const heard = new EventEmitter();
  const hear = () => {
    lastHeard = Date.now();
    heard.emit("anything");
  };

  const gone = server.exit.then((code) => {
    exitCode = code;
    clearInterval(watch);
    // Rejects what waits for an answer.
    connection.dispose();
    if (!isLeaving || code !== 0)
      violation(`The server's process ended with ${code === null ? "a signal" : `code ${code}`}.`);
    hear();
  });
  const watch = setInterval(() => {
    const silence = (Date.now() - lastHeard) / 1000;
    if (silence < options.patienceInSeconds) return;
    violation(`The server hangs: it has said nothing for ${Math.round(silence)} seconds.`);
    child.kill("SIGKILL");
  }, 1000);
  child.stderr?.on("data", (data) => violation(`The server wrote to stderr: ${data}`));
  // The exit says it.
  child.stdin?.on("error", () => {});

  connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
    hear();
    if (message.startsWith("Defect")) violation(`The server logged: ${message}`);
  });
  connection.onNotification("window/showMessage", ({ message }: { message: string }) =>
    violation(`The server showed a message: ${message}`),
  );
  connection.onNotification(
    "textDocument/publishDiagnostics",
    (params: PublishDiagnosticsParams) => {
      hear();
      published.set(params.uri, params);
    },
  );
  for (const method of ["workspace/diagnostic/refresh", "client/registerCapability"])
    connection.onRequest(method, () => null);
  connection.onRequest(
    "workspace/configuration",
    ({ items }: { items: { readonly scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => options.settingsOf(scopeUri)),
  );
  connection.listen();

  const isAlive = () => exitCode === undefined;

  const answered = (id: number) => {
    pending.delete(id);
    const [oldest, what] = pending.entries().next().value ?? [id, ""];
    if (oldest < id - forgottenAfter) {
      pending.delete(oldest);
      violation(`${what} was never answered, though ${forgottenAfter} later requests were.`);
    }
    hear();
  };

  const ignoreIfGone = (error: unknown) => {
    if (isAlive()) violation(`The server cannot be written to: ${error}`);
  };

  const client: Client = {
    published,
    answers,
    isAlive,
    ask: async ({ method, params, token, mayFailWith, complaint }) => {
      if (!isAlive()) return undefined;
      const id = ++asked;
      const what = `${method} ${JSON.stringify(params)?.slice(0, 300)}`;
      pending.set(id, what);
      const outcome = await connection.sendRequest(method, params, ...(token ? [token] : [])).then(
        (result: unknown) => ({ result }),
        (error: unknown) => ({ error }),
      );
      answered(id);
      if (!isAlive()) return undefined;
      const isError = "error" in outcome;
      const code = isError ? codeOf(outcome.error) : "ok";
      const key = `${method}\t${code}`;
      answers.set(key, (answers.get(key) ?? 0) + 1);
      if (isError) {
        if (!mayFailWith?.().some((allowed) => allowed === code))
          violation(`${what} failed: ${outcome.error} (${code})`);
        return undefined;
      }
      const wrong = complaint?.(outcome.result);
      if (wrong !== undefined) violation(`${what} was answered wrongly: ${wrong}`);
      return outcome.result;
    },
    notify: async (method, params) => {
      if (isAlive()) await connection.sendNotification(method, params).catch(ignoreIfGone);
    },
    notifyRaw: async (message) => {
      const whole = { jsonrpc: "2.0", ...message };
      if (isAlive()) await server.writer.write(whole).catch(ignoreIfGone);
    },
    settle: async (limit) => {
      while (isAlive() && pending.size > limit) await once(heard, "anything");
    },
    drain: async () => {
      while (isAlive() && pending.size > 0) await client.ask(trifle);
    },
    memory: async () => {
      const answer = once(child, "message");
      // If it cannot be sent, the process is gone.
      child.send("memory", () => {});
      const [{ heapUsed, rss }] = (await Promise.race([answer, gone])) ?? [{ heapUsed: 0, rss: 0 }];
      hear();
      return { heapUsed: heapUsed / 2 ** 20, rss: rss / 2 ** 20 };
    },
    end: async () => {
      isLeaving = true;
      await client.ask({ method: "shutdown", params: undefined });
      await client.notify("exit", undefined);
      await gone;
    },
  };

  const capabilities = options.pulls ? pulling : plain;
  await client.ask({
    method: "initialize",
    params: { processId: null, rootUri: null, capabilities },
  });
  await client.notify("initialized", {});
  return client;
}

const codeOf = (error: unknown): number =>
  error instanceof ResponseError ? error.code : ErrorCodes.UnknownErrorCode;
