/** The properties in which resources carry their tags, in all the forms that there are. */

/**
 * Properties that tag the resource itself, as a list of Key and Value or as a map. Source: the tagging section of the resource
 * schemas of CloudFormation (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html).
 */
const ownTags = [
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
];

/** Where resources of all kinds have tags: the property, and the path from there; lists on the way are looked through. */
export const tagPlaces: ReadonlyMap<string, readonly string[]> = new Map([
  ...ownTags.map((name): [string, readonly string[]] => [name, []]),
  ["TagSpecifications", ["Tags"]],
  ["LaunchTemplateData", ["TagSpecifications", "Tags"]],
  ["SpotFleetRequestConfigData", ["TagSpecifications", "Tags"]],
]);

const tagProperties: ReadonlySet<string> = new Set([...ownTags, "TagSpecifications"]);

/** Whether a property of this name holds tags, wherever it stands. */
export const isTagProperty = (name: string): boolean => tagProperties.has(name);
