/** The names under which outputs are exported: in the manner of the exports that a template has. */
import { oncePer } from "../../syntax/oncePer.ts";
import type { Json } from "../../syntax/syntax.ts";
import { member, members } from "../../syntax/syntax.ts";
import { freshName } from "../../template/freshName.ts";
import { sub } from "../../template/intrinsics.ts";
import { variablesOf } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { written } from "../../template/written.ts";

export interface Exports {
  /** A name for the export of an output that has none. */
  nameOf(outputId: string): Json;
  /** A logical id made of `base` that no output has, and whose export's name is no other's. */
  freshOutputId(base: string, taken: ReadonlySet<string>): string;
}

/** Where the output's logical id goes in a pattern. */
const hole = "\0";
const usual = `\${AWS::StackName}-${hole}`;

/** Reads the exports of a template. */
export const readExports = oncePer((template: Template): Exports => {
  const ids = new Set(members(template.section("Outputs")?.value).map(({ name }) => name));
  const exported = template.outputs().flatMap(({ id, body }) => {
    const name = member(member(body, "Export")?.value, "Name")?.value;
    return name ? [{ id, text: written(template, name) }] : [];
  });
  const pattern = patternOf(template, exported);
  const at = pattern.indexOf(hole);
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + hole.length)];
  const fill = (id: string) => before + id + after;
  const names = new Set(exported.map(({ text }) => text));
  const unexported = template.outputs().filter(({ body }) => !member(body, "Export"));

  // An output's own name may be the export of another one.
  const own = new Map<string, string>();
  const taken = new Set([...names, ...[...ids].map(fill)]);
  for (const { id } of unexported) {
    let text = fill(id);
    for (let n = 2; names.has(text); n++) {
      const numbered = fill(`${id}${n}`);
      text = taken.has(numbered) ? text : numbered;
    }
    own.set(id, text);
    taken.add(text);
  }
  return {
    nameOf: (id) => {
      const text = own.get(id) ?? fill(id);
      return text.includes("${") ? sub(text) : text;
    },
    freshOutputId: (base, alsoTaken) =>
      freshName(base, (id) => ids.has(id) || alsoTaken.has(id) || taken.has(fill(id))),
  };
});

/** The manner of more exports than these does not differ from theirs. */
const mostVotes = 100;

/** The pattern that most exports follow: an output's logical id, or something like it, between two fixed texts. */
function patternOf(
  template: Template,
  exported: readonly { readonly id: string; readonly text: string }[],
): string {
  const usable = exported.filter(({ text }) => isAllowed(template, text)).slice(0, mostVotes);
  const votes = new Map<string, number>();
  for (const { id, text } of usable) {
    const exact = withHole(text, id);
    if (exact !== undefined) votes.set(exact, (votes.get(exact) ?? 0) + 1);
  }
  // No other pattern can win against one that all exports follow to the letter.
  for (const [pattern, exact] of votes) if (exact === usable.length) return pattern;
  for (const { text } of usable)
    for (const loose of betweenVariables(text)) votes.set(loose, votes.get(loose) ?? 0);
  const scores = [...votes].map(([pattern, exact]) => {
    const [before = "", after = ""] = pattern.split(hole);
    const fits = usable.filter(({ text }) => text.startsWith(before) && text.endsWith(after));
    return { pattern, score: exact + fits.length };
  });
  // Of equals the same one wins in whatever order the outputs stand.
  scores.sort((a, b) => b.score - a.score || (a.pattern < b.pattern ? -1 : 1));
  return scores[0]?.pattern ?? usual;
}

/** An export's name may depend on parameters, but not on resources; of Fn::If both branches are in its text. */
const isAllowed = (template: Template, text: string): boolean =>
  !text.includes("\n") &&
  variablesOf(text).every(({ name }) => name.startsWith("AWS::") || template.parameters.has(name));

/** The text with a hole for the last place where the id stands as such, not in the name of a variable. */
function withHole(text: string, id: string): string | undefined {
  const variables = variablesOf(text);
  for (let at = text.lastIndexOf(id); at >= 0; at = at > 0 ? text.lastIndexOf(id, at - 1) : -1) {
    const isInside = variables.some(({ start, end }) => at < end && at + id.length > start);
    // `TopicArn` has no place for the id of an output called Topic.
    const isPart = /^[A-Za-z0-9]/.test(text.slice(at + id.length));
    if (!isInside && !isPart) return text.slice(0, at) + hole + text.slice(at + id.length);
  }
  return undefined;
}

/**
 * What may be fixed in an export's name that has the id in other words, `${Stack}-VPC-ID` or `app-${Stage}-vpc`: the variables at
 * its ends, or all up to its last variable.
 */
function betweenVariables(text: string): readonly string[] {
  const variables = variablesOf(text);
  /** 1 where a mark stands that joins a variable to what is beside it. */
  const joint = (at: number) => (/[-:]/.test(text.charAt(at)) ? 1 : 0);
  let end = text.length;
  for (const variable of variables.toReversed()) {
    if (variable.end !== end) break;
    end = variable.start - joint(variable.start - 1);
  }
  const others = variables.filter((variable) => variable.end <= end);
  let leading = 0;
  for (const variable of others) {
    if (variable.start !== leading) break;
    leading = variable.end + joint(variable.end);
  }
  const last = others.at(-1);
  const upToLast = last ? last.end + joint(last.end) : 0;
  const after = text.slice(end);
  return [leading, upToLast]
    .filter((before) => before !== end && (before > 0 || after !== ""))
    .map((before) => text.slice(0, before) + hole + after);
}
