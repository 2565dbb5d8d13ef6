import { expect, test } from "vitest";
import { type AuditOptions, readArguments } from "../../server/src/cli/arguments.ts";
import { formatNames } from "../../server/src/report/formats.ts";

const read = (line: string) => readArguments(line.split(" ").filter((word) => word !== ""));

function audit(line: string): AuditOptions {
  const command = read(line);
  if (command.kind !== "audit") throw new Error(JSON.stringify(command));
  return command.options;
}

const misuse = (...argv: string[]): string => {
  const command = readArguments(argv);
  return command.kind === "misuse" ? command.message : `understood: ${command.kind}`;
};

test("what is not said", () => {
  expect(audit("a.json")).toEqual({
    operands: ["a.json"],
    outputs: [{ format: "pretty", file: undefined }],
    fix: "none",
    isDryRun: false,
    rules: [],
    failOn: "high",
    maxWarnings: undefined,
    baseline: undefined,
    reportsUnusedSuppressions: false,
    isQuiet: false,
    stdinFilename: undefined,
    profile: undefined,
    lifecycle: undefined,
    environmentParameter: undefined,
    maxFileSizeMB: undefined,
    configuration: undefined,
    printsConfiguration: false,
  });
});

test("every option, before and behind the files", () => {
  expect(
    audit(
      "--format json a --fix --rule eks-* b --rule=kms-* --fail-on low --max-warnings 0 -q --environment-parameter Stage --profile recommended --lifecycle retain --report-unused-suppressions c",
    ),
  ).toEqual({
    operands: ["a", "b", "c"],
    outputs: [{ format: "json", file: undefined }],
    fix: "safe",
    isDryRun: false,
    rules: ["eks-*", "kms-*"],
    failOn: "low",
    maxWarnings: 0,
    baseline: undefined,
    reportsUnusedSuppressions: true,
    isQuiet: true,
    stdinFilename: undefined,
    profile: "recommended",
    lifecycle: "retain",
    environmentParameter: "Stage",
    maxFileSizeMB: undefined,
    configuration: undefined,
    printsConfiguration: false,
  });
  expect(audit("- --stdin-filename x.json")).toMatchObject({
    operands: ["-"],
    stdinFilename: "x.json",
  });
  expect(audit("a --max-file-size 0.5")).toMatchObject({ maxFileSizeMB: 0.5 });
  expect(audit("-- --odd.json rules").operands).toEqual(["--odd.json", "rules"]);
});

test("a baseline to read, to prune or to make", () => {
  const of = (line: string) => audit(`a ${line}`).baseline;
  expect(of("--baseline b.json")).toEqual({ file: "b.json", use: "read" });
  expect(of("--prune-baseline --baseline b.json")).toEqual({ file: "b.json", use: "prune" });
  expect(of("--create-baseline b.json")).toEqual({ file: "b.json", use: "create" });
  expect(audit("- --stdin-filename a --baseline b").baseline?.file).toBe("b");
});

test.each([
  ["a --prune-baseline", "--prune-baseline wants the file too: --baseline <path>."],
  ["a --create-baseline b --baseline b", "goes with neither --baseline nor --prune-baseline"],
  ["a --create-baseline b --prune-baseline", "goes with neither --baseline nor --prune-baseline"],
  ["a --create-baseline b --fix", "fix first, and then make the baseline"],
  ["a --baseline b --prune-baseline --fix-dry-run", "--fix-dry-run writes nothing"],
  ["- --baseline b", "say with --stdin-filename which one this is"],
  ["a --baseline b --output-file b", "b cannot be the baseline and an --output-file."],
  ["a --baseline", "--baseline wants a value."],
])("a baseline that makes no sense: %s", (line, message) =>
  expect(misuse(...line.split(" "))).toContain(message),
);

test.each([
  ["2", 2],
  ["10.25", 10.25],
  ["007", 7],
])("--max-file-size %s", (text, size) => {
  expect(audit(`a --max-file-size ${text}`).maxFileSizeMB).toBe(size);
});

test.each([
  "0",
  "0.0",
  "Infinity",
  "NaN",
  "0x10",
  "1e3",
  "2MB",
  "1_000",
  "+2",
  ".5",
  "2.",
  " 2",
  "9".repeat(400),
])("--max-file-size %s is no plain number above 0", (text) => {
  expect(misuse("a", "--max-file-size", text)).toBe(
    `--max-file-size wants megabytes, a plain number above 0, not "${text}".`,
  );
});

test("ways of fixing", () => {
  const of = (line: string) => {
    const { fix, isDryRun } = audit(line);
    return `${fix}${isDryRun ? " dry" : ""}`;
  };
  expect(of("a --fix")).toBe("safe");
  expect(of("a --fix-all")).toBe("review");
  expect(of("a --fix --fix-all")).toBe("review");
  expect(of("a --fix-dry-run")).toBe("safe dry");
  expect(of("a --fix-all --fix-dry-run")).toBe("review dry");
});

test("help and version outrank the rest, but for what is not understood", () => {
  expect(read("--help")).toEqual({ kind: "help" });
  expect(read("a --fix -h")).toEqual({ kind: "help" });
  expect(read("-v")).toEqual({ kind: "version" });
  expect(read("--version x")).toEqual({ kind: "version" });
  expect(read("--help --nonsense").kind).toBe("misuse");
});

test("the command rules, and a folder of that name", () => {
  expect(read("rules --format json")).toEqual({
    kind: "rules",
    options: { format: "json", rules: [] },
  });
  expect(read("--rule eks-* rules")).toMatchObject({ options: { rules: ["eks-*"] } });
  expect(audit("./rules").operands).toEqual(["./rules"]);
  expect(audit("-- rules").operands).toEqual(["rules"]);
  expect(misuse("rules", "a.json")).toContain('takes no file, but got "a.json"');
});

test("misuse is said in words, with what may have been meant", () => {
  expect(misuse()).toContain("Say what to audit");
  expect(misuse("--fxi", "a")).toBe("There is no option --fxi. Did you mean --fix?");
  expect(misuse("--fix_all", "a")).toMatch(
    /^There is no option --fix_all\. Did you mean --fix-all/,
  );
  expect(misuse("--constructor", "a")).toContain("There is no option --constructor.");
  expect(misuse("-x", "a")).toBe("There is no option -x.");
  expect(misuse("--fix=true", "a")).toBe("--fix takes no value.");
  expect(misuse("a", "--rule")).toBe("--rule wants a value.");
  expect(misuse("--rule", "--fix", "a")).toBe("--rule wants a value.");
  expect(misuse("--format=", "a")).toBe("--format wants a value.");
  expect(misuse("--format", "jsno", "a")).toBe(
    `--format is one of ${formatNames.join(", ")}, not "jsno". Did you mean json?`,
  );
  expect(misuse("--fail-on", "error", "a")).toBe(
    '--fail-on is one of critical, high, medium, low, none, not "error".',
  );
  expect(misuse("-", "a")).toContain("stands alone");
  expect(misuse("a", "")).toBe("A file's name is empty.");
  expect(misuse("a", "--stdin-filename", "b")).toContain("is for standard input");
  expect(misuse("a", "--environment-parameter", "a-b")).toContain('not "a-b"');
  expect(misuse("a", "--profile", "some")).toContain("--profile");
  expect(misuse("a", "--lifecycle", "keep")).toContain("--lifecycle");
});

test("each format goes where the file behind it says, and one to standard output", () => {
  const outputs = (line: string) =>
    audit(line).outputs.map(({ format, file }) => `${format} ${file ?? "-"}`);
  expect(outputs("a --format json --output-file x.json")).toEqual(["json x.json"]);
  expect(outputs("a --output-file x.json --format json")).toEqual(["json x.json"]);
  expect(outputs("a --output-file x.txt")).toEqual(["pretty x.txt"]);
  expect(outputs("--format json --output-file x.json a --format compact")).toEqual([
    "json x.json",
    "compact -",
  ]);
  expect(outputs("a --format compact --output-file - --format json --output-file x.json")).toEqual([
    "compact -",
    "json x.json",
  ]);
  expect(outputs("a --format json --output-file 1 --format json --output-file 2")).toEqual([
    "json 1",
    "json 2",
  ]);
});

test("formats and files that do not go together", () => {
  const alone = "has no --format before it: say --format sarif --output-file a.sarif";
  const files = ["--output-file", "x", "--output-file", "y"];
  expect(misuse("a", ...files)).toContain(`--output-file "x" ${alone}`);
  expect(misuse("a", "--format", "json", ...files)).toContain(`--output-file "y" ${alone}`);
  expect(misuse("a", "--output-file", "x", "--format", "json", "--format", "compact")).toContain(
    `--output-file "x" ${alone}`,
  );
  expect(misuse("a", "--format", "compact", "--format", "json")).toBe(
    "Only one format can go to standard output: give json an --output-file.",
  );
  expect(misuse("a", "--output-file", "--format", "json")).toBe("--output-file wants a value.");
  for (const line of ["compact", "json --output-file x", "json --format pretty --output-file x"])
    expect(misuse("rules", "--format", ...line.split(" "))).toBe(
      "cfn-audit rules prints the rules, with --format pretty or json.",
    );
});

test("--max-warnings is a whole number", () => {
  expect(audit("a --max-warnings 12").maxWarnings).toBe(12);
  for (const text of ["-1", "1.5", "x", "1e3", "9".repeat(12)])
    expect(misuse("a", `--max-warnings=${text}`)).toContain("--max-warnings wants a");
});

test("the command completion, and a folder of that name", () => {
  expect(read("completion zsh")).toEqual({ kind: "completion", shell: "zsh" });
  expect(audit("./completion").operands).toEqual(["./completion"]);
  expect(audit("-- completion").operands).toEqual(["completion"]);
  for (const line of ["completion", "completion tcsh", "completion bash zsh"])
    expect(misuse(...line.split(" "))).toBe(
      "cfn-audit completion wants a shell: bash, zsh, fish; a folder of that name is ./completion.",
    );
});
