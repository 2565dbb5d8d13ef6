/** Tells, when it is asked over Node's channel, how much memory this process uses after a forced collection. */
import { Session } from "node:inspector/promises";

process.on("message", async () => {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.collectGarbage");
  session.disconnect();
  process.send(process.memoryUsage());
});
