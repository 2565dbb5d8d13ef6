import { describe, expect, test } from "vitest";
import {
  CancellationTokenSource,
  type CodeAction,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type MarkupContent,
} from "vscode-languageserver/node";
import type { Rule } from "../../server/src/rules/rule.ts";
import {
  type AuditResult,
  auditRequest,
  type FixAllResult,
  fixAllRequest,
  type ReportResult,
  reportRequest,
  rulePageRequest,
  rulesRequest,
} from "../../shared/requests.ts";
import { plain } from "./process.ts";
import { give, giveHelper, things, wants } from "./rules.ts";
import { type Session, startSession } from "./session.ts";

const colour = wants("Colour");
const named = (answer: unknown) =>
  (answer as CodeAction[]).map(({ title, kind, isPreferred }) => [
    title,
    kind,
    ...(isPreferred === undefined ? [] : [isPreferred]),
  ]);
const firstFix = async (session: Session, uri: string, at: string) => {
  const [action] = await session.actions(uri, at, ["quickfix"]);
  return action ?? expect.fail("There is no code action.");
};

describe("diagnostics", () => {
  test("severities become those of the protocol, and related places are linked", async () => {
    const rules = [
      wants("A", { severity: "critical" }),
      wants("B", { severity: "high" }),
      wants("C", { severity: "medium" }),
      wants("D", { severity: "low" }),
    ];
    const session = await startSession({ rules, homepage: "https://example.org/it/#readme" });
    const uri = session.open(things("X"));
    const found = await session.diagnostics(uri);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ["wants-a", 1],
      ["wants-b", 2],
      ["wants-c", 3],
      ["wants-d", 3],
    ]);
    expect(found[0]).toMatchObject({
      range: session.rangeOf(uri, '"X"'),
      codeDescription: { href: "https://example.org/it/docs/rules/wants-a.md" },
      relatedInformation: [{ location: { uri }, message: "What lacks it." }],
    });
  });

  test("without a homepage the code links to AWS; a client without related places gets none", async () => {
    const session = await startSession({ rules: [colour], capabilities: plain });
    session.open(things("X"));
    const { diagnostics } = await session.next<{ diagnostics: unknown[] }>(
      "textDocument/publishDiagnostics",
    );
    expect(diagnostics).toEqual([
      {
        range: expect.anything(),
        severity: 1,
        code: "wants-colour",
        codeDescription: { href: "https://docs.aws.amazon.com/things.html" },
        source: "cfn-audit",
        message: 'Thing "X" lacks Colour.',
      },
    ]);
  });

  test.each([
    ["json", []],
    ["jsonc", []],
    ["cloudformation", ["json-syntax"]],
  ])(
    "syntax errors of a document in %s are told where the editor does not",
    async (language, codes) => {
      const session = await startSession({ rules: [] });
      const uri = session.open(`${things("X").slice(0, -1)},, }`, `a.${language}`, language);
      const found = await session.diagnostics(uri);
      expect(found.map(({ code }) => code)).toEqual(codes);
      if (codes.length > 0)
        expect(found[0]).toMatchObject({
          severity: 1,
          source: "cfn-audit",
          message: "JSON not well-formed: value expected.",
        });
    },
  );

  test("what was pulled before is not sent again, until the text changes", async () => {
    const session = await startSession({ rules: [colour] });
    const uri = session.open(things("X"));
    const first = await session.pull(uri);
    const again = () =>
      session.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument: { uri },
        previousResultId: first.resultId,
      });
    expect(await again()).toEqual({ kind: "unchanged", resultId: first.resultId });
    session.edit(uri, "{}", '{ "Colour": 1 }');
    expect(await again()).toMatchObject({ kind: "full", items: [] });
  });

  test("a version that is superseded is never analysed, and its pull asked to be repeated", async () => {
    let checks = 0;
    const rules = [wants("Colour", { whenChecked: () => checks++ })];
    const session = await startSession({ rules });
    const uri = session.open(things("X"));
    await session.pull(uri);
    checks = 0;
    const pulls: Promise<unknown>[] = [];
    for (let i = 0; i < 20; i++) {
      session.edit(uri, '"X"', '"X" ');
      pulls.push(session.pull(uri));
    }
    const last = pulls.pop();
    for (const pull of await Promise.allSettled(pulls))
      expect(pull).toMatchObject({
        status: "rejected",
        reason: { code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: true } },
      });
    expect(await last).toMatchObject({ kind: "full", items: [{ code: "wants-colour" }] });
    expect(checks).toBe(1);
  });

  test("a cancelled pull is answered as such, and costs nothing", async () => {
    let checks = 0;
    const rules = [wants("Colour", { whenChecked: () => checks++ })];
    const session = await startSession({ rules });
    const uri = session.open(things("X"));
    const source = new CancellationTokenSource();
    const pull = session.pull(uri, source.token);
    source.cancel();
    await expect(pull).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(checks).toBe(0);
  });

  test("of versions that follow each other at once only the last is published", async () => {
    const session = await startSession({ rules: [colour], capabilities: plain });
    const uri = session.open(things("X"));
    for (let i = 0; i < 20; i++) session.edit(uri, '"X"', '"X" ');
    expect(await session.next("textDocument/publishDiagnostics")).toMatchObject({ version: 21 });
    session.close(uri);
    expect(await session.next("textDocument/publishDiagnostics")).toEqual({ uri, diagnostics: [] });
  });

  test("a document closed and opened again is another one, though its version is the same", async () => {
    const session = await startSession({ rules: [colour] });
    const uri = session.open(things("X"), "a.json");
    expect(await session.diagnostics(uri)).toHaveLength(1);
    session.close(uri);
    session.open(things("Y", "Z"), "a.json");
    expect(await session.diagnostics(uri)).toHaveLength(2);
    session.open(things("A", "B", "C"), "a.json");
    expect(await session.diagnostics(uri)).toHaveLength(3);
  });
});

describe("code actions", () => {
  const choice = wants("Size", {
    fixes: (resource) => [
      give(resource, "Size", "review", "small"),
      give(resource, "Size", "review", "large"),
    ],
  });

  test("the preferred fix comes first, then others, all of the rule, all that is safe", async () => {
    const session = await startSession({ rules: [colour, choice] });
    const uri = session.open(things("X", "Y"));
    expect(named(await session.actions(uri, '"X"'))).toEqual([
      ['Give "X" Colour true', "quickfix", true],
      ['Give "X" Size small', "quickfix", true],
      ['Give "X" Size large', "quickfix", false],
      ["Fix all 2 wants-colour problems", "quickfix"],
      ["Fix all 2 wants-size problems, 2 of them to review afterwards", "quickfix"],
      ['Ignore wants-colour for "X"', "quickfix"],
      ['Ignore wants-size for "X"', "quickfix"],
      ["Ignore wants-colour in this template", "quickfix"],
      ["Ignore wants-size in this template", "quickfix"],
      ["Fix all safe CloudFormation problems", "source.fixAll.cfnAudit"],
    ]);
  });

  test("in a text that is not valid JSON only single fixes are offered", async () => {
    const session = await startSession({ rules: [colour] });
    const uri = session.open(things("X", "Y").trimEnd().slice(0, -1));
    expect(named(await session.actions(uri, '"X"'))).toEqual([
      ['Give "X" Colour true', "quickfix", true],
    ]);
    expect(await session.request(fixAllRequest, { uri, include: "review" })).toMatchObject({
      fixed: 0,
      left: 2,
      isBroken: true,
    });
  });

  test("only the kinds that are asked for are given", async () => {
    const session = await startSession({ rules: [colour] });
    const uri = session.open(things("X"));
    const kinds = async (...only: string[]) => [
      ...new Set((await session.actions(uri, '"X"', only)).map(({ kind }) => kind)),
    ];
    expect(await kinds("quickfix")).toEqual(["quickfix"]);
    for (const only of ["source", "source.fixAll", "source.fixAll.cfnAudit"])
      expect(await kinds(only)).toEqual(["source.fixAll.cfnAudit"]);
    for (const only of ["refactor", "source.fixAll.eslint", "source.organizeImports", "quick"])
      expect(await kinds(only)).toEqual([]);
    expect(await kinds("")).toEqual(["quickfix", "source.fixAll.cfnAudit"]);
  });

  test("away from findings there is nothing but fix all; without safe fixes not even that", async () => {
    const session = await startSession({ rules: [colour] });
    expect(named(await session.actions(session.open(things("X")), '"Resources"'))).toEqual([
      ["Fix all safe CloudFormation problems", "source.fixAll.cfnAudit"],
    ]);
    const other = await startSession({ rules: [choice] });
    expect(await other.actions(other.open(things("X")), '"Resources"')).toEqual([]);
  });

  test("a fix carries its finding, is resolved for its version, and changes what it must", async () => {
    const session = await startSession({ rules: [colour, choice] });
    const text = things("X", "Y").replaceAll("\n", "\r\n");
    const uri = session.open(text);
    const [, , large] = await session.actions(uri, '"Y"', ["quickfix"]);
    expect(large).toEqual({
      title: 'Give "Y" Size large',
      kind: "quickfix",
      isPreferred: false,
      diagnostics: [expect.objectContaining({ code: "wants-size" })],
      data: {
        uri,
        version: 1,
        rule: "wants-size",
        path: ["Resources", "Y"],
        fix: 'Give "Y" Size large',
      },
    });
    const { edit } = await session.resolve(large as CodeAction);
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    session.apply(edit);
    const [before, after] = text.split(/(?<="Y".*"Properties": )\{\}/s) as [string, string];
    expect(session.textOf(uri)).toBe(`${before}{\r\n        "Size": "large"\r\n      }${after}`);
  });

  test("all of a rule, and all that is safe", async () => {
    const session = await startSession({ rules: [colour, choice] });
    const uri = session.open(things("X", "Y"));
    const apply = async (title: string) => {
      const actions = await session.actions(uri, '"X"');
      const action = actions.find((each) => each.title === title);
      session.apply((await session.resolve(action ?? expect.fail(title))).edit);
      return JSON.parse(session.textOf(uri)).Resources;
    };
    const all = await apply("Fix all 2 wants-size problems, 2 of them to review afterwards");
    expect(all).toMatchObject({
      X: { Properties: { Size: "small" } },
      Y: { Properties: { Size: "small" } },
    });
    expect(all.X.Properties.Colour).toBeUndefined();
    expect(await apply("Fix all safe CloudFormation problems")).toMatchObject({
      X: { Properties: { Size: "small", Colour: true } },
      Y: { Properties: { Size: "small", Colour: true } },
    });
  });

  test("resolving for another version, a closed document or another rule set is refused", async () => {
    const session = await startSession({ rules: [colour] });
    const uri = session.open(things("X"));
    const fix = await firstFix(session, uri, '"X"');
    const refused = { code: LSPErrorCodes.ContentModified };
    await expect(
      session.resolve({ ...fix, data: { ...fix.data, rule: "another" } }),
    ).rejects.toMatchObject(refused);
    session.edit(uri, '"X"', '"X" ');
    await expect(session.resolve(fix)).rejects.toMatchObject(refused);
    session.close(uri);
    await expect(session.resolve(fix)).rejects.toMatchObject(refused);
  });

  test("a client that cannot resolve gets the edits at once, and unversioned if need be", async () => {
    const session = await startSession({ rules: [colour], capabilities: plain });
    const uri = session.open(things("X"));
    const fix = await firstFix(session, uri, '"X"');
    expect(fix.data).toBeUndefined();
    expect(fix.edit?.changes).toBeDefined();
    session.apply(fix.edit);
    expect(JSON.parse(session.textOf(uri)).Resources.X.Properties).toEqual({ Colour: true });
  });
});

describe("hover", () => {
  test("says why it matters and what mends it, as text that Markdown leaves as it is", async () => {
    const rules = [wants("Colour", { why: "See [here](command:evil) for <b>*more*</b>." })];
    const session = await startSession({ rules });
    const uri = session.open(things("X`y`"));
    const hover = await session.hover(uri, '"X`y`"');
    expect(hover?.range).toEqual(session.rangeOf(uri, '"X`y`"'));
    expect(hover?.contents).toEqual({
      kind: "markdown",
      value:
        'See \\[here\\]\\(command\\:evil\\) for \\<b\\>\\*more\\*\\<\\/b\\>\\.\n\nFix\\: Give \\"X\\`y\\`\\" Colour true',
    });
    expect(await session.hover(uri, '"Resources"')).toBeNull();
  });

  test("is plain for clients without Markdown, and tells alternatives and what to review", async () => {
    const rules = [
      wants("Size", {
        fixes: (resource) => [
          give(resource, "Size", "safe", "small"),
          give(resource, "Size", "review", "large"),
        ],
      }),
    ];
    const session = await startSession({ rules, capabilities: plain });
    const hover = await session.hover(session.open(things("X")), '"X"');
    expect(hover?.contents).toEqual({
      kind: "plaintext",
      value:
        'Things without Size are dull.\n\nFix: Give "X" Size small\n\nOr (to review): Give "X" Size large',
    });
  });

  test("of several findings at one place speaks of each", async () => {
    const session = await startSession({ rules: [colour, wants("Size")] });
    const hover = await session.hover(session.open(things("X")), '"X"');
    const { value } = (hover?.contents ?? expect.fail("no hover")) as MarkupContent;
    expect(value.split("\n\n---\n\n")).toHaveLength(2);
  });
});

describe("settings", () => {
  test("a changed setting counts at once, and the client is asked to pull again", async () => {
    const session = await startSession({ rules: [colour], settings: null });
    expect(await session.next("client/registerCapability")).toMatchObject({
      registrations: [
        { method: "workspace/didChangeConfiguration", registerOptions: { section: "cfnAudit" } },
      ],
    });
    const uri = session.open(things("X"));
    const severities = async () => (await session.diagnostics(uri)).map((each) => each.severity);
    expect(await severities()).toEqual([1]);
    session.configure({ rules: { "wants-*": "low" } });
    await session.next("workspace/diagnostic/refresh");
    expect(await severities()).toEqual([3]);
    session.configure({ rules: { "wants-*": "low" }, trace: { server: "verbose" } });
    session.configure({ enable: false });
    await session.next("workspace/diagnostic/refresh");
    expect(await severities()).toEqual([]);
    expect(session.waiting("workspace/diagnostic/refresh")).toBe(0);
    expect(await session.request<AuditResult>(auditRequest, { uri })).toEqual({
      status: "disabled",
    });
    expect(await session.actions(uri, '"X"')).toEqual([]);
  });

  test("a client that is not asked sends its settings, and is sent what they change", async () => {
    const session = await startSession({ rules: [colour], capabilities: plain });
    const published = () => session.next("textDocument/publishDiagnostics");
    session.open(things("X"));
    expect(await published()).toMatchObject({ diagnostics: [{ severity: 1 }] });
    session.configure({ rules: { "wants-*": "high" } });
    expect(await published()).toMatchObject({ diagnostics: [{ severity: 2 }] });
  });

  test("what is of a wrong type is said once and counts as not set", async () => {
    const settings = { enable: "yes", rules: { "wants-colour": "loud", "wants-s*": "off" } };
    const session = await startSession({ rules: [colour, wants("Size")], settings });
    const found = [
      ...(await session.diagnostics(session.open(things("X")))),
      ...(await session.diagnostics(session.open(things("X")))),
    ];
    expect(found.map(({ code }) => code)).toEqual(["wants-colour", "wants-colour"]);
    const log = () => session.next<{ message: string }>("window/logMessage");
    expect((await log()).message).toBe(
      'Setting cfnAudit.enable must be true or false, not "yes": true applies.',
    );
    expect((await log()).message).toBe(
      'Setting cfnAudit.rules["wants-colour"] must be one of off, critical, high, medium, low, not "loud": it is ignored.',
    );
    expect(session.waiting("window/logMessage")).toBe(0);
  });
});

test.each([
  ["everything", [1, 2], "Setting cfnAudit must be an object, not [1,2]: the defaults apply."],
  ["rules", { rules: "all" }, 'Setting cfnAudit.rules must be an object, not "all": {} applies.'],
  [
    "environmentParameter",
    { environmentParameter: 3, enable: null },
    'Setting cfnAudit.environmentParameter must be the name of a parameter, not 3: "" applies.',
  ],
  [
    "an unknown rule",
    { rules: { "wants-nobody-*": "off" } },
    'Setting cfnAudit.rules["wants-nobody-*"] matches no rule.',
  ],
])(
  "a setting that makes no sense is named, and the audit goes on: %s",
  async (_, settings, line) => {
    const session = await startSession({ rules: [colour], settings });
    expect(await session.diagnostics(session.open(things("X")))).toHaveLength(1);
    expect(await session.next("window/logMessage")).toEqual({ type: 2, message: line });
    expect(session.waiting("window/logMessage")).toBe(0);
  },
);

test("the profile and the lifecycle that the settings name are those that rules are asked with", async () => {
  const shown = async (settings: object) => {
    const { profile: _, ...mild } = wants("Colour", { severity: "low" });
    const wish: Rule = {
      ...mild,
      id: "wish",
      severity: "high",
      check: (resource, report, { lifecycle }) => report({ at: resource.key, message: lifecycle }),
    };
    const session = await startSession({ rules: [mild as Rule, wish], settings });
    const diagnostics = await session.diagnostics(session.open(things("X")));
    return diagnostics.map(({ code, message }) => `${code}: ${message}`);
  };
  expect(await shown({})).toEqual(["wish: off"]);
  expect(await shown({ profile: "all", lifecycle: "retain" })).toEqual([
    'wants-colour: Thing "X" lacks Colour.',
    "wish: retain",
  ]);
});

test("the environment's parameter that the settings name is the one that rules see", async () => {
  const marked = wants("Mark", {
    fixes: (resource, { environment }) => [
      give(resource, "Mark", "safe", environment().preferred ?? "none"),
    ],
  });
  const session = await startSession({
    rules: [marked],
    settings: { environmentParameter: "Realm" },
  });
  const uri = session.open(
    things("X").replace("{", '{ "Parameters": { "Realm": { "Type": "String" } },'),
  );
  expect((await firstFix(session, uri, '"X"')).title).toBe('Give "X" Mark Realm');
});

describe("defects of a rule", () => {
  const broken = wants("Anything", {
    whenChecked: () => {
      throw new Error("out of ideas");
    },
  });

  test("a rule that throws is logged and shown once, and the others go on", async () => {
    const session = await startSession({ rules: [broken, colour] });
    const uri = session.open(things("X"));
    for (let i = 0; i < 3; i++) {
      expect((await session.diagnostics(uri)).map(({ code }) => code)).toEqual(["wants-colour"]);
      session.edit(uri, '"X"', '"X" ');
    }
    expect(await session.next("window/logMessage")).toMatchObject({
      type: 1,
      message: expect.stringMatching(/^Defect in rule "wants-anything": out of ideas\nError: /),
    });
    expect(await session.next("window/showMessage")).toMatchObject({
      type: 1,
      message: expect.stringContaining('a defect in rule "wants-anything" (out of ideas)'),
    });
    expect(session.waiting("window/logMessage")).toBe(0);
    expect(session.waiting("window/showMessage")).toBe(0);
  });

  test("a rule whose fixes throw leaves its finding without a fix, and others with theirs", async () => {
    const clumsy = wants("Size", {
      fixes: () => {
        throw new Error("all thumbs");
      },
    });
    const session = await startSession({ rules: [clumsy, colour] });
    const uri = session.open(things("X"));
    expect(await session.diagnostics(uri)).toHaveLength(2);
    expect((await firstFix(session, uri, '"X"')).title).toBe('Give "X" Colour true');
    expect(await session.request(fixAllRequest, { uri, include: "review" })).toMatchObject({
      fixed: 1,
      left: 1,
    });
    expect(await session.next("window/showMessage")).toMatchObject({
      message: expect.stringContaining("all thumbs"),
    });
    expect(session.waiting("window/showMessage")).toBe(0);
  });

  test("an edit that cannot be made is a defect too", async () => {
    const clash = wants("Size", {
      fixes: (resource) => [
        {
          title: "Clash",
          safety: "safe",
          changes: [
            { kind: "rename", path: ["Resources", resource.id], name: "A" },
            { kind: "rename", path: ["Resources", resource.id], name: "B" },
          ],
        },
      ],
    });
    const session = await startSession({ rules: [clash] });
    const uri = session.open(things("X"));
    await expect(session.resolve(await firstFix(session, uri, '"X"'))).rejects.toThrow(
      "The fix could not be made.",
    );
    expect(await session.diagnostics(uri)).toHaveLength(1);
  });
});

describe("fix all, asked for by command", () => {
  const fixed = async (session: Session, uri: string, include: "safe" | "review") => {
    const result = await session.request<FixAllResult>(fixAllRequest, { uri, include });
    return result.status === "analyzed" ? result : expect.fail(result.status);
  };
  const rules = [
    wants("Helper", { fixes: (resource) => [giveHelper(resource, "Helper")] }),
    wants("Friend", { fixes: (resource) => [giveHelper(resource, "Friend", "review")] }),
    wants("Nothing", { fixes: () => [] }),
  ];

  test("safe ones only: edits without annotations, for the version that is open", async () => {
    const session = await startSession({ rules });
    const uri = session.open(things("X"));
    const result = await fixed(session, uri, "safe");
    expect(result).toMatchObject({ version: 1, fixed: 1, left: 2 });
    expect(result.edit?.changeAnnotations).toBeUndefined();
    session.apply(result.edit);
    expect(JSON.parse(session.textOf(uri)).Resources).toEqual({
      X: { Type: "Test::Some::Thing", Properties: { Helper: [{ Ref: "XHelper" }] } },
      XHelper: { Type: "Test::Some::Helper" },
    });
    expect(await fixed(session, uri, "safe")).toMatchObject({ fixed: 0, left: 2 });
  });

  test("with those to review: these ask to be confirmed, and can be left out", async () => {
    const session = await startSession({ rules });
    const uri = session.open(things("X", "Y"));
    const { edit, fixed: count, left } = await fixed(session, uri, "review");
    expect([count, left]).toEqual([4, 2]);
    expect(edit?.changeAnnotations).toEqual({
      "wants-friend": {
        label: "wants-friend",
        description: "A thing lacks Friend.",
        needsConfirmation: true,
      },
    });

    const other = session.open(things("X", "Y"));
    const [change] = edit?.documentChanges ?? [];
    const safe = change?.edits.filter(({ annotationId }) => annotationId === undefined) ?? [];
    session.apply({
      documentChanges: [{ textDocument: { uri: other, version: 1 }, edits: safe }],
    });
    const helper = { Type: "Test::Some::Helper" };
    expect(JSON.parse(session.textOf(other)).Resources).toEqual({
      X: { Type: "Test::Some::Thing", Properties: { Helper: [{ Ref: "XHelper" }] } },
      XHelper: helper,
      Y: { Type: "Test::Some::Thing", Properties: { Helper: [{ Ref: "YHelper" }] } },
      YHelper: helper,
    });

    session.apply(edit);
    expect(JSON.parse(session.textOf(uri)).Resources).toMatchObject({
      X: { Properties: { Helper: [{ Ref: "XHelper" }], Friend: [{ Ref: "XFriend" }] } },
      XHelper: helper,
      XFriend: helper,
      YFriend: helper,
    });
  });

  test("where there is nothing to mend there is no edit", async () => {
    const session = await startSession({ rules: rules.slice(2) });
    const uri = session.open(things("X"));
    expect((await fixed(session, uri, "review")).edit).toBeUndefined();
    expect(
      await session.request(fixAllRequest, { uri: session.open("{}"), include: "safe" }),
    ).toMatchObject({ status: "not-a-template" });
  });
});

describe("the report", () => {
  test("is a page about the version that is open", async () => {
    const session = await startSession({ rules: [colour] });
    const uri = session.open(things("X", "Y"));
    const params = { uri, name: "things.json", by: "rule" };
    const before = await session.request<ReportResult>(reportRequest, params);
    expect(before).toMatchObject({ status: "analyzed", version: 1 });
    session.edit(uri, '"Y"', '"Z"');
    const after = await session.request<ReportResult>(reportRequest, params);
    expect(after).toMatchObject({ status: "analyzed", version: 2 });
    expect(JSON.stringify(after)).toContain("Thing &quot;Z&quot; lacks Colour.");
  });

  test("says why there is none", async () => {
    const session = await startSession({ rules: [colour] });
    const ask = (uri: string) =>
      session.request<ReportResult>(reportRequest, { uri, name: "x", by: "rule" });
    expect(await ask("file:///gone.json")).toEqual({ status: "unknown" });
    expect(await ask(session.open("{}"))).toMatchObject({ status: "not-a-template" });
  });

  test("is by resource where the client asks for what there is not", async () => {
    const session = await startSession({ rules: [colour] });
    const uri = session.open(things("X"));
    const result = await session.request<ReportResult>(reportRequest, { uri, by: "colour" });
    expect(JSON.stringify(result)).toContain('<option value=\\"resource\\" selected>');
  });
});

test("rules can be listed, and read about", async () => {
  const session = await startSession({ rules: [colour] });
  expect(await session.request(rulesRequest, undefined)).toEqual([
    { id: "wants-colour", summary: "A thing lacks Colour." },
  ]);
  expect(await session.request(rulePageRequest, { rule: "wants-colour" })).toMatch(
    /^# wants-colour\n/,
  );
  for (const params of [{ rule: "no-such-rule" }, null, 3])
    expect(await session.request(rulePageRequest, params)).toBe(null);
});
