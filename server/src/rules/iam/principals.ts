/** Whom the statements of a policy are about. */
import type { Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";

/** Whether a statement allows something to the service; undefined where only deployment can tell. */
export function letsIn(
  template: Template,
  statement: Value,
  { isNamedBy }: { readonly isNamedBy: RegExp },
): boolean | undefined {
  const effect = equals(statement.get("Effect"), "Allow");
  if (!effect) return effect;
  const principal = statement.get("Principal");
  if (principal.kind !== "known") return undefined;
  if (textOf(principal) === "*") return true;
  if (principal.get("AWS").items().some(isEveryone)) return true;
  const answers = principal
    .get("Service")
    .items()
    .map((service) => {
      const text = written(template, service.node).replace("${AWS::URLSuffix}", "amazonaws.com");
      return isNamedBy.test(text) ? true : textIsOpen(text) ? undefined : false;
    });
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

const isEveryone = (value: Value): boolean => textOf(value) === "*";

/** Whether a principal depends on more than the region and the partition. */
const textIsOpen = (text: string): boolean =>
  text.replaceAll("${AWS::Region}", "").includes("${") || text.includes("\n");
