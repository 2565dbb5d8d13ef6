/** What the client, the server and the command line call things: severities, categories and settings. */

/** Most severe first. */
export const severities = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

/** What a rule can be set to: a severity of the user's own, or nothing at all. */
export type Level = Severity | "off";

export type Category = "Template" | "Security" | "Networking" | "Configuration" | "Metadata";

/** How much is shown, least first. */
export const profiles = ["essential", "recommended", "all"] as const;
export type Profile = (typeof profiles)[number];

/**
 * What is to become of data when a stack or a resource is deleted: it stays, or it goes with the stack so that nothing is left over. Off is
 * to have no opinion.
 */
export const lifecycles = ["off", "retain", "disposable"] as const;
export type Lifecycle = (typeof lifecycles)[number];

/** The settings below `cfnAudit.` that the server needs. */
export interface Settings {
  readonly enable: boolean;
  /** Levels by rule id or glob, such as `eks-*`; the last that matches counts. */
  readonly rules: Readonly<Record<string, Level>>;
  readonly profile: Profile;
  readonly lifecycle: Lifecycle;
  /** The parameter that marks an environment; empty where the usual names are to be looked for. */
  readonly environmentParameter: string;
  /** Globs of files that are not audited. */
  readonly exclude: readonly string[];
  /** Larger documents are not audited. CloudFormation itself takes no template above one megabyte. */
  readonly maxFileSizeMB: number;
}

/** Bytes of a megabyte, as CloudFormation counts them. */
export const megabyte = 1_000_000;

export const defaultSettings: Settings = {
  enable: true,
  rules: {},
  profile: "essential",
  lifecycle: "off",
  environmentParameter: "",
  exclude: [],
  maxFileSizeMB: 2,
};
