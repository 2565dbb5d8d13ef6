/** How the report looks: in the colours of the editor's theme, or outside one in those of the reader's system. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --text: var(--vscode-foreground, light-dark(#1f2328, #e6edf3));
  --soft: var(--vscode-descriptionForeground, light-dark(#59636e, #9198a1));
  --paper: var(--vscode-editor-background, light-dark(#fff, #0d1117));
  --panel: var(--vscode-textCodeBlock-background, light-dark(#f6f8fa, #151b23));
  --line: var(--vscode-contrastBorder, var(--vscode-panel-border, light-dark(#d1d9e0, #3d444d)));
  --link: var(--vscode-textLink-foreground, light-dark(#0969da, #4493f8));
  --button: var(--vscode-button-background, #0969da);
  --onButton: var(--vscode-button-foreground, #fff);
  --critical: var(--vscode-charts-red, light-dark(#c62828, #f85149));
  --high: light-dark(#bc4c00, #f0883e);
  --medium: light-dark(#8a6100, var(--vscode-charts-yellow, #d29922));
  --low: var(--vscode-charts-blue, light-dark(#0969da, #4493f8));
  --fine: var(--vscode-charts-green, light-dark(#1a7f37, #3fb950));
  --before: var(--vscode-diffEditor-removedLineBackground, light-dark(#ffebe9, #67060c55));
  --after: var(--vscode-diffEditor-insertedLineBackground, light-dark(#dafbe1, #04742255));
}
body.vscode-dark, body.vscode-high-contrast { color-scheme: dark; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.2em 1.6em 3em; max-width: 76em; color: var(--text); background: var(--paper); font: var(--vscode-font-size, 14px)/1.5 var(--vscode-font-family, system-ui, sans-serif); }
h1 { font-size: 1.5em; margin: 0 0 .3em; overflow-wrap: anywhere; }
h2 { font-size: 1.2em; margin: 2em 0 .6em; padding-bottom: .2em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1em; margin: 1.4em 0 .5em; overflow-wrap: anywhere; }
p { margin: .3em 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder, var(--link)); outline-offset: 2px; }
.verdict { font-size: 1.15em; padding-left: .7em; border-left: 4px solid var(--fine); }
.facts, .where, .why p, .unjudged, caption, .safety, .line { color: var(--soft); }
.count { color: var(--soft); font-weight: normal; }
.critical { --tone: var(--critical); } .high { --tone: var(--high); } .medium { --tone: var(--medium); } .low { --tone: var(--low); } .fine { --tone: var(--fine); }
.verdict { border-left-color: var(--tone); }
.matrix { border-collapse: collapse; margin: 1em 0; }
.matrix caption { text-align: left; padding-bottom: .4em; }
.matrix th { font-weight: normal; text-align: left; padding: .2em 1em .2em 0; }
.matrix th[scope=col] { text-align: center; padding: .2em .5em; }
.matrix td { text-align: center; min-width: 3em; height: 2.4em; border: 1px solid var(--line); }
.matrix tr:first-child td { border: 0; }
.matrix .none { color: var(--soft); opacity: .5; }
.size1 { --size: 1.5em; } .size2 { --size: 1.65em; } .size3 { --size: 1.8em; } .size4 { --size: 1.95em; } .size5 { --size: 2.1em; }
.dot { display: inline-flex; align-items: center; justify-content: center; min-width: var(--size); height: var(--size); padding: 0 .3em; border-radius: 2em; background: var(--tone); color: var(--paper); font-weight: 600; }
.rows { border-collapse: collapse; width: 100%; }
.rows th, .rows td { padding: .4em .9em .4em 0; text-align: left; vertical-align: top; font-weight: normal; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
.rows p { margin: 0; }
.rows thead th, .rows td:last-child, .version { white-space: nowrap; }
.rows thead th, .rows td:last-child { color: var(--soft); }
body:has(.audits) { max-width: none; }
.audits { border-collapse: collapse; width: 100%; margin: 1em 0; }
.audits caption { text-align: left; padding-bottom: .4em; }
.audits th, .audits td { padding: .3em .7em; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--line); }
.audits thead th { font-weight: normal; color: var(--soft); position: sticky; top: 0; background: var(--paper); }
.audits tbody th { font-weight: normal; width: 28%; min-width: 14em; overflow-wrap: anywhere; }
.audits .figure { text-align: center; padding: .3em .4em; }
.audits .none { color: var(--soft); opacity: .5; }
.audits tbody tr:hover { background: var(--vscode-list-hoverBackground, var(--panel)); }
.audits td:last-child { text-align: right; }
.audits button { margin: 0; }
@media (max-width: 46em) {
  .audits tr { display: grid; grid-template-columns: minmax(7em, 1fr) repeat(5, 4.4em) 6.4em; align-items: center; border-bottom: 1px solid var(--line); }
  .audits :is(th, td) { border: 0; }
  .audits tbody th { width: auto; min-width: 0; }
  .audits tbody .words { grid-row: 2; grid-column: 1 / -1; padding-top: 0; color: var(--soft); }
  .audits thead .words { display: none; }
}
progress { vertical-align: middle; accent-color: var(--link); }
[hidden] { display: none; }
button { font: inherit; padding: .25em .9em; margin-right: .5em; border: 1px solid var(--vscode-button-border, transparent); border-radius: 3px; background: var(--button); color: var(--onButton); cursor: pointer; }
button:hover { background: var(--vscode-button-hoverBackground, var(--button)); }
button.secondary { background: var(--vscode-button-secondaryBackground, var(--panel)); color: var(--vscode-button-secondaryForeground, var(--text)); }
button.secondary:hover { background: var(--vscode-button-secondaryHoverBackground, var(--panel)); }
button.link { padding: 0; border: 0; background: none; color: var(--link); text-align: left; overflow-wrap: anywhere; }
button.link:hover { background: none; text-decoration: underline; }
select, input { font: inherit; padding: .15em .4em; color: var(--vscode-input-foreground, inherit); background: var(--vscode-input-background, var(--paper)); border: 1px solid var(--vscode-input-border, var(--line)); border-radius: 3px; }
.actions { display: flex; flex-wrap: wrap; gap: .5em; }
.actions button { margin: 0; }
.tools label { margin-right: 1.2em; }
ol, ul { padding: 0; margin: 0; list-style: none; }
.finding { margin: .6em 0; padding: .6em .9em; border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 4px; }
.finding .message { margin-top: 0; overflow-wrap: anywhere; }
.severity { color: var(--tone); font-weight: 600; text-transform: uppercase; font-size: .82em; letter-spacing: .04em; margin-right: .4em; }
.finding .actions { margin-top: .6em; }
details { margin-top: .5em; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.safety { border: 1px solid var(--line); border-radius: 2em; padding: 0 .6em; font-size: .85em; margin-left: .4em; }
pre { margin: 0; padding: .2em .6em; overflow-x: auto; font: var(--vscode-editor-font-size, 13px)/1.45 var(--vscode-editor-font-family, ui-monospace, monospace); tab-size: 4; }
.change { margin: .4em 0; } .before { background: var(--before); } .after { background: var(--after); }
.vscode-high-contrast .none { opacity: 1; }
.vscode-high-contrast :is(button, tbody tr):hover { outline: 1px dashed var(--vscode-contrastActiveBorder); outline-offset: -1px; }
.vscode-high-contrast .before { outline: 1px dashed var(--vscode-diffEditor-removedTextBorder); outline-offset: -1px; }
.vscode-high-contrast .after { outline: 1px dashed var(--vscode-diffEditor-insertedTextBorder); outline-offset: -1px; }
.picture { overflow: auto; max-height: 80vh; border: 1px solid var(--line); border-radius: 4px; }
.picture svg { display: block; }
.picture text { font: 12px var(--vscode-font-family, system-ui, sans-serif); fill: var(--text); }
.picture .type { fill: var(--soft); font-size: 11px; } .picture .count { text-anchor: end; fill: var(--tone); font-weight: 600; }
.picture rect { fill: var(--panel); stroke: var(--tone); stroke-width: 1.5; } .picture .fine rect { stroke: var(--line); stroke-width: 1; }
.picture .box { cursor: pointer; } .picture .box:focus-visible rect, .picture .box:hover rect { stroke-width: 3; } .picture .box:focus { outline: none; }
.edges path { fill: none; stroke: var(--soft); stroke-opacity: .65; marker-end: url(#arrow); } marker path { fill: var(--soft); }
@media print { button, .tools, .actions { display: none; } details > * { display: block; } .finding { break-inside: avoid; } body { max-width: none; } .picture { max-height: none; } }
`;
