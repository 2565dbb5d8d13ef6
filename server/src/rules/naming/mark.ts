/** Puts an environment's mark into a name, without making the name too long. */
import type { Change } from "../../syntax/change.ts";
import { type Json, member } from "../../syntax/syntax.ts";
import { variablesOf } from "../../template/references.ts";
import type { Parameter, Template } from "../../template/template.ts";
import { declare } from "../additions.ts";

/** The parameter that marks names. */
export interface Mark {
  readonly parameter: string;
  /** What stands between a name and the mark; nothing where the parameter brings its own hyphen. */
  readonly separator: string;
  /** The most characters that the parameter's value is expected to have. */
  readonly length: number;
  readonly hasCapitals: boolean;
  /** What declares the parameter; nothing where it is declared. */
  readonly changes: readonly Change[];
}

/** Expected of a parameter that has no MaxLength. */
const usualLength = 12;

/** The mark to put into names of the template; undefined where none can be declared. */
export function markOf(template: Template): Mark | undefined {
  const { preferred, missing } = template.environment();
  const declared = preferred === undefined ? undefined : template.parameters.get(preferred);
  if (declared) return readMark(declared);
  const isTaken = template.parameters.has(missing) || template.resource(missing) !== undefined;
  // The user's settings may name what cannot be a parameter.
  if (isTaken || !/^[A-Za-z0-9]+$/.test(missing)) return undefined;
  return {
    parameter: missing,
    separator: "-",
    length: usualLength,
    hasCapitals: false,
    changes: [declare(template, "Parameters", missing, declaration)],
  };
}

function readMark(parameter: Parameter): Mark {
  const { name, body } = parameter;
  const values = valuesOf(parameter);
  const longest = Number(member(body, "MaxLength")?.value?.value);
  return {
    parameter: name,
    separator: values.some((value) => value === "" || value.startsWith("-")) ? "" : "-",
    length: longest > 0 ? longest : usualLength,
    hasCapitals: values.some((value) => value !== value.toLowerCase()),
    changes: [],
  };
}

/** The values that a parameter is known to have. */
function valuesOf({ body, allowedValues = [] }: Parameter): readonly string[] {
  const byDefault = member(body, "Default")?.value?.value;
  return [...allowedValues, ...(typeof byDefault === "string" ? [byDefault] : [])];
}

const declaration: Json = {
  Type: "String",
  Default: "dev",
  MinLength: 1,
  AllowedPattern: "^[a-z0-9-]+$",
  Description: "Environment of this stack, part of the names of its resources",
};

export interface MarkedName {
  readonly text: string;
  /** Whether the name had to lose characters. */
  readonly isCut: boolean;
}

/** Beginnings of names that say what the name is for. */
const prefixes = /^(alias\/|aws-waf-logs-)/;

/**
 * The text of a name, as Fn::Sub reads it, with the mark at its end, but before `.fifo`. Undefined where that may be longer than `limit`
 * and the name has no middle to cut.
 */
export function withMark(
  template: Template,
  text: string,
  mark: Mark,
  limit: number,
): MarkedName | undefined {
  const tail = text.endsWith(".fifo") ? ".fifo" : "";
  const name = text.slice(0, text.length - tail.length);
  const separator = /[-_./]$/.test(name) ? "" : mark.separator;
  const end = `${separator}\${${mark.parameter}}${tail}`;
  const excess = lengthOf(template, name) + separator.length + mark.length + tail.length - limit;
  if (excess <= 0) return { text: name + end, isCut: false };
  const prefix = prefixes.exec(name)?.[0] ?? "";
  const cut = cutMiddle(name.slice(prefix.length), excess);
  return cut === undefined ? undefined : { text: prefix + cut + end, isCut: true };
}

/** The least that is left of the words of a name for people to know it by. */
const shortest = 6;

/** Takes at least `count` characters out of the middle of the longest literal between the variables of a name. */
function cutMiddle(name: string, count: number): string | undefined {
  const literals = name.split(/(\$\{[^${}]*\})/);
  const longest = literals.reduce(
    (a, b) => (b.length > a.length && !b.startsWith("${") ? b : a),
    "",
  );
  const left = longest.length - count;
  if (left < shortest) return undefined;
  return name.replace(longest, () => joinHalves(longest, left));
}

/** The first and the last characters of a literal, `left` in all, without words that are cut through where others remain beside them. */
function joinHalves(literal: string, left: number): string {
  const from = Math.ceil(left / 2);
  const to = literal.length - Math.floor(left / 2);
  const start = literal.slice(0, from);
  const end = literal.slice(to);
  const isWithinWord = (at: number) => /^[A-Za-z0-9]$/.test(literal.charAt(at));
  const head = (isWithinWord(from) && start.replace(/(?<![^-_.])[^-_.]+$/, "")) || start;
  const tail = (isWithinWord(to - 1) && end.replace(/^[^-_.]+/, "")) || end;
  let words = `${head}-${tail}`.replace(/[-_.]{2,}/g, "-");
  if (!/^[-_.]/.test(literal)) words = words.replace(/^[-_.]/, "");
  if (!/[-_.]$/.test(literal)) words = words.replace(/[-_.]$/, "");
  return words.length >= shortest && words.length <= left ? words : start + end;
}

const pseudoLengths: Readonly<Record<string, number>> = {
  "AWS::AccountId": 12,
  "AWS::Partition": 10,
  "AWS::Region": 14,
};

/** How long a name is expected to be once Fn::Sub has made it. */
function lengthOf({ parameters }: Template, text: string): number {
  let length = text.replaceAll("${!", "${").length;
  for (const { name, start, end } of variablesOf(text)) {
    const parameter = parameters.get(name);
    const value = parameter ? usualLengthOf(parameter) : (pseudoLengths[name] ?? 0);
    length += value - (end - start);
  }
  return length;
}

/** How long the values of a parameter are that is part of a name. */
function usualLengthOf(parameter: Parameter): number {
  const values = valuesOf(parameter);
  return values.length > 0 ? Math.max(...values.map((value) => value.length)) : usualLength;
}
