import { members, type Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import type { TemplateRule } from "../rule.ts";

export const conditionCircular: TemplateRule = {
  id: "condition-circular",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A condition depends on itself.",
    why: "Whether it holds cannot be said, and CloudFormation refuses the whole template.",
    bad: `{
  "Conditions": {
    "IsProduction": { "Fn::Not": [{ "Condition": "IsTest" }] },
    "IsTest": { "Fn::Not": [{ "Condition": "IsProduction" }] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsTest" }
  }
}`,
    good: `{
  "Conditions": {
    "IsProduction": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] },
    "IsTest": { "Fn::Not": [{ "Condition": "IsProduction" }] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsTest" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    for (const [first, ...others] of cyclesOf(template)) {
      if (!first) continue;
      const way = others.slice(0, 3).map(({ value }) => `"${value}"`);
      if (others.length > way.length) way.push("others");
      const how = way.length === 0 ? "" : ` by way of ${way.join(" and ")}`;
      report({
        at: first,
        message: `Condition "${first.value}" depends on itself${how}: CloudFormation refuses the template.`,
        related: others.map((at) => ({ at, message: `"${at.value}" is part of the circle.` })),
      });
    }
  },
};

/** Circles of conditions, by their keys. Of those that share a condition one is enough. */
function* cyclesOf(template: Template): Generator<readonly Node[]> {
  const keys = new Map(
    members(template.section("Conditions")?.value).map(({ name, key }) => [name, key]),
  );
  const needs = (name: string) =>
    template
      .references()
      .from("Conditions", name)
      .flatMap(({ kind, to }) => (kind === "Condition" && keys.has(to) ? [to] : []));
  const done = new Set<string>();
  for (const start of keys.keys()) {
    // The way from `start`, and of each condition on it what is still to be followed.
    const way: string[] = [];
    const open = new Map<string, string[]>();
    const enter = (name: string) => {
      way.push(name);
      open.set(name, needs(name));
    };
    if (!done.has(start)) enter(start);
    for (let name = way.at(-1); name !== undefined; name = way.at(-1)) {
      const next = open.get(name)?.pop();
      if (next === undefined) {
        done.add(name);
        open.delete(name);
        way.pop();
      } else if (open.has(next)) {
        const circle = way.slice(way.indexOf(next));
        for (const each of circle) open.set(each, []);
        yield circle.flatMap((each) => keys.get(each) ?? []);
      } else if (!done.has(next)) enter(next);
    }
  }
}
