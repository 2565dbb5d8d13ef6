/** The files of documentation that are made from the program. `npm run docs` writes them, and a test holds them to it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "../server/src/cli/run.ts";
import { rulePage, rulesIndex, rulesTable } from "../server/src/report/rulePage.ts";
import type { Rule } from "../server/src/rules/rule.ts";
import { configurationSchema } from "./configurationSchema.ts";
import { terminalPicture } from "./terminalPicture.ts";

const root = new URL("../", import.meta.url);
export const rulePages = "docs/rules/";

/** Contents by path from the root. */
export async function generatedDocs(rules: readonly Rule[]): Promise<Map<string, string>> {
  const readme = readFileSync(new URL("README.md", root), "utf8");
  const table = /(<!-- rules[^>]*-->\n)[\s\S]*?(<!-- \/rules -->)/;
  return new Map([
    ...rules.map((rule) => [`${rulePages}${rule.id}.md`, rulePage(rule)] as const),
    [`${rulePages}README.md`, `${rulesIndex(rules)}\n${profiles}`],
    ["assets/cfn-audit.schema.json", configurationSchema(rules)],
    [
      "README.md",
      readme.replace(
        table,
        `$1\n${rulesTable(
          rules.filter(({ profile }) => profile === "essential"),
          rulePages,
        )}\n$2`,
      ),
    ],
    ["docs/images/audit.svg", await terminal(rules)],
  ]);
}

/** Measured with `analyze` over templates of real applications, 34 kB in the median, that are not part of the project. */
const profiles = `## Profiles

\`essential\`, the default, shows findings of critical and high severity, and all of the rules that came first; \`recommended\` shows medium ones as well, and
hints that most teams want; \`all\` shows everything. Over 307 templates of real applications that is:

| Profile | Findings of a template: median | mean | 95 of 100 | most | All together | critical | high | medium | low |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| essential | 4 | 8.5 | 33 | 73 | 2,605 | 408 | 1,322 | 166 | 709 |
| recommended | 8 | 12.0 | 42 | 80 | 3,699 | 408 | 1,322 | 1,007 | 962 |
| all | 26 | 30.3 | 73 | 141 | 9,307 | 408 | 1,322 | 1,007 | 6,570 |

The long tail is of templates without a parameter for their environment, in which every name is one finding, and without a single export.
`;

/** What the picture shows: a few rules, for all of them would fill pages. */
const shown = [
  "kms-key-rotation-disabled",
  "eks-nodes-share-cluster-security-group",
  "ec2-imdsv2-not-required",
];

/** A terminal in which the example was audited. */
async function terminal(rules: readonly Rule[]): Promise<string> {
  let output = "";
  const stream = {
    isTerminal: true,
    columns: 96,
    write: (data: string | Uint8Array) => {
      output += data;
    },
  };
  const chosen = shown.flatMap((id) => ["--rule", id]);
  const file = "examples/TapStack.json";
  const io = {
    cwd: fileURLToPath(root),
    env: {},
    today: "2026-11-27",
    stdout: stream,
    stderr: stream,
    now: () => 0,
    stdin: () => Promise.reject(new Error("Nothing is typed here.")),
  };
  await run([...chosen, file], io, rules);
  const command = `\u001b[2m$\u001b[0m cfn-audit --rule … ${file}\n\n`;
  return terminalPicture(command + output, "The findings of cfn-audit in a terminal");
}
