/** What the person works on: documents of the sizes that real ones have, and settings right and wrong. */
import { generateTemplate } from "../../bench/templates.ts";
import type { Random } from "./random.ts";

/** Templates by URI, most of them small; every 40th has 200 resources. */
export function templates(random: Random, count: number): ReadonlyMap<string, string> {
  const names = ["", "with space ", "größe-", "😀", "%25-"];
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const resources = i % 40 === 39 ? 200 : random.pick([3, 5, 8, 13, 20, 32, 50]);
      const template = generateTemplate(resources);
      const text = random.pick([
        template,
        template,
        template.replaceAll("\n", "\r\n"),
        `\ufeff${template.replaceAll("  ", "\t")}`,
        JSON.stringify(JSON.parse(template)),
      ]);
      return [`file:///soak/${encodeURIComponent(`${random.pick(names)}${i}`)}.json`, text];
    }),
  );
}

export const settings: readonly unknown[] = [
  {},
  { rules: { "kms-*": "critical", "eks-*": "low" } },
  { enable: false },
  undefined,
  { environmentParameter: "Environment" },
  { rules: { "*": "off", "ec2-*": "medium" } },
  { enable: "yes", rules: [1], environmentParameter: 7 },
  { rules: { "(": "high", "kms-*": "loud", ["__proto__"]: "low" } },
  7,
];
