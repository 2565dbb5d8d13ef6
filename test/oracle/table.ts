/** What tables of comparisons have in common. */

export interface TableOptions {
  /** How many examples of each disagreement are printed. */
  readonly examples: number;
  /** Only this rule, check or name in a catalogue. */
  readonly rule: string | undefined;
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
