/** Log groups that services name after the resource that writes to them. */

/** The type and the property that the name of such a log group repeats, and how the log group's name begins. */
interface LogGroupOwner {
  readonly types: readonly string[];
  readonly prefix: string;
}

/**
 * Sources: Lambda (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html), EKS
 * (https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html), RDS
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html), CodeBuild
 * (https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details.html), Container Insights, DocumentDB, Neptune and
 * Elastic Beanstalk in the guides of those services.
 */
const owners: readonly LogGroupOwner[] = [
  {
    prefix: "/aws/lambda/",
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
  },
  { prefix: "/aws/eks/", types: ["AWS::EKS::Cluster"] },
  { prefix: "/aws/containerinsights/", types: ["AWS::EKS::Cluster"] },
  { prefix: "/aws/ecs/containerinsights/", types: ["AWS::ECS::Cluster"] },
  { prefix: "/aws/rds/instance/", types: ["AWS::RDS::DBInstance"] },
  { prefix: "/aws/rds/cluster/", types: ["AWS::RDS::DBCluster"] },
  { prefix: "/aws/rds/proxy/", types: ["AWS::RDS::DBProxy"] },
  { prefix: "/aws/docdb/", types: ["AWS::DocDB::DBCluster"] },
  { prefix: "/aws/neptune/", types: ["AWS::Neptune::DBCluster"] },
  { prefix: "/aws/codebuild/", types: ["AWS::CodeBuild::Project"] },
  { prefix: "/aws/elasticbeanstalk/", types: ["AWS::ElasticBeanstalk::Environment"] },
];

interface OwnedLogGroup {
  readonly types: readonly string[];
  readonly prefix: string;
  /** The segment that names the resource, and what follows it. */
  readonly owner: string;
  readonly rest: string;
}

/** Takes the name of a log group apart; undefined where no service gives it that name. */
export function readLogGroupName(name: string): OwnedLogGroup | undefined {
  const found = owners.find(({ prefix }) => name.startsWith(prefix));
  if (!found) return undefined;
  const [owner = ""] = name.slice(found.prefix.length).split("/");
  return owner
    ? { ...found, owner, rest: name.slice(found.prefix.length + owner.length) }
    : undefined;
}
