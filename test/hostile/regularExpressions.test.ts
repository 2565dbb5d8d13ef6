import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";
import { publishers } from "../../server/src/aws/keyPolicies.ts";
import { attacks, type Counted, count } from "./backtracking.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** All regular expressions in what is shipped, by file. Those that are made at run time are given as "new RegExp". */
function* expressions(): Generator<readonly [file: string, expression: RegExp | "new RegExp"]> {
  for (const folder of ["server/src", "client/src", "shared"])
    for (const name of readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      const file = `${folder}/${name}`;
      const { code } = transformSync(readFileSync(root + file, "utf8"), { loader: "ts" });
      const found: (RegExp | "new RegExp")[] = [];
      JSON.stringify(parseAst(code), (_, node) => {
        if (node?.regex) found.push(new RegExp(node.regex.pattern, node.regex.flags));
        if (/^(New|Call)Expression$/.test(node?.type) && node.callee.name === "RegExp")
          found.push("new RegExp");
        return typeof node === "bigint" ? String(node) : node;
      });
      for (const expression of found) yield [file, expression];
    }
}

const all = [...expressions()];
const literals = [
  ...new Map(
    all.flatMap(([, each]) => (each instanceof RegExp ? [[String(each), each] as const] : [])),
  ).values(),
];

/** Twice, and something for what is left over at the ends; were the steps to grow with the square, it would be four times. */
const limit = 2.6;

/** How often the steps of the double length are those of the length, and the text that showed the worst. */
function growthOf(expression: RegExp): { readonly growth: number; readonly attack: string } {
  let worst = { growth: 0, attack: "" };
  for (const [beginning, pump, end] of attacks(expression)) {
    const least = Math.ceil(60 / pump.length);
    const [one, two] = [least, 2 * least].map((times) => {
      const text = beginning + pump.repeat(times) + end;
      const { steps, first } = count(expression, text);
      if (steps < Number.POSITIVE_INFINITY) expectSame(expression, text, first);
      return steps;
    }) as [number, number];
    const growth = one < Number.POSITIVE_INFINITY ? two / one : one;
    if (growth > worst.growth) worst = { growth, attack: JSON.stringify([beginning, pump, end]) };
  }
  return worst;
}

/** That the steps are counted of the same search as RegExp's own is what makes them worth counting. */
function expectSame(expression: RegExp, text: string, first: Counted["first"]): void {
  // Positions in characters are not those in UTF-16 units.
  if (expression.unicode) return;
  const match = new RegExp(expression, expression.flags.replace("g", "")).exec(text);
  const [start, end] = first ?? [];
  if (match?.index !== start || (match && match.index + match[0].length !== end))
    expect.fail(`${expression} is counted wrongly on ${JSON.stringify(text)}.`);
}

test("the count tells linear from worse", () => {
  for (const linear of [/^a+b/, /^(a|b)*c$/, /\s+/g, /(?<=a)b/, /(?<!a)a+$/, /a[b-]/])
    expect([linear, growthOf(linear).growth < limit]).toEqual([linear, true]);
  for (const worse of [/a+b/, /a+$/, /(a+)+$/, /(a|a)*$/, /\$\{[^}]*\}/, /^.*,.*,$/, /[?#].*$/])
    expect([worse, growthOf(worse).growth > limit]).toEqual([worse, true]);
});

test("all regular expressions are found; those made at run time are made of a service's name", () => {
  expect(literals.length).toBeGreaterThan(60);
  const made = all.filter(([, each]) => each === "new RegExp").map(([file]) => file);
  expect(made).toEqual(["server/src/aws/keyPolicies.ts"]);
  for (const { service } of Object.values(publishers).flat())
    expect(growthOf(service.isNamedBy).growth).toBeLessThan(limit);
});

test.each(literals.map((each) => [String(each), each] as const))(
  "twice the text costs twice the steps: %s",
  (_, expression) => {
    const { growth, attack } = growthOf(expression);
    expect(growth, attack).toBeLessThan(limit);
  },
);

test("a million of anything that a pattern might stumble over is searched at once", () => {
  for (const expression of literals) {
    const pumps = new Set([...attacks(expression)].map(([, pump]) => pump));
    for (const pump of ["a", ...[...pumps].slice(-8)])
      new RegExp(expression).exec(`${pump.repeat(1_000_000 / pump.length)}\0`);
  }
});
