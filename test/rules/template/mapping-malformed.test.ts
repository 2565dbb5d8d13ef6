import { test } from "vitest";
import { mappingMalformed as rule } from "../../../server/src/rules/template/mapping-malformed.ts";
import { check, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("two levels, and values below", () => {
  check(
    rule,
    `
{
  "Mappings": {
    "Text": "x",
//          ^^^ critical: Mapping "Text" must be an object of keys: CloudFormation refuses the template.
    "Empty": {},
//           ^^ critical: Mapping "Empty" has a level that is empty: CloudFormation refuses the template.
    "Flat": { "prod": "m5.large" },
//                    ^^^^^^^^^^ critical: "prod" in mapping "Flat" must be an object of names: CloudFormation refuses the template.
    "Deep": { "prod": { "Size": { "Cpu": 1 }, "Env": { "Ref": "Env" } } },
//                              ^^^^^^^^^^^^ critical: "Size" below "prod" in mapping "Deep" must be a string or a list of strings: CloudFormation refuses the template.
//                                                   ^^^^^^^^^^^^^^^^ critical: "Env" below "prod" in mapping "Deep" must be a string or a list of strings: CloudFormation refuses the template.
    "Names": { "us_east": { "a-b": "x" } }
//             ^^^^^^^^^ critical: Mapping "Names" has a key "us_east", and only letters, digits, dots and hyphens are allowed there: CloudFormation refuses the template.
//                          ^^^^^ critical: Mapping "Names" has a key "a-b", and only letters and digits are allowed there: CloudFormation refuses the template.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test.each([
  [
    "strings, numbers and lists",
    { Sizes: { "us-east-1": { Count: 3, Zones: ["a", "b"], Is: true }, "v1.2": { "64": "x" } } },
    {},
  ],
  ["what is included", { "Fn::Transform": { Name: "AWS::Include" } }, {}],
  ["what a macro makes", { Sizes: "large" }, { Transform: "Company::Macro" }],
])("silent about %s", (_, Mappings, sections) => silent(rule, topic, { Mappings, ...sections }));
