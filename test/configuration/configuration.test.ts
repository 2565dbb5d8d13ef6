import { describe, expect, test } from "vitest";
import { readConfiguration, settingsOf } from "../../server/src/configuration/configuration.ts";
import { pathMatcher } from "../../server/src/glob.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { doorOpen } from "../report/reporting.ts";

const rules = [doorOpen];
const read = (value: unknown) =>
  readConfiguration(typeof value === "string" ? value : JSON.stringify(value), rules);
const problemsIn = (value: unknown) => read(value).problems.map(({ message }) => message);

test("everything that can be set", () => {
  const { configuration, problems } = read({
    $schema: "x",
    profile: "all",
    rules: { "door-*": "low" },
    environmentParameter: "Realm",
    lifecycle: "retain",
    exclude: ["old/**"],
    maxFileSizeMB: 1,
    baseline: "known.json",
    overrides: [{ files: ["prod/**"], profile: "recommended" }],
  });
  expect(problems).toEqual([]);
  expect(configuration).toEqual({
    settings: {
      profile: "all",
      rules: { "door-*": "low" },
      environmentParameter: "Realm",
      lifecycle: "retain",
      exclude: ["old/**"],
      maxFileSizeMB: 1,
    },
    baseline: "known.json",
    overrides: [{ files: ["prod/**"], settings: { profile: "recommended" } }],
  });
});

test.each<[unknown, string]>([
  ["[]", "The file must be an object, not []."],
  ["", "The text is not valid JSON here: value expected."],
  ['{ "profile": "all" ', "The text is not valid JSON here: close brace expected."],
  [{ profil: "all" }, "profil is nothing that can be set. Did you mean profile?"],
  [{ enable: false }, "enable is nothing that can be set."],
  [{ profile: "some" }, 'profile must be one of essential, recommended, all, not "some".'],
  [
    { rules: { "door-open": "loud" } },
    'rules["door-open"] must be one of off, critical, high, medium, low, not "loud".',
  ],
  [{ rules: { "gate-*": "off" } }, 'rules["gate-*"] matches no rule.'],
  [{ exclude: "old" }, 'exclude must be a list of globs, not "old".'],
  [{ baseline: 1 }, "baseline must be a path, not 1."],
  [{ overrides: {} }, "overrides must be a list, not {}."],
  [{ overrides: [1] }, "overrides[0] must be an object, not 1."],
  [{ overrides: [{ profile: "all" }] }, 'overrides[0] must have "files", a list of globs.'],
  [
    { overrides: [{ files: ["a"], profile: 1 }] },
    "overrides[0].profile must be one of essential, recommended, all, not 1.",
  ],
  [
    { overrides: [{ files: ["a"], exclude: [] }] },
    "overrides[0].exclude is nothing that can be set.",
  ],
])("%j", (value, message) => expect(problemsIn(value)).toEqual([message]));

test("a problem is shown at its value", () => {
  const text = '{ "overrides": [{ "files": [], "rules": { "gate": "off" } }] }';
  const [problem] = read(text).problems;
  expect(text.slice(problem?.span.start, problem?.span.end)).toBe('"off"');
  expect(problem?.isOfSchema).toBe(false);
});

test("names of JavaScript's own are nothing special", () =>
  expect(problemsIn('{ "__proto__": {}, "constructor": 1 }')).toEqual([
    "__proto__ is nothing that can be set.",
    "constructor is nothing that can be set.",
  ]));

describe("the settings of a file", () => {
  const { configuration } = read({
    profile: "recommended",
    rules: { "door-*": "high", "door-open": "low" },
    overrides: [
      { files: ["prod/**"], profile: "all", rules: { "door-*": "critical" } },
      { files: ["prod/old/*.json"], lifecycle: "retain" },
    ],
  });
  const user = {
    profile: "essential",
    maxFileSizeMB: 1,
    rules: { "*": "low", "door-open": "off" },
  } as const;

  test("the configuration comes before the user's, and adds to their rules", () => {
    const settings = settingsOf(user, configuration, "a.json");
    expect(settings).toEqual({
      ...defaultSettings,
      profile: "recommended",
      maxFileSizeMB: 1,
      rules: { "*": "low", "door-*": "high", "door-open": "low" },
    });
    expect(Object.keys(settings.rules)).toEqual(["*", "door-*", "door-open"]);
  });

  test("an override comes before both", () => {
    const settings = settingsOf(user, configuration, "prod/old/a.json");
    expect(settings).toMatchObject({ profile: "all", lifecycle: "retain" });
    expect(Object.entries(settings.rules)).toEqual([
      ["*", "low"],
      ["door-open", "low"],
      ["door-*", "critical"],
    ]);
  });
});

test.each([
  ["*.json", "a.json", true],
  ["*.json", "deep/er/a.json", true],
  ["old", "old/a.json", true],
  ["old/", "x/old/a.json", true],
  ["old/**", "old/a/b.json", true],
  ["old/*", "x/old/a.json", false],
  ["**/old/*.json", "x/y/old/a.json", true],
  ["**/old/*.json", "old/a.json", true],
  ["a/**/b.json", "a/b.json", true],
  ["a/**/b.json", "a/x/y/b.json", true],
  ["a/**/b.json", "x/a/b.json", false],
  ["{a,b}/c?.json", "b/c1.json", true],
  ["{a,b}/c?.json", "d/c1.json", false],
  ["**", "a.json", true],
  ["", "a.json", false],
  ["/a.json", "a.json", true],
  [`${"**/a/".repeat(2000)}b`, `${"a/".repeat(2000)}c`, false],
])("whether %.40s matches %.40s: %j", (glob, path, expected) =>
  expect(pathMatcher([glob])(path)).toBe(expected),
);
