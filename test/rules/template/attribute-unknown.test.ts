import { expect, test } from "vitest";
import { attributeUnknown as rule } from "../../../server/src/rules/template/attribute-unknown.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("each way to ask is offered the nearest attribute, or Ref for what names the resource", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Database": { "Type": "AWS::RDS::DBCluster" },
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": {
        "DisplayName": { "Fn::Sub": "\${Bucket.Domain} at \${Bucket}" },
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Bucket" has no attribute "Domain": AWS::S3::Bucket has DomainName, DualStackDomainName, RegionalDomainName.
        "KmsMasterKeyId": { "Fn::GetAtt": "Bucket.BucketName" }
//                                        ^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Bucket" has no attribute "BucketName": AWS::S3::Bucket has Arn, DomainName, DualStackDomainName, RegionalDomainName, WebsiteURL, MetadataConfiguration.Destination, ….
      }
    }
  },
  "Outputs": {
    "Address": { "Value": { "Fn::GetAtt": ["Database", "Endpoint.Adress"] } }
//                                                     ^^^^^^^^^^^^^^^^^ 🔎 critical: "Database" has no attribute "Endpoint.Adress": AWS::RDS::DBCluster has Endpoint.Address, Endpoint.Port, ReadEndpoint.Address.
  }
}`,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Database": { "Type": "AWS::RDS::DBCluster" },
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": {
        "DisplayName": { "Fn::Sub": "\${Bucket.DomainName} at \${Bucket}" },
        "KmsMasterKeyId": { "Ref": "Bucket" }
      }
    }
  },
  "Outputs": {
    "Address": { "Value": { "Fn::GetAtt": ["Database", "Endpoint.Address"] } }
  }
}`,
  );
});

test("a nested stack has nothing but its outputs", () => {
  check(
    rule,
    `
{
  "Resources": { "Network": { "Type": "AWS::CloudFormation::Stack" } },
  "Outputs": {
    "Vpc": { "Value": { "Fn::GetAtt": ["Network", "Outputs.VpcId"] } },
    "Subnet": { "Value": { "Fn::GetAtt": ["Network", "SubnetId"] } }
//                                                   ^^^^^^^^^^ critical: "Network" has no attribute "SubnetId": what its stack puts out is "Outputs.Name".
  }
}`,
  );
});

const asked = (Type: string, attribute: unknown) => ({
  Thing: { Type },
  Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: { "Fn::GetAtt": attribute } } },
});

test.each([
  ["an attribute it has", asked("AWS::S3::Bucket", ["Thing", "Arn"])],
  ["a custom resource", asked("Custom::Lookup", ["Thing", "Anything"])],
  ["a custom resource", asked("AWS::CloudFormation::CustomResource", "Thing.Any.Thing")],
  ["a type that is not known", asked("Company::Net::Vpc", ["Thing", "Anything"])],
  ["a module", asked("Company::Net::Vpc::MODULE", ["Thing", "Anything"])],
  ["a property that can be read too", asked("AWS::EC2::Subnet", ["Thing", "CidrBlock"])],
  ["what lies in a list", asked("AWS::Lightsail::Domain", ["Thing", "DomainEntries.0.Id"])],
  ["a resource that does not exist", asked("AWS::S3::Bucket", ["Nobody", "Anything"])],
  ["an attribute still to be typed", asked("AWS::S3::Bucket", ["Thing", ""])],
  ["an attribute by Ref", asked("AWS::S3::Bucket", ["Thing", { Ref: "Name" }])],
  ["what is no attribute's name", asked("AWS::S3::Bucket", ["Thing", ["Arn"], null])],
])("silent about %s", (_, resources) => silent(rule, resources));

test("silent where a macro may write another type, and in metadata", () => {
  const wrong = asked("AWS::S3::Bucket", ["Thing", "Anything"]);
  expect(findingsOf(rule, templateOf(wrong, { Transform: "Company::Macro" }))).toEqual([]);
  const Metadata = { Note: { "Fn::GetAtt": ["Thing", "Anything"] } };
  silent(rule, { Thing: { Type: "AWS::S3::Bucket" } }, { Metadata });
});
