/** The ids and ARNs that a resource is given, each with the kind that its property wants. */
import { type IdKind, idPlacesOf } from "../../aws/idFormats.ts";
import type { Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import { oncePerResource } from "../oncePerResource.ts";

export const idsOf = oncePerResource((resource): readonly { value: Value; kind: IdKind }[] =>
  idPlacesOf(resource.type).flatMap(({ path, kind }) =>
    valuesAt(resource.get(), path).map((value) => ({ value, kind })),
  ),
);
