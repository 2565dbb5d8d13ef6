import { append, type Change } from "../../syntax/change.ts";
import { setValue, textOf, type Value } from "../../template/value.ts";
import { listed } from "../listed.ts";
import type { ResourceRule } from "../rule.ts";

const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export const eksControlPlaneLogsDisabled: ResourceRule = {
  id: "eks-control-plane-logs-disabled",
  severity: "medium",
  category: "Security",
  topics: ["security", "operations"],
  catalogue: ["eks-control-plane-logging"],
  controls: ["FSBP EKS.8"],
  needsNesting: true,
  resourceTypes: ["AWS::EKS::Cluster"],
  docs: {
    summary: "An EKS cluster does not log what its control plane does.",
    why: "The audit log says who did what in the cluster, read a secret or started a pod; the authenticator's says which IAM principal it was. EKS keeps them nowhere unless they are turned on, so that after an incident there is nothing to look at. Where audit logs are on and others are missing, the finding is low. CloudWatch Logs charges for what it takes in.",
    bad: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "RoleArn": { "Fn::GetAtt": ["ClusterRole", "Arn"] },
      "Logging": {
        "ClusterLogging": {
          "EnabledTypes": [{ "Type": "api" }, { "Type": "scheduler" }]
        }
      }
    }
  }
}`,
    good: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "RoleArn": { "Fn::GetAtt": ["ClusterRole", "Arn"] },
      "Logging": {
        "ClusterLogging": {
          "EnabledTypes": [{ "Type": "api" }, { "Type": "scheduler" }, { "Type": "audit" }, { "Type": "authenticator" }, { "Type": "controllerManager" }]
        }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-cluster-clusterlogging.html",
    ],
  },
  equivalents: { trivy: ["AWS-0038"], cdk_nag: ["AwsSolutions-EKS2"] },

  check(cluster, report) {
    const enabled = cluster.get("Logging", "ClusterLogging", "EnabledTypes");
    if (enabled.kind === "unknown") return;
    const types = enabled.items().map((item) => textOf(item.get("Type")));
    if (types.includes(undefined)) return;
    const missing = logTypes.filter((type) => !types.includes(type));
    if (missing.length === 0) return;
    const isAudited = !missing.includes("audit");
    report({
      at: enabled.at,
      message: `Cluster "${cluster.id}" does not log ${listed(missing)}: ${
        isAudited
          ? "what goes wrong there leaves no trace"
          : "who did what in it cannot be told afterwards"
      }.`,
      ...(isAudited && { severity: "low" }),
      fixes: () => [
        {
          title: `Log ${listed(missing)} of "${cluster.id}"; CloudWatch charges for what is logged`,
          safety: "review",
          changes: enable(enabled, missing),
        },
      ],
    });
  },
};

function enable(enabled: Value, types: readonly string[]): readonly Change[] {
  const entries = types.map((Type) => ({ Type }));
  return enabled.kind === "known" && enabled.node?.type === "array"
    ? entries.map((entry) => append(enabled.path(), entry))
    : [setValue(enabled, entries)];
}
