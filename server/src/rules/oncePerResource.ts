/** Answers about a resource that several rules ask for, worked out once in each view of its template. */
import { oncePer } from "../syntax/oncePer.ts";
import type { Resource, Template } from "../template/template.ts";

export function oncePerResource<Result>(
  read: (resource: Resource, template: Template) => Result,
): (resource: Resource, template: Template) => Result {
  const answersOf = oncePer((_: Template) => new Map<Resource, Result>());
  return (resource, template) => {
    const answers = answersOf(template);
    const known = answers.get(resource);
    if (known !== undefined) return known;
    const answer = read(resource, template);
    answers.set(resource, answer);
    return answer;
  };
}
