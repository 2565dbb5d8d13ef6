import { test } from "vitest";
import { eksEndpointPublic as rule } from "../../../server/src/rules/eks/eks-endpoint-public.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the API is served in the VPC alone", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Default": {
      "Type": "AWS::EKS::Cluster",
      "Properties": { "ResourcesVpcConfig": { "SubnetIds": [{ "Ref": "A" }, { "Ref": "B" }] } }
//                    ^^^^^^^^^^^^^^^^^^^^ 🔎 high: Cluster "Default" serves its Kubernetes API to the whole internet: stolen credentials work from anywhere, and anyone can try flaws of the API server.
    },
    "World": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "ResourcesVpcConfig": { "EndpointPublicAccess": "true", "EndpointPrivateAccess": true, "PublicAccessCidrs": ["198.51.100.0/24", "0.0.0.0/0"] }
//                                                                                                                                      ^^^^^^^^^^^ 🔎 high: Cluster "World" serves its Kubernetes API to the whole internet: stolen credentials work from anywhere, and anyone can try flaws of the API server.
      }
    },
    "Office": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "ResourcesVpcConfig": { "EndpointPublicAccess": true, "EndpointPrivateAccess": false, "PublicAccessCidrs": [{ "Ref": "Office" }] }
//                                                      ^^^^ 🔎 low: Cluster "Office" serves its Kubernetes API on the internet, to the networks of PublicAccessCidrs: stolen credentials work from all of those.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Default": {
      "Type": "AWS::EKS::Cluster",
      "Properties": { "ResourcesVpcConfig": { "SubnetIds": [{ "Ref": "A" }, { "Ref": "B" }], "EndpointPublicAccess": false, "EndpointPrivateAccess": true } }
    },
    "World": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "ResourcesVpcConfig": { "EndpointPublicAccess": false, "EndpointPrivateAccess": true, "PublicAccessCidrs": ["198.51.100.0/24", "0.0.0.0/0"] }
      }
    },
    "Office": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "ResourcesVpcConfig": { "EndpointPublicAccess": false, "EndpointPrivateAccess": true, "PublicAccessCidrs": [{ "Ref": "Office" }] }
      }
    }
  }
}`,
  );
});

const network = (ResourcesVpcConfig: unknown, more: object = {}) => ({
  Cluster: { Type: "AWS::EKS::Cluster", Properties: { ResourcesVpcConfig, ...more } },
});

test.each([
  ["a private one", network({ EndpointPublicAccess: "false" })],
  ["one for which a parameter decides", network({ EndpointPublicAccess: { Ref: "IsPublic" } })],
  ["one of which nothing is said", network(undefined)],
  ["one whose network deployment chooses", network({ "Fn::If": ["Unknown", {}, {}] })],
  ["one on an Outpost", network({ SubnetIds: [] }, { OutpostConfig: {} })],
])("silent about %s", (_, resources) => silent(rule, resources));
