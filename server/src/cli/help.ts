/** What `cfn-audit --help` prints. */

export const usage = `cfn-audit finds what would fail to deploy or deploy insecurely in AWS CloudFormation JSON templates.

Usage
  cfn-audit [options] <file|folder|glob>...    audit templates
  cfn-audit [options] -                        audit standard input
  cfn-audit rules [--format json]              list the rules

Fixing
  --fix                 apply the safe fixes: nothing is replaced, no physical name, access or data changes
  --fix-all             apply also those that you should review
  --fix-dry-run         print what --fix (or, with it, --fix-all) would change as a unified diff, and write nothing

Options
  --rule <id|glob>      only these rules, such as "eks-*"; may be repeated
  --profile <profile>   essential (the default: critical and high severity, and what fails most often), recommended
                        (medium as well), or all; unless you say, --rule and --fail-on bring the profile that shows
                        what they ask for
  --lifecycle <wish>    what is to become of data when a stack goes: retain, disposable, or off (the default), no opinion
  --fail-on <severity>  critical, high (the default), medium or low: findings from there on give exit code 1; or none
  --environment-parameter <name>
                        the parameter that marks an environment, where it is not EnvironmentSuffix or the like
  --max-file-size <MB>  the largest file that is audited, in megabytes (default 2)
  --format <format>     pretty (the default) or json
  --stdin-filename <path>
                        what to call standard input in the report
  -h, --help            print this
  -v, --version         print the version

Which files
  In folders, files named *.json, *.jsonc or *.template are read, and those that are CloudFormation templates audited;
  node_modules and .git are passed over. A file that you name is audited whatever it is called, and the report says so
  if it is no template. Globs know *, **, ? and {a,b}; quote them or leave them to your shell. "rules" is a command: a
  folder of that name is ./rules.

Output
  Findings go to standard output; errors, and what is no template, to standard error. With --fix, "-" prints the
  template to standard output and the report to standard error. The report after a fix, or a dry run, is of what is
  left. Colours are for terminals; NO_COLOR=1 takes them away, FORCE_COLOR=1 brings them.
  In JSON a fix has the edits that make it. One that several findings share, for it mends them together, has them at
  the first of these; at the others "sameAs" gives the indexes of that finding and of the fix among its fixes.

Exit code, the highest that applies
  0  no finding as severe as --fail-on
  1  findings that are
  2  wrong usage, or a file that could not be read, parsed or written, or is too large
  3  a defect of cfn-audit
`;
