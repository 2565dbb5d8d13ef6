/** The README as the package shows it: without pictures, and with links that lead somewhere from inside an editor. */
import { docsOf } from "../server/src/report/docs.ts";
import type { Rule } from "../server/src/rules/rule.ts";
import { rulePages } from "./generatedDocs.ts";

const cloneOnly = /<!-- clone -->[\s\S]*?<!-- \/clone -->\n*/g;
const comment = /<!--[\s\S]*?-->\n*/g;
const picture = /!\[[^\]]*\]\([^)]*\)\n*/g;
const relativeLink = /\[([^\]]*)\]\((?!https:)([^)]*)\)/g;

/** A rule's name leads to where its squiggle's code leads; other files of the project are named, and not linked. */
export function packageReadme(
  readme: string,
  rules: readonly Rule[],
  homepage: string | undefined,
): string {
  const docs = docsOf(rules, homepage);
  return readme
    .replace(cloneOnly, "")
    .replace(comment, "")
    .replace(picture, "")
    .replace(relativeLink, (_, text: string, target: string) => {
      const id = target.replace(rulePages, "").replace(/\.md$/, "");
      const href = docs.rule(id) && docs.linkOf(id);
      return href ? `[${text}](${href})` : text;
    });
}
