/** What an impatient person does to a template: types, deletes, pastes, and takes it all back. */
import type { Random } from "./random.ts";
import { type Change, changed, rangeBetween, replacement } from "./text.ts";

/** Changes that are told one after the other, each in a notification of its own or several together. */
export type Burst = readonly (readonly Change[])[];

const fragments = [
  '"Properties": {',
  '"EnableKeyRotation": true,',
  '"KeyPolicy": { "Statement": [',
  '"Condition": "IsProd",',
  '{ "Ref": "Env" }',
  '"Fn::If": ["IsProd", ',
  '{ "Fn::Sub": "${AWS::StackName}-${Env',
  '"Tags": [{ "Key": "Größe 😀", "Value": "\\u00e9" }],',
  '"DeletionPolicy": "Retain",',
  '"__proto__": {}, "constructor": null,',
  '"Type": "AWS::EKS::Cluster"',
  "// a comment\r\n",
  "/* not closed",
  '"',
  "{",
  "}",
  "]",
  ",",
  ":",
  "\\",
  "\n",
  "\r",
  "\r\n",
  "\t",
  "\u0000",
  "\u2028",
  "\ud83d",
  "-1e400",
] as const;

const resources = [
  '"Pasted": { "Type": "AWS::KMS::Key", "Properties": { "Description": "pasted" } },',
  '\r\n    "PastedCluster": {\r\n      "Type": "AWS::EKS::Cluster",\r\n      "Properties": { "Name": "fixed" }\r\n    },',
  '\n\t"PastedVpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },',
  '"Pasted": { "Condition": "IsProd", "Type": "AWS::Logs::LogGroup", "Properties": {} },',
] as const;

type Edit = (random: Random, text: string) => Burst;

/** A fragment, key by key. */
const typing: Edit = (random, text) => {
  let at = placeIn(random, text);
  let now = text;
  return [...random.pick(fragments)].map((key) => {
    const change = { range: rangeBetween(now, at, at), text: key };
    now = changed(now, [change]);
    at += key.length;
    return [change];
  });
};

const pasting: Edit = (random, text) => {
  const mark = text.indexOf('"Resources": {');
  const at = mark < 0 || random.chance(0.2) ? placeIn(random, text) : mark + 14;
  return [[{ range: rangeBetween(text, at, at), text: random.pick(resources) }]];
};

const deleting: Edit = (random, text) => {
  const at = placeIn(random, text);
  return [[{ range: rangeBetween(text, at, at + 1 + random.below(40)), text: "" }]];
};

const deletingLines: Edit = (random, text) => {
  const { line } = rangeBetween(text, placeIn(random, text), text.length).start;
  const start = { line, character: 0 };
  return [
    [{ range: { start, end: { line: line + 1 + random.below(12), character: 0 } }, text: "" }],
  ];
};

/** Puts another value between two quotation marks. */
const replacing: Edit = (random, text) => {
  const start = text.indexOf('"', placeIn(random, text)) + 1;
  const end = text.indexOf('"', start);
  if (start === 0 || end < 0) return deleting(random, text);
  const value = random.pick(["AWS::KMS::Key", "", "Env", "IsProd", "10.0.0.0/16", "é😀", "${Env}"]);
  return [[{ range: rangeBetween(text, start, end), text: value }]];
};

/** Several places in one notification. */
const several: Edit = (random, text) => {
  let now = text;
  return [
    Array.from({ length: 2 + random.below(4) }, () => {
      const at = placeIn(random, now);
      const range = rangeBetween(now, at, at + random.below(8));
      const change = { range, text: random.pick(fragments) };
      now = changed(now, [change]);
      return change;
    }),
  ];
};

/** A place that lies behind the end of its line, or of the text, is that end. */
const beyond: Edit = (random, text) => {
  const { start } = rangeBetween(text, placeIn(random, text), text.length);
  const end = random.chance(0.5)
    ? { line: start.line, character: 1_000_000 }
    : { line: 1_000_000, character: random.below(9) };
  const isInsertion = random.chance(0.7);
  return [[{ range: { start: isInsertion ? end : start, end }, text: random.pick(fragments) }]];
};

const otherLineEnds: Edit = (_, text) => {
  const isWindows = text.includes("\r\n");
  return [[{ text: text.replace(/\r\n|\n/g, isWindows ? "\n" : "\r\n") }]];
};

const edits: readonly Edit[] = [
  typing,
  typing,
  typing,
  pasting,
  deleting,
  deleting,
  deletingLines,
  replacing,
  replacing,
  several,
  beyond,
  otherLineEnds,
];

/** What is done next to a text that was `whole` once, and becomes so again now and then. */
export function nextEdits(random: Random, text: string, whole: string): Burst {
  const isWild = Math.abs(text.length - whole.length) > whole.length / 2;
  if (isWild || random.chance(0.2))
    return text === whole ? [[{ text }]] : [[replacement(text, whole)]];
  return random.pick(edits)(random, text);
}

const placeIn = (random: Random, text: string): number => random.below(text.length + 1);
