/**
 * The intrinsic functions: what they give, and what their arguments must be.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html and the page of
 * each function below it.
 */

/** What a function gives. `any` may be each of them, or an object. */
export type Kind = "text" | "list" | "number" | "any";

export interface Argument {
  /**
   * What must be written here. A `text` may be a number or true or false too; `texts` is a list of texts; `structure` an object or a
   * list; `variables` an object of texts.
   */
  readonly is: "text" | "texts" | "list" | "integer" | "structure" | "variables" | "any";
  /** The functions that may give it; where there is no such list, all that give what is wanted. */
  readonly functions?: readonly string[];
  /** The functions that may give it with the transform AWS::LanguageExtensions; where there is no such list, they are the same. */
  readonly extended?: readonly string[];
  /** What a text must look like, and what that is called. */
  readonly like?: RegExp;
  readonly range?: readonly [number, number];
}

export interface Shape {
  /** The arguments in a list, or one alone. */
  readonly takes: readonly Argument[] | Argument;
  /** How many arguments there must be, if not all. */
  readonly atLeast?: number;
  /** What it wants, in words behind its name. */
  readonly wants: string;
}

const text: Argument = { is: "text" };
const literal: Argument = { is: "text", functions: [] };
const dynamicText = [
  "Fn::Base64",
  "Fn::FindInMap",
  "Fn::If",
  "Fn::Join",
  "Fn::Select",
  "Fn::Sub",
  "Fn::ToJsonString",
  "Ref",
];
const key: Argument = {
  is: "text",
  functions: ["Fn::FindInMap", "Ref"],
  extended: [...dynamicText, "Fn::Length", "Fn::Split"],
};
const size: Argument["functions"] = [
  "Fn::FindInMap",
  "Fn::GetAtt",
  "Fn::If",
  "Fn::ImportValue",
  "Fn::Select",
  "Fn::Sub",
  "Fn::Length",
  "Ref",
];

export const shapes: Readonly<Record<string, Shape>> = {
  Ref: {
    takes: { ...literal, extended: dynamicText },
    wants: "the name of a resource or parameter",
  },
  "Fn::Base64": { takes: text, wants: "one text" },
  "Fn::Cidr": {
    takes: [
      { is: "text", like: /^(\d+(\.\d+){3}|[\da-f]*:[\da-f:.]*)\/\d+$/i },
      { is: "integer", functions: size, range: [1, 256] },
      { is: "integer", functions: size, range: [1, 128] },
    ],
    atLeast: 2,
    wants: "a CIDR block, a count from 1 to 256 and the bits of each block",
  },
  "Fn::FindInMap": {
    takes: [key, key, key],
    wants: "the names of a mapping, a key, and a key below it",
  },
  "Fn::GetAtt": {
    takes: [
      { ...literal, extended: dynamicText },
      { is: "text", functions: ["Ref"], extended: dynamicText },
    ],
    wants: "a logical id and an attribute",
  },
  "Fn::GetAZs": {
    takes: { is: "text", like: /^$|^[a-z]{2,4}(-[a-z]+)+-\d$/ },
    wants: `a region's name, or "" for the stack's own`,
  },
  "Fn::If": {
    takes: [literal, { is: "any" }, { is: "any" }],
    wants: "the name of a condition and two values",
  },
  "Fn::ImportValue": {
    takes: { is: "text", functions: [...dynamicText, "Fn::Split"] },
    wants: "one text, the export's name, which no resource may decide",
  },
  "Fn::Join": {
    takes: [literal, { is: "texts" }],
    wants: "a delimiter, and a list of texts",
  },
  "Fn::Length": { takes: { is: "list" }, wants: "a list" },
  "Fn::Select": {
    takes: [
      {
        is: "integer",
        functions: ["Fn::FindInMap", "Ref"],
        extended: ["Fn::FindInMap", "Fn::Length", "Ref"],
      },
      { is: "list" },
    ],
    wants: "an index, and a list",
  },
  "Fn::Split": { takes: [literal, text], wants: "a delimiter, and a text" },
  "Fn::Sub": {
    takes: [literal, { is: "variables", functions: [] }],
    wants: "a text, or a list of a text and an object with its variables",
  },
  "Fn::ToJsonString": { takes: { is: "structure" }, wants: "an object or a list" },
};

/** What each function gives, where that is certain. Of the others it depends on what they are given. */
export const gives: Readonly<Record<string, Kind>> = {
  "Fn::Base64": "text",
  "Fn::Cidr": "list",
  "Fn::GetAZs": "list",
  "Fn::ImportValue": "text",
  "Fn::Join": "text",
  "Fn::Length": "number",
  "Fn::Split": "list",
  "Fn::Sub": "text",
  "Fn::ToJsonString": "text",
};

/** Functions that say whether something is so: CloudFormation has them in Conditions, and in Rules. */
export const conditionFunctions: readonly string[] = ["Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html */
export const ruleFunctions: readonly string[] = [
  "Fn::Contains",
  "Fn::EachMemberEquals",
  "Fn::EachMemberIn",
  "Fn::RefAll",
  "Fn::ValueOf",
  "Fn::ValueOfAll",
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html */
export const extensionFunctions: readonly string[] = ["Fn::Length", "Fn::ToJsonString"];

/** Every function's name; a loop has its own name behind `Fn::ForEach::`. */
export const functionNames: ReadonlySet<string> = new Set([
  ...Object.keys(shapes),
  ...conditionFunctions,
  ...ruleFunctions,
  ...extensionFunctions,
  "Fn::ForEach",
  "Fn::GetStackOutput",
  "Fn::Transform",
]);
