/** What a rule is, what it finds, and how that is mended. */
import type { Category, Lifecycle, Profile, Severity } from "../../../shared/settings.ts";
import type { Change } from "../syntax/change.ts";
import type { Node, Path, Span } from "../syntax/syntax.ts";
import type { Suppression, Suppressions } from "../template/suppressions.ts";
import type { Resource, Template } from "../template/template.ts";

/** A way to mend findings. Those that only go away together share it, one object, so that it is made and written out once. */
export interface Fix {
  /** An imperative sentence; of a fix to review, with what it costs. */
  readonly title: string;
  /**
   * Safe: the template stays deployable, nothing is replaced, no data, access or physical name changes, no cost beyond cents.
   * Only such fixes are applied in bulk unless the user asks for more.
   */
  readonly safety: "safe" | "review";
  readonly changes: readonly Change[];
}

/** How editors draw what a finding is about: faded, or struck out. */
export type Tag = "unnecessary" | "deprecated";

export interface Related {
  readonly span: Span;
  readonly message: string;
}

export interface Finding {
  /** The id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly category: Category;
  /** One line: what is wrong with which logical id, and what AWS then does. */
  readonly message: string;
  /** The resource or output that the finding is about; undefined where it is about the template. */
  readonly logicalId: string | undefined;
  readonly path: Path;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly tag: Tag | undefined;
  /** Made when asked for. The first is the preferred one, the others are alternatives; empty where none is certain. */
  fixes(): readonly Fix[];
}

/** What a rule says of a template. */
export interface Problem {
  /** What to underline: the offending value, or a key where a value is missing. */
  readonly at: Node;
  readonly message: string;
  /** Where it is milder than the rule's; a level that the user sets comes before both. */
  readonly severity?: Severity;
  readonly logicalId?: string | undefined;
  readonly related?: readonly { readonly at: Node; readonly message: string }[];
  readonly tag?: Tag;
  readonly fixes?: () => readonly Fix[];
}

/** Takes what a rule finds. */
export type Report = (problem: Problem) => void;

export type Topic = "security" | "reliability" | "cost" | "operations";

/** Ids of the same check in other tools. */
export interface Equivalents {
  readonly "cfn-lint"?: readonly string[];
  readonly checkov?: readonly string[];
  readonly cfn_nag?: readonly string[];
  readonly guard?: readonly string[];
  readonly cdk_nag?: readonly string[];
  readonly trivy?: readonly string[];
}

export interface RuleDocs {
  /** One sentence: the problem. */
  readonly summary: string;
  /** What happens if it is left as it is. */
  readonly why: string;
  /** Resources, or a whole template, that the rule reports; its first fix gives `good`. */
  readonly bad: string;
  readonly good: string;
  /** AWS's documentation first. */
  readonly links: readonly [string, ...string[]];
}

interface RuleBase {
  /** It says the problem, and reads well behind "ignore". A rule in a file of its own is called as its file is. */
  readonly id: string;
  /** The gravest that it reports. */
  readonly severity: Severity;
  /** The smallest profile that shows its findings however mild they are; by their severity alone where it does not say. */
  readonly profile?: Profile;
  /** What the user must want to become of data for the rule to speak; it always does where it does not say. */
  readonly lifecycle?: Exclude<Lifecycle, "off">;
  /** What its findings endanger; by its category where it does not say. */
  readonly topics?: readonly Topic[];
  /** What lists of such checks call this one. */
  readonly catalogue?: readonly string[];
  /** Controls of standards that it serves: "FSBP S3.8", or "CIS 3.0.0 3.6" of that version of the AWS Foundations Benchmark. */
  readonly controls?: readonly string[];
  readonly category: Category;
  readonly docs: RuleDocs;
  readonly equivalents: Equivalents;
  /**
   * Set where the rule needs to know what stands in what. It is silent while brackets do not match: of a text without one of them,
   * half of what it would say is wrong.
   */
  readonly needsNesting?: true;
}

/** A rule that looks at one resource at a time, in every world that its conditions allow. */
export interface ResourceRule extends RuleBase {
  readonly resourceTypes: readonly string[] | "any";
  /** Types of the other resources whose conditions matter to this rule. */
  readonly alsoReads?: readonly string[];
  check(resource: Resource, report: Report, template: Template): void;
}

/** A rule about the template as a whole; of conditions it assumes nothing unless it asks. */
export interface TemplateRule extends RuleBase {
  checkTemplate(template: Template, report: Report): void;
}

/** A suppression of ours after all other rules were asked. */
export interface JudgedSuppression extends Suppression {
  /** Whether there is a rule that it names. */
  readonly isKnown: boolean;
  /** Whether it holds a finding back; undefined where not all that it names was asked. */
  readonly isUsed: boolean | undefined;
}

/** What the audit knows of the template's suppressions when it is over. */
export interface JudgedSuppressions extends Pick<Suppressions, "malformed" | "empty"> {
  readonly all: readonly JudgedSuppression[];
  /** The ids of all rules that there are. */
  readonly ids: readonly string[];
}

/** A rule about how a template suppresses findings, asked last and in every profile unless it says otherwise. */
export interface SuppressionRule extends RuleBase {
  /** What it says is a hint: shown in editors, and elsewhere only where it is asked for. */
  readonly isHint?: true;
  checkSuppressions(suppressions: JudgedSuppressions, report: Report): void;
}

export type Rule = ResourceRule | TemplateRule | SuppressionRule;
