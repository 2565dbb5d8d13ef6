import { test } from "vitest";
import { mappingUnused as rule } from "../../../server/src/rules/template/mapping-unused.ts";
import { checkFix, silent } from "../../fixture.ts";

test("a mapping that nothing looks anything up in", () => {
  checkFix(
    rule,
    `
{
  "Mappings": {
    "Used": { "a": { "b": "c" } },
    "Sizes": { "prod": { "Type": "m5.large" } },
//  ^^^^^^^ 💡 low: Mapping "Sizes" is not used: its values change nothing.
    "Zones": { "prod": { "Count": 3 } }
//  ^^^^^^^ 💡 low: Mapping "Zones" is not used: its values change nothing.
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::FindInMap": ["Used", "a", "b"] } } }
  }
}`,
    `
{
  "Mappings": {
    "Used": { "a": { "b": "c" } }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::FindInMap": ["Used", "a", "b"] } } }
  }
}`,
  );
});

const Mappings = { Sizes: { prod: { Type: "m5.large" } } };
const named = (TopicName: unknown) => ({
  Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName } },
});

test.each([
  ["a mapping whose name is computed", named({ "Fn::FindInMap": [{ Ref: "Map" }, "a", "b"] }), {}],
  ["what a macro may write", named("x"), { Transform: "Company::Macro" }],
  [
    "a mapping in an output",
    named("x"),
    { Outputs: { A: { Value: { "Fn::FindInMap": ["Sizes", "prod", "Type"] } } } },
  ],
  [
    "mappings that are included",
    named("x"),
    { Mappings: { "Fn::Transform": { Name: "AWS::Include" } } },
  ],
])("silent about %s", (_, resources, sections) =>
  silent(rule, resources, { Mappings, ...sections }),
);
