/** The calls of intrinsic functions by their names. */
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Call } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";

const byName = oncePer((template: Template) => {
  const calls = new Map<string, Call[]>();
  // In its own metadata CloudFormation calls nothing.
  for (const call of template.references().calls)
    if (call.from.section !== "Metadata") addTo(calls, call.name, call);
  return calls;
});

/** Every call of the functions but those in the template's metadata. */
export const callsOf = (template: Template, ...names: string[]): readonly Call[] =>
  names.flatMap((name) => byName(template).get(name) ?? []);

/** The names of all functions that are called. */
export const calledNames = (template: Template): Iterable<string> => byName(template).keys();
