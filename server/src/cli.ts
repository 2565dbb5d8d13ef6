/** The command line `cfn-audit`: this process's arguments and streams, handed to `run`. */
import { setFlagsFromString } from "node:v8";
import { noPretenuring } from "../../shared/process.ts";
import type { Io, Output } from "./cli/io.ts";
import { run } from "./cli/run.ts";
import { rules } from "./rules/index.ts";

setFlagsFromString(noPretenuring);

const outputOf = (stream: NodeJS.WriteStream): Output => {
  stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    // A reader such as `head` may leave before the end; there is then nobody to tell.
    if (code === "EPIPE") return;
    if (stream !== process.stderr) process.stderr.write(`cfn-audit: no output: ${message}\n`);
    process.exit(2);
  });
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
    write: (data) => {
      if (data.length > 0) stream.write(data);
    },
  };
};

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  today: new Date().toISOString().slice(0, 10),
  now: () => performance.now(),
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  stdin: async (limit) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of process.stdin) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) break;
    }
    return Buffer.concat(chunks);
  },
};

// Not process.exit: what is still on its way to a pipe would be lost.
void run(process.argv.slice(2), io, rules).then((code) => {
  process.exitCode = code;
});
