/** The properties in which resources carry their tags, in all the forms that there are. */

/**
 * Properties that tag the resource itself, as a list of Key and Value or as a map. Source: the tagging section of the resource
 * schemas of CloudFormation (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html).
 */
export const tagProperties: ReadonlySet<string> = new Set([
  "Tags",
  "AccessPointTags",
  "BackupPlanTags",
  "BackupVaultTags",
  "BotAliasTags",
  "BotTags",
  "FileSystemTags",
  "FrameworkTags",
  "HealthCheckTags",
  "HostedZoneTags",
  "IdentityPoolTags",
  "PipelineTags",
  "ReportPlanTags",
  "UserPoolTags",
]);

/** Lists of tags with the type of what they are for: the property that leads to them, and the path from there. */
export const tagSpecifications: ReadonlyMap<string, readonly string[]> = new Map([
  ["TagSpecifications", []],
  ["LaunchTemplateData", ["TagSpecifications"]],
  ["SpotFleetRequestConfigData", ["TagSpecifications"]],
]);

/** Whether a property of this name holds tags, wherever it stands. */
export const isTagProperty = (name: string): boolean =>
  tagProperties.has(name) || name === "TagSpecifications";
