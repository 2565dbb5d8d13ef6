import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { generateTemplate } from "../../bench/templates.ts";
import { bundle } from "../bundle.ts";
import { nextEdits } from "./edits.ts";
import { randomOf } from "./random.ts";
import { type SoakOptions, soak } from "./soak.ts";

// The harness has a watchdog of its own.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), "cfn-audit-soak-"));
let server: string;
let broken: string;

beforeAll(() => {
  server = bundle("server", folder);
  broken = bundle("broken", folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (options: Partial<SoakOptions>) =>
  soak({
    server: [server],
    freshServer: [server],
    seed: 4,
    edits: 120,
    minutes: 0,
    documents: 6,
    comparisons: 1,
    pulls: true,
    patienceInSeconds: 120,
    mostViolations: 20,
    progress: () => {},
    ...options,
  });

test.each([
  ["pulls", true],
  ["is published", false],
])("the server keeps up with an impatient client that %s diagnostics", async (_, pulls) => {
  const { violations, comparisons, answers } = await run({ pulls });
  expect(violations).toEqual([]);
  expect(comparisons[0]?.edits).toBeGreaterThanOrEqual(120);
  expect(comparisons[0]?.findings).toBeGreaterThan(0);
  expect([...answers.keys()]).toContain("textDocument/diagnostic\t-32800");
});

test("a seed repeats what is done, and another does something else", () => {
  const text = generateTemplate(5);
  const done = (seed: number) => {
    const random = randomOf(seed);
    return Array.from({ length: 50 }, () => nextEdits(random, text, text));
  };
  expect(done(7)).toEqual(done(7));
  expect(done(7)).not.toEqual(done(8));
});

describe("what is wrong with a server is seen:", () => {
  const ways: readonly [way: string, violations: string[], options?: Partial<SoakOptions>][] = [
    ["reports what is not there", ["other diagnostics than in a fresh server"]],
    ["leaks", ["The heap holds"]],
    ["throws where nobody catches", ["wrote to stderr", "process ended with code 1"]],
    ["throws in a rule", ['The server logged: Defect in rule "broken": This rule is broken.']],
    ["hangs", ["The server hangs", "process ended with a signal"], { patienceInSeconds: 1 }],
    ["never answers", ["was never answered"]],
    [
      "answers badly",
      [
        "was answered wrongly: no hover",
        "No audit today. (-32603)",
        "was answered wrongly: an edit of another version",
      ],
      { edits: 60, mostViolations: 1000 },
    ],
  ];
  test.each(ways)("it %s", async (way, expected, options) => {
    const { violations } = await run({
      server: [broken, way],
      edits: 20,
      documents: 3,
      mostViolations: 1,
      ...options,
    });
    for (const violation of expected) expect(violations.join("\n")).toContain(violation);
  });
});
