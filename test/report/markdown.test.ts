import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { markdown, stepSummary } from "../../server/src/report/markdown.ts";
import { printable } from "../../shared/printable.ts";
import {
  allKinds,
  doorOpen,
  doorUnlocked,
  hostile,
  hostileHouse,
  house,
  reportIn,
  suppressingHouse,
  written,
} from "./reporting.ts";

/** As GitHub reads it: with tables, and addresses become links. */
const reader = new MarkdownIt({ html: true, linkify: true });

type Token = ReturnType<typeof reader.parse>[number];

const read = (text: string): Token[] => reader.parse(text, {});
const inlineOf = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap(({ children }) => children ?? []);

/** The texts of the cells, row by row, without the characters that come between a mark and a name. */
function tablesOf(tokens: readonly Token[]): string[][] {
  const rows: string[][] = [];
  for (const [i, { type, children }] of tokens.entries()) {
    if (type === "tr_open") rows.push([]);
    if (!/^t[dh]_open$/.test(tokens[i - 1]?.type ?? "")) continue;
    const text = (children ?? []).map(({ content }) => content).join("");
    rows.at(-1)?.push(text.replaceAll("\u2060", ""));
  }
  return rows;
}

test("a table a file, and a summary before them", () => {
  const report = reportIn("s/house.json", house, [doorOpen, doorUnlocked]);
  expect(written(markdown, [report, ...allKinds().slice(1, 2)], { rules: [doorOpen] })).toBe(
    `## CloudFormation Audit

**3 findings** in 2 templates: 2 critical, 1 low.

### \`s/house.json\`

| Line | Severity | Rule | Problem | Fix |
| --- | --- | --- | --- | --- |
| 7 | critical | [door-open] | Door "FrontDoor" is open: anybody comes in. | Close "FrontDoor" |
| 11 | low | door-unlocked | Door "BackDoor" has no lock. | Fit a brass lock *(review)* |
| 14 | critical | [door-open] | Door "BackDoor" is open: anybody comes in. | Close "BackDoor" |

[door-open]: <https://docs.aws.amazon.com/>
`,
  );
});

test("no findings, and what failed", () => {
  expect(written(markdown, allKinds().slice(1, 2))).toBe(
    "## CloudFormation Audit\n\nNo findings in 1 template.\n",
  );
  expect(written(markdown, allKinds())).toContain(`**3 files with errors:**

- \`gone.json\`: Not audited: there is no such file or folder.
- \`invalid.json:8:9\`: The text is not valid JSON here: comma expected.
- \`defect.json\`: A defect of cfn-audit: the rule faulty failed: no such hinge

### \`s/house.json\`
`);
});

test("a reader finds tables, and rules lead where they are written up", () => {
  const text = written(markdown, allKinds(), { rules: [doorOpen] });
  const tokens = read(text);
  expect(tablesOf(tokens).slice(0, 3)).toEqual([
    ["Line", "Severity", "Rule", "Problem", "Fix"],
    [
      "7",
      "critical",
      "door-open",
      'Door "FrontDoor" is open: anybody comes in.',
      'Close "FrontDoor"',
    ],
    ["11", "low", "door-unlocked", 'Door "BackDoor" has no lock.', "Fit a brass lock (review)"],
  ]);
  const links = inlineOf(tokens).filter(({ type }) => type === "link_open");
  expect(links.map((link) => link.attrGet("href"))).toEqual(
    links.map(() => "https://docs.aws.amazon.com/"),
  );
  expect(links).toHaveLength(4);
});

test.each([
  ["the report", markdown],
  ["the step's summary", stepSummary],
])("whatever a template holds is text: %s", (_, format) => {
  const path = "a`|`` <b>@x.json";
  const tokens = read(written(format, [reportIn(path, hostileHouse, [doorOpen])]));
  const problems = tablesOf(tokens)
    .slice(1)
    .map((cells) => cells[3]);
  expect(problems).toEqual(
    hostile.map((id) => `Door "${printable(id)}" is open: anybody comes in.`),
  );
  expect(tablesOf(tokens).every((cells) => cells.length === tablesOf(tokens)[0]?.length)).toBe(
    true,
  );
  const kinds = new Set(inlineOf(tokens).map(({ type }) => type));
  expect([...kinds].sort()).toEqual(["code_inline", "strong_close", "strong_open", "text"]);
  expect(inlineOf(tokens).find(({ type }) => type === "code_inline")?.content).toContain(path);
});

test("nobody is told, and nothing is an emoji", () => {
  const text = written(markdown, [reportIn("a.json", hostileHouse, [doorOpen])]);
  expect(text).not.toMatch(/@\w/);
  expect(text).not.toMatch(/(?<!\\):smile/);
});

test("what a template suppresses is counted", () => {
  const report = reportIn("a.json", suppressingHouse, [doorOpen, doorUnlocked]);
  for (const format of [markdown, stepSummary])
    expect(written(format, [report])).toContain(
      "**1 finding** in 1 template: 1 critical. 2 suppressed.\n",
    );
});
