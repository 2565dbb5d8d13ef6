/** Completion of the command line in shells, made of the table of options. */
import { optionOf, options } from "./options.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** An option as a shell has to know it. */
interface Entry {
  readonly name: string;
  readonly short: string | undefined;
  readonly summary: string;
  readonly isRepeatable: boolean;
  /** What it takes: one of these words, a path, or something that nobody can complete; undefined where it takes nothing. */
  readonly takes: readonly string[] | "files" | "anything" | undefined;
}

/** The words that a first operand may be instead of a template. */
const commands = { rules: "list the rules", completion: "print a shell's completion" };

/** The script that a shell is to run. Ids of rules are in it: a shell asks too often for a program to say them each time. */
export function completionOf(shell: Shell, ruleIds: readonly string[]): string {
  const entries = Object.keys(options).map((name) => entryOf(name, ruleIds));
  return { bash, zsh, fish }[shell](entries);
}

function entryOf(name: string, ruleIds: readonly string[]): Entry {
  const { type = "boolean", short, summary = "", multiple, values } = optionOf(name) ?? {};
  const words = values === "rules" ? ruleIds : values;
  return {
    name,
    short,
    summary,
    isRepeatable: multiple === true,
    takes: type === "boolean" ? undefined : (words ?? "anything"),
  };
}

/** Nothing in it is younger than the bash 3.2 of macOS, but for compopt, without which files are offered too often. */
function bash(entries: readonly Entry[]): string {
  const flags = entries.flatMap(({ name, short }) => [
    `--${name}`,
    ...(short ? [`-${short}`] : []),
  ]);
  const cases = entries.flatMap(({ name, takes }) => {
    if (takes === undefined) return [];
    if (takes === "files") return [`    --${name}) return ;;`];
    const words = takes === "anything" ? "" : takes.join(" ");
    return [
      `    --${name}) compopt +o default 2>/dev/null; COMPREPLY=($(compgen -W "${words}" -- "$cur")); return ;;`,
    ];
  });
  return `# Completion of cfn-audit for bash. In ~/.bashrc: source <(cfn-audit completion bash)
_cfn_audit() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} IFS=$' \\t\\n'
  COMPREPLY=()
  # bash takes the "=" of --format=json for a word.
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  case $prev in
${cases.join("\n")}
    completion) compopt +o default 2>/dev/null; COMPREPLY=($(compgen -W "${shells.join(" ")}" -- "$cur")); return ;;
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "${flags.join(" ")}" -- "$cur"))
  elif [[ $COMP_CWORD -eq 1 ]]; then
    compopt -o filenames 2>/dev/null
    IFS=$'\\n'
    COMPREPLY=($(compgen -W $'${Object.keys(commands).join("\\n")}' -- "$cur") $(compgen -f -- "$cur"))
  fi
}
complete -o default -F _cfn_audit cfn-audit
`;
}

function zsh(entries: readonly Entry[]): string {
  const quoted = (text: string) => text.replace(/[[\]:\\]/g, "\\$&").replaceAll("'", "'\\''");
  const specs = entries.map(({ name, short, summary, isRepeatable, takes }) => {
    const argument =
      takes === undefined
        ? ""
        : takes === "files"
          ? ":path:_files"
          : takes === "anything"
            ? ":value: "
            : `:value:(${takes.join(" ")})`;
    const text = `[${quoted(summary)}]${argument}`;
    if (short) return `    '(-${short} --${name})'{-${short},--${name}}'${text}'`;
    return `    '${isRepeatable ? "*" : ""}--${name}${takes === undefined ? "" : "="}${text}'`;
  });
  const described = Object.entries(commands).map(([name, text]) => `'${name}:${quoted(text)}'`);
  return `#compdef cfn-audit
# Completion of cfn-audit for zsh. In a folder of $fpath: cfn-audit completion zsh > _cfn-audit; or in ~/.zshrc: source <(cfn-audit completion zsh)
_cfn_audit() {
  local curcontext="$curcontext" state line ret=1
  typeset -A opt_args
  _arguments -s \\
${specs.join(" \\\n")} \\
    '*:template:->operand' && ret=0
  if [[ $state == operand ]]; then
    if [[ $words[2] == completion ]]; then
      compadd ${shells.join(" ")} && ret=0
    else
      local -a commands=(${described.join(" ")})
      (( CURRENT == 2 )) && _describe command commands && ret=0
      _files && ret=0
    fi
  fi
  return ret
}
if [[ $funcstack[1] == _cfn-audit ]]; then _cfn_audit "$@"; else compdef _cfn_audit cfn-audit; fi
`;
}

function fish(entries: readonly Entry[]): string {
  const quoted = (text: string) => `'${text.replace(/['\\]/g, "\\$&")}'`;
  const lines = entries.map(({ name, short, summary, takes }) => {
    const argument =
      takes === undefined
        ? ""
        : takes === "files"
          ? " -r -F"
          : takes === "anything"
            ? " -x"
            : ` -x -a ${quoted(takes.join(" "))}`;
    return `complete -c cfn-audit -l ${name}${short ? ` -s ${short}` : ""}${argument} -d ${quoted(summary)}`;
  });
  const first = Object.entries(commands).map(
    ([name, text]) => `complete -c cfn-audit -n __fish_is_first_arg -a ${name} -d ${quoted(text)}`,
  );
  return `# Completion of cfn-audit for fish: cfn-audit completion fish > ~/.config/fish/completions/cfn-audit.fish
${lines.join("\n")}
${first.join("\n")}
complete -c cfn-audit -n '__fish_seen_subcommand_from completion' -f -a ${quoted(shells.join(" "))}
`;
}
