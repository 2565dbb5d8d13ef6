/** What `cfn-audit --help` prints. */
import { wrap } from "../report/terminal.ts";
import { optionOf, options } from "./options.ts";

/** Columns of the widest option that its text stands beside, and of the page. */
const margin = 24;
const width = 120;

const sectionOf = (section: string): string =>
  Object.keys(options)
    .flatMap((name) => {
      const option = optionOf(name);
      if (option?.section !== section) return [];
      const { short, value, summary, help = summary } = option;
      const names = `${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`;
      const text = wrap(help, width - margin).map((line) => " ".repeat(margin) + line);
      const first = `  ${names}`;
      return first.length > margin - 2
        ? [first, ...text]
        : [first.padEnd(margin) + (text[0] ?? "").trimStart(), ...text.slice(1)];
    })
    .join("\n");

export const usage =
  (): string => `cfn-audit finds what would fail to deploy or deploy insecurely in AWS CloudFormation JSON templates.

Usage
  cfn-audit [options] <file|folder|glob>...    audit templates
  cfn-audit [options] -                        audit standard input
  cfn-audit rules [--format json]              list the rules
  cfn-audit completion bash|zsh|fish           print the shell's completion

Fixing
${sectionOf("Fixing")}

What is audited, and what fails
${sectionOf("Rules")}

Output
${sectionOf("Output")}

Which files
  In folders, files named *.json, *.jsonc or *.template are read, and those that are CloudFormation templates audited;
  node_modules and .git are passed over. A file that you name is audited whatever it is called, and the report says so
  if it is no template. Globs know *, **, ? and {a,b}; quote them or leave them to your shell. "rules" and
  "completion" are commands: a folder of that name is ./rules.

Which settings
  The nearest .cfn-audit.json in the folder of a template or above it, up to the folder of the repository, says what
  counts for it, as in the editor; what you say here comes before it. What is wrong in it gives exit code 2.

Where things go
  Findings go to standard output; errors, and what is no template, to standard error, unless the format says them
  itself. With --fix, "-" prints the template to standard output and the report to standard error. The report after a
  fix, or a dry run, is of what is left. Colours are for terminals; NO_COLOR=1 takes them away, FORCE_COLOR=1 brings
  them. A file is written whole or not at all; folders that it lacks are made.
  In JSON a fix has the edits that make it. One that several findings share, for it mends them together, has them at
  the first of these; at the others "sameAs" gives the indexes of that finding and of the fix among its fixes.

Exit code, the highest that applies
  0  no finding as severe as --fail-on
  1  findings that are, or more milder ones than --max-warnings
  2  wrong usage, or a file that could not be read, parsed or written, or is too large
  3  a defect of cfn-audit
`;
