/** Where a rule is written up, for readers and for links. */
import type { Rule } from "../rules/rule.ts";

export interface Docs {
  rule(id: string): Rule | undefined;
  /** The rule's own page where the product has a homepage, else what AWS writes of its subject. Always https. */
  linkOf(id: string): string | undefined;
  /** The product's, without what does not belong to an address of pages. */
  readonly homepage: string | undefined;
}

export function docsOf(rules: readonly Rule[], homepage: string | undefined): Docs {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const pages = homepage?.replace(/[?#].*$/s, "").replace(/\/$/, "");
  return {
    homepage: pages?.startsWith("https://") ? pages : undefined,
    rule: (id) => byId.get(id),
    linkOf: (id) => {
      const links = pages ? [`${pages}/docs/rules/${id}.md`] : (byId.get(id)?.docs.links ?? []);
      return links.find((link) => link.startsWith("https://"));
    },
  };
}
