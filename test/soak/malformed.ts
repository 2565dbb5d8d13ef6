/** What no client should send: questions about nothing, and notifications that make no sense. */
import { ErrorCodes } from "vscode-languageserver/node";
import { auditRequest, fixAllRequest, suppressRequest } from "../../shared/requests.ts";
import type { Question } from "./client.ts";

/** What is answered about a document that is not open, or where the params cannot be understood. */
const nothing: Readonly<Record<string, unknown>> = {
  "textDocument/diagnostic": { kind: "full", items: [] },
  "textDocument/codeAction": [],
  "textDocument/hover": null,
  [auditRequest]: { status: "unknown" },
  [fixAllRequest]: { status: "unknown" },
  [suppressRequest]: { status: "unknown" },
};

/** The answer must be nothing, or that the params are wrong. */
const pointless = (method: string, params: unknown): Question => ({
  method,
  params,
  mayFailWith: () => [ErrorCodes.InvalidParams],
  complaint: (result) => {
    const expected = JSON.stringify(nothing[method]);
    const found = JSON.stringify(result);
    return found === expected ? undefined : `${found} instead of ${expected}`;
  },
});

/** Questions about a document that the server does not have. */
export function unknownDocument(uri: string): readonly Question[] {
  const textDocument = { uri };
  const position = { line: 0, character: 3 };
  const params = { uri, textDocument, position, range: { start: position, end: position } };
  return Object.keys(nothing).map((method) => pointless(method, params));
}

const anywhere = { line: 0, character: 0 };

const wrongPlaces: readonly unknown[] = [
  undefined,
  null,
  7,
  "here",
  [],
  { line: 1 },
  { line: -1, character: 0 },
  { line: 0, character: -7 },
  { line: 1.5, character: 0 },
  { line: "1", character: "1" },
  { line: 1e300, character: 0 },
  { start: anywhere },
  { start: anywhere, end: null },
  { start: { line: -3, character: 0 }, end: anywhere },
];

/** Questions of which nobody knows what they ask; `uri` is of a document that is open. */
export function malformedQuestions(uri: string): readonly Question[] {
  const wrongParams: readonly unknown[] = [
    [],
    [1, 2],
    {},
    { textDocument: 7 },
    { textDocument: null },
    { textDocument: { uri: null } },
    { textDocument: { uri: [uri] } },
    { uri: { uri } },
    { textDocument: {}, uri },
  ];
  return [
    ...Object.keys(nothing).flatMap((method) =>
      wrongParams.map((params) => pointless(method, params)),
    ),
    ...wrongPlaces.flatMap((place) => [
      pointless("textDocument/hover", { textDocument: { uri }, position: place }),
      pointless("textDocument/codeAction", { textDocument: { uri }, range: place, context: 7 }),
    ]),
    ...[...wrongParams, { title: "x", data: { uri, version: 1 } }, { data: { uri, rule: {} } }].map(
      (params) => fails("codeAction/resolve", params, ErrorCodes.InvalidParams),
    ),
    fails("textDocument/definition", { textDocument: { uri } }, ErrorCodes.MethodNotFound),
    fails("__proto__", {}, ErrorCodes.MethodNotFound),
  ];
}

const fails = (method: string, params: unknown, code: number): Question => ({
  method,
  params,
  mayFailWith: () => [code],
  complaint: (result) => `${JSON.stringify(result)} instead of error ${code}`,
});

/** Notifications that change nothing. */
export function pointlessNotifications(uri: string): readonly object[] {
  const elsewhere = `${uri}.never-opened`;
  const paramsOf: Readonly<Record<string, readonly unknown[]>> = {
    "textDocument/didOpen": [undefined, null, 7, [], {}, { textDocument: null }],
    "textDocument/didChange": [
      undefined,
      null,
      "text",
      [1],
      {},
      { textDocument: { uri } },
      { textDocument: { uri, version: 9 }, contentChanges: [] },
      { textDocument: { uri, version: 9 }, contentChanges: null },
      { textDocument: { uri, version: null }, contentChanges: [{ text: "gone" }] },
      { textDocument: { uri: elsewhere, version: 2 }, contentChanges: [{ text: "{}" }] },
    ],
    "textDocument/didClose": [undefined, null, {}, { textDocument: { uri: elsewhere } }],
    "textDocument/didSave": [undefined, { textDocument: { uri: elsewhere } }],
    "workspace/didChangeWatchedFiles": [{ changes: 7 }],
    "$/cancelRequest": [{ id: 1e9 }, { id: "never" }, { id: null }, {}, undefined, null],
    "$/setTrace": [{ value: "loud" }],
    "$/unheardOf": [{}, undefined],
    "cfnAudit/unheardOf": [{}],
  };
  return [
    ...Object.entries(paramsOf).flatMap(([method, all]) =>
      all.map((params) => ({ method, ...(params !== undefined && { params }) })),
    ),
    {},
    { id: 1e9, result: null },
    { id: 1e9, error: { code: 1, message: "no such request" } },
  ];
}

/** Changes after which nobody knows the text: it must be told as a whole then. */
export const malformedChanges: readonly object[] = [
  { range: null, text: "x" },
  { range: 7, text: "x" },
  { range: { start: { line: -5, character: -5 }, end: { line: -1, character: 0 } }, text: "x" },
  { range: { start: { line: 2, character: 9 }, end: { line: 0, character: 0 } }, text: "x" },
  { range: { start: { line: 1.5, character: 0.5 }, end: { line: 2.5, character: 0 } }, text: "x" },
  { range: { start: { line: "1" }, end: {} }, text: "x\ny" },
  { text: 7 },
  { text: null },
  {},
  { range: { start: anywhere, end: anywhere } },
];

/** Documents without a text. */
export const malformedOpenings: readonly object[] = [
  {},
  { languageId: "json", version: 1 },
  { languageId: 7, version: "1", text: null },
  { languageId: "json", version: 1, text: { Resources: {} } },
  { languageId: "json", version: 1, text: ['"Resources"'] },
];
