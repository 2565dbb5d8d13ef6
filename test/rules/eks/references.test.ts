import { describe, expect, test } from "vitest";
import {
  byName,
  mayReferTo,
  readReferrers,
  referents,
} from "../../../server/src/rules/eks/references.ts";
import { parse } from "../../../server/src/syntax/syntax.ts";
import { readTemplate } from "../../../server/src/template/template.ts";
import { templateOf } from "../../fixture.ts";

const role = (RoleName?: unknown) => ({ Type: "AWS::IAM::Role", Properties: { RoleName } });
const policy = (...Roles: unknown[]) => ({ Type: "AWS::IAM::Policy", Properties: { Roles } });
const read = (resources: object) => readTemplate(parse(templateOf(resources)));

/** The ids of the policies that name, or may name, the role "R". */
function attached(resources: object): readonly string[] {
  const template = read({ R: role("orders"), Other: role("bills"), ...resources });
  const policies = template.ofType("AWS::IAM::Policy");
  const referrers = readReferrers(template, policies, (each) => each.get("Roles").items());
  return mayReferTo(referrers, "R", "orders").map(({ id }) => id);
}

describe("who refers to a resource", () => {
  test.each<[string, readonly unknown[]]>([
    ["by Ref", [{ Ref: "R" }]],
    ["by an attribute", [{ "Fn::GetAtt": ["R", "Arn"] }]],
    ["within a string", [{ "Fn::Sub": "arn:x/${R}" }]],
    ["by its name", ["orders"]],
    ["by one of several values", [{ Ref: "Other" }, { Ref: "R" }]],
    ["perhaps, by a parameter", [{ Ref: "RoleOfOrders" }]],
    ["perhaps, by an import", [{ "Fn::ImportValue": "RoleOfOrders" }]],
    ["perhaps, by what the template lacks", [{ Ref: "Missing" }]],
  ])("%s", (_, roles) => expect(attached({ P: policy(...roles) })).toEqual(["P"]));

  test.each<[string, readonly unknown[]]>([
    ["another resource", [{ Ref: "Other" }]],
    ["another name", ["bills"]],
    ["nothing", [{ Ref: "AWS::NoValue" }]],
  ])("not what names %s", (_, roles) => expect(attached({ P: policy(...roles) })).toEqual([]));

  test("each once, however often it does", () =>
    expect(attached({ P: policy({ Ref: "R" }, "orders", { Ref: "Any" }) })).toEqual(["P"]));

  test("not by the empty name", () => {
    const template = read({ P: policy("") });
    const referrers = readReferrers(template, template.resources(), (each) =>
      each.get("Roles").items(),
    );
    expect(mayReferTo(referrers, "R", "")).toEqual([]);
  });
});

test("a value surely refers to each resource that it is put together of", () => {
  const template = read({ P: policy({ "Fn::Sub": "${A.Arn}/${B}" }, { "Fn::ImportValue": "C" }) });
  const values = template.resource("P")?.get("Roles").items() ?? [];
  expect(values.map((value) => referents(template, value))).toEqual([["A", "B"], []]);
});

test("names are looked up as they are written, and none is no name", () => {
  const name = { "Fn::Sub": "${AWS::StackName}-orders" };
  const template = read({ A: role(name), B: role(), C: role(name) });
  const names = [...byName("AWS::IAM::Role", "RoleName")(template)];
  expect(names.map(([text, roles]) => [text, roles.map(({ id }) => id)])).toEqual([
    ["${AWS::StackName}-orders", ["A", "C"]],
  ]);
});
