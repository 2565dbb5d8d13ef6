/** How data.ts writes a resource type down: what the generator makes and what specification.ts reads. */

/**
 * A type: one of the `scalars` by its letter or an object by its name, behind a `*` for each list and a `%` for each map
 * that it lies in (`*%s` is a list of maps of strings); the values of an enumeration; or, where those lie deeper, the list, map
 * or union of them.
 */
export type EncodedType =
  | string
  | readonly string[]
  | { readonly list: EncodedType }
  | { readonly map: EncodedType }
  | { readonly union: readonly EncodedType[] };

/** By name, with what differs from the default behind it: `!` required, `^` causes replacement, `~` may do so, `-` deprecated. */
export type EncodedProperties = { readonly [nameAndMarks: string]: EncodedType };

/** Also what a service's line holds: the objects that several of its types have. */
export interface EncodedObjects {
  readonly [name: string]: EncodedProperties;
}

export interface EncodedResource {
  /** The properties that a template may set. */
  readonly p: EncodedProperties;
  /** The attributes. */
  readonly a: { readonly [name: string]: EncodedType };
  /** The objects that types name, but for those of the service's line. */
  readonly d?: EncodedObjects;
  /** There may be more properties. */
  readonly o?: 1;
  /** There may be more attributes. */
  readonly x?: 1;
  /** The primary identifier. */
  readonly i?: readonly string[];
}

export const scalars = {
  s: "string",
  i: "integer",
  n: "number",
  b: "boolean",
  j: "json",
  d: "timestamp",
  t: "tag",
} as const;

/** The service's part of a type's name, which no type has for its own: those have three. */
export const serviceOf = (type: string): string => type.slice(0, type.lastIndexOf("::"));
