import { describe, test } from "vitest";
import { ec2ImdsHopLimit as rule } from "../../../server/src/rules/ec2/ec2-imds-hop-limit.ts";
import { checkFix, silent } from "../../fixture.ts";

test("a node's explicit limit above one is reported and set to one", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Nodes": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "MetadataOptions": { "HttpPutResponseHopLimit": 2 }
//                                                        ^ 🔎 low: Launch template "Nodes" lets the metadata service of EKS nodes answer over 2 hops: pods can take the credentials of the node's role.
        }
      }
    },
    "Group": {
      "Type": "AWS::EKS::Nodegroup",
      "Properties": { "LaunchTemplate": { "Id": { "Ref": "Nodes" } } }
    }
  }
}`,
    `
{
  "Resources": {
    "Nodes": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "MetadataOptions": { "HttpPutResponseHopLimit": 1 }
        }
      }
    },
    "Group": {
      "Type": "AWS::EKS::Nodegroup",
      "Properties": { "LaunchTemplate": { "Id": { "Ref": "Nodes" } } }
    }
  }
}`,
  );
});

const UserData = { "Fn::Base64": "#!/bin/bash\n/etc/eks/bootstrap.sh orders" };
const launchTemplate = (data: object) => ({
  Nodes: { Type: "AWS::EC2::LaunchTemplate", Properties: { LaunchTemplateData: data } },
});

describe("silent", () => {
  test.each([
    ["no node", { MetadataOptions: { HttpPutResponseHopLimit: 2 } }],
    ["one hop", { UserData, MetadataOptions: { HttpPutResponseHopLimit: 1 } }],
    ["the default", { UserData, MetadataOptions: { HttpTokens: "required" } }],
    [
      "decided at deployment",
      { UserData, MetadataOptions: { HttpPutResponseHopLimit: { Ref: "Hops" } } },
    ],
    [
      "no metadata service",
      { UserData, MetadataOptions: { HttpEndpoint: "disabled", HttpPutResponseHopLimit: 2 } },
    ],
  ])("%s", (_, data) => silent(rule, launchTemplate(data)));
});
