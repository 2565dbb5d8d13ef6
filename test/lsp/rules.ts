/** Small rules that show one thing each. */
import type { Fix, Problem, Rule } from "../../server/src/rules/rule.ts";
import { append, type Change, insert, set } from "../../server/src/syntax/change.ts";
import type { Resource, Template } from "../../server/src/template/template.ts";

interface Wish {
  readonly severity?: Rule["severity"];
  readonly why?: string;
  readonly fixes?: (resource: Resource, template: Template) => readonly Fix[];
  readonly related?: Problem["related"];
  readonly whenChecked?: () => void;
}

/** A rule that wants the property of every resource, and sets it to true unless told otherwise. */
export const wants = (property: string, wish: Wish = {}): Rule => ({
  id: `wants-${property.toLowerCase()}`,
  severity: wish.severity ?? "critical",
  profile: "essential",
  category: "Configuration",
  resourceTypes: ["Test::Some::Thing"],
  docs: {
    summary: `A thing lacks ${property}.`,
    why: wish.why ?? `Things without ${property} are dull.`,
    bad: "{}",
    good: "{}",
    links: ["https://docs.aws.amazon.com/things.html"],
  },
  equivalents: {},
  check(resource, report, template) {
    wish.whenChecked?.();
    if (resource.get(property).kind !== "absent") return;
    report({
      at: resource.key,
      message: `Thing "${resource.id}" lacks ${property}.`,
      related: [{ at: resource.body, message: "What lacks it." }],
      fixes: () => wish.fixes?.(resource, template) ?? [give(resource, property)],
    });
  },
});

export const give = (
  resource: Resource,
  property: string,
  safety: Fix["safety"] = "safe",
  value: string | boolean = true,
): Fix => ({
  title: `Give "${resource.id}" ${property} ${value}`,
  safety,
  changes: [set(["Resources", resource.id, "Properties", property], value)],
});

/** A fix that adds a resource behind the one that it serves, and mentions it there. */
export const giveHelper = (
  resource: Resource,
  property: string,
  safety: Fix["safety"] = "safe",
): Fix => {
  const id = `${resource.id}${property}`;
  const changes: Change[] = [
    insert(["Resources", id], { Type: "Test::Some::Helper" }, resource.id),
    append(["Resources", resource.id, "Properties", property], { Ref: id }),
  ];
  return { title: `Give "${resource.id}" a ${property}`, safety, changes };
};

export const things = (...ids: string[]): string =>
  JSON.stringify(
    {
      Resources: Object.fromEntries(
        ids.map((id) => [id, { Type: "Test::Some::Thing", Properties: {} }]),
      ),
    },
    null,
    2,
  );
