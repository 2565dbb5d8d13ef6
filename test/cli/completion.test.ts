import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { completionOf, type Shell } from "../../server/src/cli/completion.ts";
import { options } from "../../server/src/cli/options.ts";
import { formatNames } from "../../server/src/report/formats.ts";
import { folderOf, runIn } from "./harness.ts";

const ruleIds = ["kms-key-rotation-disabled", "kms-key-without-alias", "rds-storage-unencrypted"];
const isPresent = (shell: Shell) => spawnSync(shell, ["--version"]).status === 0;
const names = Object.keys(options).map((name) => `--${name}`);

/** Runs a shell with its completion in a file. */
function shell(name: Shell, cwd: string, argv: readonly string[], input = ""): string {
  const env = { PATH: process.env.PATH, HOME: cwd, TERM: "xterm", LANG: "C.UTF-8" };
  const done = spawnSync(name, argv, { cwd, env, input, timeout: 60_000 });
  expect([done.status, done.stderr.toString()]).toEqual([0, ""]);
  return done.stdout.toString("utf8");
}

const folderWith = (name: Shell) =>
  folderOf({ [name]: completionOf(name, ruleIds), "stacks/a b.json": "{}", "readme.txt": "" });

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** What bash offers for the last of the words. */
function bash(...words: string[]): string[] {
  const script =
    'source ./bash; COMP_WORDS=(cfn-audit "$@"); COMP_CWORD=$#; _cfn_audit; printf "%s\\n" "${COMPREPLY[@]}"';
  const out = shell("bash", folderWith("bash"), ["--norc", "-c", script, "bash", ...words]);
  return linesOf(out);
}

test("bash offers options, their values and files", () => {
  expect(bash("--")).toEqual(expect.arrayContaining(names));
  expect(bash("a.json", "--fix")).toEqual(["--fix", "--fix-all", "--fix-dry-run"]);
  expect(bash("-")).toEqual(expect.arrayContaining(["-q", "-h", "-v"]));
  expect(bash("--format", "")).toEqual(formatNames);
  expect(bash("--format", "s")).toEqual(["sarif"]);
  expect(bash("--format", "=", "js")).toEqual(["json"]);
  expect(bash("--format", "=")).toEqual(formatNames);
  expect(bash("a", "--rule", "kms-")).toEqual(ruleIds.slice(0, 2));
  expect(bash("--fail-on", "c")).toEqual(["critical"]);
  expect(bash("--max-warnings", "")).toEqual([]);
  expect(bash("completion", "")).toEqual(["bash", "zsh", "fish"]);
  expect(bash("r")).toEqual(["rules", "readme.txt"]);
  expect(bash("").sort()).toEqual(["bash", "completion", "readme.txt", "rules", "stacks"]);
});

test("bash offers files by itself where nothing else is offered", () => {
  expect(bash("--output-file", "sta")).toEqual([]);
  expect(bash("a.json", "sta")).toEqual([]);
  const registered = shell("bash", folderWith("bash"), [
    "--norc",
    "-c",
    "source ./bash; complete -p cfn-audit",
  ]);
  expect(registered).toBe("complete -o default -F _cfn_audit cfn-audit\n");
});

/** How the completion gets into zsh: as a script, or as a function that is loaded when it is first wanted. */
const zshSetups = {
  sourced: "autoload -Uz compinit; compinit -u -D; source ./zsh",
  loaded: "mv zsh _cfn-audit; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D",
};

/** The line that comes of typing `line` and a tab in an interactive zsh. */
const zshHarness = `
zmodload zsh/zpty
zpty s zsh -f -i
zpty -w s 'PS1= PROMPT_EOL_MARK=; '"$2"'; cfn-audit() { print -r -- "A""RGS<$*>" }'
zpty -w s "$1"$'\\t'
zpty -r s text '*ARGS<*>*'
print -r -- "$text"
zpty -d s
`;

test("zsh completes options, their values and files, if there is a zsh", () => {
  if (!isPresent("zsh")) return;
  const typed = (line: string, setup = zshSetups.sourced): string | undefined => {
    const out = shell("zsh", folderWith("zsh"), [
      "-f",
      "-c",
      zshHarness,
      "zsh",
      `cfn-audit ${line}`,
      setup,
    ]);
    return /ARGS<(.*?)>/.exec(out)?.[1]?.trim();
  };
  expect(typed("--fail-on cri")).toBe("--fail-on critical");
  expect(typed("--fail-on cri", zshSetups.loaded)).toBe("--fail-on critical");
  expect(typed("--format=sa")).toBe("--format=sarif");
  expect(typed("--format compact --format sa")).toBe("--format compact --format sarif");
  expect(typed("--rule rds")).toBe("--rule rds-storage-unencrypted");
  expect(typed("--qui")).toBe("--quiet");
  expect(typed("--environment-p")).toMatch(/^--environment-parameter/);
  expect(typed("sta")).toBe("stacks");
  expect(typed("stacks/a")).toBe("stacks/a b.json");
  expect(typed("compl")).toBe("completion");
  expect(typed("completion fi")).toBe("completion fish");
});

test("fish offers options, their values and files, if there is a fish", () => {
  if (!isPresent("fish")) return;
  const offered = (line: string): string[] => {
    const argv = [
      "--no-config",
      "-c",
      'source ./fish; complete -C "$argv[1]"',
      `cfn-audit ${line}`,
    ];
    const out = shell("fish", folderWith("fish"), argv);
    return linesOf(out).map((each) => each.split("\t")[0] ?? "");
  };
  expect(offered("--")).toEqual(expect.arrayContaining(names));
  expect(offered("--format ").sort()).toEqual([...formatNames].sort());
  expect(offered("--fail-on cri")).toEqual(["critical"]);
  expect(offered("--rule kms-")).toEqual(ruleIds.slice(0, 2));
  expect(offered("--output-file sta")).toEqual(["stacks/"]);
  expect(offered("compl")).toEqual(["completion"]);
  expect(offered("a.json compl")).toEqual([]);
  expect(offered("completion ").sort()).toEqual(["bash", "fish", "zsh"]);
});

test("the command prints it, with the rules that there are", async () => {
  for (const name of ["bash", "zsh", "fish"] as const) {
    const { code, stdout, stderr } = await runIn(".", ["completion", name]);
    expect([code, stdout, stderr]).toEqual([0, completionOf(name, []), ""]);
    for (const option of Object.keys(options)) expect(stdout).toContain(option);
  }
});
