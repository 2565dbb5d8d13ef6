/** Which JSON documents are CloudFormation templates. */
import { markless, templateMarks } from "../../../shared/requests.ts";
import { member, members, type Node } from "../syntax/syntax.ts";

/** A glance that costs next to nothing: a text without these words is no template, and need not be parsed. */
export const mentionsTemplate = (text: string): boolean =>
  templateMarks.some((mark) => text.includes(mark));

/** Why a document is no template, in words to show; undefined if it is one. */
export function whyNotATemplate(root: Node | undefined): string | undefined {
  if (member(root, "AWSTemplateFormatVersion")) return undefined;
  const resources = member(root, "Resources");
  if (!resources) return markless;
  if (resources.value?.type !== "object") return '"Resources" is not an object';
  const isTyped = members(resources.value).some(({ value }) =>
    isTypeName(member(value, "Type")?.value?.value),
  );
  return isTyped ? undefined : 'no member of "Resources" has a "Type" such as "AWS::S3::Bucket"';
}

/** Whether the text is a template in YAML, of which only JSON is read here. */
export const isYamlTemplate = (text: string): boolean =>
  !/^\s*\{/.test(text) && /^(AWSTemplateFormatVersion|Resources)[ \t]*:/m.test(text);

/** `Xxx::Yyy::Zzz`, of AWS or of others. */
const isTypeName = (type: unknown): boolean =>
  typeof type === "string" && /^[A-Za-z0-9]+::[A-Za-z0-9]+(::[A-Za-z0-9]+)*/.test(type);
