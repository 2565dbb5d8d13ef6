/** In which order CloudFormation creates the resources of a template. */
import type { Template } from "./template.ts";

/** Whether `id` is created after `other`: it names it in DependsOn or refers to it, itself or through what it needs. */
export function isCreatedAfter(template: Template, id: string, other: string): boolean {
  const seen = new Set([id]);
  for (const from of seen)
    for (const { kind, to } of template.references().from("Resources", from)) {
      if (kind === "Condition" || kind === "If" || kind === "FindInMap") continue;
      if (to === other) return true;
      seen.add(to);
    }
  return false;
}
