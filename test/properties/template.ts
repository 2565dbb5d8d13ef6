/** Every property of one template: what is found in it, and what of that should not be. */
import fc from "fast-check";
import { analyze } from "../../server/src/analyze.ts";
import { findingViolations } from "./findings.ts";
import { fixAllViolations } from "./fixAll.ts";
import { type Applied, applyEach, fixViolations } from "./fixes.ts";
import { layoutViolations } from "./layoutViolations.ts";
import { mutantViolations, somePlaces } from "./mutants.ts";
import { readingViolations } from "./reading.ts";
import {
  commandLineViolations,
  type Server,
  type Typing,
  typings,
  typingViolations,
} from "./server.ts";
import { options, strictJson, thrown, type Violation } from "./violations.ts";

/** How much of what has no end is tried. */
export interface Effort {
  readonly seed: number;
  /** Places at which the text is broken. */
  readonly places: number;
  /** Sequences of edits in the server. */
  readonly typings: number;
}

export interface Judged {
  readonly findings: number;
  readonly applied: readonly Applied[];
  readonly violations: readonly Violation[];
}

/** Holds a text to all properties; undefined if it is no template. `server` has no environment parameter set. */
export async function judge(
  text: string,
  server: Server,
  { seed, places, typings: numRuns }: Effort,
): Promise<Judged | undefined> {
  try {
    const analysis = analyze(text, options);
    if (analysis.status !== "analyzed") return undefined;
    const { applied, violations } = applyEach(text, analysis);
    const isTooDeep = analysis.syntax?.errors.some(
      ({ message }) => message === "nested too deeply",
    );
    const value = isTooDeep ? undefined : strictJson(text);
    return {
      findings: analysis.findings.length,
      applied,
      violations: [
        ...findingViolations(text, analysis),
        ...violations,
        ...(value === undefined
          ? []
          : [
              ...readingViolations(text, analysis.syntax),
              ...fixViolations(text, analysis, applied),
              ...layoutViolations(value),
            ]),
        ...fixAllViolations(text),
        ...mutantViolations(text, somePlaces(text, places)),
        ...(await commandLineViolations(server, "", text)),
        ...(await afterTyping(server, text, fc.sample(typings, { numRuns, seed }))),
      ],
    };
  } catch (error) {
    return { findings: 0, applied: [], violations: [`something throws: ${thrown(error)}`] };
  }
}

/** One after the other, for the server knows one document at a time. */
async function afterTyping(
  server: Server,
  text: string,
  typed: readonly Typing[],
): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const typing of typed) violations.push(...(await typingViolations(server, text, typing)));
  return violations;
}
