/** The page of a workspace's audit, before anything is in it. */
import { severities } from "../../shared/settings.ts";

const heads = severities
  .map((severity) => `<th scope="col" class="figure">${severity}</th>`)
  .join("");

export const workspacePage = `<main id="audits">
<header>
<h1>Workspace Audit</h1>
<p class="verdict" id="summary" role="status"></p>
<p class="facts" id="facts"></p>
<p id="running"><progress id="progress" aria-label="Files that were looked at"></progress> <span id="done"></span></p>
</header>
<p class="tools"><label>Filter <input type="search" id="filter" placeholder="words in a row"></label> <button class="secondary" id="again">Audit Again</button><button class="secondary" id="export">Export…</button></p>
<table class="audits" hidden>
<caption>Templates, those with the gravest findings first</caption>
<thead><tr><th scope="col">Template</th>${heads}<th scope="col" class="figure">fixable</th><th scope="col" class="words">Verdict</th><td></td></tr></thead>
<tbody></tbody>
</table>
<p class="empty" hidden>No template has these words.</p>
<p><button class="secondary" id="more" hidden></button></p>
</main>`;
