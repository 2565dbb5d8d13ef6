import { describe, expect, test } from "vitest";
import { analyze } from "../../../server/src/analyze.ts";
import { rules } from "../../../server/src/rules/index.ts";
import type { ResourceRule } from "../../../server/src/rules/rule.ts";
import { suppressionUnused as rule } from "../../../server/src/rules/template/suppression-unused.ts";
import type { Level, Profile } from "../../../shared/settings.ts";
import { checkFix, findingsOf, templateOf } from "../../fixture.ts";

test("what holds nothing back goes, with all that it leaves empty", () => {
  checkFix(
    rule,
    `
{
  "Metadata": {
    "Owner": "platform",
    "cfn-audit": {
      "ignore": [
        { "rule": "eks-*", "reason": "No cluster here" }
//                ^^^^^^^ 💡 low: The template ignores "eks-*", but no such problem is found in it: the suppression can go.
      ]
    }
  },
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": { "EnableKeyRotation": true },
      "Metadata": {
        "cfn-audit": {
          "ignore": [
            { "rule": "kms-key-rotation-disabled", "reason": "Rotated by hand" },
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 low: "Key" ignores "kms-key-rotation-disabled", but no such problem is found there: the suppression can go.
            { "rule": "kms-key-without-alias", "reason": "Found by tag" }
          ]
        }
      }
    },
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Metadata": { "cfn-audit": { "ignore": [] } }
//                                           ^^ 💡 low: "Topic" has an empty list of suppressions, which can go.
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Metadata": { "cfn-audit": { "ignore": [{ "rule": "sqs-dead-letter-queue-mismatch" }, { "rule": "fifo-name-mismatch" }] } }
//                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 low: "Queue" ignores "sqs-dead-letter-queue-mismatch", but no such problem is found there: the suppression can go.
//                                                                                                    ^^^^^^^^^^^^^^^^^^^^ 💡 low: "Queue" ignores "fifo-name-mismatch", but no such problem is found there: the suppression can go.
    }
  }
}`,
    `
{
  "Metadata": {
    "Owner": "platform"
  },
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": { "EnableKeyRotation": true },
      "Metadata": {
        "cfn-audit": {
          "ignore": [
            { "rule": "kms-key-without-alias", "reason": "Found by tag" }
          ]
        }
      }
    },
    "Topic": {
      "Type": "AWS::SNS::Topic"
    },
    "Queue": {
      "Type": "AWS::SQS::Queue"
    }
  }
}`,
    { among: rules },
  );
});

const ignoring = (id: string, Properties: object = { EnableKeyRotation: true }) => ({
  Key: {
    Type: "AWS::KMS::Key",
    Properties,
    Metadata: { "cfn-audit": { ignore: [{ rule: id, reason: "So be it" }] } },
  },
});

describe("only what was asked is judged", () => {
  const unused = (id: string, options: { profile?: Profile; levels?: Record<string, Level> }) =>
    analyze(templateOf(ignoring(id)), { rules, today: "2026-11-27", ...options }).hints.map(
      ({ rule }) => rule,
    );
  test("an id that no rule has is another rule's affair", () =>
    expect(unused("kms-key-rotation", {})).toEqual([]));
  test("a rule of the profile is", () =>
    expect(unused("kms-key-rotation-disabled", { profile: "essential" })).toEqual([rule.id]));
  test("one that the profile leaves out is not, alone or in a glob", () => {
    expect(unused("parameter-unused", { profile: "essential" })).toEqual([]);
    expect(unused("p*", { profile: "essential" })).toEqual([]);
    expect(unused("parameter-unused", { profile: "all" })).toEqual([rule.id]);
  });
  test("one that is off is not", () =>
    expect(unused("kms-*", { levels: { "kms-*": "off" } })).toEqual([]));
  test("the rules about suppressions themselves are not", () =>
    expect(unused("suppression-*", {})).toEqual([]));
});

test("what the profile does not show of a rule that it asks is held back all the same", () => {
  const mild: ResourceRule = {
    id: "mild",
    severity: "high",
    category: "Security",
    resourceTypes: ["AWS::KMS::Key"],
    docs: rule.docs,
    equivalents: {},
    check: ({ key }, report) => report({ at: key, message: "Mild.", severity: "low" }),
  };
  const { hints, suppressed } = analyze(templateOf(ignoring("mild")), {
    rules: [mild, rule],
    profile: "essential",
  });
  expect({ hints, suppressed }).toEqual({ hints: [], suppressed: [] });
});

test("nothing is said of a text that is being typed", () => {
  const text = templateOf(ignoring("kms-*")).replace("true", "tr");
  expect(findingsOf(rule, text, { among: rules })).toEqual([]);
});

test("a rule that failed might have found something", () => {
  const failing = rules.map((each) =>
    each.id === "kms-key-rotation-disabled"
      ? {
          ...each,
          check: () => {
            throw new Error("broken");
          },
        }
      : each,
  );
  const text = templateOf(ignoring("kms-key-rotation-disabled"));
  expect(analyze(text, { rules: failing }).hints).toEqual([]);
});

test("it is a hint, unless the user asks for more", () => {
  const text = templateOf(ignoring("kms-key-rotation-disabled"));
  const count = (options: object) => {
    const { findings, hints } = analyze(text, { rules, ...options });
    const ours = (list: typeof findings) => list.filter((each) => each.rule === rule.id).length;
    return [ours(findings), ours(hints)];
  };
  expect(count({})).toEqual([0, 1]);
  expect(count({ withHints: true, profile: "essential" })).toEqual([1, 0]);
  expect(count({ levels: { "suppression-*": "high" } })).toEqual([1, 0]);
  expect(count({ levels: { "suppression-*": "off" } })).toEqual([0, 0]);
});
