/** Findings for people, as compilers show them: where, what, the line with carets, and the fix. */
import { printable } from "../../../shared/printable.ts";
import { type Lines, linesOf } from "./positions.ts";
import type { ErrorReport, FileReport, FixReport, Place } from "./report.ts";
import { snippetOf } from "./snippet.ts";
import {
  type Colour,
  colourOf,
  columnsOf,
  counted,
  paint,
  prose,
  type Style,
  wrap,
} from "./terminal.ts";

/** Columns of a source line where there is no terminal to ask. */
const usualWidth = 100;

/** Syntax errors of one file that are worth reading: the first of them bring the others about. */
const mostErrors = 3;

/** The fixed and the left findings of a file whose text is now `text`; empty where there are none. */
export function prettyFindings(file: FileReport, text: string, style: Style): string {
  const lines = linesOf(text);
  const fixed = file.fixed.map(
    ({ rule, title }) =>
      `${paint(style, "✔", "green")} ${printable(file.path)}: ${printable(title)}  ${paint(style, rule, "dim")}\n`,
  );
  const found = file.findings.map((finding) => {
    const { rule, severity, message, related, fixes } = finding;
    const colour = colourOf[severity];
    return [
      header(file.path, finding, paint(style, severity, "bold", colour), rule, style),
      ...prose(message, style),
      ...source(lines, finding, related, colour, style),
      ...ending(fixes, lines, style),
      "",
    ]
      .map((line) => `${line}\n`)
      .join("");
  });
  return (fixed.length > 0 ? `${fixed.join("")}\n` : "") + found.join("");
}

/** What kept a file from being read, understood or written; empty where nothing did. */
export function prettyErrors(file: FileReport, text: string, style: Style): string {
  const lines = linesOf(text);
  const say = (error: ErrorReport): string[] => [
    header(file.path, error, paint(style, "error", "bold", "red"), "", style),
    ...prose(error.message, style),
    ...(isPlaced(error) ? [...source(lines, error, [], "red", style), closing(lines, style)] : []),
    "",
  ];
  const placed = file.errors.filter(isPlaced);
  const more = placed.length - mostErrors;
  const shown = [
    ...(file.status === "unreadable" ? say({ message: `Not audited: ${file.reason}.` }) : []),
    ...placed.slice(0, mostErrors).flatMap(say),
    ...(more > 0
      ? say({ message: `And ${counted(more, "more error")}, perhaps of the same cause.` })
      : []),
    ...file.errors.filter((error) => !isPlaced(error)).flatMap(say),
  ];
  return shown.map((line) => `${line}\n`).join("");
}

/** One line each: which file is no template and why. */
export const prettyNote = ({ path, reason }: FileReport, style: Style): string =>
  `${paint(style, `${printable(path)}: not a CloudFormation template: ${printable(reason ?? "")}.`, "dim")}\n`;

export function prettyDefects(file: FileReport, style: Style): string {
  return file.defects
    .map(({ rule, message, stack }) => {
      const where = rule ? `The rule ${rule} failed` : "The audit failed";
      const lines = [
        `${printable(file.path)}  ${paint(style, "defect of cfn-audit", "bold", "red")}`,
        ...prose(`${where}: ${message}`, style),
        ...prose(
          "Your template is not to blame. Please report this, if you can with the template.",
          style,
        ),
        ...stack
          .split("\n")
          .slice(1, 5)
          .map((line) => paint(style, `  ${printable(line.trim())}`, "dim")),
      ];
      return `${lines.join("\n")}\n\n`;
    })
    .join("");
}

const isPlaced = (error: ErrorReport): error is ErrorReport & Place => error.range !== undefined;

function header(
  path: string,
  { range }: Partial<Place>,
  kind: string,
  rule: string,
  style: Style,
): string {
  const position = range ? `:${range.start.line}:${range.start.column}` : "";
  const place = paint(style, printable(path), "bold") + paint(style, position, "dim");
  return `${place}  ${kind}${rule ? `  ${paint(style, rule, "dim")}` : ""}`;
}

const gutterOf = (lines: Lines): number => Math.max(3, String(lines.count).length) + 2;

const bar = (lines: Lines, style: Style, number = "", joint = "│"): string =>
  paint(style, `${number.padStart(gutterOf(lines) - 1)} ${joint}`, "dim");

/** The line of the finding with carets, and the lines that it relates to with dashes. */
function source(
  lines: Lines,
  place: Place,
  related: readonly (Place & { readonly message: string })[],
  colour: Colour,
  style: Style,
): string[] {
  const shown = [bar(lines, style), ...underlined(lines, place, "^", "", colour, style)];
  for (const other of related) {
    shown.push(bar(lines, style, "", "┆"));
    shown.push(...underlined(lines, other, "-", printable(other.message), "cyan", style));
  }
  return shown;
}

/** Columns to the right of the gutter. */
const roomOf = (lines: Lines, width: number): number => Math.max(20, width - gutterOf(lines) - 2);

function underlined(
  lines: Lines,
  { range: { start, end } }: Place,
  mark: string,
  label: string,
  colour: Colour,
  style: Style,
): string[] {
  const room = roomOf(lines, style.width ?? usualWidth);
  const line = lines.textOf(start.line);
  const to = end.line > start.line ? line.length : end.column - 1;
  const { source: shown, indent, carets } = snippetOf(line, start.column - 1, to, room);
  const marks = mark.repeat(carets);
  const isBeside = style.width === undefined || indent + carets + 1 + columnsOf(label) <= room;
  const beside = isBeside && label ? `${marks} ${label}` : marks;
  const below = isBeside ? [] : wrap(label, room);
  const empty = bar(lines, style);
  return [
    `${bar(lines, style, String(start.line))} ${shown}`.trimEnd(),
    `${empty} ${" ".repeat(indent)}${paint(style, beside, "bold", colour)}`,
    ...below.map((text) => `${empty} ${paint(style, text, "bold", colour)}`),
  ];
}

/** The end of the gutter, with the fixes: the preferred one first. */
function ending(fixes: readonly FixReport[], lines: Lines, style: Style): string[] {
  if (fixes.length === 0) return [closing(lines, style)];
  return fixes.flatMap(({ title, safety }, i) => {
    const name = `${i === 0 ? "fix" : "or"}${safety === "review" ? " (review)" : ""}:`;
    const isLast = i === fixes.length - 1;
    const colour = safety === "safe" ? "green" : "yellow";
    const room = style.width && roomOf(lines, style.width) - name.length - 1;
    const [first = "", ...others] = wrap(printable(title), room);
    const margin = " ".repeat(name.length + 1);
    return [
      `${bar(lines, style, "", isLast ? "╰" : "├")} ${paint(style, name, "bold", colour)} ${first}`,
      ...others.map((text) => `${bar(lines, style, "", isLast ? " " : "│")} ${margin}${text}`),
    ];
  });
}

const closing = (lines: Lines, style: Style): string => bar(lines, style, "", "╵");
