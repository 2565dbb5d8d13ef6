/** What the first fix of the rule about names makes of small templates. */
import { expect } from "vitest";
import { nameWithoutEnvironmentSuffix as rule } from "../../../server/src/rules/naming/name-without-environment-suffix.ts";
import { applyFix, findingsOf, templateOf } from "../../fixture.ts";

type Properties = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, { Type: string; Properties: Properties }>>;

export const suffix = { EnvironmentSuffix: { Type: "String" } };
export const sub = (text: string) => ({ "Fn::Sub": text });

/** The template after the first fix of the first finding, or undefined if it has none. */
export function fixed(resources: unknown, sections: object = { Parameters: suffix }) {
  const text = templateOf(resources, sections);
  const [finding] = findingsOf(rule, text);
  const [fix] = finding?.fixes() ?? [];
  if (!finding || !fix) return { title: undefined, message: finding?.message };
  const after: { Resources: Resources; Parameters: Properties } = JSON.parse(applyFix(text, fix));
  const left = findingsOf(rule, JSON.stringify(after)).map(({ message }) => message);
  expect(left).not.toContain(finding.message);
  return { title: fix.title, message: finding.message, after, left, safety: fix.safety };
}

/** The name that the fix gives a resource. */
export const renamed = (
  Type: string,
  property: string,
  name: unknown,
  parameters: object = suffix,
) => {
  const { after } = fixed(
    { It: { Type, Properties: { [property]: name } } },
    { Parameters: parameters },
  );
  return after?.Resources.It?.Properties[property];
};
