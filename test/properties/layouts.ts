/** The ways in which one template may be laid out. */
export interface Layout {
  readonly name: string;
  /** Whether keys stand in another order, and with them what findings and fixes list in the order of the text. */
  readonly isReordered?: boolean;
  write(value: unknown): string;
}

/** Indented by two spaces, as most templates are: what other layouts are compared with. */
export const usual = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every layout but the usual one. */
export const layouts: readonly Layout[] = [
  { name: "minified", write: (value) => JSON.stringify(value) },
  { name: "small objects on one line", write: (value) => compact(value, "") },
  { name: "tabs", write: (value) => JSON.stringify(value, null, "\t") },
  { name: "eight spaces", write: (value) => JSON.stringify(value, null, 8) },
  { name: "CRLF", write: (value) => usual(value).replaceAll("\n", "\r\n") },
  { name: "byte order mark", write: (value) => `\uFEFF${usual(value)}\n` },
  { name: "comments and trailing commas", write: commented },
  {
    name: "keys in reverse",
    isReordered: true,
    write: (value) => usual(reordered(value, (keys) => keys.reverse())),
  },
  {
    name: "keys by name",
    isReordered: true,
    write: (value) => usual(reordered(value, (keys) => keys.sort())),
  },
  { name: "keys by hash", isReordered: true, write: (value) => usual(reordered(value, byHash)) },
];

/** Objects and lists of scalars on one line, `{ "Ref": "Vpc" }`. */
function compact(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const items = Object.entries(value).map(([key, item]: [string, unknown]) => ({
    name: Array.isArray(value) ? "" : `${JSON.stringify(key)}: `,
    item,
  }));
  if (items.length === 0) return `${open}${close}`;
  const inner = `${indent}  `;
  const print = items.map(({ name, item }) => name + compact(item, inner));
  const isSmall = items.every(({ item }) => typeof item !== "object" || item === null);
  return isSmall && indent !== ""
    ? `${open} ${print.join(", ")} ${close}`
    : `${open}\n${print.map((line) => inner + line).join(",\n")}\n${indent}${close}`;
}

/** A comma behind each last member or element, and comments with all that could mislead. */
function commented(value: unknown): string {
  const lines = usual(value).split("\n");
  const commas = lines.map((line, i) => {
    const isLast = /^\s*[}\]]/.test(lines[i + 1] ?? "") && !/[{[]$/.test(line);
    const comment = i % 3 === 0 && line !== "" ? ` // note, of "this": {[` : "";
    return `${line}${isLast ? "," : ""}${comment}`;
  });
  return `// note\n/* "Resources": { */\n${commas.join("\n")}`;
}

function reordered(value: unknown, order: (keys: string[]) => string[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => reordered(item, order));
  const members = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    order([...members.keys()]).map((key) => [key, reordered(members.get(key), order)]),
  );
}

/** In an order that looks like chance and is always the same. */
function byHash(keys: string[]): string[] {
  const hash = (key: string) =>
    [...key].reduce((sum, each) => (sum * 31 + (each.codePointAt(0) ?? 0)) % 9973, 7);
  return keys.sort((a, b) => hash(a) - hash(b));
}
