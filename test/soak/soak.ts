/** Drives a language server like an impatient person for a while, and holds it to a fresh one. */
import { isDeepStrictEqual } from "node:util";
import { type Client, type Memory, startClient } from "./client.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { documentsOf } from "./document.ts";
import { randomOf } from "./random.ts";
import { settings, templates } from "./scene.ts";
import { nextStep } from "./steps.ts";

export interface SoakOptions {
  /** Node's arguments for the server: its file, and what goes with it. */
  readonly server: readonly string[];
  /** The same for the fresh one that it is held to. */
  readonly freshServer: readonly string[];
  readonly seed: number;
  /** It goes on until there were so many edits, and so many minutes have passed. */
  readonly edits: number;
  readonly minutes: number;
  readonly documents: number;
  /** How often the server is compared with a fresh one; the last time is at the end. */
  readonly comparisons: number;
  /** Whether the client asks for diagnostics, as VS Code does; else they are published. */
  readonly pulls: boolean;
  readonly patienceInSeconds: number;
  /** It ends after so many: the rest would only repeat them. */
  readonly mostViolations: number;
  /** Hears of every violation and comparison at once. */
  readonly progress: (line: string) => void;
}

export interface Comparison {
  readonly minutes: number;
  readonly edits: number;
  readonly answers: number;
  readonly open: number;
  readonly findings: number;
  readonly memory: Memory;
  /** Of the fresh server with the same documents. */
  readonly freshMemory: Memory;
}

export interface SoakReport {
  readonly comparisons: readonly Comparison[];
  /** Answers by method and outcome. */
  readonly answers: ReadonlyMap<string, number>;
  readonly violations: readonly string[];
}

/** How much more the heap of the server may hold than that of a fresh one, in MB. */
const leak = 20;

/** More requests than these are not left without an answer. */
const mostPending = 60;

export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { pulls, seed, patienceInSeconds, progress } = options;
  const violations: string[] = [];
  const comparisons: Comparison[] = [];
  const started = Date.now();
  const minutes = () => (Date.now() - started) / 60_000;
  let step = 0;
  let generation = 0;
  const violation = (what: string) => {
    violations.push(what);
    progress(`Violation in step ${step}: ${what}`);
  };
  // A client that does not pull has the same settings for all documents.
  const settingsOf = (uri: string) =>
    settings[(generation + (pulls ? uri.length : 0)) % settings.length];
  const start = (server: readonly string[]) =>
    startClient({ server, pulls, settingsOf, patienceInSeconds, violation });
  const configure = (client: Client) =>
    client.notify("workspace/didChangeConfiguration", {
      settings: pulls ? null : { cfnAudit: settingsOf("") },
    });

  const client = await start(options.server);
  const documents = documentsOf(client, templates(randomOf(seed), options.documents));
  for (const { uri, whole } of documents.all) await documents.open(uri, whole);

  for (let part = 1; part <= options.comparisons; part++) {
    const share = part / options.comparisons;
    const isOver = () =>
      !client.isAlive() ||
      violations.length >= options.mostViolations ||
      (documents.edits >= options.edits * share && minutes() >= options.minutes * share);
    while (!isOver()) await takeStep();
    if (client.isAlive() && violations.length < options.mostViolations) await compare();
  }
  if (client.isAlive()) await client.end();
  return { comparisons, answers: client.answers, violations };

  async function takeStep(): Promise<void> {
    // Each step has its own chance: what the server answers to one does not decide on the next.
    const random = randomOf(seed + Math.imul(++step, 0x9e3779b1));
    const { uri } = random.pick(open());
    const scene = {
      client,
      documents,
      pulls,
      random,
      configure: () => {
        generation++;
        return configure(client);
      },
    };
    await nextStep(random)(scene, uri);
    await client.settle(mostPending);
  }

  /** There is always one. */
  function open() {
    const all = documents.all.filter(({ isOpen }) => isOpen);
    return all.length > 0 ? all : documents.all;
  }

  async function compare(): Promise<void> {
    const found = await diagnosticsOf(client, documents, pulls, violation);
    const memory = await client.memory();

    const fresh = await start(options.freshServer);
    await configure(fresh);
    const copies = documentsOf(fresh, new Map(open().map(({ uri, text }) => [uri, text])));
    for (const { uri, text } of copies.all) await copies.open(uri, text);
    const expected = await diagnosticsOf(fresh, copies, pulls, violation);
    const freshMemory = await fresh.memory();
    await fresh.end();
    if (!client.isAlive()) return;

    for (const [uri, items] of expected)
      if (!isDeepStrictEqual(found.get(uri), items))
        violation(
          `${uri} has other diagnostics than in a fresh server: ${JSON.stringify(found.get(uri))} instead of ${JSON.stringify(items)}`,
        );
    if (memory.heapUsed > freshMemory.heapUsed + leak)
      violation(
        `The heap holds ${memory.heapUsed.toFixed(1)} MB, and that of a fresh server with the same documents ${freshMemory.heapUsed.toFixed(1)} MB.`,
      );
    const comparison = {
      minutes: minutes(),
      edits: documents.edits,
      answers: [...client.answers.values()].reduce((sum, count) => sum + count, 0),
      open: expected.size,
      findings: [...expected.values()].reduce((sum, items) => sum + items.length, 0),
      memory,
      freshMemory,
    };
    comparisons.push(comparison);
    progress(lineOf(comparison));
  }
}

export const columns = [
  "minutes",
  "edits",
  "answers",
  "open",
  "findings",
  "heap MB",
  "fresh",
  "resident MB",
  "fresh",
].map((name) => name.padStart(11));

function lineOf({ memory, freshMemory, ...counts }: Comparison): string {
  return [
    counts.minutes.toFixed(1),
    counts.edits,
    counts.answers,
    counts.open,
    counts.findings,
    memory.heapUsed.toFixed(1),
    freshMemory.heapUsed.toFixed(1),
    memory.rss.toFixed(0),
    freshMemory.rss.toFixed(0),
  ]
    .map((cell) => String(cell).padStart(11))
    .join(" ");
}
