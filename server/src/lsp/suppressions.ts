/** Quick fixes that suppress findings: which there are, and the client's command that asks for the reason. */
import type { Command } from "vscode-languageserver/node";
import { type SuppressTarget, suppressCommand } from "../../../shared/requests.ts";
import type { Analysis } from "../analyze.ts";
import type { Finding } from "../rules/rule.ts";
import { suppressiblePlaces } from "../suppress.ts";

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

/** Each once: first on the resources, then in the template. */
export function suppressionsFor(
  { syntax }: Analysis,
  findings: readonly Finding[],
): readonly Choice[] {
  if (!syntax) return [];
  const all = findings.flatMap((finding) =>
    suppressiblePlaces(syntax, finding).map((place): Choice => {
      const where = place === undefined ? "in this template" : `for "${place}"`;
      const title = `Ignore ${finding.rule} ${where}`;
      return { title, finding, target: { rule: finding.rule, ignoredOn: place ?? null } };
    }),
  );
  const once = [...new Map(all.toReversed().map((each) => [each.title, each])).values()].reverse();
  return [
    ...once.filter(({ target }) => target.ignoredOn !== null),
    ...once.filter(({ target }) => target.ignoredOn === null),
  ];
}

export const commandOf = (uri: string, { rule, ignoredOn: resource }: Suppressing): Command => {
  const target: SuppressTarget = { uri, rule, resource };
  return { title: "Ignore", command: suppressCommand, arguments: [target] };
};
