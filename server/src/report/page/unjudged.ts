/** What no audit can judge, for only deployment can tell. */
import { members, type Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";

export interface Unjudged {
  readonly at: Node;
  readonly message: string;
}

const customTypes = /^(Custom::|AWS::CloudFormation::CustomResource$)/;
const nestedTypes = /^AWS::(CloudFormation::Stack|Serverless::Application)$/;

/** In the order of the text. */
export function unjudgedOf(template: Template): readonly Unjudged[] {
  const found: Unjudged[] = [];
  const macros = template.section("Transform");
  if (macros)
    found.push({ at: macros.key, message: "The transform may add and change resources." });
  for (const { name, key } of members(template.section("Resources")?.value))
    if (name.startsWith("Fn::"))
      found.push({
        at: key,
        message: `${name} writes resources only when the template is deployed.`,
      });
  for (const { id, type, key } of template.resources()) {
    if (nestedTypes.test(type))
      found.push({ at: key, message: `"${id}" is a stack with a template of its own.` });
    else if (customTypes.test(type))
      found.push({
        at: key,
        message: `"${id}" is a custom resource: what it does is in its code.`,
      });
  }
  for (const { name, key, from } of template.references().calls)
    if (name === "Fn::ImportValue")
      found.push({ at: key, message: `"${from.id}" has a value that another stack exports.` });
  for (const { name, key, body } of template.parameters.values()) {
    const uses = template
      .references()
      .to(name)
      .filter(({ from }) => from.section === "Resources");
    const owners = [...new Set(uses.map(({ from }) => `"${from.id}"`))];
    const isOpen = !members(body).some(
      (each) => each.name === "Default" || each.name === "AllowedValues",
    );
    if (isOpen && owners.length > 0)
      found.push({
        at: key,
        message: `Parameter "${name}" decides about ${some(owners)}, and has no default.`,
      });
  }
  return found.sort((a, b) => a.at.offset - b.at.offset);
}

/** The first few of many. */
const some = (names: readonly string[]): string =>
  names.length <= 4
    ? names.join(", ")
    : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
