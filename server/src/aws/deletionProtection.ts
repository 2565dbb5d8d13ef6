/** Properties that keep AWS from deleting a resource, CloudFormation's own call included. */
import type { Json } from "../syntax/syntax.ts";

interface Protection {
  /** Where it stands; `*` is every element of a list. */
  readonly path: string;
  /** The one pair of such a list that counts, by its name, of pairs of Key and Value. */
  readonly key?: string;
  readonly on: string | boolean;
  readonly off: Json;
}

const flag = (path: string): Protection => ({ path, on: true, off: false });

/** As the page of each type in CloudFormation's Template Reference has it. */
export const deletionProtections: Readonly<Record<string, Protection>> = {
  "AWS::AutoScaling::AutoScalingGroup": {
    path: "DeletionProtection",
    on: "prevent-all-deletion",
    off: "none",
  },
  "AWS::CloudTrail::EventDataStore": flag("TerminationProtectionEnabled"),
  "AWS::Cognito::UserPool": { path: "DeletionProtection", on: "ACTIVE", off: "INACTIVE" },
  "AWS::DSQL::Cluster": flag("DeletionProtectionEnabled"),
  "AWS::DocDB::DBCluster": flag("DeletionProtection"),
  "AWS::DocDB::GlobalCluster": flag("DeletionProtection"),
  "AWS::DynamoDB::GlobalTable": flag("Replicas.*.DeletionProtectionEnabled"),
  "AWS::DynamoDB::Table": flag("DeletionProtectionEnabled"),
  "AWS::EC2::Instance": flag("DisableApiTermination"),
  "AWS::EKS::Cluster": flag("DeletionProtection"),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    path: "LoadBalancerAttributes.*",
    key: "deletion_protection.enabled",
    on: true,
    off: "false",
  },
  "AWS::Logs::LogGroup": flag("DeletionProtectionEnabled"),
  "AWS::Neptune::DBCluster": flag("DeletionProtection"),
  "AWS::Neptune::GlobalCluster": flag("DeletionProtection"),
  "AWS::NeptuneGraph::Graph": flag("DeletionProtection"),
  "AWS::NetworkFirewall::Firewall": flag("DeleteProtection"),
  "AWS::RDS::DBCluster": flag("DeletionProtection"),
  "AWS::RDS::DBInstance": flag("DeletionProtection"),
  "AWS::RDS::GlobalCluster": flag("DeletionProtection"),
  "AWS::VerifiedPermissions::PolicyStore": {
    path: "DeletionProtection.Mode",
    on: "ENABLED",
    off: "DISABLED",
  },
};
