/** How the HTML report looks: on a screen, light or dark as the reader's system is, and on paper. */
export const style = `
:root { color-scheme: light dark; --page: #fff; --card: #f6f8fa; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --link: #0969da;
  --critical: #b3192a; --high: #9a5b00; --medium: #0a5fc2; --low: #4d5b69; --mark: #ffd8d3; --fixed: #1a6b2d; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --card: #151b23; --text: #e6edf3; --quiet: #9198a1; --line: #3d444d; --link: #58a6ff;
  --critical: #ff7b72; --high: #e3a13b; --medium: #79b8ff; --low: #a9b4c0; --mark: #6b2a28; --fixed: #56d364; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.5rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.2rem; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; }
p { margin: .35rem 0; }
a { color: var(--link); }
code, pre { font: .875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
.quiet { color: var(--quiet); font-size: .9rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.counts li { padding: .3rem .8rem; border: 1px solid var(--line); border-radius: 2rem; }
.critical { --of: var(--critical); } .high { --of: var(--high); } .medium { --of: var(--medium); } .low, .suppressed { --of: var(--low); }
.severity, .counts b { color: var(--of); font-weight: 700; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem .75rem; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child, td:first-child { padding-left: 0; text-align: left; }
article, .failure, .suppressed { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-left: .3rem solid var(--of, var(--critical));
  border-radius: .4rem; background: var(--card); }
pre { margin: .6rem 0; padding: .5rem .75rem; overflow-x: auto; border-radius: .3rem; background: var(--page); white-space: pre-wrap; }
pre .number { color: var(--quiet); user-select: none; }
mark { background: var(--mark); color: inherit; }
.fix b { color: var(--fixed); }
dt { margin-top: 1rem; font-weight: 600; }
dd { margin: 0; }
footer { margin-top: 3rem; }
@media print { :root { font-size: 10pt; } body { max-width: none; padding: 0; } article, .failure, .suppressed, tr, dt { break-inside: avoid; } h2, h3, dt { break-after: avoid; }
  article, .failure, .suppressed { background: none; } a { color: inherit; } }
`;
