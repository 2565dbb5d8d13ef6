import { describe, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver/node";
import { suppressionUnused } from "../../server/src/rules/template/suppression-unused.ts";
import {
  type AuditResult,
  auditRequest,
  type SuppressResult,
  suppressRequest,
} from "../../shared/requests.ts";
import { plain } from "./process.ts";
import { things, wants } from "./rules.ts";
import { type Session, startSession } from "./session.ts";

const rules = [wants("Colour"), wants("Size"), suppressionUnused];
const asking = { initializationOptions: { asksForReasons: true } };
const suppressions = async (session: Session, uri: string, at: string) =>
  (await session.actions(uri, at, ["quickfix"])).filter(({ title }) => title.startsWith("Ignore"));

const onX = {
  title: 'Ignore wants-colour for "X"',
  kind: "quickfix",
  diagnostics: [expect.objectContaining({ code: "wants-colour" })],
};

describe("a client that can ask for a reason", () => {
  test("is given a command for it, behind what mends the problem and never preferred", async () => {
    const session = await startSession({ rules: rules.slice(0, 1), ...asking });
    const uri = session.open(things("X"));
    const [fix, ...others] = await session.actions(uri, '"X"', ["quickfix"]);
    expect(fix?.isPreferred).toBe(true);
    expect(others).toEqual([
      {
        ...onX,
        title: 'Ignore wants-colour for "X"…',
        data: { uri, version: 1, rule: "wants-colour", ignoredOn: "X" },
        command: {
          title: "Ignore",
          command: "cfnAudit.suppress",
          arguments: [{ uri, rule: "wants-colour", resource: "X" }],
        },
      },
      expect.objectContaining({
        title: "Ignore wants-colour in this template…",
        command: expect.objectContaining({
          arguments: [{ uri, rule: "wants-colour", resource: null }],
        }),
      }),
    ]);
    const [first] = others as [CodeAction];
    expect(await session.resolve(first)).toEqual(first);
  });

  test("has the edit made with the reason, and the finding is gone", async () => {
    const session = await startSession({ rules, ...asking });
    const text = things("X", "Y").replaceAll("\n", "\r\n");
    const uri = session.open(text);
    const result = await session.request<SuppressResult>(suppressRequest, {
      uri,
      rule: "wants-colour",
      resource: "X",
      reason: 'It is "clear"',
    });
    if (result.status !== "analyzed") return expect.fail(result.status);
    expect(result.version).toBe(1);
    session.apply(result.edit);
    expect(session.textOf(uri)).toBe(
      text.replace(
        '"Properties": {}',
        `"Properties": {},
      "Metadata": {
        "cfn-audit": {
          "ignore": [
            {
              "rule": "wants-colour",
              "reason": "It is \\"clear\\""
            }
          ]
        }
      }`.replaceAll("\n", "\r\n"),
      ),
    );
    const found = await session.diagnostics(uri);
    expect(found.map(({ message }) => message)).toEqual([
      'Thing "X" lacks Size.',
      'Thing "Y" lacks Colour.',
      'Thing "Y" lacks Size.',
    ]);
  });

  test.each([
    ["a resource that is gone", { rule: "wants-colour", resource: "Z", reason: "r" }],
    ["a rule that there is not", { rule: "wants-nothing", resource: "X", reason: "r" }],
    ["nothing", {}],
    ["what makes no sense", { rule: 1, resource: [], reason: {} }],
  ])("asking for %s is answered without an edit", async (_, params) => {
    const session = await startSession({ rules, ...asking });
    const uri = session.open(things("X"));
    expect(await session.request(suppressRequest, { ...params, uri })).toEqual({
      status: "analyzed",
      version: 1,
    });
  });
});

describe("a client that cannot ask", () => {
  test.each([
    ["and fetches edits", {}],
    ["and is given edits at once", { capabilities: plain }],
  ])("%s has a reason to write over", async (_, options) => {
    const session = await startSession({ rules, ...options });
    const uri = session.open(things("X"));
    const [first] = await suppressions(session, uri, '"X"');
    expect(first).toMatchObject(onX);
    const { edit } = first?.edit ? first : await session.resolve(first as CodeAction);
    session.apply(edit);
    expect(JSON.parse(session.textOf(uri)).Resources.X.Metadata).toEqual({
      "cfn-audit": { ignore: [{ rule: "wants-colour", reason: "TODO" }] },
    });
  });
});

describe("where it is written", () => {
  /** The text after the suppression with this title. */
  const suppressed = async (text: string, at: string, title: string) => {
    const session = await startSession({ rules });
    const uri = session.open(text);
    const action = (await suppressions(session, uri, at)).find((each) => each.title === title);
    session.apply((await session.resolve(action ?? expect.fail(title))).edit);
    return session.textOf(uri);
  };
  const inTemplate = "Ignore wants-colour in this template";

  test("a template's is at its top, behind its description", async () => {
    const text = `{
\t"AWSTemplateFormatVersion": "2010-09-09",
\t"Description": "Things",
\t"Resources": { "X": { "Type": "Test::Some::Thing" } }
}`;
    expect(await suppressed(text, '"X"', inTemplate)).toBe(`{
\t"AWSTemplateFormatVersion": "2010-09-09",
\t"Description": "Things",
\t"Metadata": {
\t\t"cfn-audit": {
\t\t\t"ignore": [
\t\t\t\t{
\t\t\t\t\t"rule": "wants-colour",
\t\t\t\t\t"reason": "TODO"
\t\t\t\t}
\t\t\t]
\t\t}
\t},
\t"Resources": { "X": { "Type": "Test::Some::Thing" } }
}`);
  });

  test("it joins those that are there", async () => {
    const text = `{
  "Metadata": { "cfn-audit": { "ignore": [{ "rule": "wants-size", "reason": "Any" }] } },
  "Resources": { "X": { "Type": "Test::Some::Thing" } }
}`;
    expect(await suppressed(text, '"X"', inTemplate)).toBe(
      text.replace("}] }", '}, { "rule": "wants-colour", "reason": "TODO" }] }'),
    );
  });

  test.each([
    ["metadata is a text", '"Metadata": "mine"'],
    ["metadata is written by a macro", '"Metadata": { "Fn::Transform": { "Name": "Mine" } }'],
    ["ours is a text", '"Metadata": { "cfn-audit": "off" }'],
    ["ours is no list", '"Metadata": { "cfn-audit": { "ignore": {} } }'],
  ])("nothing is offered for a resource where %s", async (_, metadata) => {
    const session = await startSession({ rules });
    const uri = session.open(
      `{ "Resources": { "X": { "Type": "Test::Some::Thing", ${metadata} } } }`,
    );
    const titles = (await suppressions(session, uri, '"X"')).map(({ title }) => title);
    expect(titles).toEqual([inTemplate, "Ignore wants-size in this template"]);
  });

  test("nothing is offered while brackets do not match", async () => {
    const session = await startSession({ rules });
    const uri = session.open('{ "Resources": { "X": { "Type": "Test::Some::Thing" } ');
    expect(await session.diagnostics(uri)).not.toEqual([]);
    expect(await suppressions(session, uri, '"X"')).toEqual([]);
  });
});

test("fix all suppresses nothing", async () => {
  const session = await startSession({ rules: [wants("Colour", { fixes: () => [] })] });
  const uri = session.open(things("X", "Y"));
  const titles = (await session.actions(uri, '"X"')).map(({ title }) => title);
  expect(titles).toEqual(['Ignore wants-colour for "X"', "Ignore wants-colour in this template"]);
  expect(await session.actions(uri, '"X"', ["source.fixAll"])).toEqual([]);
});

describe("a suppression that holds nothing back", () => {
  const text = things("X").replace(
    '"Properties": {}',
    '"Properties": { "Colour": 1, "Size": 1 }, "Metadata": { "cfn-audit": { "ignore": [{ "rule": "wants-*" }] } }',
  );

  test("is a hint that counts for nothing, and can be removed", async () => {
    const session = await startSession({ rules });
    const uri = session.open(text);
    expect(await session.diagnostics(uri)).toMatchObject([
      {
        code: "suppression-unused",
        severity: 4,
        tags: [1],
        range: session.rangeOf(uri, '"wants-*"'),
      },
    ]);
    expect(await session.request<AuditResult>(auditRequest, { uri })).toMatchObject({
      counts: { critical: 0, high: 0, medium: 0, low: 0 },
    });
    expect((await session.hover(uri, '"wants-*"'))?.contents).toMatchObject({
      value: expect.stringContaining("Remove the suppression"),
    });
    const [fix, ...others] = await session.actions(uri, '"wants-*"');
    expect(others).toEqual([]);
    expect(fix?.diagnostics).toMatchObject([{ severity: 4 }]);
    session.apply((await session.resolve(fix as CodeAction)).edit);
    expect(session.textOf(uri)).not.toContain("Metadata");
    expect(await session.diagnostics(uri)).toEqual([]);
  });

  test("is removed with all the others, and nothing else is", async () => {
    const session = await startSession({ rules });
    const uri = session.open(
      things("X", "Y", "Z").replaceAll(
        /"Properties": \{\}(?=\s*\}[,\s]*"[YZ]")/g,
        '"Properties": { "Colour": 1 }, "Metadata": { "cfn-audit": { "ignore": [{ "rule": "wants-colour" }, { "rule": "wants-size" }] } }',
      ),
    );
    const range = session.rangeOf(uri, session.textOf(uri));
    const actions = await session.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ["quickfix"] },
    });
    const all = actions.find(({ title }) => title === "Fix all 2 suppression-unused problems");
    session.apply((await session.resolve(all ?? expect.fail("It is not offered."))).edit);
    const { Resources } = JSON.parse(session.textOf(uri));
    const kept = { "cfn-audit": { ignore: [{ rule: "wants-size" }] } };
    expect(Resources).toMatchObject({ X: { Metadata: kept }, Y: { Metadata: kept } });
    expect(Resources.Z).toEqual({ Type: "Test::Some::Thing", Properties: {} });
  });

  test("is what the user's settings make of it", async () => {
    const shown = async (level: string) => {
      const session = await startSession({
        rules,
        settings: { rules: { "suppression-unused": level } },
      });
      return (await session.diagnostics(session.open(text))).map(({ severity }) => severity);
    };
    expect([await shown("off"), await shown("high")]).toEqual([[], [2]]);
  });
});
