/** A value's text as it is written, whatever intrinsic functions make it. */
import { elements, members, type Node } from "../syntax/syntax.ts";
import { variablesOf } from "./references.ts";
import type { Template } from "./template.ts";
import { intrinsicOf } from "./value.ts";

/**
 * All text below `node` in order, references as `${Id}` or `${Id.Attribute}`. Good to look for words in, such as in user data, and
 * to tell whether two values are the same though one is written by Fn::Join and the other by Fn::Sub.
 */
export function written(template: Template, node: Node | undefined): string {
  if (!node) return "";
  const fn = intrinsicOf(node);
  if (fn?.value) return writtenBy(template, fn.name, fn.value);
  if (!node.children) return String(node.value);
  const below = node.type === "array" ? elements(node) : members(node).map(({ value }) => value);
  return below.map((each) => written(template, each)).join("\n");
}

function writtenBy(template: Template, name: string, argument: Node): string {
  const [first, second, third] = elements(argument);
  if (name === "Ref") return argument.value === "AWS::NoValue" ? "" : `\${${argument.value}}`;
  if (name === "Fn::GetAtt")
    return argument.type === "string"
      ? `\${${argument.value}}`
      : `\${${elements(argument)
          .map(({ value }) => value)
          .join(".")}}`;
  if (name === "Fn::Sub") return substituted(template, first ?? argument, second);
  if (name === "Fn::Join" && second?.type === "array")
    return elements(second)
      .map((item) => written(template, item))
      .join(String(first?.value));
  if (name === "Fn::If" && first) {
    const holds = template.world.get(String(first.value));
    if (holds !== undefined) return written(template, holds ? second : third);
    return `${written(template, second)}\n${written(template, third)}`;
  }
  return written(template, argument);
}

/** More than any template writes. Local variables in each other's values could otherwise fill the memory. */
const longest = 100_000;

/** The text of Fn::Sub, its local variables put in; as it is written where that would be too long. */
function substituted(template: Template, text: Node, locals: Node | undefined): string {
  const raw = String(text.value);
  const values = new Map(
    members(locals).map(({ name, value }) => [name, value && written(template, value)]),
  );
  let result = "";
  let at = 0;
  for (const { name, start, end } of variablesOf(raw)) {
    result += raw.slice(at, start) + (values.get(name) ?? `\${${name}}`);
    if (result.length > longest) return raw;
    at = end;
  }
  return result + raw.slice(at);
}

/** Whether `text` has `word` in it, not as part of a longer name. */
export function mentions(text: string, word: string): boolean {
  const isNamePart = (char: string | undefined) => char !== undefined && /[\w-]/.test(char);
  if (word === "") return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isNamePart(text[at - 1]) && !isNamePart(text[at + word.length])) return true;
  return false;
}
