/** The JSON schema of `.cfn-audit.json`: completion, documentation and validation for editors. */
import { readFileSync } from "node:fs";
import type { Rule } from "../server/src/rules/rule.ts";
import { defaultSettings, lifecycles, profiles, severities } from "../shared/settings.ts";

const strings: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("../package.nls.json", import.meta.url), "utf8"),
);
const described = (name: string) => strings[`configuration.${name}.description`];

export function configurationSchema(rules: readonly Rule[]): string {
  const level = { enum: ["off", ...severities.toReversed()] };
  const settings = {
    profile: {
      description: described("profile"),
      enum: profiles,
      enumDescriptions: profiles.map((each) => strings[`configuration.profile.${each}`]),
      default: defaultSettings.profile,
    },
    rules: { $ref: "#/definitions/rules" },
    environmentParameter: { description: described("environmentParameter"), type: "string" },
    lifecycle: {
      description: described("lifecycle"),
      enum: lifecycles,
      enumDescriptions: lifecycles.map((each) => strings[`configuration.lifecycle.${each}`]),
      default: defaultSettings.lifecycle,
    },
    maxFileSizeMB: {
      description: described("maxFileSizeMB"),
      type: "number",
      exclusiveMinimum: 0,
      default: defaultSettings.maxFileSizeMB,
    },
  };
  const globs = { type: "array", items: { type: "string" } };
  return `${JSON.stringify({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "CloudFormation Audit",
    description: "What is audited below this folder, and how.",
    type: "object",
    additionalProperties: false,
    definitions: {
      rules: {
        description: described("rules"),
        type: "object",
        properties: Object.fromEntries(
          rules.map(({ id, docs }) => [id, { description: docs.summary, ...level }]),
        ),
        additionalProperties: level,
      },
    },
    properties: {
      $schema: { type: "string" },
      ...settings,
      exclude: { description: described("exclude"), ...globs },
      overrides: {
        description: "Settings of some files only; of several that match a file, the last counts.",
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["files"],
          properties: {
            files: {
              description: "Globs of the files, seen from this folder.",
              ...globs,
            },
            ...settings,
          },
        },
      },
      baseline: {
        description:
          "The path of a baseline, seen from this folder: what it lists is not reported.",
        type: "string",
      },
    },
  })}\n`;
}
