/** What a text's layout is, read without the code that writes it. */

interface Facts {
  readonly "the byte order mark": boolean;
  readonly "the end of the text": string;
  readonly "the line ends": readonly string[];
  /** By how much lines are indented more than the line before them. */
  readonly "the steps of indentation": readonly string[];
}

function factsOf(text: string): Facts {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  const steps = indents.flatMap((indent, i) => {
    const above = indents[i - 1] ?? "";
    return indent.length > above.length ? [indent.slice(above.length)] : [];
  });
  return {
    "the byte order mark": text.startsWith("\uFEFF"),
    // A regular expression would try each blank of deep indentation as the beginning of the end.
    "the end of the text": text.slice(text.trimEnd().length),
    "the line ends": [...new Set(text.match(/\r\n|\n|\r/g))],
    "the steps of indentation": [...new Set(steps)],
  };
}

/** What a change of a text has changed of its layout. Of line ends and steps no new ones may come; some may go with what is replaced. */
export function layoutChanges(before: string, after: string): string[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  return (Object.keys(old) as (keyof Facts)[])
    .filter((fact) => !isKept(old[fact], now[fact]))
    .map(
      (fact) => `changes ${fact} from ${JSON.stringify(old[fact])} to ${JSON.stringify(now[fact])}`,
    );
}

const isKept = (old: Facts[keyof Facts], now: Facts[keyof Facts]): boolean =>
  typeof old === "object" && typeof now === "object"
    ? now.every((each) => old.includes(each))
    : old === now;
