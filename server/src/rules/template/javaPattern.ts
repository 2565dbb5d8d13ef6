/**
 * Whether a text is what a regular expression of Java's allows. Patterns come from templates, so they are never given to RegExp: the part of
 * the language that both have in common is followed state by state, at a cost of states times characters.
 */

type Part =
  | { readonly kind: "one"; readonly has: (code: number) => boolean }
  | { readonly kind: "edge"; readonly isEnd: boolean }
  | { readonly kind: "all"; readonly parts: readonly Part[] }
  | { readonly kind: "any"; readonly parts: readonly Part[] }
  | { readonly kind: "repeat"; readonly body: Part; readonly min: number; readonly max: number };

export interface JavaPattern {
  /** How many states a match goes through at each character. */
  readonly size: number;
  /** Whether the whole text matches; undefined where that is not certain. */
  matches(text: string): boolean | undefined;
}

/** Longer patterns, and larger ones once their repetitions are written out, are not judged. */
const longest = 1000;
const mostStates = 512;

/** Undefined for what is wrong, or has parts of which it is not certain here what Java makes of them, such as a look-ahead. */
export function readPattern(source: string): JavaPattern | undefined {
  if (source.length > longest) return undefined;
  const pattern = parse(source);
  if (!pattern) return undefined;
  const size = sizeOf(pattern) + 1;
  if (size > mostStates) return undefined;
  const states: State[] = [];
  const start = addTo(states, pattern, addState(states, {}));
  return {
    size,
    matches: (text) => (hasLineEnd(text) ? undefined : follow(states, start, text)),
  };
}

/** What `.` and `$` mean at the end of a line is Java's own. */
const hasLineEnd = (text: string): boolean => /[\n\r\u0085\u2028\u2029]/.test(text);

function parse(source: string): Part | undefined {
  const chars = Array.from(source);
  let at = 0;
  let isCertain = true;
  const unsure = (): Part => {
    isCertain = false;
    at = chars.length;
    return { kind: "all", parts: [] };
  };
  const next = (): string => chars[at++] ?? "";
  const takes = (expected: string): boolean => {
    if (chars[at] !== expected) return false;
    at++;
    return true;
  };

  const choice = (): Part => {
    const options: Part[] = [];
    do {
      const parts: Part[] = [];
      while (at < chars.length && chars[at] !== "|" && chars[at] !== ")")
        parts.push(repeated(piece()));
      options.push({ kind: "all", parts });
    } while (takes("|"));
    return options.length === 1 && options[0] ? options[0] : { kind: "any", parts: options };
  };

  const piece = (): Part => {
    const char = next();
    if (char === "(") {
      if (takes("?") && !takes(":")) return unsure();
      const body = choice();
      return takes(")") ? body : unsure();
    }
    if (char === "^" || char === "$") return { kind: "edge", isEnd: char === "$" };
    if (char === ".") return { kind: "one", has: () => true };
    if (char === "[") return set();
    if (char === "\\") return escaped();
    return "*+?{".includes(char) ? unsure() : literal(char);
  };

  const escaped = (): Part => {
    const char = next();
    const known = classes.get(char) ?? classes.get(char.toLowerCase());
    if (known)
      return { kind: "one", has: classes.has(char) ? known : (code: number) => !known(code) };
    const control = controls.get(char);
    if (control !== undefined) return literal(control);
    return char === "" || /[A-Za-z0-9]/.test(char) ? unsure() : literal(char);
  };

  const set = (): Part => {
    const isNegated = takes("^");
    const tests: ((code: number) => boolean)[] = [];
    for (let isFirst = true; isFirst || chars[at] !== "]"; isFirst = false) {
      const char = next();
      // Classes within classes, and what they have in common, are Java's own.
      if (char === "" || char === "[" || (isFirst && char === "]")) return unsure();
      if (char === "&" && chars[at] === "&") return unsure();
      const one = char === "\\" ? escaped() : literal(char);
      if (one.kind !== "one") return unsure();
      const isRange = chars[at] === "-" && chars[at + 1] !== "]" && at + 1 < chars.length;
      if (!isRange || (char === "\\" && classes.has(chars[at - 1]?.toLowerCase() ?? ""))) {
        tests.push(one.has);
        continue;
      }
      const low = codeOf(chars[at - 1]);
      at++;
      const end = next();
      const high = codeOf(end === "\\" ? next() : end);
      if (end === "[" || (end === "\\" && isWord(high)) || isControl(char, low) || low > high)
        return unsure();
      tests.push((code) => low <= code && code <= high);
    }
    at++;
    return { kind: "one", has: (code) => tests.some((has) => has(code)) !== isNegated };
  };

  const repeated = (body: Part): Part => {
    const times = quantifier();
    if (!times) return body;
    // Twice repeated is wrong, or possessive.
    takes("?");
    if (body.kind === "edge" || "*+?{".includes(chars[at] ?? " ")) return unsure();
    return { kind: "repeat", body, ...times };
  };

  const quantifier = (): { min: number; max: number } | undefined => {
    if (takes("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (takes("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (takes("?")) return { min: 0, max: 1 };
    if (!takes("{")) return undefined;
    const end = chars.indexOf("}", at);
    const [least = "", most = least, more] = chars.slice(at, end).join("").split(",");
    const min = wholeNumber(least);
    const max = most === "" ? Number.POSITIVE_INFINITY : wholeNumber(most);
    if (end < 0 || more !== undefined || !(min <= max)) {
      unsure();
      return undefined;
    }
    at = end + 1;
    return { min, max };
  };

  const pattern = choice();
  return isCertain && at === chars.length ? pattern : undefined;
}

const wholeNumber = (digits: string): number => (/^\d{1,4}$/.test(digits) ? Number(digits) : NaN);
const codeOf = (char: string | undefined): number => char?.codePointAt(0) ?? -1;
const literal = (char: string): Part => {
  const wanted = codeOf(char);
  return { kind: "one", has: (code) => code === wanted };
};

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isWord = (code: number): boolean =>
  isDigit(code) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code === 0x5f;
/** A range that starts with `\n` and the like starts with another character than the letter. */
const isControl = (char: string, code: number): boolean => char === "\\" && isWord(code);

/** Of ASCII alone, as Java has them. */
const classes: ReadonlyMap<string, (code: number) => boolean> = new Map([
  ["d", isDigit],
  ["w", isWord],
  ["s", (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d)],
]);
const controls: ReadonlyMap<string, string> = new Map([
  ["t", "\t"],
  ["n", "\n"],
  ["r", "\r"],
  ["f", "\f"],
]);

function sizeOf(part: Part): number {
  if (part.kind === "one" || part.kind === "edge") return 1;
  if (part.kind === "repeat") {
    const copies = part.max === Number.POSITIVE_INFINITY ? part.min + 1 : part.max;
    return copies * (sizeOf(part.body) + 1);
  }
  return part.parts.reduce(
    (sum, each) => sum + sizeOf(each),
    part.kind === "any" ? part.parts.length : 0,
  );
}

/** Goes on to all of `on` at once, after a character that `has` allows, or at an edge, where there is one; without `on` it is the end. */
interface State {
  readonly has?: (code: number) => boolean;
  readonly edge?: "start" | "end";
  readonly on?: number[];
}

const addState = (states: State[], state: State): number => states.push(state) - 1;

/** Adds the states of a part, behind which `then` comes; gives the one to start with. */
function addTo(states: State[], part: Part, then: number): number {
  if (part.kind === "one") return addState(states, { has: part.has, on: [then] });
  if (part.kind === "edge")
    return addState(states, { edge: part.isEnd ? "end" : "start", on: [then] });
  if (part.kind === "all")
    return part.parts.reduceRight((behind, each) => addTo(states, each, behind), then);
  if (part.kind === "any")
    return addState(states, { on: part.parts.map((each) => addTo(states, each, then)) });
  let start = then;
  if (part.max === Number.POSITIVE_INFINITY) {
    const on = [then];
    start = addState(states, { on });
    on.push(addTo(states, part.body, start));
  } else
    for (let n = part.min; n < part.max; n++)
      start = addState(states, { on: [then, addTo(states, part.body, start)] });
  for (let n = 0; n < part.min; n++) start = addTo(states, part.body, start);
  return start;
}

/** Follows all ways at once. */
function follow(states: readonly State[], start: number, text: string): boolean {
  const codes = Array.from(text, codeOf);
  // Of each state, the last even and the last odd character at which it is among those to look at.
  const seen = new Int32Array(2 * states.length).fill(-1);
  const enter = (list: number[], state: number, at: number): void => {
    const place = 2 * state + (at % 2);
    if (seen[place] === at) return;
    seen[place] = at;
    list.push(state);
  };
  let here: number[] = [];
  enter(here, start, 0);
  for (let at = 0; at <= codes.length; at++) {
    const next: number[] = [];
    const code = codes[at];
    // What is added while the list is walked is looked at too.
    for (const each of here) {
      const { has, edge, on } = states[each] as State;
      if (!on) {
        if (code === undefined) return true;
      } else if (has) {
        if (code !== undefined && has(code)) for (const to of on) enter(next, to, at + 1);
      } else if (!edge || at === (edge === "end" ? codes.length : 0))
        for (const to of on) enter(here, to, at);
    }
    here = next;
  }
  return false;
}
