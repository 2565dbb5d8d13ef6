/** The outputs that a template lacks, and the changes that add outputs. */
import { mostOutputs, type OutputKind } from "../../aws/outputs.ts";
import { type Change, insert, set } from "../../syntax/change.ts";
import { type Json, members } from "../../syntax/syntax.ts";
import { ref } from "../../template/intrinsics.ts";
import { isUndeclared } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import { readExports } from "./exports.ts";
import { type WantedOutput, wantedOutputs } from "./wanted.ts";

type NewOutput = Omit<WantedOutput, "of">;

const namesOf = (template: Template): readonly string[] =>
  members(template.section("Outputs")?.value).map(({ name }) => name);

/**
 * The outputs to add, each with a logical id that is free; none where nobody can tell what there is. What has a condition that there is
 * none of comes when that is mended.
 */
export function missingOutputs(template: Template): readonly WantedOutput[] {
  const section = template.section("Outputs");
  const there = namesOf(template);
  if (section?.value && !["object", "null"].includes(section.value.type)) return [];
  if (template.hasHiddenResources || there.some((name) => name.startsWith("Fn::"))) return [];
  const taken = new Set<string>();
  return wantedOutputs(template)
    .filter(({ condition }) => !isUndeclared(template, condition))
    .map((wanted) => {
      const id = readExports(template).freshOutputId(wanted.id, taken);
      taken.add(id);
      return { ...wanted, id };
    })
    .slice(0, Math.max(0, mostOutputs - there.length));
}

/** Shows a resource that a fix adds, by its Ref, in a template that shows all that it should so far. */
export function alsoShow(
  template: Template,
  { id: base, description }: OutputKind,
  { id, condition }: { readonly id: string; readonly condition: string | undefined },
): readonly Change[] {
  if (missingOutputs(template).length > 0 || namesOf(template).length === 0) return [];
  const fresh = readExports(template).freshOutputId(base, new Set());
  return addOutputs(template, [{ id: fresh, description, value: () => ref(id), condition }]);
}

const bodyOf = (template: Template, { id, description, value, condition }: NewOutput): Json => ({
  Description: description,
  ...(condition !== undefined && { Condition: condition }),
  Value: value(),
  Export: { Name: readExports(template).nameOf(id) },
});

/** The outputs go behind the others; the section, where there is none, behind the resources. */
export function addOutputs(template: Template, added: readonly NewOutput[]): readonly Change[] {
  const outputs = added.map((each) => ({ id: each.id, body: bodyOf(template, each) }));
  const all = Object.fromEntries(outputs.map(({ id, body }) => [id, body]));
  const section = template.section("Outputs");
  if (!section) return [insert(["Outputs"], all, "Resources")];
  if (section.value?.type !== "object") return [set(["Outputs"], all)];
  const last = namesOf(template).at(-1);
  return outputs.map(({ id, body }, i) =>
    insert(["Outputs", id], body, outputs[i - 1]?.id ?? last),
  );
}
