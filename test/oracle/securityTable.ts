/** What the comparison with security scanners says, as tables. */
import { compareSecurity, type Row } from "./security.ts";
import { percent, type TableOptions } from "./table.ts";

export function printSecurity(folder: string, options: TableOptions): void {
  const { consensus, single, unanswered } = compareSecurity(folder);
  console.log("Where two or more tools agree");
  printRows(consensus, options);
  console.log("\nOne tool by itself");
  printRows(single, options);
  if (options.rule !== undefined) return;
  const names = unanswered.filter((name) => !name.includes(" "));
  console.log(`\nno rule of ours: ${names.join(", ") || "none"}`);
  console.log(`and for ${unanswered.length - names.length} checks of single tools`);
}

function printRows(all: readonly Row[], { examples, rule }: TableOptions): void {
  const rows = rule === undefined ? all : all.filter(({ name }) => name === rule);
  const names = [...new Set(rows.map(({ name }) => name))].sort();
  console.log("agree  we miss  we add  recall   name");
  for (const name of names) {
    const own = rows.filter((row) => row.name === name);
    const missed = own.filter(isMissed);
    const added = own.filter(isAdded);
    const failing = own.filter(({ expected }) => expected === "fail").length;
    const recall = percent(failing - missed.length, failing);
    console.log(
      `${pad(own.length - missed.length - added.length, 5)}  ${pad(missed.length, 7)}  ${pad(added.length, 6)}  ${recall.padStart(7)}  ${name}`,
    );
    for (const { template, resource, expected } of [
      ...missed.slice(0, examples),
      ...added.slice(0, examples),
    ])
      console.log(`         ${expected === "fail" ? "missed" : "added "}  ${template} ${resource}`);
  }
  const agreed = rows.filter(({ expected, ours }) => expected === ours).length;
  console.log(`agreement: ${agreed} of ${rows.length}, ${percent(agreed, rows.length)}`);
}

const isMissed = ({ expected, ours }: Row) => expected === "fail" && ours === "pass";
const isAdded = ({ expected, ours }: Row) => expected === "pass" && ours === "fail";
const pad = (value: number, width: number) => String(value).padStart(width);
