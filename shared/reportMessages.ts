/** What the extension and the page of its report tell each other. */
/** By what findings are grouped. */
export const groupings = ["resource", "severity", "rule"] as const;
export type Grouping = (typeof groupings)[number];

/** To the page: what it is to show. */
export interface ReportMessage {
  readonly html: string;
  /** What is drawn at the element `picture`, in a form that the server and the page know. */
  readonly graph: unknown;
  readonly by: Grouping;
}

/** What the page keeps while it is hidden, and over a restart of the window. */
export interface ReportState {
  readonly uri: string;
  readonly by: Grouping;
  readonly filter: string;
}

/** From the page: what was clicked, in the words of its `data-` attributes. */
export type ReportAsk =
  | { readonly do: "ready" | "group"; readonly by: Grouping }
  | { readonly do: "reveal"; readonly from: string; readonly to: string }
  | { readonly do: "fix"; readonly rule: string; readonly path: string; readonly fix: string }
  | { readonly do: "ignore"; readonly rule: string; readonly id?: string }
  | { readonly do: "explain"; readonly rule: string }
  | { readonly do: "fixAllSafe" | "fixAllReview" | "export" };
