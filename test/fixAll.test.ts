import { describe, expect, test } from "vitest";
import { fixAll } from "../server/src/fixAll.ts";
import { rules } from "../server/src/rules/index.ts";
import { kmsKeyRotationDisabled } from "../server/src/rules/kms/kms-key-rotation-disabled.ts";
import type { Fix, ResourceRule } from "../server/src/rules/rule.ts";
import { type Change, insert, set } from "../server/src/syntax/change.ts";
import { applyEdits } from "../server/src/syntax/edit.ts";
import type { Json } from "../server/src/syntax/syntax.ts";
import type { Resource } from "../server/src/template/template.ts";
import { templateOf } from "./fixture.ts";

/** A rule that wants property `name` of every A::B::C, and mends it by `changes`. */
const wants = (
  name: string,
  changes: (resource: Resource) => readonly Change[],
  safety: Fix["safety"] = "safe",
): ResourceRule => ({
  ...kmsKeyRotationDisabled,
  id: `wants-${name}`,
  resourceTypes: ["A::B::C"],
  check(resource, report) {
    if (resource.get(name).kind === "known") return;
    report({
      at: resource.key,
      message: name,
      fixes: () => [{ title: name, safety, changes: changes(resource) }],
    });
  },
});
const setting = (name: string, value: Json, safety?: Fix["safety"]) =>
  wants(name, (resource) => [set(resource.get(name).path(), value)], safety);

const template = (ids: string[]) =>
  JSON.stringify({ Resources: Object.fromEntries(ids.map((id) => [id, { Type: "A::B::C" }])) });
const fix = (rules: readonly ResourceRule[], ids = ["R"], include: "safe" | "review" = "safe") => {
  const before = template(ids);
  const result = fixAll(before, { rules, include });
  expect(applyEdits(before, result.edits)).toBe(result.text);
  return { ...result, resources: JSON.parse(result.text).Resources };
};

describe("fix all", () => {
  test("fixes that touch different keys are applied at once", () => {
    const { resources, rounds, fixed } = fix([setting("P", 1), setting("Q", 2)]);
    expect(resources.R.Properties).toEqual({ P: 1, Q: 2 });
    expect(rounds).toBe(1);
    expect(fixed.map(({ finding }) => finding.rule)).toEqual(["wants-P", "wants-Q"]);
  });

  test("of fixes that touch the same key one is applied, and the rest made anew on what it leaves", () => {
    const bringing = (name: string) =>
      wants(name, (resource) => [
        set(resource.get(name).path(), 1),
        insert(["Resources", "Shared"], { Type: "X::Y::Z", Properties: { By: name } }, resource.id),
      ]);
    const { resources, rounds } = fix([bringing("P"), bringing("Q")]);
    expect(resources.Shared.Properties).toEqual({ By: "Q" });
    expect(resources.R.Properties).toEqual({ P: 1, Q: 1 });
    expect(rounds).toBe(2);
  });

  test("what is to be reviewed waits until it is asked for", () => {
    const rules = [setting("P", 1, "review"), setting("Q", 2)];
    expect(fix(rules).resources.R.Properties).toEqual({ Q: 2 });
    expect(fix(rules, ["R"], "review").resources.R.Properties).toEqual({ P: 1, Q: 2 });
  });

  test("edits name the rules that they serve", () => {
    const { edits } = fix([setting("P", 1), setting("Q", 2)]);
    expect(edits.map(({ labels }) => labels)).toEqual([["wants-P", "wants-Q"]]);
  });

  test("a fix that does not mend its finding ends after ten rounds", () => {
    const { rounds } = fix([
      wants("P", (resource) => [set(["Resources", resource.id, "Metadata"], 1)]),
    ]);
    expect(rounds).toBe(10);
  });

  test("a text without findings, and one that is no template, stay the same", () => {
    for (const text of [`{ "Resources": {} }`, "", "[1, 2"])
      expect(fixAll(text, { rules: [setting("P", 1)], include: "review" })).toEqual({
        text,
        edits: [],
        fixed: [],
        rounds: 0,
        defects: [],
      });
  });

  test("a rule that fails to make its fix is a defect, and the other fixes are applied", () => {
    const faulty = wants("P", () => {
      throw new Error("broken");
    });
    const { resources, defects } = fix([faulty, setting("Q", 2)]);
    expect(resources.R.Properties).toEqual({ Q: 2 });
    expect(defects).toEqual([{ rule: "wants-P", error: new Error("broken") }]);
  });

  test("a text that is not valid JSON is left as it is", () => {
    const text = template(["R"]).slice(0, -1);
    const rules = [setting("P", 1)];
    expect(fixAll(text, { rules, include: "safe" })).toMatchObject({ text, edits: [], fixed: [] });
  });
});

test("a parameter that nothing uses is not removed where another fix comes to use it", () => {
  const text = templateOf(
    { Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: "orders" } } },
    { Parameters: { EnvironmentSuffix: { Type: "String" } } },
  );
  const { text: after } = fixAll(text, { rules, include: "review" });
  expect(JSON.parse(after).Parameters).toEqual({ EnvironmentSuffix: { Type: "String" } });
});

test("what the template declares gets its new name before other fixes write it", () => {
  const text = templateOf({ "orders-key": { Type: "AWS::KMS::Key" } });
  const { text: after } = fixAll(text, { rules, include: "review" });
  const { Resources, Outputs } = JSON.parse(after);
  expect(Object.keys(Resources)).toEqual(["ordersKey", "ordersKeyAlias"]);
  expect(JSON.stringify(Outputs)).not.toContain("orders-key");
});
