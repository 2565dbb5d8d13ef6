/** Policies that let in everybody: whom they name, and whether a condition says who of all is meant. */
import { members } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { type Statement, textIn } from "./statements.ts";

/** The `*` among those whom a statement is about. */
export function everyoneIn({ value }: Statement, template: Template): Value | undefined {
  const principal = value.get("Principal");
  if (principal.kind !== "known") return undefined;
  return [principal, ...principal.get("AWS").items()].find(
    (each) => textIn(template, each) === "*",
  );
}

/** Whether a condition says who of all is meant, in the statement itself or in one that denies the rest; or whether one may. */
export const isFenced = (
  statement: Statement,
  all: readonly Statement[],
  template: Template,
): boolean =>
  saysWho(statement.value.get("Condition")) ||
  all.some(
    (other) =>
      other.effect !== "Allow" &&
      other.policy.document === statement.policy.document &&
      deniesTheRest(other, template),
  );

/** Whether a statement takes from nearly all what another gives them: whoever is not of an organization, or not in a VPC. */
function deniesTheRest(statement: Statement, template: Template): boolean {
  const { value, effect } = statement;
  if (effect === undefined || value.get("NotPrincipal").kind !== "absent") return true;
  const condition = value.get("Condition");
  if (!everyoneIn(statement, template)) return false;
  return condition.kind !== "absent" && asksWho(condition, () => true);
}

/** Whether a condition lets through only some; true where only deployment can tell. */
const saysWho = (condition: Value): boolean =>
  asksWho(
    condition,
    (operator, value) => !operator.includes("Not") && !value.items().some(isAnything),
  );

/** Whether an object of operators asks for a key that tells one caller from another, in a way that counts. */
function asksWho(condition: Value, counts: (operator: string, value: Value) => boolean): boolean {
  if (condition.kind !== "known") return condition.kind === "unknown";
  return members(condition.node).some(({ name: operator }) => {
    const keys = condition.get(operator);
    if (keys.kind !== "known") return keys.kind === "unknown";
    return members(keys.node).some(
      ({ name: key }) => !isSameForAll(key.toLowerCase()) && counts(operator, keys.get(key)),
    );
  });
}

const isAnything = (value: Value): boolean =>
  ["*", "0.0.0.0/0", "::/0"].includes(textOf(value) ?? "");

/** Whether a condition key says how or when, or what, but not who. Of keys that are not here it may be either. */
const isSameForAll = (key: string): boolean =>
  sameForAll.has(key) || (key.startsWith("s3:") && !key.startsWith("s3:dataaccesspoint"));

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html; whoever asks can write what he likes into some. */
const sameForAll: ReadonlySet<string> = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:multifactorauthage",
  "aws:multifactorauthpresent",
  "aws:referer",
  "aws:requestedregion",
  "aws:securetransport",
  "aws:tokenissuetime",
  "aws:useragent",
]);
