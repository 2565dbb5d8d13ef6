/** Whether buckets take access control lists. */
import { type Change, set } from "../../syntax/change.ts";
import type { Resource } from "../../template/template.ts";
import { textOf } from "../../template/value.ts";

const allowing: readonly string[] = ["BucketOwnerPreferred", "ObjectWriter"];

/** Whether a bucket's ownership allows access control lists, or may. */
export function mayHaveLists(bucket: Resource): boolean {
  const rules = bucket.get("OwnershipControls", "Rules");
  return (
    rules.kind === "unknown" ||
    rules.items().some((rule) => {
      const ownership = rule.get("ObjectOwnership");
      return ownership.kind === "unknown" || allowing.includes(textOf(ownership) ?? "");
    })
  );
}

/** Has it allow them. */
export const allowLists = (bucket: Resource): Change =>
  set(bucket.get("OwnershipControls", "Rules").path(), [
    { ObjectOwnership: "BucketOwnerPreferred" },
  ]);
