/** What an impatient person does next, and what a client that is ill may send: each step as often as its weight says. */
import {
  CancellationTokenSource,
  type CodeAction,
  type DocumentDiagnosticReport,
} from "vscode-languageserver/node";
import type { FixAllResult } from "../../shared/requests.ts";
import type { Client } from "./client.ts";
import type { Document, Documents } from "./document.ts";
import { nextEdits } from "./edits.ts";
import {
  malformedChanges,
  malformedOpenings,
  malformedQuestions,
  pointlessNotifications,
  unknownDocument,
} from "./malformed.ts";
import {
  actionsQuestion,
  auditQuestion,
  diagnosticsQuestion,
  editsOf,
  fixAllQuestion,
  hoverQuestion,
  resolveQuestion,
  staleQuestion,
} from "./questions.ts";
import type { Random } from "./random.ts";
import { positionAt, rangeBetween } from "./text.ts";

export interface Scene {
  readonly client: Client;
  readonly documents: Documents;
  readonly pulls: boolean;
  readonly random: Random;
  /** Changes the settings and tells the server. */
  configure(): Promise<void>;
}

/** `uri`: of a document that is open. */
type Step = (scene: Scene, uri: string) => Promise<void>;

/** Types, and pulls after each key as VS Code does: the question before is cancelled. */
const type: Step = async (scene, uri) => {
  const { documents, random } = scene;
  const { text, whole } = documents.of(uri);
  for (const changes of nextEdits(random, text, whole)) {
    // Some clients skip versions, and poor ones repeat them.
    await documents.change(uri, changes, random.pick([0, 0, 0, 0, 0, 0, 1, 7, 50, -1]));
    documents.of(uri).pulling?.cancel();
    if (random.chance(0.7)) pull(scene, uri);
  }
};

function pull({ client, documents, pulls }: Scene, uri: string): void {
  const now = () => documents.of(uri);
  if (!pulls) return;
  const source = new CancellationTokenSource();
  documents.remember(uri, { pulling: source });
  const { age } = now();
  void client.ask(diagnosticsQuestion(now, source.token)).then((result) => {
    const report = result as DocumentDiagnosticReport | undefined;
    if (now().age !== age || report?.kind !== "full") return;
    const { resultId, items } = report;
    documents.remember(uri, { pulled: { resultId, items, age } });
  });
}

/** Everything that an editor asks when the cursor comes to rest, all at once. */
const look: Step = async (scene, uri) => {
  const { client, documents, random } = scene;
  const now = () => documents.of(uri);
  const { text } = now();
  const [here, there] = [random.below(text.length + 1), random.below(text.length + 1)];
  pull(scene, uri);
  void client.ask(hoverQuestion(now, positionAt(text, here)));
  void client.ask(actionsQuestion(now, rangeBetween(text, here, here + 9), undefined));
  void client.ask(auditQuestion(now));
  void client.ask(hoverQuestion(now, positionAt(text, there)));
};

/** Asks, and thinks better of it: before, while or after the server looks at it. */
const cancel: Step = async (scene, uri) => {
  const { client, documents, random } = scene;
  const now = () => documents.of(uri);
  const source = new CancellationTokenSource();
  const { token } = source;
  const whole = rangeBetween(now().text, 0, now().text.length);
  const questions = [
    diagnosticsQuestion(now, token),
    actionsQuestion(now, whole, undefined, token),
    hoverQuestion(now, whole.end, token),
    auditQuestion(now, token),
  ];
  const answers = questions
    .slice(0, 1 + random.below(questions.length))
    .map((question) => client.ask(question));
  if (random.chance(0.3)) await type(scene, uri);
  if (random.chance(0.3)) await answers[0];
  source.cancel();
};

/** Picks one of the code actions and applies what it does. */
const fix: Step = async ({ client, documents, pulls, random }, uri) => {
  const now = () => documents.of(uri);
  const only = random.pick([undefined, ["quickfix"], ["source.fixAll"], ["source", "refactor"]]);
  const whole = rangeBetween(now().text, 0, now().text.length);
  const actions = ((await client.ask(actionsQuestion(now, whole, only))) ?? []) as CodeAction[];
  if (actions.length === 0) return;
  const action = random.pick(actions);
  const resolved = pulls ? await client.ask(resolveQuestion(now, action)) : action;
  await apply(documents, now(), (resolved as CodeAction | undefined)?.edit);
};

const fixAll: Step = async ({ client, documents, random }, uri) => {
  const now = () => documents.of(uri);
  const question = fixAllQuestion(now, random.pick(["safe", "review"]));
  const result = (await client.ask(question)) as FixAllResult | undefined;
  if (result?.status === "analyzed") await apply(documents, now(), result.edit);
};

/** Edits hold for the text as it is, all at once; the server is told of the last first, so that they hold one after the other too. */
async function apply(
  documents: Documents,
  document: Document,
  edit: Parameters<typeof editsOf>[1],
): Promise<void> {
  const changes = editsOf(document, edit).map(({ range, newText }) => ({ range, text: newText }));
  if (changes.length > 0) await documents.change(document.uri, changes.reverse());
}

/** Picks code actions that were offered for an earlier version. */
const pickLate: Step = async (scene, uri) => {
  const { client, documents } = scene;
  const now = () => documents.of(uri);
  const whole = rangeBetween(now().text, 0, now().text.length);
  const actions = await client.ask(actionsQuestion(now, whole, ["quickfix"]));
  await type(scene, uri);
  // One that came with its edit has nothing to resolve.
  const late = ((actions ?? []) as CodeAction[]).filter(
    ({ data }) => data && data.version !== now().version,
  );
  for (const action of late.slice(0, 3)) void client.ask(staleQuestion(action));
};

const mendInBulk: Step = async (scene, uri) => {
  const { client, documents, random } = scene;
  const now = () => documents.of(uri);
  void client.ask(fixAllQuestion(now, random.pick(["safe", "review"])));
  await type(scene, uri);
};

/** Closes while the server is at work, and may come back at once: with the same version, and maybe another text. */
const close: Step = async (scene, uri) => {
  const { client, documents, random } = scene;
  await type(scene, uri);
  await look(scene, uri);
  const { text, whole } = documents.of(uri);
  await documents.close(uri);
  if (random.chance(0.3)) for (const question of unknownDocument(uri)) void client.ask(question);
  if (random.chance(0.5)) await documents.open(uri, random.chance(0.5) ? whole : text);
};

/** Opens what was closed; or what is open, which is as good as closing it before. */
const reopen: Step = async (scene, uri) => {
  const { documents, random } = scene;
  const closed = documents.all.filter(({ isOpen }) => !isOpen);
  const {
    uri: chosen,
    text,
    whole,
  } = random.pick(closed.length > 0 ? closed : [documents.of(uri)]);
  await documents.open(chosen, random.chance(0.5) ? whole : text);
  pull(scene, chosen);
};

const askOfUnknown: Step = async ({ client, random }) => {
  const uri = random.pick([
    "file:///never/opened.json",
    "",
    "__proto__",
    "untitled:Untitled-1",
    "?",
  ]);
  for (const question of unknownDocument(uri)) void client.ask(question);
};

const askNonsense: Step = async ({ client, random }, uri) => {
  for (let i = 0; i < 5; i++) void client.ask(random.pick(malformedQuestions(uri)));
};

const tellNonsense: Step = async ({ client, random }, uri) => {
  for (let i = 0; i < 5; i++) await client.notifyRaw(random.pick(pointlessNotifications(uri)));
};

/** Nobody knows the text after a change that makes no sense, until it is told as a whole. */
const tellBadChange: Step = async (scene, uri) => {
  const { client, documents, random } = scene;
  const { version, text } = documents.of(uri);
  const good = { range: rangeBetween(text, 0, 0), text: "\n" };
  const contentChanges = [...(random.chance(0.5) ? [good] : []), random.pick(malformedChanges)];
  documents.lose(uri);
  await client.notifyRaw({
    method: "textDocument/didChange",
    params: { textDocument: { uri, version: version + 1 }, contentChanges },
  });
  await look(scene, uri);
  await documents.change(uri, [{ text }], 1);
};

const openBadly: Step = async ({ client, random }) => {
  const uri = `file:///bad/${random.below(5)}.json`;
  const params = { textDocument: { uri, ...random.pick(malformedOpenings) } };
  await client.notifyRaw({ method: "textDocument/didOpen", params });
  await Promise.all(unknownDocument(uri).map((question) => client.ask(question)));
  await client.notify("textDocument/didClose", { textDocument: { uri } });
};

const configure: Step = ({ configure }) => configure();

const weighted: readonly (readonly [number, Step])[] = [
  [100, type],
  [30, look],
  [20, cancel],
  [12, fix],
  [4, fixAll],
  [10, pickLate],
  [4, mendInBulk],
  [10, close],
  [8, reopen],
  [4, askOfUnknown],
  [6, askNonsense],
  [6, tellNonsense],
  [4, tellBadChange],
  [4, openBadly],
  [1, configure],
];

const total = weighted.reduce((sum, [weight]) => sum + weight, 0);

export function nextStep(random: Random): Step {
  let at = random.below(total);
  for (const [weight, step] of weighted) {
    at -= weight;
    if (at < 0) return step;
  }
  return type;
}
