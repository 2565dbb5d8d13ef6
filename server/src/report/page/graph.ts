/** Which resources of a template refer to which. */
import type { Severity } from "../../../../shared/settings.ts";
import { severities } from "../../../../shared/settings.ts";
import type { Finding } from "../../rules/rule.ts";
import { spanOf } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import type { Lines, Range } from "../positions.ts";

export interface Graph {
  readonly resources: readonly GraphResource[];
  readonly edges: readonly Edge[];
}

interface GraphResource {
  readonly id: string;
  readonly type: string;
  readonly range: Range;
  readonly findings: number;
  /** The gravest of its findings. */
  readonly severity: Severity | undefined;
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The graph; each pair of resources has one edge, however often the one names the other. */
export function graphOf(template: Template, findings: readonly Finding[], lines: Lines): Graph {
  const resources = template.resources().map(({ id, type, key }) => {
    const own = findings.filter(({ logicalId }) => logicalId === id);
    const severity = severities.find((each) => own.some((finding) => finding.severity === each));
    const range = lines.rangeOf(spanOf(key));
    return { id, type, range, findings: own.length, severity };
  });
  const ids = new Set(resources.map(({ id }) => id));
  const seen = new Set<string>();
  const edges = template.references().all.flatMap(({ from, to }) => {
    const isEdge = from.section === "Resources" && ids.has(from.id) && ids.has(to);
    const name = `${from.id}\n${to}`;
    if (!isEdge || from.id === to || seen.has(name)) return [];
    seen.add(name);
    return [{ from: from.id, to }];
  });
  return { resources, edges };
}
