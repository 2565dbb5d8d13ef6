/** The language server, broken in the way that its first argument names: the harness must see it. */
import { createConnection } from "vscode-languageserver/node";
import { startServer } from "../../server/src/lsp/server.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { Problem, ResourceRule } from "../../server/src/rules/rule.ts";
import type { Resource } from "../../server/src/template/template.ts";
import { auditRequest } from "../../shared/requests.ts";

const connection = createConnection();
const kept: unknown[] = [];

/** What a rule does when it looks at a bucket; it may report a problem. */
type Misdeed = (bucket: Resource) => Problem | undefined;

const misdeeds: Readonly<Record<string, Misdeed>> = {
  "reports what is not there": ({ key }) => ({ at: key, message: "There is nothing here." }),
  leaks: () => {
    if (kept.length === 0) kept.push(new Array(4_000_000).fill(0));
    return undefined;
  },
  "throws where nobody catches": () => {
    setImmediate(() => {
      throw new Error("Nobody catches this.");
    });
    return undefined;
  },
  "throws in a rule": () => {
    throw new Error("This rule is broken.");
  },
  hangs: () => {
    for (;;);
  },
};

type Answers = Readonly<Record<string, (params: unknown) => unknown>>;

/** By the way of being broken, and the method. */
const answers: Readonly<Record<string, Answers>> = {
  "never answers": { "textDocument/hover": () => new Promise(() => {}) },
  "answers badly": {
    "textDocument/hover": () => ({ contents: 7 }),
    [auditRequest]: () => Promise.reject(new Error("No audit today.")),
    "codeAction/resolve": (action) => action,
  },
};

const way = process.argv[2] ?? "";
const misdeed = misdeeds[way];
const broken: ResourceRule = {
  id: "broken",
  severity: "high",
  category: "Configuration",
  resourceTypes: ["AWS::S3::Bucket"],
  docs: { summary: "", why: "", bad: "", good: "", links: ["https://example.com/"] },
  equivalents: {},
  check(bucket, report) {
    const problem = misdeed?.(bucket);
    if (problem) report(problem);
  },
};

startServer(connection, { rules: [...rules, broken], version: "0" });
const methods = Object.entries(answers[way] ?? {});
for (const [method, answer] of methods) connection.onRequest(method, answer);
if (!misdeed && methods.length === 0)
  throw new Error(`There is no way to break the server called "${way}".`);
