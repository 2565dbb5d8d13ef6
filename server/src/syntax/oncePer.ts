/** Answers about a text or a template, worked out once and kept with it. */

/** What keeps the answers about itself. (In a WeakMap they would outlive many a minor garbage collection.) */
export interface Remembering {
  readonly answers: Map<unknown, unknown>;
}

/** `read`, done once for each text or template that it is asked about. */
export const oncePer =
  <Of extends Remembering, Result>(read: (of: Of) => Result): ((of: Of) => Result) =>
  (of) => {
    const known = of.answers.get(read);
    if (known !== undefined || of.answers.has(read)) return known as Result;
    const answer = read(of);
    of.answers.set(read, answer);
    return answer;
  };

/** `make`, done when its result is first asked for. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
