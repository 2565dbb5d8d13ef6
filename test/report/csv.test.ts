import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { csv } from "../../server/src/report/csv.ts";
import { printable } from "../../shared/printable.ts";
import {
  allKinds,
  doorOpen,
  doorUnlocked,
  hostile,
  hostileHouse,
  house,
  reportIn,
  ruleOf,
  written,
} from "./reporting.ts";

/** As RFC 4180 has it, and no other. */
const rowsOf = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, record_delimiter: "\r\n", relax_column_count: false });

test("a row a finding", () => {
  const report = reportIn("s/house.json", house, [doorOpen, doorUnlocked]);
  const text = written(csv, [report], { rules: [doorOpen] });
  expect(text.split("\r\n")[0]).toBe(
    '"File","Line","Column","End line","End column","Severity","Rule","Category","Resource","Message","Fix","Fix safety","Read more"',
  );
  expect(text).not.toMatch(/[^\r]\n/);
  expect(rowsOf(text)).toEqual([
    expect.objectContaining({ Rule: "door-open", Line: "7", Resource: "FrontDoor" }),
    {
      File: "s/house.json",
      Line: "11",
      Column: "5",
      "End line": "11",
      "End column": "15",
      Severity: "low",
      Rule: "door-unlocked",
      Category: "Security",
      Resource: "BackDoor",
      Message: 'Door "BackDoor" has no lock.',
      Fix: "Fit a brass lock",
      "Fix safety": "review",
      "Read more": "",
    },
    expect.objectContaining({
      Rule: "door-open",
      Line: "14",
      "Read more": "https://docs.aws.amazon.com/",
    }),
  ]);
});

test("what is no finding is no row", () => {
  const rows = rowsOf(written(csv, allKinds()));
  expect(rows.map(({ File }) => File)).toEqual([
    "s/house.json",
    "s/house.json",
    "s/house.json",
    "invalid.json",
    "invalid.json",
    "defect.json",
  ]);
  expect(rowsOf(written(csv, []))).toEqual([]);
});

test("whatever a template holds comes back as it was shown, and no spreadsheet calculates it", () => {
  const rows = rowsOf(written(csv, [reportIn("=1,2.json", hostileHouse, [doorOpen])]));
  expect(rows.map(({ Resource }) => Resource)).toEqual(
    hostile.map(printable).map((text) => (/^[=@]/.test(text) ? `'${text}` : text)),
  );
  expect(new Set(rows.map(({ File }) => File))).toEqual(new Set(["'=1,2.json"]));
});

test.each(["=1", "+1", "-1", "@x", " =1", "＝1", "＋1", "－1", "＠x"])("%s is text", (message) => {
  const rule = ruleOf("formula", "low", (door, report) => report({ at: door.key, message }));
  for (const row of rowsOf(written(csv, [reportIn("a.json", house, [rule])])))
    expect(row.Message).toBe(`'${message}`);
});
