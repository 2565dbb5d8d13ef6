/** Answers about a text or a template, worked out once and forgotten with it. */

/** `read`, done once for each object that it is asked about. */
export function oncePer<Of extends object, Result>(read: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, { readonly result: Result }>();
  return (of) => {
    const found = known.get(of) ?? { result: read(of) };
    known.set(of, found);
    return found.result;
  };
}
