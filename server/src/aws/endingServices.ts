/** Services of AWS, and types of resources, that end or are closed to newcomers. */

interface Ending {
  /** The day on which it is shut down; undefined where AWS names none. */
  readonly shutDown?: string;
  /** From this day on nobody can begin to use it. */
  readonly closed?: string;
  /** What AWS has in its place. */
  readonly instead?: string;
}

/**
 * By service, or by type where only that ends.
 * https://docs.aws.amazon.com/general/latest/gr/service-lifecycle.html, with its lists of maintenance, sunset and full shutdown.
 */
const endings: Readonly<Record<string, Ending>> = {
  "AWS::OpsWorks": { shutDown: "2024-05-26", instead: "AWS Systems Manager" },
  "AWS::CodeStar": { shutDown: "2024-07-31", instead: "AWS CodeConnections" },
  "AWS::NimbleStudio": { shutDown: "2024-10-22" },
  "AWS::IoTThingsGraph": { shutDown: "2022-11-09" },
  "AWS::QLDB": { shutDown: "2025-07-31", instead: "Amazon Aurora PostgreSQL" },
  "AWS::Evidently": { shutDown: "2025-10-17", instead: "AWS AppConfig" },
  "AWS::MediaStore": { shutDown: "2025-11-13", instead: "Amazon S3" },
  "AWS::IoTAnalytics": { shutDown: "2025-12-15", instead: "Amazon Data Firehose and S3" },
  "AWS::IoTEvents": { shutDown: "2026-05-20", instead: "AWS Step Functions" },
  "AWS::SimSpaceWeaver": { shutDown: "2026-05-20" },
  "AWS::Inspector": { shutDown: "2026-05-20", instead: "AWS::InspectorV2" },
  "AWS::AppMesh": { shutDown: "2026-09-30", instead: "Amazon ECS Service Connect or VPC Lattice" },
  "AWS::Greengrass": { shutDown: "2026-10-01", instead: "AWS::GreengrassV2" },
  "AWS::Proton": { shutDown: "2026-10-07" },
  "AWS::FinSpace": { shutDown: "2026-10-07" },
  "AWS::Pinpoint": { shutDown: "2026-10-30", instead: "Amazon Connect and AWS End User Messaging" },
  "AWS::WAF": { closed: "2025-05-01", instead: "AWS::WAFv2" },
  "AWS::WAFRegional": { closed: "2025-05-01", instead: "AWS::WAFv2" },
  "AWS::FraudDetector": { closed: "2025-11-07", instead: "Amazon SageMaker AI" },
  "AWS::Cloud9": { closed: "2024-07-25", instead: "AWS CloudShell or an editor's own tools" },
  "AWS::Forecast": { closed: "2024-07-29", instead: "Amazon SageMaker Canvas" },
  "AWS::CodeGuruReviewer": { closed: "2025-11-07" },
  "AWS::Timestream": { closed: "2025-06-20", instead: "Amazon Timestream for InfluxDB" },
  "AWS::AutoScaling::LaunchConfiguration": {
    closed: "2024-10-01",
    instead: "AWS::EC2::LaunchTemplate",
  },
};

/** Types of services that end which AWS goes on with. */
const staying = /^AWS::Timestream::InfluxDB/;

/** What is known of the end of a type, or of its service. */
export function endingOf(type: string): Ending | undefined {
  if (staying.test(type)) return undefined;
  const service = type.slice(0, type.lastIndexOf("::"));
  const name = [type, service].find((each) => Object.hasOwn(endings, each));
  return name === undefined ? undefined : endings[name];
}
