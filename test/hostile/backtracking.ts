/** A backtracking matcher of regular expressions that counts its steps, and strings that make a pattern backtrack. */

/** What a pattern is made of. Characters and assertions are kept as they are written. */
type Node =
  | { readonly kind: "char"; readonly source: string }
  | { readonly kind: "assertion"; readonly source: string }
  | {
      readonly kind: "look";
      readonly isBehind: boolean;
      readonly isNegated: boolean;
      readonly body: Node;
    }
  | {
      readonly kind: "repeat";
      readonly min: number;
      readonly max: number;
      readonly isGreedy: boolean;
      readonly body: Node;
    }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "choice"; readonly options: readonly Node[] };

const token =
  /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\.|\(\?(?::|<?[=!]|<\w+>)|[*+?]|\{\d+(?:,\d*)?\}|.)/s;

/** Reads a pattern; backreferences are refused, for they are not what is meant to be used. */
function read(pattern: string): Node {
  let rest = pattern;
  const next = (): string => {
    const [found = ""] = token.exec(rest) ?? [];
    rest = rest.slice(found.length);
    return found;
  };
  const isNext = (expected: string): boolean => {
    if (!rest.startsWith(expected)) return false;
    rest = rest.slice(expected.length);
    return true;
  };
  const choice = (): Node => {
    const options: Node[] = [];
    do {
      const parts: Node[] = [];
      while (rest !== "" && !/^[|)]/.test(rest)) parts.push(repeated(atom()));
      options.push({ kind: "sequence", parts });
    } while (isNext("|"));
    return { kind: "choice", options };
  };
  const atom = (): Node => {
    const source = next();
    if (/^\\(?:[1-9]|k<)/.test(source)) throw new Error(`${pattern} has a backreference.`);
    if (source.startsWith("(")) {
      const body = choice();
      if (!isNext(")")) throw new Error(`${pattern} is not understood at ${rest}.`);
      if (!/[=!]$/.test(source)) return body;
      return {
        kind: "look",
        isBehind: source.includes("<"),
        isNegated: source.endsWith("!"),
        body,
      };
    }
    return { kind: /^(?:[$^]|\\[bB])$/.test(source) ? "assertion" : "char", source };
  };
  const repeated = (body: Node): Node => {
    if (!/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(rest)) return body;
    const how = next();
    const [least = "", most = least] = how.slice(1, -1).split(",");
    const min = how === "*" || how === "?" ? 0 : how === "+" ? 1 : Number(least);
    const max =
      how === "?" ? 1 : how === "*" || how === "+" || most === "" ? Infinity : Number(most);
    return { kind: "repeat", min, max, isGreedy: !isNext("?"), body };
  };
  const result = choice();
  if (rest !== "") throw new Error(`${pattern} is not understood at ${rest}.`);
  return result;
}

/** Matches at a position, and asks `then` whether the rest matches behind it. */
type Matcher = (at: number, then: (end: number) => boolean) => boolean;

export interface Counted {
  /** Where the first match starts and ends; undefined without any. */
  readonly first: readonly [start: number, end: number] | undefined;
  /** For all matches, one behind the other; infinite where counting was given up. */
  readonly steps: number;
}

/** Steps after which counting ends: what takes more is not linear. */
const most = 100_000;

/** Looks for all matches in the way that RegExp is defined: from each position, trying one option after the other. */
export function count({ source, flags }: RegExp, text: string): Counted {
  const chars = flags.includes("u") ? [...text] : text.split("");
  let steps = 0;
  const matcherOf = (node: Node): Matcher => {
    switch (node.kind) {
      case "char": {
        const one = new RegExp(`^(?:${node.source})$`, flags.replace(/[gmy]/g, ""));
        return (at, then) => {
          steps++;
          const char = chars[at];
          return char !== undefined && one.test(char) && then(at + 1);
        };
      }
      case "assertion": {
        const here = new RegExp(node.source, flags.replace("g", "").concat("y"));
        return (at, then) => {
          steps++;
          here.lastIndex = at;
          return here.test(text) && then(at);
        };
      }
      case "look": {
        const body = matcherOf(node.body);
        // Behind stands one character in all patterns so far.
        const isThere = (at: number): boolean =>
          node.isBehind ? at > 0 && body(at - 1, (end) => end === at) : body(at, () => true);
        return (at, then) => isThere(at) !== node.isNegated && then(at);
      }
      case "sequence": {
        const parts = node.parts.map(matcherOf);
        const from = (part: number, at: number, then: (end: number) => boolean): boolean => {
          const matcher = parts[part];
          return matcher ? matcher(at, (end) => from(part + 1, end, then)) : then(at);
        };
        return (at, then) => from(0, at, then);
      }
      case "choice": {
        const options = node.options.map(matcherOf);
        return (at, then) => options.some((option) => option(at, then));
      }
      case "repeat": {
        const body = matcherOf(node.body);
        const loop = (times: number, at: number, then: (end: number) => boolean): boolean => {
          if (++steps > most) return false;
          const more = () =>
            times < node.max &&
            body(at, (end) => (end > at || times < node.min) && loop(times + 1, end, then));
          const enough = () => times >= node.min && then(at);
          return node.isGreedy ? more() || enough() : enough() || more();
        };
        return (at, then) => loop(0, at, then);
      }
    }
  };

  const matcher = matcherOf(read(source));
  let first: Counted["first"];
  for (let at = 0; at <= chars.length && steps <= most; ) {
    let end = -1;
    steps++;
    matcher(at, (found) => {
      end = found;
      return true;
    });
    if (end >= 0) first ??= [at, end];
    at = Math.max(at + 1, end);
  }
  return { first, steps: steps > most ? Number.POSITIVE_INFINITY : steps };
}

/** Characters to try on a class: the printable ones of ASCII and some white space, letters first. */
const pool = [
  ..."aA0 \n\t",
  ...Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)),
];

/** Text on which a pattern of this shape may backtrack: a beginning, what is to be repeated, and an end. */
export function* attacks({ source, flags }: RegExp): Generator<readonly [string, string, string]> {
  const alphabet = new Set<string>();
  const samples = new Set<string>();
  const beginnings = new Set([""]);
  const sampleOf = (node: Node): string => {
    switch (node.kind) {
      case "char": {
        const one = new RegExp(`^(?:${node.source})$`, flags.replace(/[gmy]/g, ""));
        const literal = node.source.replace(/^\\(?=\W)/, "");
        const char = [literal, ...pool].find((each) => one.test(each)) ?? "\u2028";
        alphabet.add(char);
        return char;
      }
      case "sequence": {
        let sample = "";
        for (const part of node.parts) {
          beginnings.add(sample);
          sample += sampleOf(part);
        }
        samples.add(sample);
        return sample;
      }
      case "choice":
        return node.options.map(sampleOf)[0] ?? "";
      case "repeat": {
        const sample = sampleOf(node.body);
        samples.add(sample);
        return sample.repeat(Math.max(node.min, 1));
      }
      case "look":
        sampleOf(node.body);
        return "";
      case "assertion":
        return "";
    }
  };
  sampleOf(read(source));
  const letters = [...alphabet].slice(0, 8);
  const pairs = letters.flatMap((a) => letters.map((b) => (a === b ? a : a + b)));
  for (const beginning of [...beginnings].slice(0, 6))
    for (const pump of new Set([...pairs, ...samples, "a", "-", " ", "a-", "${"]))
      if (pump !== "") for (const end of ["", "\0", "\n-"]) yield [beginning, pump, end];
}
