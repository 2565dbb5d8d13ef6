/** What the properties of trails must be. */
import { direct } from "../../aws/keyPolicies.ts";
import { equals, type Value } from "../../template/value.ts";
import { withKey } from "../kms/keyFor.ts";
import { type Exception, propertyRules } from "../propertyRules.ts";

const userGuide = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide";
const trail = { IsLogging: true, S3BucketName: "audit-of-orders" };

/** A trail of what is done with certain data, beside one that logs what is done in the account. */
const mayLogDataAlone: Exception = (trail) => {
  const [selectors, advanced] = [trail.get("EventSelectors"), trail.get("AdvancedEventSelectors")];
  if (selectors.kind === "unknown" || advanced.kind === "unknown") return true;
  if (advanced.items().length > 0) return !advanced.items().some(isOfManagement);
  return (
    selectors.items().length > 0 &&
    selectors.items().every((each) => equals(each.get("IncludeManagementEvents"), false) !== false)
  );
};

const isOfManagement = (selector: Value): boolean =>
  selector
    .get("FieldSelectors")
    .items()
    .some(
      (field) =>
        equals(field.get("Field"), "eventCategory") === true &&
        field
          .get("Equals")
          .items()
          .some((category) => equals(category, "Management") === true),
    );

export const cloudtrailProperties = propertyRules([
  {
    id: "cloudtrail-log-validation-off",
    severity: "medium",
    catalogue: ["cloudtrail-log-validation"],
    controls: ["FSBP CloudTrail.4", "CIS 3.0.0 3.2"],
    equivalents: {
      checkov: ["CKV_AWS_36"],
      guard: ["CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED"],
      cdk_nag: ["CloudTrailLogFileValidationEnabled"],
      trivy: ["AWS-0016"],
    },
    types: ["AWS::CloudTrail::Trail"],
    property: "EnableLogFileValidation",
    wants: { be: true },
    noun: "A trail",
    problem: "writes logs that nobody can prove to be complete",
    consequence:
      "whoever gets at the bucket can change or delete what tells of it, and it does not show",
    why: "With log file validation CloudTrail writes a signed digest of its log files every hour. Only with it can one show that none was changed or deleted since. It costs nothing but the digests' few bytes.",
    fix: { to: true, safety: "safe" },
    example: trail,
    links: [`${userGuide}/cloudtrail-log-file-validation-intro.html`],
  },
  {
    id: "cloudtrail-one-region-only",
    severity: "medium",
    catalogue: ["cloudtrail-multi-region"],
    controls: ["FSBP CloudTrail.1", "CIS 3.0.0 3.1"],
    equivalents: {
      checkov: ["CKV_AWS_67"],
      guard: ["MULTI_REGION_CLOUD_TRAIL_ENABLED"],
      trivy: ["AWS-0014"],
    },
    types: ["AWS::CloudTrail::Trail"],
    property: "IsMultiRegionTrail",
    wants: { be: true },
    noun: "A trail",
    problem: "logs one region only",
    consequence: "what happens in any other, where nobody looks, leaves no trace in it",
    why: "Who misuses an account likes regions that its owner does not use. A trail of all regions logs those too, and regions that AWS opens later, and costs nothing if it is the account's first.",
    unless: [mayLogDataAlone],
    // A trail of all regions includes global services, or CloudTrail refuses it.
    fix: (trail) =>
      trail.get("IncludeGlobalServiceEvents").kind === "absent"
        ? { to: true, safety: "review", cost: "a second trail of the same events is paid for" }
        : undefined,
    example: trail,
    links: [`${userGuide}/receive-cloudtrail-log-files-from-multiple-regions.html`],
  },
  {
    id: "cloudtrail-log-without-key",
    severity: "low",
    catalogue: ["cloudtrail-kms"],
    controls: ["FSBP CloudTrail.2", "CIS 3.0.0 3.5"],
    equivalents: {
      checkov: ["CKV_AWS_35"],
      guard: ["CLOUD_TRAIL_ENCRYPTION_ENABLED"],
      cdk_nag: ["CloudTrailEncryptionEnabled"],
      trivy: ["AWS-0015"],
    },
    types: ["AWS::CloudTrail::Trail"],
    property: "KMSKeyId",
    wants: { beSet: true },
    noun: "A trail",
    problem: "encrypts its logs without a KMS key",
    consequence: "whoever may read the bucket reads who did what in the account",
    why: "S3 encrypts log files with keys of its own, which open to everyone who may read the bucket. With a KMS key, readers need the key as well. Its policy must let CloudTrail use it, or CloudTrail refuses to create the trail.",
    fix: withKey("readers of the logs need the key", direct.cloudtrail),
    example: trail,
    mended: { ...trail, KMSKeyId: { "Fn::ImportValue": "AuditKeyArn" } },
    links: [`${userGuide}/encrypting-cloudtrail-log-files-with-aws-kms.html`],
  },
  {
    id: "cloudtrail-without-log-group",
    severity: "low",
    topics: ["security", "operations"],
    catalogue: ["cloudtrail-cloudwatch-logs"],
    controls: ["FSBP CloudTrail.5"],
    equivalents: {
      guard: ["CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED"],
      cdk_nag: ["CloudTrailCloudWatchLogsEnabled"],
      trivy: ["AWS-0162"],
    },
    types: ["AWS::CloudTrail::Trail"],
    property: "CloudWatchLogsLogGroupArn",
    wants: { beSet: true },
    noun: "A trail",
    problem: "sends its events to no log group",
    consequence: "no metric filter or alarm can tell of them when they happen",
    why: "Files in a bucket are for later. In a log group events are there within minutes, can be searched, and raise alarms: on a login as root, say, or a change of a key's policy. The trail needs a role for it.",
    example: trail,
    mended: {
      ...trail,
      CloudWatchLogsLogGroupArn: { "Fn::ImportValue": "AuditLogGroupArn" },
      CloudWatchLogsRoleArn: { "Fn::ImportValue": "AuditLogRoleArn" },
    },
    links: [`${userGuide}/send-cloudtrail-events-to-cloudwatch-logs.html`],
  },
]);
