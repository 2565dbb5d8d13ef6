/** The ids and ARNs that a resource is given, each with the kind that its property wants. */
import { type IdKind, idPlacesOf } from "../../aws/idFormats.ts";
import type { Value } from "../../template/value.ts";
import { oncePerResource } from "../oncePerResource.ts";

export const idsOf = oncePerResource((resource): readonly { value: Value; kind: IdKind }[] =>
  idPlacesOf(resource.type).flatMap(({ path, kind }) =>
    valuesAt(resource.get(), path).map((value) => ({ value, kind })),
  ),
);

function valuesAt(value: Value, [step, ...rest]: readonly string[]): readonly Value[] {
  if (step === undefined) return value.kind === "absent" ? [] : [value];
  if (step === "*") return value.items().flatMap((item) => valuesAt(item, rest));
  return valuesAt(value.get(step), rest);
}
