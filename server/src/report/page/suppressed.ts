/** What the template does not want to hear of, as a table. */
import type { Suppressed } from "../../suppress.ts";
import type { Lines } from "../positions.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { target } from "./target.ts";

export function suppressedSection(all: readonly Suppressed[], lines: Lines): Markup {
  if (all.length === 0) return nothing;
  const rows = all.map(({ finding, by, reason }) => {
    const { rule, message, path, span } = finding;
    const [section, id] = path;
    const resource = section === "Resources" && typeof id === "string" ? id : "The template";
    const range = lines.rangeOf(span);
    return html`<tr><th scope="row"><p>${message}</p><p class="where"><a href="#" ${target(range)}>Line ${range.start.line}</a> · <a href="#" data-do="explain" data-rule="${rule}">${rule}</a></p></th><td>${resource}</td><td>${reason ?? "None is given"}</td><td>${by}</td></tr>`;
  });
  const heads = ["Finding", "Resource", "Reason", "In the form of"].map(
    (head) => html`<th scope="col">${head}</th>`,
  );
  return html`<section id="suppressed"><h2>Suppressed <span class="count">${all.length}</span></h2><p>The template itself says that these are no findings.</p><table class="rows"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
}
