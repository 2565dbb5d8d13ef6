/** What the properties of databases must be, so that one sees what happens in them. */
import { clusterLogs, instanceLogs } from "../../aws/rdsLogs.ts";
import type { Resource } from "../../template/template.ts";
import { textOf } from "../../template/value.ts";
import { type FixFact, mayBe, propertyRules } from "../propertyRules.ts";
import { clusterMaySay, exampleInstance, isCustom, isInCluster } from "./databases.ts";

const userGuide = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

export const rdsMonitoringProperties = propertyRules([
  {
    id: "rds-logs-not-exported",
    severity: "low",
    catalogue: ["rds-log-exports"],
    controls: [
      "FSBP RDS.9",
      "FSBP RDS.34",
      "FSBP RDS.36",
      "FSBP RDS.37",
      "FSBP RDS.40",
      "FSBP RDS.42",
    ],
    equivalents: {
      guard: ["RDS_INSTANCE_LOGGING_ENABLED"],
      cdk_nag: ["RDSLoggingEnabled", "AwsSolutions-RDS16"],
    },
    types: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
    property: "EnableCloudwatchLogsExports",
    wants: { beSet: true },
    unless: [
      isInCluster,
      isCustom,
      // Aurora Serverless v1 exports its logs by itself.
      mayBe("EngineMode", ["serverless"]),
    ],
    noun: "A database",
    problem: "exports none of its logs",
    consequence: "they are gone with the instance, or after some days, and nothing alarms on them",
    why: "RDS keeps the engine's logs on the instance for a few days. In CloudWatch Logs they stay, can be searched, and metric filters raise alarms on failed logins and slow queries.",
    fix: exportsOf,
    example: exampleInstance,
    links: [
      `${userGuide}/USER_LogAccess.Procedural.UploadtoCloudWatch.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-enablecloudwatchlogsexports`,
    ],
  },
  {
    id: "rds-enhanced-monitoring-off",
    severity: "low",
    catalogue: ["rds-enhanced-monitoring"],
    controls: ["FSBP RDS.6"],
    topics: ["operations"],
    equivalents: {
      checkov: ["CKV_AWS_118"],
      guard: ["RDS_ENHANCED_MONITORING_ENABLED"],
      cdk_nag: ["RDSEnhancedMonitoringEnabled"],
    },
    category: "Configuration",
    types: ["AWS::RDS::DBInstance"],
    property: "MonitoringInterval",
    wants: { notBe: [0] },
    unless: [isCustom, clusterMaySay("MonitoringInterval")],
    noun: "A database",
    problem: "has no enhanced monitoring",
    consequence: "nobody sees which of its processes use up processor, memory or disk",
    why: "CloudWatch sees an instance from outside, once a minute. Enhanced monitoring asks the operating system itself, up to once a second, and shows its processes. RDS needs a role to write what it collects: MonitoringRoleArn.",
    // Without the role RDS refuses it.
    fix: (database) =>
      database.get("MonitoringRoleArn").kind === "absent"
        ? undefined
        : { to: 60, safety: "review", cost: "CloudWatch charges for what it collects" },
    example: {
      ...exampleInstance,
      MonitoringInterval: 0,
      MonitoringRoleArn: "arn:aws:iam::111122223333:role/rds-monitoring",
    },
    links: [
      `${userGuide}/USER_Monitoring.OS.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-monitoringinterval`,
    ],
  },
  {
    id: "rds-performance-insights-off",
    severity: "low",
    catalogue: ["rds-performance-insights"],
    topics: ["operations"],
    equivalents: { trivy: ["AWS-0133"] },
    category: "Configuration",
    types: ["AWS::RDS::DBInstance"],
    property: "EnablePerformanceInsights",
    wants: { be: true },
    unless: [
      isInCluster,
      isCustom,
      // Too small for it.
      mayBe("DBInstanceClass", [
        "db.t2.micro",
        "db.t2.small",
        "db.t3.micro",
        "db.t3.small",
        "db.t4g.micro",
        "db.t4g.small",
      ]),
    ],
    noun: "A database",
    problem: "keeps no record of what its sessions wait for",
    consequence: "which queries made it slow cannot be said afterwards",
    why: "Performance Insights samples the active sessions every second and keeps a week of them at no cost. They are what Database Insights shows.",
    fix: { to: true, safety: "review" },
    example: exampleInstance,
    links: [
      `${userGuide}/USER_PerfInsights.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-enableperformanceinsights`,
    ],
  },
]);

/** All logs that the engine has: what it does not write is not exported. */
function exportsOf(database: Resource): FixFact | undefined {
  const logs = database.type === "AWS::RDS::DBCluster" ? clusterLogs : instanceLogs;
  const names = logs.get(textOf(database.get("Engine")) ?? "");
  return names && { to: names, safety: "review", cost: "CloudWatch charges for its logs" };
}
