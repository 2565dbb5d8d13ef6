import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CodeAction, MarkupContent } from "vscode-languageserver/node";
import { statusText } from "../../client/src/statusText.ts";
import { rules } from "../../server/src/rules/index.ts";
import { type AuditResult, auditRequest } from "../../shared/requests.ts";
import { folderOf, runIn } from "../cli/harness.ts";
import { wants } from "../lsp/rules.ts";
import { type Session, startSession } from "../lsp/session.ts";

/** Logical ids that would be a link, a picture, an icon, emphasis, code, a heading, or an order to a terminal. */
const hostile = [
  "](command:evil)",
  "[x](command:evil)",
  "<img src=x onerror=alert(1)>",
  "![x](https://evil.example/x.png)",
  "https://evil.example",
  "www.evil.example",
  "me@evil.example",
  "$(sync~spin)",
  "**bold**",
  "`code`",
  "a\n# b\r\n- c",
  "\u001b[31m\u001b]0;title\u0007",
  "\u009b2J",
  "\u202egnp.\u2066x",
  "\u2028\u2029\u0000\ud800",
  "&lt;script&gt;",
];

/** A template with findings in which the name stands wherever one can stand. */
const templateOf = (name: string): string =>
  JSON.stringify(
    {
      Conditions: { [name]: { "Fn::Equals": [{ Ref: "AWS::Region" }, name] } },
      Resources: {
        [name]: { Type: "AWS::KMS::Key", Condition: name, Properties: { Description: name } },
        Queue: {
          Type: "AWS::SQS::Queue",
          Properties: { QueueName: name, KmsMasterKeyId: { Ref: name } },
        },
        [`${name}2`]: { Type: "AWS::SQS::Queue", Properties: { QueueName: `${name}-orders` } },
      },
      Outputs: { [`${name}Out`]: { Value: { Ref: name } } },
    },
    null,
    2,
  );

/** What a terminal or an editor obeys, line breaks included. */
const obeyed = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

const everywhere = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
const allActions = (session: Session, uri: string) =>
  session.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: everywhere,
    context: { diagnostics: [] },
  });

test("diagnostics, related places and titles of fixes are plain lines; every fix can be made", async () => {
  const session = await startSession({ rules });
  let fixes = 0;
  for (const name of hostile) {
    const uri = session.open(templateOf(name));
    const diagnostics = await session.diagnostics(uri);
    expect(diagnostics.length).toBeGreaterThan(3);
    const actions = await allActions(session, uri);
    const shown = [
      ...diagnostics.flatMap(({ message, relatedInformation = [] }) => [
        message,
        ...relatedInformation.map((related) => related.message),
      ]),
      ...actions.map(({ title }) => title),
    ];
    for (const text of shown) expect(text).not.toMatch(obeyed);
    for (const action of actions) {
      expect((await session.resolve(action)).edit).toBeDefined();
      fixes++;
    }
    session.close(uri);
  }
  expect(fixes).toBeGreaterThan(100);
  expect(session.waiting("window/showMessage")).toBe(0);
});

test("in a hover no mark of Markdown is left unescaped, and it asks for neither trust nor HTML", async () => {
  const session = await startSession({ rules });
  for (const name of hostile) {
    const uri = session.open(templateOf(name));
    for (const { range } of await session.diagnostics(uri)) {
      const hover = await session.request<{ contents: MarkupContent }>("textDocument/hover", {
        textDocument: { uri },
        position: range.start,
      });
      expect(Object.keys(hover.contents).sort()).toEqual(["kind", "value"]);
      const lines = hover.contents.value
        .split("\n")
        .filter((line) => line !== "" && line !== "---");
      for (const line of lines) {
        expect(line).not.toMatch(obeyed);
        // Taken away are the escapes; of what has a meaning in Markdown nothing may be left.
        expect(line.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[!-/:-@[-`{-~]/);
        expect(line).not.toMatch(/^( {4}|\t)/);
      }
    }
  }
});

test("the client never trusts Markdown nor lets HTML in", () => {
  const sources = ["commands", "extension", "server", "status"].map((name) =>
    readFileSync(new URL(`../../client/src/${name}.ts`, import.meta.url), "utf8"),
  );
  expect(sources.join()).not.toMatch(/isTrusted|supportHtml|MarkdownString/);
});

test("nothing of a template gets into its status", async () => {
  const session = await startSession({ rules });
  for (const name of hostile) {
    const texts = [
      templateOf(name),
      templateOf(name).replace('"Type"', '"Typ"'),
      `{ "Resources": ${JSON.stringify(name)} }`,
      `{ "Resources": { ${JSON.stringify(name)}: 1 } }`,
      JSON.stringify({ Resources: { A: { Type: name } } }),
    ];
    for (const text of texts) {
      const uri = session.open(text);
      const status = statusText(await session.request<AuditResult>(auditRequest, { uri }));
      const shown = `${status.text} ${status.detail}`;
      expect(shown).not.toContain(name);
      expect(shown).not.toMatch(/\]\(|\$\(|[<>*`\n]/);
    }
  }
});

test("a notification of a defect has no link that the template made", async () => {
  const faulty = wants("Colour", {
    whenChecked: () => {
      throw new Error("[x](command:evil) $(bug) \u202e\n");
    },
  });
  const session = await startSession({ rules: [faulty] });
  await session.diagnostics(
    session.open('{ "Resources": { "X": { "Type": "Test::Some::Thing" } } }'),
  );
  const { message } = await session.next<{ message: string }>("window/showMessage");
  expect(message).toContain('rule "wants-colour" ([x] (command:evil) $ (bug) �␊)');
});

test("a terminal shows names and obeys none", async () => {
  const cwd = folderOf(
    Object.fromEntries(hostile.map((name, i) => [`${i}.json`, templateOf(name)])),
  );
  for (const argv of [["."], [".", "--fix-dry-run", "--fix-all"], [".", "--fix-all"]]) {
    const { stdout, stderr } = await runIn(cwd, argv, {
      rules,
      terminal: 100,
      env: { NO_COLOR: "1" },
    });
    expect(stdout.length).toBeGreaterThan(1000);
    for (const line of `${stdout}${stderr}`.split("\n"))
      expect(line.replaceAll("\t", "")).not.toMatch(obeyed);
  }
});

test("JSON is ASCII where a terminal would obey, and says the same", async () => {
  const name = "\u009b2J\u202egnp\u2028\u007f\u001b";
  const cwd = folderOf({ "a.json": templateOf(name) });
  const { stdout } = await runIn(cwd, [".", "--format", "json"], { rules });
  expect(stdout.replaceAll("\n", "")).not.toMatch(obeyed);
  const [file] = JSON.parse(stdout).files;
  expect(file.findings.map((finding: { logicalId: string }) => finding.logicalId)).toContain(name);
});
