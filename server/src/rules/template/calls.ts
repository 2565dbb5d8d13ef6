/** The calls of intrinsic functions by their names. */
import { groupBy } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Call } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";

const byName = oncePer((template: Template) =>
  groupBy(
    // In its own metadata CloudFormation calls nothing.
    template.references().calls.filter(({ from }) => from.section !== "Metadata"),
    ({ name }) => name,
  ),
);

/** Every call of the functions but those in the template's metadata. */
export const callsOf = (template: Template, ...names: string[]): readonly Call[] =>
  names.flatMap((name) => byName(template).get(name) ?? []);

/** The names of all functions that are called. */
export const calledNames = (template: Template): Iterable<string> => byName(template).keys();
