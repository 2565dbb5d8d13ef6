import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Language, searchesIn, type Token, tokenizer } from "./tokens.ts";

const languages = ["source.json", "source.json.comments"] as const;

const coloured = await Promise.all(languages.map((language) => tokenizer(language, true)));
const plain = await Promise.all(languages.map((language) => tokenizer(language, false)));
const tokens = (text: string, language: Language = "source.json") =>
  coloured[languages.indexOf(language)]?.(text) ?? [];
const plainTokens = (text: string, language: Language) =>
  plain[languages.indexOf(language)]?.(text) ?? [];

/** The texts of the tokens that have a scope. */
const withScope = (all: readonly Token[], scope: string) =>
  all.filter(({ scopes }) => scopes.includes(scope)).map(({ text }) => text);
const functionsIn = (text: string) =>
  withScope(tokens(text), "support.function.intrinsic.cloudformation");
const variablesIn = (text: string) =>
  tokens(text)
    .filter(({ scopes }) => scopes.at(-1)?.startsWith("variable."))
    .map(({ text }) => text);

const own = /\.cloudformation$/;

/** Every character but space with its scopes, without ours, and without what tells JSON with comments from JSON. */
const withoutOurs = (all: readonly Token[]) =>
  all.flatMap(({ text, scopes }) => {
    const rest = scopes.filter((scope) => !own.test(scope));
    const names = rest.map((scope) => scope.replaceAll(/\.comments$/g, "")).join(" ");
    return [...text.replaceAll(/\s/g, "")].map((character) => `${character} ${names}`);
  });

const template = `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Conditions": {
    "IsLive": { "Fn::And": [{ "Condition": "IsProd" }, { "Fn::Not": [{ "Fn::Equals": [{"Ref":"Stage"}, "x"] }] }] }
  },
  "Resources" : {
    "Fn::ForEach::Queues": ["Name", ["A", "B"], { "Queue\${Name}": { "Type": "AWS::SQS::Queue" } }],
    "Role": {
      "Type": "AWS::IAM::Role",
      "Condition": "IsLive",
      "Properties": {
        "Ref": 5,
        "RoleName": {
          "Ref" : "Name"
        },
        "Policies": [{ "Statement": { "Condition": { "Bool": { "aws:SecureTransport": "true" } } } }],
        "Description": "Costs \${Money}, \\"Ref\\": \\"x\\", Fn::Sub",
        "Path": { "Fn::Sub": "/\${AWS::Partition}/\${Other.Outputs.Path}/\${!Literal}/\\"\${Stage}\\"/" },
        "Text": {
          "Fn::Sub": [
            "\${Var} and \${!Var}",
            { "Var": { "Fn::GetAtt": ["Other", "\${Attribute}"] }, "Plain": "\${Plain}" }
          ]
        },
        "Join": { "Fn::Join": ["", ["\${NoSub}", { "Ref": "AWS::Region" }]] }
      }
    }
  },
  "Description": "{ \\"Ref\\": \\"x\\" }",
  "Metadata": { "Ref": "x", "Fn::Sub": "\${x}" }
}`;

test("the keys of intrinsic functions are coloured, and keys that only look like them are not", () => {
  expect(functionsIn(template)).toEqual([
    ...["Fn::And", "Condition", "Fn::Not", "Fn::Equals", "Ref"],
    ...["Fn::ForEach::Queues", "Condition", "Ref", "Fn::Sub", "Fn::Sub", "Fn::GetAtt"],
    ...["Fn::Join", "Ref"],
  ]);
});

test("variables are coloured in the texts of Fn::Sub alone, and literals are not", () => {
  expect(variablesIn(template)).toEqual(["AWS::Partition", "Other.Outputs.Path", "Stage", "Var"]);
  const expression = withScope(tokens(template), "meta.template.expression.cloudformation");
  expect(expression.join("")).toBe("${AWS::Partition}${Other.Outputs.Path}${Stage}${Var}");
});

test.each(languages)("a template keeps every other colour (%s)", (language) => {
  for (const text of [template, example])
    expect(withoutOurs(tokens(text, language))).toEqual(withoutOurs(plainTokens(text, language)));
});

const example = readFileSync(new URL("../../examples/TapStack.json", import.meta.url), "utf8");

describe.each(languages)(
  "other documents have exactly the colours that they had (%s)",
  (language) => {
    test.each([
      [
        "functions outside a template's sections",
        '{ "a": { "Ref": "x", "Fn::Sub": "${x}" }, "Ref": "y" }',
      ],
      [
        "sections that are not at the top",
        '{ "a": { "Resources": { "Ref": "x", "Fn::Sub": "${x}" } } }',
      ],
      ["sections in a list", '[{ "Resources": { "Ref": "x" } }]'],
      ["sections in a string", '{ "a": "\\"Resources\\": {", "b": { "Ref": "x" } }'],
      [
        "resources of another kind",
        '{ "Resources": ["${x}", { "a": "${y}", "Ref": null }], "b": { "Ref": "c" } }',
      ],
      ["a section that is a string", '{ "Outputs": "${x}", "b": { "Ref": "x" } }'],
      ["comments", '{ // "Resources": {\n /* "Resources": { "Ref": "x" } */ "a": { "Ref": "x" } }'],
    ])("%s", (_, text) => {
      expect(tokens(text, language).map(withoutComments)).toEqual(
        plainTokens(text, language).map(withoutComments),
      );
    });

    test("the configuration files of this project", () => {
      const root = new URL("../../", import.meta.url);
      for (const name of readdirSync(root).filter((name) => name.endsWith(".json"))) {
        const text = readFileSync(new URL(name, root), "utf8").slice(0, 20_000);
        expect(tokens(text, language), name).toEqual(plainTokens(text, language));
      }
    });
  },
);

/** Inside a section JSON with comments is given the scopes of JSON. */
const withoutComments = ({ text, scopes }: Token): Token => ({
  text,
  scopes: scopes.map((scope) => scope.replace(/\.comments$/, "")),
});

test.each([
  '{ "Resources": { "A": { "Ref": "x" ',
  '{ "Resources": { "A": { "Fn::Sub": "${x',
  '{ "Resources": { "A": { "Fn::Sub": } }, "B": 1 }',
  '{ "Resources": { "A": { "Ref": "x" "B" } ] }, "C" }',
  '{ "Resources" { "A": 1 } }',
  '{ "Resources": }',
])("what is wrong in a text that is being typed stays marked as wrong: %s", (text) => {
  expect(withoutOurs(tokens(text))).toEqual(withoutOurs(plainTokens(text, "source.json")));
});

test("JSON that is no template costs next to nothing: only keys at its top are looked at", () => {
  const record = { id: 1, tags: ["Fn::Sub", "${x}"], nested: { Ref: "x", Resources: { a: "b" } } };
  const searches = (document: unknown) => {
    const text = JSON.stringify(document, null, 2);
    const before = searchesIn(() => plainTokens(text, "source.json"));
    return { before, added: searchesIn(() => tokens(text)) - before };
  };
  const records = Array(500).fill(record);
  for (const document of [records, { records }]) {
    const { before, added } = searches(document);
    expect(before).toBeGreaterThan(10_000);
    expect(added).toBeLessThan(10);
  }
});
