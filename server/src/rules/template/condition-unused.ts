import { remove } from "../../syntax/change.ts";
import { members } from "../../syntax/syntax.ts";
import { hasAllNames } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { TemplateRule } from "../rule.ts";

export const conditionUnused: TemplateRule = {
  id: "condition-unused",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Nothing in the template depends on a condition.",
    why: "Whoever reads it believes that something is only made sometimes. Often the Condition of a resource was forgotten. Nothing outside the template can see a condition, so it can go.",
    bad: `{
  "Conditions": {
    "IsProduction": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] },
    "IsTest": { "Fn::Not": [{ "Condition": "IsProduction" }] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsProduction" }
  }
}`,
    good: `{
  "Conditions": {
    "IsProduction": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsProduction" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["W8001"] },

  checkTemplate(template, report) {
    // What writes resources may write uses too; SAM takes some conditions by their names.
    if (!hasAllNames(template)) return;
    const used = usedConditions(template);
    for (const { name, key } of members(template.section("Conditions")?.value)) {
      if (used.has(name) || isWrittenElsewhere(name)) continue;
      const users = usersOf(template, name);
      const [user] = users;
      report({
        at: key,
        message:
          user === undefined
            ? `Condition "${name}" is not used: nothing depends on it.`
            : `Condition "${name}" is used by condition "${user}" alone, which nothing depends on.`,
        tag: "unnecessary",
        fixes: () => {
          // What names a condition cannot stay without it.
          const all = withUsers(template, name);
          return [
            {
              title: `Remove condition "${name}"${all.length > 1 ? " and those that only name it" : ""}`,
              safety: "safe",
              changes: all.map((each) => remove(["Conditions", each])),
            },
          ];
        },
      });
    }
  },
};

/** The conditions that a resource, an output or a rule depends on, if only by way of other conditions. */
function usedConditions(template: Template): ReadonlySet<string> {
  const { all, from, calls } = template.references();
  const used = new Set<string>();
  for (const { kind, to, from: place } of all)
    if (kind === "If" || (kind === "Condition" && place.section !== "Conditions")) used.add(to);
  for (const { name, argument, from: place } of calls)
    if (name === "Condition" && place.section === "Rules") used.add(String(argument.value));
  for (const name of used)
    for (const { kind, to } of from("Conditions", name)) if (kind === "Condition") used.add(to);
  return used;
}

const usersOf = (template: Template, name: string): readonly string[] =>
  template
    .references()
    .to(name)
    .filter(({ kind, from }) => kind === "Condition" && from.section === "Conditions")
    .map(({ from }) => from.id)
    .filter((id) => id !== name);

/** A condition and all those that lead to it. */
function withUsers(template: Template, name: string): readonly string[] {
  const all = new Set([name]);
  for (const each of all) for (const user of usersOf(template, each)) all.add(user);
  return [...all];
}
