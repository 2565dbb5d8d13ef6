/** What adds statements to the policies of resources. */
import { append, type Change, set } from "../../syntax/change.ts";
import { type Json, jsonOf } from "../../syntax/syntax.ts";
import { textOf, type Value } from "../../template/value.ts";

export interface NewStatement {
  readonly Sid: string;
  readonly [name: string]: Json;
}

/** The statements with ids that none of `list` has: IAM wants different ones. */
export const withFreshSids = (
  list: Value,
  statements: readonly NewStatement[],
): readonly NewStatement[] => {
  const taken = list.items().map((statement) => textOf(statement.get("Sid")));
  return statements.map((statement) => ({ ...statement, Sid: freshSid(statement.Sid, taken) }));
};

/** Numbered as it is written, in words or as one. */
function freshSid(sid: string, taken: readonly (string | undefined)[]): string {
  const space = sid.includes(" ") ? " " : "";
  let id = sid;
  for (let n = 2; taken.includes(id); n++) id = `${sid}${space}${n}`;
  return id;
}

/** Adds to a policy's statements, of which there may be one without a list; nothing where the list is an intrinsic function's. */
export function addStatements(list: Value, statements: readonly Json[]): readonly Change[] {
  if (!list.node || list.path().includes("Fn::If")) return [];
  if (list.node.type === "array")
    return statements.map((statement) => append(list.path(), statement));
  return [set(list.path(), [jsonOf(list.node), ...statements])];
}
