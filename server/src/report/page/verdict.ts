/** What an audit comes to, in words and figures. */
import { type Category, type Severity, severities } from "../../../../shared/settings.ts";
import type { Finding } from "../../rules/rule.ts";

/** The findings in one sentence: what blocks the deployment comes first. `accepted`: how many there are besides, which the baseline knows. */
export function verdictOf(
  findings: readonly Finding[],
  isBroken: boolean,
  accepted: number,
): string {
  const grave = findings.filter(({ severity }) => severity === "critical" || severity === "high");
  const blocking = grave.filter((finding) => blocks(finding)).length;
  const exposing = grave.length - blocking;
  const rest = findings.length - grave.length;
  const more = blocking > 0 ? "more " : "";
  const parts = [
    ...(blocking > 0
      ? [`${counted(blocking, "finding blocks", "findings block")} the deployment`]
      : []),
    ...(exposing > 0 ? [`${exposing} ${more}of high or critical severity`] : []),
    ...(rest > 0 ? [`${rest} of medium or low severity`] : []),
  ];
  const broken = isBroken ? "The text is not valid JSON, so there may be more to find. " : "";
  if (parts.length === 0)
    return `${broken}Nothing was found${accepted > 0 ? " but what is in the baseline" : ""}.`;
  const lead = blocking === 0 ? "Nothing that was found blocks the deployment: " : "";
  return `${broken}${lead}${parts.join(", ")}.`;
}

/** Whether CloudFormation, or the service, refuses what the finding is about. */
const blocks = ({ category, severity }: Finding): boolean =>
  category === "Template" && severity === "critical";

/** "1 finding", "2 findings". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export interface Matrix {
  readonly categories: readonly Category[];
  readonly rows: readonly { readonly severity: Severity; readonly counts: readonly number[] }[];
}

/** How many findings there are of each severity and category; categories without any are left out. */
export function matrixOf(findings: readonly Finding[]): Matrix {
  const all: readonly Category[] = [
    "Template",
    "Security",
    "Networking",
    "Configuration",
    "Metadata",
  ];
  const categories = all.filter((category) =>
    findings.some((finding) => finding.category === category),
  );
  const count = (severity: Severity, category: Category) =>
    findings.filter((finding) => finding.severity === severity && finding.category === category)
      .length;
  return {
    categories,
    rows: severities.map((severity) => ({
      severity,
      counts: categories.map((category) => count(severity, category)),
    })),
  };
}
