import { expect, test } from "vitest";
import { intrinsicFunctionMalformed as rule } from "../../../server/src/rules/template/intrinsic-function-malformed.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("what can be put in order is", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Join": ["-", "a", "b"] } } },
//                                                                               ^^^^^^^^^^^^^^^ 🔎 critical: Fn::Join in "A" takes a delimiter, and a list of texts, not 3 elements.
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Join": ["-", "a"] } } },
//                                                                                     ^^^ 🔎 critical: Fn::Join in "B" takes a delimiter, and a list of texts.
    "C": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Select": [0, "a", "b"] } } },
//                                                                                 ^^^^^^^^^^^^^ 🔎 critical: Fn::Select in "C" takes an index, and a list, not 3 elements.
    "D": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::If": ["IsProd", "a"] } } },
//                                                                             ^^^^^^^^^^^^^^^ 🔎 critical: Fn::If in "D" takes the name of a condition and two values, not 2 elements.
    "E": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": ["\${AWS::Region}"] } } },
//                                                                              ^^^^^^^^^^^^^^^^^^ 🔎 critical: Fn::Sub in "E" takes a text, or a list of a text and an object with its variables, not 1 element.
    "F": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": ["A"] } } },
//                                                                          ^^^^^ 🔎 critical: Ref in "F" takes the name of a resource or parameter.
    "G": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": ["A", "TopicName"] } } },
//                                                                          ^^^^^^^^^^^^^^^^^^ 🔎 critical: Ref in "G" takes the name of a resource or parameter.
    "H": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::ImportValue": ["name"] } } }
//                                                                                      ^^^^^^^^ 🔎 critical: Fn::ImportValue in "H" takes one text, the export's name, which no resource may decide.
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Join": ["-", ["a", "b"]] } } },
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Join": ["-", ["a"]] } } },
    "C": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Select": [0, ["a", "b"]] } } },
    "D": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::If": ["IsProd", "a", { "Ref": "AWS::NoValue" }] } } },
    "E": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${AWS::Region}" } } },
    "F": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": "A" } } },
    "G": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::GetAtt": ["A", "TopicName"] } } },
    "H": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::ImportValue": "name" } } }
  }
}`,
  );
});

test("everything else is said and left", () => {
  check(
    rule,
    `
{
  "Parameters": { "Zones": { "Type": "List<AWS::EC2::AvailabilityZone::Name>" }, "Name": { "Type": "String" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "A": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Join": [{ "Ref": "Name" }, ["a"]] } } },
//                                                                ^^^^^^^^^^^^^^^^^ critical: Fn::Join in "A" takes a delimiter, and a list of texts; Ref cannot stand here.
    "B": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Join": ["", { "Ref": "Name" }] } } },
//                                                                    ^^^^^^^^^^^^^^^^^ critical: Fn::Join in "B" takes a delimiter, and a list of texts; what Ref gives here is a text.
    "C": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Join": ["", ["a", { "Ref": "Zones" }]] } } },
//                                                                          ^^^^^^^^^^^^^^^^^^ critical: Fn::Join in "C" takes a delimiter, and a list of texts; what Ref gives here is a list.
    "D": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Join": ["", ["a", { "Fn::GetAtt": ["Vpc", "CidrBlockAssociations"] }]] } } },
//                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: Fn::Join in "D" takes a delimiter, and a list of texts; what Fn::GetAtt gives here is a list.
    "E": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Select": ["x", ["a"]] } } },
//                                                                  ^^^ critical: Fn::Select in "E" takes an index, and a list.
    "F": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Select": [1, ["a"]] } } },
//                                                                  ^ critical: Fn::Select in "F" takes an index, and a list; the list has no element 1.
    "G": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Select": [0, { "Fn::Sub": "\${Name}" }] } } },
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^ critical: Fn::Select in "G" takes an index, and a list; Fn::Sub cannot stand here.
    "H": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Split": [",", { "Fn::GetAZs": "" }] } } },
//                                                                      ^^^^^^^^^^^^^^^^^^^^ critical: Fn::Split in "H" takes a delimiter, and a text; Fn::GetAZs cannot stand here.
    "I": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Cidr": ["10.0.0.0", 300, "/8"] } } },
//                                                                ^^^^^^^^^^ critical: Fn::Cidr in "I" takes a CIDR block, a count from 1 to 256 and the bits of each block, not "10.0.0.0".
//                                                                            ^^^ critical: Fn::Cidr in "I" takes a CIDR block, a count from 1 to 256 and the bits of each block, not 300.
//                                                                                 ^^^^ critical: Fn::Cidr in "I" takes a CIDR block, a count from 1 to 256 and the bits of each block.
    "J": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::GetAZs": "us-east-1a" } } },
//                                                                 ^^^^^^^^^^^^ critical: Fn::GetAZs in "J" takes a region's name, or "" for the stack's own, not "us-east-1a".
    "K": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::GetAZs": null } } },
//                                                                 ^^^^ critical: Fn::GetAZs in "K" takes a region's name, or "" for the stack's own.
    "L": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::GetAtt": "Vpc" } } },
//                                                                 ^^^^^ critical: Fn::GetAtt in "L" takes a logical id and an attribute.
    "M": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::GetAtt": ["Vpc", "A", "B"] } } },
//                                                                 ^^^^^^^^^^^^^^^^^ critical: Fn::GetAtt in "M" takes a logical id and an attribute, not 3 elements.
    "N": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::GetAtt": [{ "Ref": "Name" }, "A"] } } },
//                                                                  ^^^^^^^^^^^^^^^^^ critical: Fn::GetAtt in "N" takes a logical id and an attribute; Ref cannot stand here.
    "O": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::FindInMap": ["M", { "Fn::Sub": "\${Name}" }, "k"] } } },
//                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^ critical: Fn::FindInMap in "O" takes the names of a mapping, a key, and a key below it; Fn::Sub cannot stand here.
    "P": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Base64": ["a", "b"] } } },
//                                                                 ^^^^^^^^^^ critical: Fn::Base64 in "P" takes one text.
    "Q": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Sub": ["\${A}", { "A": ["a"] }] } } },
//                                                                              ^^^^^ critical: Fn::Sub in "Q" takes a text, or a list of a text and an object with its variables.
    "R": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::Sub": "in \${Zones}" } } },
//                                                              ^^^^^^^^^^^^^ critical: \${Zones} in Fn::Sub in "R" is a list, and Fn::Sub puts texts together.
    "S": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::ImportValue": { "Fn::GetAtt": ["Vpc", "VpcId"] } } } },
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: Fn::ImportValue in "S" takes one text, the export's name, which no resource may decide; Fn::GetAtt cannot stand here.
    "T": { "Type": "X::Y::Z", "Properties": { "P": { "Fn::If": { "IsProd": [1, 2] } } } }
//                                                             ^^^^^^^^^^^^^^^^^^^^ critical: Fn::If in "T" takes the name of a condition and two values.
  }
}`,
  );
});

const used = (P: unknown) => ({ Thing: { Type: "Company::Net::Thing", Properties: { P } } });
const Parameters = { Zones: { Type: "CommaDelimitedList" }, Size: { Type: "Number" } };
const Extended = { Parameters, Transform: "AWS::LanguageExtensions" };

test.each([
  ["an empty delimiter", { "Fn::Join": ["", ["a", 1, true]] }],
  ["a list by Ref", { "Fn::Join": [",", { Ref: "Zones" }] }],
  ["a list by Fn::Split", { "Fn::Join": [",", { "Fn::Split": ["-", "a-b"] }] }],
  ["a branch that is a list", { "Fn::Join": [",", { "Fn::If": ["C", ["a"], ["b"]] }] }],
  ["numbers in quotes", { "Fn::Select": ["1", ["a", "b"]] }],
  ["an index by Ref", { "Fn::Select": [{ Ref: "Size" }, { Ref: "Zones" }] }],
  ["a list that Fn::If may change", { "Fn::Select": [1, [{ "Fn::If": ["C", "a", "b"] }]] }],
  ["blocks", { "Fn::Select": [0, { "Fn::Cidr": [{ "Fn::GetAtt": "Vpc.CidrBlock" }, "6", 8] }] }],
  ["IPv6", { "Fn::Cidr": ["2001:db8::/56", 4, 64] }],
  ["the region's zones", { "Fn::GetAZs": { Ref: "AWS::Region" } }],
  ["another region's zones", { "Fn::GetAZs": "us-gov-west-1" }],
  ["a deep attribute", { "Fn::GetAtt": ["Db", "Endpoint.Address"] }],
  ["a deep attribute in one text", { "Fn::GetAtt": "Db.Endpoint.Address" }],
  ["an attribute by Ref", { "Fn::GetAtt": ["Db", { Ref: "Name" }] }],
  ["no variables of its own", { "Fn::Sub": ["a", {}] }],
  ["nothing where a condition fails", { "Fn::If": ["C", [1], { Ref: "AWS::NoValue" }] }],
  ["what another transform writes", { "Fn::Sub": { "Fn::Transform": { Name: "Company::Text" } } }],
  ["functions that are not known", { "Fn::Base64": { "Fn::Later": ["a"] } }],
])("silent about %s", (_, value) => silent(rule, used(value), { Parameters }));

test.each([
  ["a default", { "Fn::FindInMap": ["M", "a", "b", { DefaultValue: "c" }] }],
  ["functions for keys", { "Fn::FindInMap": ["M", { "Fn::Sub": "${AWS::Region}" }, "b"] }],
  ["a function for an id", { "Fn::GetAtt": [{ "Fn::Sub": "Thing${Size}" }, "Arn"] }],
  ["a function in Ref", { Ref: { "Fn::Sub": "Thing${Size}" } }],
  ["a length for an index", { "Fn::Select": [{ "Fn::Length": { Ref: "Zones" } }, ["a", "b"]] }],
  ["JSON as text", { "Fn::ToJsonString": { a: { Ref: "Size" } } }],
])("with language extensions silent about %s", (_, value) => silent(rule, used(value), Extended));

test("silent where a macro may read it, and in metadata", () => {
  silent(rule, used({ "Fn::Join": [1, 2, 3] }), { Transform: ["Company::Macro"] });
  silent(rule, used("x"), { Metadata: { Note: { "Fn::Join": "a" } } });
});

test("what is half typed is no fault of its own", () => {
  const text =
    '{ "Resources": { "T": { "Type": "AWS::SNS::Topic", "Properties": { "P": { "Fn::Join": } } } } }';
  expect(findingsOf(rule, text)).toEqual([]);
});

test.each([
  ["is required", "AWS::SSM::Parameter", "Value"],
  ["another one calls for", "AWS::CloudWatch::Alarm", "MetricName"],
  ["nobody knows", "X::Y::Z", "P"],
])("a value that %s is not left out", (_, Type, name) => {
  const text = templateOf({ A: { Type, Properties: { [name]: { "Fn::If": ["IsProd", "a"] } } } });
  expect(findingsOf(rule, text).map((finding) => finding.fixes())).toEqual([[]]);
});
