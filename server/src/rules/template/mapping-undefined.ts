import { set } from "../../syntax/change.ts";
import { elements, member, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { didYouMean, nearest } from "../../template/nearest.ts";
import type { Template } from "../../template/template.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { Problem, Report, TemplateRule } from "../rule.ts";
import { callsOf } from "./calls.ts";

export const mappingUndefined: TemplateRule = {
  id: "mapping-undefined",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Fn::FindInMap looks for a mapping, or a key in one, that does not exist.",
    why: "CloudFormation refuses the whole template before it creates anything.",
    bad: `{
  "Mappings": { "Sizes": { "prod": { "Retention": "90" } } },
  "Resources": {
    "Logs": {
      "Type": "AWS::Logs::LogGroup",
      "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", "prod", "Retentions"] } }
    }
  }
}`,
    good: `{
  "Mappings": { "Sizes": { "prod": { "Retention": "90" } } },
  "Resources": {
    "Logs": {
      "Type": "AWS::Logs::LogGroup",
      "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", "prod", "Retention"] } }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1011", "E1017", "E1019", "E1021", "E1022", "E6101", "E8003"] },

  checkTemplate(template, report) {
    if (template.hasHiddenResources) return;
    for (const { argument, from } of callsOf(template, "Fn::FindInMap")) {
      // With a default, what is not found is no error.
      if (elements(argument).length !== 3) continue;
      lookUp(template, argument, (problem) => report({ ...problem, logicalId: from.id }));
    }
  },
};

function lookUp(template: Template, argument: Node, report: Report): void {
  const [mapName, first, second] = elements(argument) as [Node, Node, Node];
  const section = template.section("Mappings")?.value;
  if (mapName.type !== "string" || isOpen(section)) return;
  const map = member(section, mapName.value);
  if (!map) {
    report(missing(mapName, `There is no mapping "${mapName.value}".`, namesIn(section)));
    return;
  }
  const rows = map.value;
  if (rows?.type !== "object" || isOpen(rows)) return;
  const top = keyOf(first);
  const key = keyOf(second);
  if (top !== undefined && !member(rows, top)) {
    const others = members(rows).filter(({ value }) => key === undefined || member(value, key));
    const names = others.map(({ name }) => name);
    report(missing(first, `Mapping "${mapName.value}" has no key "${top}".`, names));
    return;
  }
  const candidates = members(rows).filter(({ name }) => top === undefined || name === top);
  if (key === undefined || candidates.length === 0) return;
  if (candidates.some(({ value }) => isOpen(value) || member(value, key))) return;
  const where = top === undefined ? "has nowhere" : `has below "${top}" no`;
  const names = new Set(candidates.flatMap(({ value }) => namesIn(value)));
  report(missing(second, `Mapping "${mapName.value}" ${where} key "${key}".`, [...names]));
}

/** The key that is looked for, where it is written out. */
const keyOf = (node: Node): string | undefined =>
  node.children || node.type === "null" || String(node.value).includes("${")
    ? undefined
    : String(node.value);

const namesIn = (node: Node | undefined): string[] => members(node).map(({ name }) => name);

/** Whether there may be members that are not written out, or still to be typed. */
const isOpen = (node: Node | undefined): boolean =>
  node !== undefined &&
  (node.type !== "object" || members(node).some(({ name }) => isWrittenElsewhere(name)));

function missing(at: Node, message: string, names: readonly string[]): Problem {
  const wrong = String(at.value);
  return {
    at,
    message: message + didYouMean(wrong, names),
    fixes: () =>
      nearest(wrong, names).map((near) => ({
        title: `Change "${wrong}" to "${near}"`,
        safety: "review",
        changes: [set(pathOf(at), near)],
      })),
  };
}
