/** The templates that the benchmarks measure: realistic only if they are valid and have something to find. */
import { expect, test } from "vitest";
import { generateTemplate, typicalSizes } from "../../bench/templates.ts";
import { analyze } from "../../server/src/analyze.ts";
import { rules } from "../../server/src/rules/index.ts";

interface Generated {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
  readonly Parameters: object;
  readonly Conditions: object;
}

const read = (resources: number): Generated => JSON.parse(generateTemplate(resources));

/** Every name that something in `value` refers to. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "Ref" || key === "DependsOn") return [inner];
    if (typeof inner === "string" && key === "Condition") return [inner];
    if (key === "Fn::GetAtt" || key === "Fn::If") return [inner[0], ...namesIn(inner)];
    if (key === "Fn::Sub") return [...inner.matchAll(/\$\{([^}.]+)/g)].map(([, name]) => name);
    return namesIn(inner);
  });
}

test("a template has the size that was asked for, and is the same each time", () => {
  for (const resources of [5, 32, 500])
    expect(Object.keys(read(resources).Resources)).toHaveLength(resources);
  expect(generateTemplate(100)).toBe(generateTemplate(100));
  expect(generateTemplate(32).length).toBeGreaterThan(31_000);
  expect(generateTemplate(32).length).toBeLessThan(37_000);
  expect(generateTemplate(500).length).toBeLessThan(470_000);
});

test("whatever a template refers to is in it, wherever it ends", () => {
  for (const resources of [...Array(70).keys(), 120, 180, 260]) {
    const template = read(resources);
    const { Resources, Parameters, Conditions } = template;
    const declared = new Set([Resources, Parameters, Conditions].flatMap(Object.keys));
    const unknown = namesIn(template).filter(
      (name) => !declared.has(name) && !name.startsWith("AWS::"),
    );
    expect(unknown, `${resources} resources`).toEqual([]);
  }
});

test("small templates have a few findings, a large one has some of every rule that is shown however mild, and none would be refused", () => {
  const findings = (resources: number) => analyze(generateTemplate(resources), { rules }).findings;
  for (const [resources, least, most] of [
    [5, 3, 20],
    [32, 8, 40],
  ] as const) {
    expect(findings(resources).length).toBeGreaterThanOrEqual(least);
    expect(findings(resources).length).toBeLessThanOrEqual(most);
  }
  const found = new Set(findings(500).map(({ rule }) => rule));
  const always = rules.filter(({ profile }) => profile === "essential");
  expect(always.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
  const refused = findings(500).filter(
    ({ category, severity }) => category === "Template" && severity === "critical",
  );
  expect(refused.map(({ message }) => message)).toEqual([]);
});

test("a folder of templates has many small ones and few large", () => {
  const sizes = typicalSizes(300);
  expect([sizes[0], sizes[150], sizes[299]]).toEqual([10, 32, 100]);
});
