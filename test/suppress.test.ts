import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze } from "../server/src/analyze.ts";
import { fixAll } from "../server/src/fixAll.ts";
import { rules as all } from "../server/src/rules/index.ts";
import type { Equivalents, ResourceRule, TemplateRule } from "../server/src/rules/rule.ts";
import { set } from "../server/src/syntax/change.ts";

const base = {
  severity: "high",
  category: "Security",
  docs: { summary: "", why: "", bad: "{}", good: "{}", links: ["https://docs.aws.amazon.com/"] },
} as const;

/** Reports every door, in which only deployment can tell nothing. */
const doorOpen = (equivalents: Equivalents = {}): ResourceRule => ({
  ...base,
  id: "door-open",
  resourceTypes: ["Test::House::Door"],
  equivalents,
  check: (door, report) =>
    report({
      at: door.key,
      message: `"${door.id}" is open.`,
      fixes: () => [
        {
          title: "Close it",
          safety: "safe",
          changes: [set(["Resources", door.id, "Type"], "Test::House::Wall")],
        },
      ],
    }),
});
const noAddress: TemplateRule = {
  ...base,
  id: "house-without-address",
  equivalents: {},
  checkTemplate: ({ section }, report) => {
    const resources = section("Resources");
    if (resources) report({ at: resources.key, message: "The house has no address." });
  },
};

const door = (Metadata?: unknown) => ({
  Type: "Test::House::Door",
  ...(Metadata ? { Metadata } : {}),
});
const houseWith = (front: unknown, Metadata?: unknown) =>
  JSON.stringify({ Metadata, Resources: { Front: door(front), Back: door() } });

/** What is found and what is suppressed, with whose suppression it is and the reason. */
function outcome(text: string, equivalents?: Equivalents) {
  const { findings, suppressed } = analyze(text, { rules: [doorOpen(equivalents), noAddress] });
  return {
    found: findings.map(({ rule, logicalId }) => logicalId ?? rule),
    suppressed: suppressed.map(({ finding, by, reason }) => [
      finding.logicalId ?? finding.rule,
      by,
      reason,
    ]),
  };
}

const ours = (...ignore: unknown[]) => ({ "cfn-audit": { ignore } });
const untouched = { found: ["house-without-address", "Front", "Back"], suppressed: [] };

describe("our own form", () => {
  test("on a resource it is for the rule and the resource", () => {
    const metadata = ours({ rule: "door-open", reason: "A museum" });
    expect(outcome(houseWith(metadata))).toEqual({
      found: ["house-without-address", "Back"],
      suppressed: [["Front", "cfn-audit", "A museum"]],
    });
  });
  test("in the template it is for all", () => {
    const metadata = ours(
      { rule: "door-*", reason: "A museum" },
      { rule: "house-without-address" },
    );
    expect(outcome(houseWith(undefined, metadata))).toEqual({
      found: [],
      suppressed: [
        ["house-without-address", "cfn-audit", undefined],
        ["Front", "cfn-audit", "A museum"],
        ["Back", "cfn-audit", "A museum"],
      ],
    });
  });
  test("the resource's own reason is told before the template's", () => {
    const text = houseWith(
      ours({ rule: "*", reason: "The front" }),
      ours({ rule: "*", reason: "The house" }),
    );
    expect(outcome(text).suppressed).toEqual([
      ["house-without-address", "cfn-audit", "The house"],
      ["Front", "cfn-audit", "The front"],
      ["Back", "cfn-audit", "The house"],
    ]);
  });
  test("what a resource says is not for the sections of the template", () =>
    expect(outcome(houseWith(ours({ rule: "house-*" })))).toEqual(untouched));
  test.each([
    ["another rule", ours({ rule: "door-closed" })],
    ["no rule", ours({ reason: "A museum" }, "door-open", 1, null)],
    ["no list", { "cfn-audit": { ignore: { rule: "door-open" } } }],
    ["nothing", { "cfn-audit": null }],
    ["a list for metadata", [ours({ rule: "door-open" })]],
  ])("%s suppresses nothing", (_, metadata) =>
    expect(outcome(houseWith(metadata))).toEqual(untouched),
  );
  test("a resource without a type is one too", () => {
    const text = JSON.stringify({
      AWSTemplateFormatVersion: "2010-09-09",
      Resources: { Front: { Metadata: ours({ rule: "resource-without-type" }) } },
    });
    const { suppressed } = analyze(text, { rules: all });
    expect(suppressed.map(({ finding }) => finding.rule)).toEqual(["resource-without-type"]);
  });
  test("what is suppressed is not mended in bulk", () => {
    const text = houseWith(ours({ rule: "door-open" }));
    const { fixed } = fixAll(text, { rules: [doorOpen()], include: "review" });
    expect(fixed.map(({ finding }) => finding.logicalId)).toEqual(["Back"]);
  });
});

describe("the forms of other tools", () => {
  const equivalents: Equivalents = {
    "cfn-lint": ["E3001", "E3002"],
    cfn_nag: ["W1", "F2"],
    checkov: ["CKV_AWS_1"],
    guard: ["DOOR_CLOSED"],
    cdk_nag: ["AwsSolutions-D1"],
  };
  const cfnLint = (...checks: unknown[]) => ({ "cfn-lint": { config: { ignore_checks: checks } } });
  const cfnNag = (...list: unknown[]) => ({ cfn_nag: { rules_to_suppress: list } });
  const cdkNag = (...list: unknown[]) => ({ cdk_nag: { rules_to_suppress: list } });
  const checkov = (...skip: unknown[]) => ({ checkov: { skip } });
  const guard = (...list: unknown[]) => ({ guard: { SuppressedRules: list } });

  test.each([
    ["cfn-lint", cfnLint("E9", "E3002"), undefined],
    ["cfn_nag", cfnNag({ id: "W9" }, { id: "F2", reason: "A museum" }), "A museum"],
    ["checkov", checkov({ id: "CKV_AWS_1", comment: "A museum" }), "A museum"],
    ["checkov", { bridgecrew: { skip: [{ id: "CKV_AWS_1" }] } }, undefined],
    ["guard", guard("DOOR_CLOSED"), undefined],
    ["guard", guard({ DOOR_CLOSED: "A museum" }), "A museum"],
    ["cdk_nag", cdkNag({ id: "AwsSolutions-D1", reason: "A museum" }), "A museum"],
    [
      "cdk_nag",
      cdkNag({
        id: "AwsSolutions-D1",
        reason: Buffer.from("Ein Haus für alle").toString("base64"),
        is_reason_encoded: true,
      }),
      "Ein Haus für alle",
    ],
    ["cdk_nag", cdkNag({ id: "AwsSolutions-D1", reason: "%", is_reason_encoded: true }), "%"],
  ])("%s on a resource", (by, metadata, reason) =>
    expect(outcome(houseWith(metadata), equivalents)).toEqual({
      found: ["house-without-address", "Back"],
      suppressed: [["Front", by, reason]],
    }),
  );

  test.each([
    ["another check", cfnNag({ id: "W9" })],
    ["the beginning of a check on a resource", cfnLint("E3")],
    ["the id of another tool", checkov({ id: "W1" })],
    ["findings of a check one by one", cdkNag({ id: "AwsSolutions-D1", applies_to: ["Door::*"] })],
    [
      "no list",
      { cfn_nag: { rules_to_suppress: { id: "W1" } }, guard: { SuppressedRules: "DOOR_CLOSED" } },
    ],
    ["nothing of use", { checkov: null, guard: { SuppressedRules: [1, null, ["DOOR_CLOSED"]] } }],
  ])("%s suppresses nothing", (_, metadata) =>
    expect(outcome(houseWith(metadata), equivalents)).toEqual(untouched),
  );

  test.each([
    ["all of cfn-lint's checks that the rule stands for", cfnLint("E3001", "E3002")],
    ["their beginning", cfnLint("E3")],
    ["cdk_nag's check", cdkNag({ id: "AwsSolutions-D1" })],
  ])("in the template, %s are for all resources", (_, metadata) =>
    expect(outcome(houseWith(undefined, metadata), equivalents).found).toEqual([
      "house-without-address",
    ]),
  );

  test.each([
    ["one of several checks of cfn-lint", cfnLint("E3001")],
    ["an empty beginning", cfnLint("")],
    ["what cfn_nag does not read there", cfnNag({ id: "W1" })],
    ["what checkov does not read there", checkov({ id: "CKV_AWS_1" })],
    ["what Guard does not read there", guard("DOOR_CLOSED")],
  ])("in the template, %s suppresses nothing", (_, metadata) =>
    expect(outcome(houseWith(undefined, metadata), equivalents)).toEqual(untouched),
  );

  test("a rule that no other tool has is not touched", () =>
    expect(outcome(houseWith(cfnLint("E"), cfnLint("")))).toEqual(untouched));
});

test("whatever stands in metadata, whole or cut off anywhere, the audit goes on", () => {
  const names = ["cfn-audit", "ignore", "rule", "reason", "cfn-lint", "config", "ignore_checks"]
    .concat(["cfn_nag", "cdk_nag", "rules_to_suppress", "id", "checkov", "skip"])
    .concat(["guard", "SuppressedRules", "is_reason_encoded", "Fn::If", "__proto__"]);
  const { metadata } = fc.letrec((tie) => ({
    metadata: fc.oneof(
      { maxDepth: 6, depthSize: "large" },
      fc.constantFrom("door-open", "door-*", "*", "", "E3001", "%", null, true, 1),
      fc.array(tie("metadata"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie("metadata"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(metadata, metadata, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, cut) => {
      const text = houseWith(a, b);
      for (const each of [text, text.slice(0, Math.ceil(text.length * cut))]) {
        const { defects, findings, suppressed } = analyze(each, {
          rules: [doorOpen(), noAddress, ...all.filter((rule) => "checkSuppressions" in rule)],
        });
        expect(defects).toEqual([]);
        if (each === text)
          expect(
            [...findings, ...suppressed.map(({ finding }) => finding)].filter(
              ({ category }) => category === "Security",
            ),
          ).toHaveLength(3);
      }
    }),
    { numRuns: 300 },
  );
});
