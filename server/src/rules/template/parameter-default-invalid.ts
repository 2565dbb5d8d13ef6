import { isListType } from "../../aws/parameters.ts";
import { set } from "../../syntax/change.ts";
import { elements, type Json, jsonOf, member, type Node, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { isScalar, numberOf } from "./attributes.ts";
import { type JavaPattern, readPattern } from "./javaPattern.ts";
import { isNoEcho } from "./secrets.ts";

export const parameterDefaultInvalid: TemplateRule = {
  id: "parameter-default-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A parameter's Default is not a value that the parameter allows.",
    why: "CloudFormation refuses every deployment that does not set the parameter to something else. A pattern must match the whole value, not only a part of it.",
    bad: `{
  "Parameters": {
    "Size": { "Type": "String", "Default": "t3.mikro", "AllowedValues": ["t3.micro", "t3.small"] }
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "InstanceType": { "Ref": "Size" } } }
  }
}`,
    good: `{
  "Parameters": {
    "Size": { "Type": "String", "Default": "t3.micro", "AllowedValues": ["t3.micro", "t3.small"] }
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "InstanceType": { "Ref": "Size" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E2015"] },

  checkTemplate(template, report) {
    const matches = matcher();
    for (const { name, body, type } of template.parameters.values()) {
      const at = member(body, "Default")?.value;
      if (!body || !at || !isScalar(at)) continue;
      const text = String(at.value);
      const isList = type !== undefined && isListType(type);
      const items = isList ? text.split(",").map((item) => item.trim()) : [];
      for (const { allows, said, fixes } of constraintsOf(body, type, matches)) {
        // Whether a constraint is the list's or its elements' is not said: what breaks it either way is wrong.
        if (allows(text) || (isList && items.every(allows))) continue;
        const shown = isNoEcho(body) || text.length > 60 ? "The default" : `Default "${text}"`;
        report({
          at,
          message: `${shown} of parameter "${name}" ${said}: CloudFormation refuses it.`,
          fixes: () => (isList ? [] : (fixes?.(at) ?? [])),
        });
      }
    }
  },
};

/** Patterns as they were read: with every keystroke they would be read again. */
const patterns = new Map<string, JavaPattern | undefined>();

/** More than templates have; those that are being typed leave many behind, and each takes some ten kilobytes. */
const mostPatterns = 50;

/** Whether a text may match a pattern. After much work, which only hostile patterns cause, it says yes to all. */
function matcher(): (pattern: string, text: string) => boolean {
  // In characters of patterns, and states times characters of values.
  let budget = 500_000;
  return (pattern, text) => {
    if (budget < 0) return true;
    if (!patterns.has(pattern)) {
      budget -= 10 * pattern.length;
      if (patterns.size >= mostPatterns) patterns.clear();
      patterns.set(pattern, readPattern(pattern));
    }
    const read = patterns.get(pattern);
    if (!read) return true;
    budget -= read.size * text.length;
    return budget < 0 || read.matches(text) !== false;
  };
}

interface Constraint {
  allows(text: string): boolean;
  /** Of what is not allowed. */
  readonly said: string;
  fixes?(at: Node): readonly Fix[];
}

function* constraintsOf(
  body: Node,
  type: string | undefined,
  matches: (pattern: string, text: string) => boolean,
): Generator<Constraint> {
  const attribute = (name: string) => member(body, name)?.value;
  const limit = (name: string) => numberOf(attribute(name));
  const isNumber = type === "Number" || type === "List<Number>";
  if (isNumber) yield { allows: isNumeric, said: "is no number" };

  const allowed = elements(attribute("AllowedValues"));
  if (allowed.length > 0 && allowed.every(isScalar)) {
    const texts = new Set(allowed.map(({ value }) => String(value)));
    const numbers = new Set(isNumber ? allowed.map(numberOf) : []);
    yield {
      allows: (text) => texts.has(text) || numbers.has(Number(text)),
      said: "is not among its AllowedValues",
      fixes: (at) => {
        const near = nearest(String(at.value), [...texts])[0] ?? String(allowed[0]?.value);
        const node = allowed.find(({ value }) => String(value) === near);
        return node ? [defaultOf(at, jsonOf(node))] : [];
      },
    };
  }

  const pattern = attribute("AllowedPattern");
  if (pattern?.type === "string")
    yield {
      allows: (text) => matches(pattern.value, text),
      said: "does not match AllowedPattern",
    };

  const [shortest, longest] = [limit("MinLength"), limit("MaxLength")];
  if (!Number.isNaN(shortest))
    yield { allows: (text) => text.length >= shortest, said: `is shorter than ${shortest}` };
  if (!Number.isNaN(longest))
    yield { allows: (text) => text.length <= longest, said: `is longer than ${longest}` };
  const [least, most] = [limit("MinValue"), limit("MaxValue")];
  if (!Number.isNaN(least))
    yield {
      allows: (text) => !isNumeric(text) || Number(text) >= least,
      said: `is below ${least}`,
      fixes: (at) => [defaultOf(at, least)],
    };
  if (!Number.isNaN(most))
    yield {
      allows: (text) => !isNumeric(text) || Number(text) <= most,
      said: `is above ${most}`,
      fixes: (at) => [defaultOf(at, most)],
    };
}

const isNumeric = (text: string): boolean => text.trim() !== "" && !Number.isNaN(Number(text));

const defaultOf = (at: Node, value: Json): Fix => ({
  title: `Set the default to ${JSON.stringify(value)}`,
  safety: "review",
  changes: [set(pathOf(at), value)],
});
