import { test } from "vitest";
import { eksNodegroupSshOpen as rule } from "../../../server/src/rules/eks/eks-nodegroup-ssh-open.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the key is taken away", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Nodes": {
      "Type": "AWS::EKS::Nodegroup",
      "Properties": { "ClusterName": "orders", "RemoteAccess": { "Ec2SshKey": { "Ref": "KeyName" } } }
//                                                                            ^^^^^^^^^^^^^^^^^^^^ 🔎 high: Node group "Nodes" has an SSH key and no SourceSecurityGroups: EKS opens port 22 of its nodes to 0.0.0.0/0.
    }
  }
}`,
    `
{
  "Resources": {
    "Nodes": {
      "Type": "AWS::EKS::Nodegroup",
      "Properties": { "ClusterName": "orders" }
    }
  }
}`,
  );
});

const access = (RemoteAccess: unknown) => ({
  Nodes: { Type: "AWS::EKS::Nodegroup", Properties: { RemoteAccess } },
});
const Ec2SshKey = "operators";

test.each([
  [
    "a group from which SSH may come",
    access({ Ec2SshKey, SourceSecurityGroups: [{ Ref: "Vpn" }] }),
  ],
  ["groups of a parameter", access({ Ec2SshKey, SourceSecurityGroups: { Ref: "Groups" } })],
  ["no key", access({ SourceSecurityGroups: [] })],
  ["a key that may be none", access({ Ec2SshKey: { "Fn::If": ["Unknown", "a", "b"] } })],
  ["access of a parameter", access({ Ref: "Access" })],
  ["no access", access(undefined)],
])("silent about %s", (_, resources) => silent(rule, resources));
