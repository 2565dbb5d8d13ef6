/** Quick fixes that suppress findings: which there are, and the client's command that asks for the reason. */
import type { Command } from "vscode-languageserver/node";
import { type SuppressTarget, suppressCommand } from "../../../shared/requests.ts";
import type { Analysis } from "../analyze.ts";
import type { Finding } from "../rules/rule.ts";
import { suppressionChange } from "../suppress.ts";

/** A rule that is to be ignored on a resource, or without one in the whole template. */
export interface Suppressing {
  readonly rule: string;
  readonly ignoredOn: string | null;
}

interface Choice {
  readonly title: string;
  readonly finding: Finding;
  readonly target: Suppressing;
}

/**
 * Each once, where there is a place to write it: first on the resources, then in the template. What is wrong with a suppression is not
 * suppressed.
 */
export function suppressionsFor(
  { syntax }: Analysis,
  findings: readonly Finding[],
): readonly Choice[] {
  // Where brackets do not match, what is added could land in another resource.
  if (!syntax?.isWellNested) return [];
  const choices = findings
    .filter(({ path }) => !path.includes("cfn-audit"))
    .map((finding) => {
      const { rule, path } = finding;
      const [section, id] = path;
      const onResource =
        section === "Resources" && typeof id === "string"
          ? [{ title: `Ignore ${rule} for "${id}"`, finding, target: { rule, ignoredOn: id } }]
          : [];
      const title = `Ignore ${rule} in this template`;
      return { onResource, inTemplate: [{ title, finding, target: { rule, ignoredOn: null } }] };
    });
  const all: readonly Choice[] = [
    ...choices.flatMap(({ onResource }) => onResource),
    ...choices.flatMap(({ inTemplate }) => inTemplate),
  ];
  return all.filter(
    ({ title, target: { rule, ignoredOn } }, i) =>
      all.findIndex((other) => other.title === title) === i &&
      suppressionChange(syntax, rule, ignoredOn ?? undefined, "") !== undefined,
  );
}

export const commandOf = (uri: string, { rule, ignoredOn: resource }: Suppressing): Command => {
  const target: SuppressTarget = { uri, rule, resource };
  return { title: "Ignore", command: suppressCommand, arguments: [target] };
};
