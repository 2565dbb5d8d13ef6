import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect, test } from "vitest";
import { html } from "../../server/src/report/html.ts";
import { printable } from "../../shared/printable.ts";
import {
  allKinds,
  doorOpen,
  doorUnlocked,
  hostile,
  hostileHouse,
  house,
  reportIn,
  ruleOf,
  suppressingHouse,
  written,
} from "./reporting.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Reads a page as browsers do, which must find nothing to mend in it. */
function read(text: string): Element[] {
  const errors: string[] = [];
  const page = parse(text, { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
  return elementsIn(page);
}

const elementsIn = (node: Node): Element[] => [
  ...("tagName" in node ? [node] : []),
  ...("childNodes" in node ? node.childNodes.flatMap(elementsIn) : []),
];

const textOf = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textOf).join("") : "";

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((each) => each.name === name)?.value;

const textsOf = (elements: readonly Element[], tag: string): string[] =>
  elements.filter(({ tagName }) => tagName === tag).map(textOf);

test("a page says how many, where, what and how to mend it", () => {
  const report = reportIn("s/house.json", house, [doorOpen, doorUnlocked]);
  const page = read(written(html, [report], { rules: [doorOpen] }));
  expect(textsOf(page, "title")).toEqual(["CloudFormation Audit: 3 findings in 1 template"]);
  expect(textsOf(page, "li")).toEqual(["2 critical", "1 low"]);
  expect(textsOf(page, "h2")).toEqual(["s/house.json", "Rules"]);
  expect(textsOf(page, "article")[1]).toBe(`
low Door "BackDoor" has no lock.
Line 11, column 5, BackDoor, door-unlocked
11      "BackDoor": {
the front door
4      "FrontDoor": {
Fix (review): Fit a brass lock
Or (review): Fit a steel lock
`);
  expect(textsOf(page, "mark")).toEqual(["true", '"BackDoor"', '"FrontDoor"', "true"]);
  expect(textsOf(page, "dd")[0]).toBe(
    "A door stands open. Somebody may come in.https://docs.aws.amazon.com/",
  );
  expect(textsOf(page, "footer")).toEqual(["cfn-audit 1.2.3, 2026-11-27"]);
});

test("what failed stands first, and of several templates there is a table", () => {
  const page = read(written(html, allKinds()));
  expect(textsOf(page, "h2").slice(0, 3)).toEqual(["Errors", "Templates", "s/house.json"]);
  expect(page.filter((each) => attribute(each, "class") === "failure").map(textOf)).toEqual([
    "Not audited: there is no such file or folder.gone.json",
    "The text is not valid JSON here: comma expected.invalid.json, line 8, column 9",
    "A defect of cfn-audit: the rule faulty failed: no such hingedefect.json",
  ]);
  expect(textsOf(page, "tr")).toEqual([
    "Templatecriticalhighmediumlow",
    "s/house.json21",
    "clean.json",
    "invalid.json2",
    "defect.json1",
  ]);
  expect(textsOf(read(written(html, [])), "title")).toEqual([
    "CloudFormation Audit: No findings in 0 templates",
  ]);
});

test("the page needs nothing else, and every link leads somewhere", () => {
  const page = read(written(html, allKinds(), { rules: [doorOpen] }));
  const ids = page.flatMap((each) => attribute(each, "id") ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const element of page) {
    expect(attribute(element, "src")).toBe(undefined);
    const href = attribute(element, "href");
    if (href === undefined) continue;
    expect(element.tagName).toBe("a");
    if (href.startsWith("#")) expect(ids).toContain(href.slice(1));
    else expect(href).toMatch(/^https:/);
  }
  const policy = page.find((each) => attribute(each, "http-equiv"));
  expect(attribute(policy as Element, "content")).toBe(
    "default-src 'none'; style-src 'unsafe-inline'",
  );
  const [style = ""] = textsOf(page, "style");
  expect(style).not.toMatch(/url\(|@import/);
  for (const part of ["prefers-color-scheme: dark", "@media print"]) expect(style).toContain(part);
});

test("whatever a template holds is text", () => {
  const path = "\"'><script>.json";
  const page = read(written(html, [reportIn(path, hostileHouse, [doorOpen, doorUnlocked])]));
  const tags = new Set(page.map(({ tagName }) => tagName));
  expect([...tags].sort()).toEqual(
    [
      "a",
      "article",
      "b",
      "body",
      "code",
      "dd",
      "dl",
      "dt",
      "footer",
      "h1",
      "h2",
      "h3",
      "head",
    ].concat(
      ["header", "html", "li", "main", "mark", "meta", "p", "pre", "section", "span", "style"],
      ["title", "ul"],
    ),
  );
  const names = new Set(page.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
  expect([...names].sort()).toEqual([
    "charset",
    "class",
    "content",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
  ]);
  const shown = hostile.map((id) => printable(id).replace("\ufffe", "\ufffd"));
  const titles = textsOf(page, "h3").filter((title) => title.includes("is open"));
  expect(titles).toEqual(shown.map((id) => `critical Door "${id}" is open: anybody comes in.`));
  expect(textsOf(page, "h2")[0]).toBe(path);
});

test("of a long line there is what is around the finding", () => {
  const text = JSON.stringify(JSON.parse(house)).replace("brass", "y".repeat(1000));
  const whole = ruleOf("whole", "low", (door, report) => report({ at: door.body, message: "m" }));
  const page = read(written(html, [reportIn("a.json", text, [doorOpen, whole])], { text }));
  expect(textsOf(page, "pre").slice(0, 2)).toEqual([
    expect.stringMatching(/^1 {2}…[^…]{60}\{[^…]{119}…$/),
    expect.stringMatching(/^1 {2}…[^…]{60}true[^…]{80}…$/),
  ]);
  expect(textsOf(page, "mark")[0]).toMatch(/^\{.{119}…$/);
});

test("what a template suppresses stands behind the findings, with its reason", () => {
  const report = reportIn("a.json", suppressingHouse, [doorOpen, doorUnlocked]);
  const page = read(written(html, [report], { rules: [doorOpen, doorUnlocked] }));
  expect(textsOf(page, "title")).toEqual([
    "CloudFormation Audit: 1 finding in 1 template, 2 suppressed",
  ]);
  expect(textsOf(page, "h2")).toEqual(["a.json", "Suppressed", "Rules"]);
  expect(page.filter((each) => attribute(each, "class") === "suppressed").map(textOf)[0]).toBe(
    'Door "BackDoor" has no lock.a.json, line 11, door-unlocked<Nobody> knows | it',
  );
  expect(textsOf(page, "dt")).toEqual(["door-open", "door-unlocked"]);
});
