import { describe, expect, test } from "vitest";
import { analyze } from "../../../server/src/analyze.ts";
import { graphOf } from "../../../server/src/report/page/graph.ts";
import { html } from "../../../server/src/report/page/markup.ts";
import { type PageOptions, pageOf } from "../../../server/src/report/page/page.ts";
import { box, pictureOf, placed } from "../../../server/src/report/page/picture.ts";
import { changesOf } from "../../../server/src/report/page/preview.ts";
import { unjudgedOf } from "../../../server/src/report/page/unjudged.ts";
import { matrixOf, verdictOf } from "../../../server/src/report/page/verdict.ts";
import { linesOf } from "../../../server/src/report/positions.ts";
import type { Finding, Rule } from "../../../server/src/rules/rule.ts";
import { set } from "../../../server/src/syntax/change.ts";
import { parse } from "../../../server/src/syntax/syntax.ts";
import { readTemplate } from "../../../server/src/template/template.ts";
import type { Category, Severity } from "../../../shared/settings.ts";
import { doorOpen, ruleOf } from "../reporting.ts";

const house = `{
  "Resources": {
    "Front": { "Type": "Test::House::Door", "Properties": { "Open": true, "House": { "Ref": "House" } } },
    "House": { "Type": "Test::House::House" }
  }
}
`;

const pageWith = (text: string, rules: readonly Rule[], by?: PageOptions["by"]) =>
  pageOf(text, analyze(text, { rules }), { name: "house.json", rules, version: "1.2.3", by });

/** What a reader reads, without markup. */
const read = (page: string): string =>
  page
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ")
    .trim();

test("the page says what was found, why it matters, and what its fix changes", () => {
  const text = read(pageWith(house, [doorOpen]).html);
  expect(text).toContain(
    "house.json Nothing that was found blocks the deployment: 1 of high or critical severity.",
  );
  expect(text).toContain(
    "2 resources · 1 finding · 1 safe to fix · 0 to fix and review · cfn-audit 1.2.3",
  );
  expect(text).toContain("Why it matters Somebody may come in.");
  expect(text).toContain('− "Front": { "Type": "Test::House::Door", "Properties": { "Open": true,');
  expect(text).toContain(
    '+ "Front": { "Type": "Test::House::Door", "Properties": { "Open": false,',
  );
});

test("each thing to click says what it asks for", () => {
  const { html: page } = pageWith(house, [doorOpen]);
  const asked = [...page.matchAll(/data-do="(\w+)"/g)].map(([, what]) => what);
  expect(new Set(asked)).toEqual(
    new Set(["fixAllSafe", "export", "group", "filter", "reveal", "explain", "fix", "ignore"]),
  );
  expect(page).toContain('data-do="reveal" data-from="3:69" data-to="3:73"');
  expect(page).toContain(
    'data-rule="door-open" data-path="[&quot;Resources&quot;,&quot;Front&quot;,&quot;Properties&quot;,&quot;Open&quot;]"',
  );
});

test("a template without findings has none of their tools, but can be exported", () => {
  const { html: page } = pageWith(house.replace("true", "false"), [doorOpen]);
  expect(page).toContain('data-do="export"');
  expect(read(page)).toContain("Nothing was found.");
  expect(page).not.toMatch(/data-do="(group|fix|fixAllSafe|fixAllReview)"/);
});

test("in broken text nothing is mended in bulk, and the page says that there may be more", () => {
  const { html: page } = pageWith(house.replace("true,", "true,,"), [doorOpen]);
  expect(read(page)).toContain("The text is not valid JSON, so there may be more to find.");
  expect(page).not.toMatch(/data-do="fixAll/);
});

describe("a finding is ignored", () => {
  const ignored = (text: string, rules: readonly Rule[]) =>
    pageWith(text, rules).html.match(/<button[^>]* data-do="ignore"[^>]*>/g);
  const { check: _, resourceTypes: __, ...base } = doorOpen;
  const noAddress: Rule = {
    ...base,
    id: "no-address",
    checkTemplate: ({ section }, report) => {
      const resources = section("Resources");
      // It names a resource, and does not stand in one.
      if (resources) report({ at: resources.key, message: "No address.", logicalId: "Front" });
    },
  };

  test("on the resource in which it is reported", () =>
    expect(ignored(house, [doorOpen])).toEqual([
      '<button class="secondary" data-do="ignore" data-rule="door-open" data-id="Front">',
    ]));

  test.each([
    ["it is reported in none", house, noAddress, "no-address"],
    [
      "the resource has other metadata in that place",
      house.replace('"Test::House::Door",', '"Test::House::Door", "Metadata": "mine",'),
      doorOpen,
      "door-open",
    ],
  ])("in the template where %s", (_, text, rule, id) =>
    expect(ignored(text, [rule])).toEqual([
      `<button class="secondary" data-do="ignore" data-rule="${id}">`,
    ]),
  );

  test("nowhere while brackets do not match", () =>
    expect(ignored(house.slice(0, -4), [doorOpen])).toBeNull());
});

test("what the template suppresses is counted, and listed with the reason and whose form it has", () => {
  const metadata = (reason: string) =>
    `"Test::House::Door", "Metadata": { "cfn-audit": { "ignore": [{ "rule": "door-open"${reason} }] } },`;
  const suppressed = (reason: string) =>
    pageWith(house.replace('"Test::House::Door",', metadata(reason)), [doorOpen]).html;
  const page = suppressed(', "reason": "It is <hot>"');
  expect(read(page)).toContain(
    "2 resources · 0 findings · 0 safe to fix · 0 to fix and review · 1 suppressed · cfn-audit",
  );
  expect(read(page)).toContain("Nothing was found.");
  const list = read(page.slice(page.indexOf('<section id="suppressed">')));
  expect(list).toContain("Suppressed 1");
  expect(list).toMatch(
    /Door "Front" is open: anybody comes in\. Line 3 · door-open Front It is &lt;hot&gt; cfn-audit$/,
  );
  expect(read(suppressed(""))).toMatch(/door-open Front None is given cfn-audit$/);
  expect(pageWith(house, [doorOpen]).html).not.toContain("Suppressed");
});

test("a file in which no object can be made out has a page too", () => {
  expect(read(pageWith('"Resources"', [doorOpen]).html)).toContain("Nothing was found.");
});

test("nothing from the template is markup", () => {
  const evil = `<img src=x onerror="alert(1)">&'\u202e`;
  const text = house.replaceAll("Front", evil.replaceAll('"', '\\"'));
  const { html: page, graph } = pageWith(text, [doorOpen]);
  const picture = pictureOf(graph as NonNullable<typeof graph>).html;
  for (const part of [page, picture]) {
    expect(part).not.toMatch(/<img|onerror="|\u202e/);
    expect(part).toContain("&lt;img src=x onerror=");
  }
});

describe("findings in groups", () => {
  const rules = [
    ruleOf("mild", "low", (door, report) => report({ at: door.key, message: "mild" })),
    ruleOf("grave", "critical", (door, report) => report({ at: door.key, message: "grave" })),
  ];
  const doors = JSON.stringify({
    Resources: { A: { Type: "Test::House::Door" }, B: { Type: "Test::House::Door" } },
  });
  test.each([
    ["resource", ["A 2", "B 2"]],
    ["severity", ["critical 2", "low 2"]],
    ["rule", ["grave 2", "mild 2"]],
  ] as const)("by %s", (by, titles) => {
    const { html: page } = pageWith(doors, rules, by);
    expect([...page.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, title]) => read(title ?? ""))).toEqual(
      titles,
    );
    expect(page).toContain(`<option value="${by}" selected>`);
  });

  test("the gravest comes first, and why a rule matters is open once", () => {
    const { html: page } = pageWith(doors, rules);
    expect([...page.matchAll(/<\/span> (mild|grave)</g)].map(([, message]) => message)).toEqual([
      "grave",
      "mild",
      "grave",
      "mild",
    ]);
    expect(page.match(/<details class="why" open>/g)).toHaveLength(2);
    expect(page.match(/<details class="why">/g)).toHaveLength(2);
  });
});

const finding = (category: Category, severity: Severity) => ({ category, severity }) as Finding;

test.each([
  [[], false, "Nothing was found."],
  [[finding("Template", "critical")], false, "1 finding blocks the deployment."],
  [
    [
      finding("Template", "critical"),
      finding("Template", "critical"),
      finding("Security", "high"),
      finding("Security", "low"),
    ],
    false,
    "2 findings block the deployment, 1 more of high or critical severity, 1 of medium or low severity.",
  ],
  [
    [finding("Security", "high"), finding("Security", "medium")],
    false,
    "Nothing that was found blocks the deployment: 1 of high or critical severity, 1 of medium or low severity.",
  ],
  [[], true, "The text is not valid JSON, so there may be more to find. Nothing was found."],
])("the verdict %#", (findings, isBroken, expected) =>
  expect(verdictOf(findings, isBroken, 0)).toBe(expected),
);

test("the verdict tells apart what is clean and what the baseline knows", () => {
  expect(verdictOf([], false, 0)).toBe("Nothing was found.");
  expect(verdictOf([], false, 2)).toBe("Nothing was found but what is in the baseline.");
});

test("the matrix has categories with findings, and all severities", () => {
  const { categories, rows } = matrixOf([
    finding("Security", "high"),
    finding("Template", "critical"),
    finding("Security", "high"),
  ]);
  expect(categories).toEqual(["Template", "Security"]);
  expect(rows.map(({ counts }) => counts)).toEqual([
    [1, 0],
    [0, 2],
    [0, 0],
    [0, 0],
  ]);
});

describe("what a fix changes", () => {
  const text = "a\nb\nc\nd\ne\r\nf\n";
  const lines = linesOf(text);
  const edit = (piece: string, content: string) => ({
    offset: text.indexOf(piece),
    length: piece.length,
    content,
  });

  test("lines that stay are left out", () =>
    expect(changesOf(text, lines, [edit("b\nc", "b\nx\nc")])).toEqual([
      { line: 3, before: [], after: ["x"] },
    ]));
  test("neighbours are one change, others are not", () =>
    expect(changesOf(text, lines, [edit("f", "F"), edit("a", "A"), edit("b", "B")])).toEqual([
      { line: 1, before: ["a", "b"], after: ["A", "B"] },
      { line: 6, before: ["f"], after: ["F"] },
    ]));
  test("a line end of Windows is none of the change", () =>
    expect(changesOf(text, lines, [edit("e\r\nf", "e\r\ng")])).toEqual([
      { line: 6, before: ["f"], after: ["g"] },
    ]));
});

const templateOf = (resources: unknown, sections: object = {}) =>
  readTemplate(parse(JSON.stringify({ ...sections, Resources: resources })));

describe("the picture", () => {
  const of = (resources: object) => {
    const template = templateOf(resources);
    return graphOf(template, [], linesOf(template.syntax.text));
  };

  test("each pair of resources is joined once, and what is joined to nothing is shown too", () => {
    const graph = of({
      A: {
        Type: "T",
        DependsOn: "B",
        Properties: { X: { Ref: "B" }, Y: { "Fn::GetAtt": ["A", "Z"] }, P: { Ref: "AWS::Region" } },
      },
      B: { Type: "AWS::S3::Bucket" },
      C: { Type: "T" },
    });
    expect(graph.edges).toEqual([{ from: "A", to: "B" }]);
    const svg = pictureOf(graph).html;
    expect(
      svg.match(/<path d="M[\d.]+ [\d.]+/g)?.filter((path) => !path.includes("M0 0")),
    ).toHaveLength(1);
    expect(read(svg)).toContain("S3::Bucket");
    const corners = [...svg.matchAll(/translate\(([\d.]+ [\d.]+)\)/g)].map(([, at]) => at);
    expect(new Set(corners).size).toBe(3);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  test("what refers to something farther away leads past the boxes between, from side to side", () => {
    const needing = (...ids: string[]) => ({ Type: "T", DependsOn: ids });
    const graph = of({
      A: needing("B", "C", "D"),
      B: needing("C", "D"),
      C: needing("D"),
      D: needing("A"),
      E: needing("B", "D"),
    });
    const { cornerOf, stretchesOf } = placed(graph);
    const corners = graph.resources.map(({ id }) => cornerOf(id));
    const passing = graph.edges.flatMap(({ from, to }) => stretchesOf(from, to).slice(1, -1));
    expect(passing.length).toBeGreaterThan(4);
    for (const { from, to } of passing) {
      const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
      const crossed = corners.filter(
        ({ x, y }) =>
          x < right && left < x + right - left && y <= from.y && from.y <= y + box.height,
      );
      expect(crossed).toEqual([]);
    }
    const sides = graph.edges.map(({ from, to }) => {
      const [start, end] = [cornerOf(from), cornerOf(to)];
      const isLeftward = end.x < start.x;
      const stretches = stretchesOf(from, to);
      expect(stretches.at(0)?.to.x).toBe(start.x + (isLeftward ? 0 : box.width));
      expect(stretches.at(-1)?.from.x).toBe(end.x + (isLeftward ? box.width : 0));
      return isLeftward;
    });
    // One of a circle leads back.
    expect(new Set(sides).size).toBe(2);
  });

  test("resources may be left where they stood, and lead to where they are now", () => {
    const before = of({ A: { Type: "T", DependsOn: "B" }, B: { Type: "T" } });
    const template = readTemplate(
      parse('\n\n{"Resources":{"A":{"Type":"T","DependsOn":"B"},"B":{"Type":"T"}}}'),
    );
    const after = graphOf(template, [], linesOf(template.syntax.text));
    let times = 0;
    const once = (graph: Parameters<typeof placed>[0]) => {
      times++;
      return placed(graph === after ? before : graph);
    };
    expect(pictureOf(after, once).html).toContain('data-from="3:');
    expect(pictureOf(before, once).html).toContain('data-from="1:');
    expect(times).toBe(2);
  });

  test("too many are said, and not drawn", () => {
    const many = Object.fromEntries(
      Array.from({ length: 151 }, (_, i) => [`R${i}`, { Type: "T" }] as const),
    );
    expect(read(pictureOf(of(many)).html)).toMatch(
      /^A picture of 151 resources would be too dense/,
    );
  });

  test("a template with one resource needs none", () =>
    expect(pageWith('{"Resources":{"A":{"Type":"T"}}}', [doorOpen]).graph).toBeUndefined());
});

test("what only deployment can tell is named", () => {
  const template = templateOf(
    {
      Nested: { Type: "AWS::CloudFormation::Stack" },
      Own: { Type: "Custom::Thing", Properties: { Name: { Ref: "Open" } } },
      Queue: {
        Type: "AWS::SQS::Queue",
        Properties: { X: { "Fn::ImportValue": "x" }, Y: { Ref: "Given" } },
      },
      "Fn::ForEach::Topics": ["X", ["a"], {}],
    },
    {
      Transform: "AWS::LanguageExtensions",
      Parameters: {
        Open: { Type: "String" },
        Given: { Type: "String", Default: "x" },
        Unused: { Type: "String" },
      },
    },
  );
  expect(unjudgedOf(template).map(({ message }) => message)).toEqual([
    "The transform may add and change resources.",
    'Parameter "Open" decides about "Own", and has no default.',
    '"Nested" is a stack with a template of its own.',
    '"Own" is a custom resource: what it does is in its code.',
    '"Queue" has a value that another stack exports.',
    "Fn::ForEach::Topics writes resources only when the template is deployed.",
  ]);
});

test("HTML in HTML stays, all else is escaped", () =>
  expect(html`<b>${"<i>"}${html`<u>${1}</u>`}${[html`x`, html`y`]}${undefined}</b>`.html).toBe(
    "<b>&lt;i&gt;<u>1</u>xy</b>",
  ));

test("a finding whose fix makes no edit has none to show", () => {
  const rule = ruleOf("odd", "high", (door, report) =>
    report({
      at: door.key,
      message: "odd",
      fixes: () => [{ title: "Do it", safety: "safe", changes: [set(["Nowhere", "X"], 1)] }],
    }),
  );
  expect(read(pageWith(house, [rule]).html)).toContain("Do it safe");
});
