/** Property 7: a text that is cut off, or has one character too few or too many, is analysed without a throw. */
import { analyze } from "../../server/src/analyze.ts";
import { findingViolations } from "./findings.ts";
import { applyEach } from "./fixes.ts";
import { options, thrown, type Violation } from "./violations.ts";

/** What a slip of the hand puts in. */
const slips = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\\",
  "/",
  "*",
  "0",
  "-",
  "\n",
  "\0",
  "\ud83d",
  "e",
];

/** What is wrong with the analysis, or with a fix, of `text` broken at each of the places, offsets in UTF-16 units. */
export const mutantViolations = (text: string, places: Iterable<number>): Violation[] =>
  [...places].flatMap((at) =>
    mutantsAt(text, at).flatMap(([name, mutant]) =>
      violationsOf(mutant).map((what) => `${name} at ${at}: ${what}`),
    ),
  );

function violationsOf(text: string): Violation[] {
  try {
    const analysis = analyze(text, options);
    return [...findingViolations(text, analysis), ...applyEach(text, analysis).violations];
  } catch (error) {
    return [`the analysis throws: ${thrown(error)}`];
  }
}

function mutantsAt(text: string, at: number): readonly (readonly [string, string])[] {
  const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  const slip = slips[at % slips.length];
  return [
    ["cut off", before],
    ["one character removed", before + after],
    [`${JSON.stringify(slip)} inserted`, before + slip + here + after],
    ["one character doubled", before + here + here + after],
  ];
}

/** Every place in a text. */
export const everyPlace = (text: string): readonly number[] => [...new Array(text.length).keys()];

/** So many places of a text, spread over it; the same ones each time. */
export const somePlaces = (text: string, count: number): readonly number[] =>
  text.length <= count
    ? everyPlace(text)
    : // A step that shares no factor with most lengths, so that every kind of token gets its turn.
      [...new Array(count).keys()].map((i) =>
        Math.floor((i * text.length * 0.618_034) % text.length),
      );
