/** Property 3: fix-all reaches a fixed point in ten rounds, is idempotent, and its edits do not overlap. */
import { analyze } from "../../server/src/analyze.ts";
import { fixAll } from "../../server/src/fixAll.ts";
import { parse } from "../../server/src/syntax/syntax.ts";
import { broughtBy, editViolations } from "./fixes.ts";
import { layoutChanges } from "./layout.ts";
import { options, strictJson, thrown, type Violation } from "./violations.ts";

const mostRounds = 10;

/** What is wrong with fix-all on `text`, which may be broken: then it must be left alone. */
export const fixAllViolations = (text: string): Violation[] =>
  (["safe", "review"] as const).flatMap((include) =>
    violationsOf(text, include).map((what) => `fix-all (${include}) ${what}`),
  );

function violationsOf(text: string, include: "safe" | "review"): string[] {
  try {
    const settings = { ...options, include };
    const result = fixAll(text, settings);
    const wrongs = [
      ...editViolations(text, result.edits, result.text),
      ...result.defects.map(({ rule, error }) => `makes ${rule} throw: ${thrown(error)}`),
    ];
    if (parse(text).errors.length > 0)
      return result.text === text ? wrongs : [...wrongs, "changes a text that does not parse"];
    if (strictJson(text) === undefined) return wrongs;
    const again = fixAll(result.text, settings);
    const [before, after] = [text, result.text].map((each) => analyze(each, options).findings);
    return [
      ...wrongs,
      ...(result.rounds > mostRounds ? [`takes ${result.rounds} rounds`] : []),
      ...again.fixed
        .slice(0, 1)
        .map(
          ({ finding, fix }) =>
            `leaves a fix after ${result.rounds} rounds: ${finding.rule} "${fix.title}"`,
        ),
      ...(strictJson(result.text) === undefined ? ["leaves no strict JSON"] : []),
      ...broughtBy(result.fixed, include, before ?? [], after ?? []),
      ...layoutChanges(text, result.text),
    ];
  } catch (error) {
    return [`throws: ${thrown(error)}`];
  }
}
