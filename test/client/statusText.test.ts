import { expect, test } from "vitest";
import { statusText } from "../../client/src/statusText.ts";
import type { AuditResult, Counts } from "../../shared/requests.ts";

const none: Counts = { critical: 0, high: 0, medium: 0, low: 0 };
const analyzed = (counts: Partial<Counts>, isBroken = false, accepted = 0): AuditResult => ({
  status: "analyzed",
  counts: { ...none, ...counts },
  accepted,
  isBroken,
});

test.each<[string, string, AuditResult]>([
  ["3 findings", "1 critical, 2 low", analyzed({ low: 2, critical: 1 })],
  ["1 finding", "1 high", analyzed({ high: 1 })],
  ["clean", "", analyzed({})],
  ["clean", "3 in the baseline", analyzed({}, false, 3)],
  ["1 finding", "1 low; 3 in the baseline", analyzed({ low: 1 }, false, 3)],
  [
    "not a template",
    '"Resources" is not an object',
    { status: "not-a-template", reason: '"Resources" is not an object' },
  ],
  ["not audited", "the setting cfnAudit.enable is off", { status: "disabled" }],
  [
    "not audited",
    "larger than the 2 MB that the setting cfnAudit.maxFileSizeMB allows",
    { status: "too-large", maxFileSizeMB: 2 },
  ],
  ["not audited", "the language server does not know this document", { status: "unknown" }],
])("%s: %s", (text, detail, result) => {
  expect(statusText(result)).toEqual({ text, detail });
});

test("a text that is not valid JSON may have more findings than are counted", () => {
  const more = "the text is not valid JSON, so there may be more to find once it is";
  expect(statusText(analyzed({}, true))).toEqual({ text: "clean", detail: more });
  expect(statusText(analyzed({ low: 1 }, true)).detail).toBe(`1 low; ${more}`);
});
