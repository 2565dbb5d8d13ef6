/** What the actions in IAM's policies can be limited to, and which of them are graver than others. */

/**
 * Actions that IAM allows on Resource "*" alone, of services most of whose actions can be allowed on single resources. What ends with `*` stands
 * for all names that begin so. Of services that are not here nothing is said.
 * Source: the actions whose column “Resource types” is empty in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * and logs:DescribeLogGroups, which lists the groups of the whole account.
 */
const onlyOnEverything: Readonly<Record<string, string>> = {
  athena:
    "GetCatalogs GetExecution* GetNamespace GetNamespaces GetQueryExecutions GetTable GetTables ListApplicationDPUSizes ListCapacityReservations ListDataCatalogs ListEngineVersions ListExecutors ListWorkGroups RunQuery",
  codebuild:
    "DeleteOAuthToken DeleteSourceCredentials ImportSourceCredentials ListBuildBatches ListBuilds ListConnectedOAuthAccounts ListCuratedEnvironmentImages ListFleets ListProjects ListReportGroups ListReports ListRepositories ListSandboxes ListShared* ListSourceCredentials PersistOAuthToken",
  codecommit:
    "CreateApprovalRuleTemplate DeleteApprovalRuleTemplate GetApprovalRuleTemplate ListApprovalRuleTemplates ListRepositories* UpdateApproval*",
  dynamodb:
    "DescribeEndpoints DescribeLimits DescribeReserved* GetAbacStatus InjectError ListBackups ListContributorInsights ListGlobalTables ListStreams ListTables PurchaseReservedCapacityOfferings UpdateAbacStatus",
  ecr: "CreatePullThroughCacheRule CreateRepositoryCreationTemplate DeletePullThroughCacheRule DeleteRegistryPolicy DeleteRepositoryCreationTemplate DeleteSigningConfiguration DeregisterPullTimeUpdateExclusion DescribePullThroughCacheRules DescribeRegistry DescribeRepositoryCreationTemplates GetAccountSetting GetAuthorizationToken GetRegistry* GetSigningConfiguration ListPullTimeUpdateExclusions PutAccountSetting PutRegistry* PutReplicationConfiguration PutSigningConfiguration RegisterPullTimeUpdateExclusion UpdatePullThroughCacheRule UpdateRepositoryCreationTemplate ValidatePullThroughCacheRule",
  ecs: "DeleteAccountSetting DeregisterTaskDefinition DescribeTaskDefinition DiscoverPollEndpoint ListAccountSettings ListClusters ListDaemonTaskDefinitions ListDaemons ListServices* ListTaskDefinition* PutAccount*",
  eks: "CreateCluster CreateEksAnywhereSubscription DescribeAddonConfiguration DescribeAddonVersions DescribeClusterVersions ListAccessPolicies ListClusters ListEksAnywhereSubscriptions RegisterCluster",
  elasticfilesystem: "CreateFileSystem DescribeAccountPreferences PutAccountPreferences",
  events:
    "ListApiDestinations ListArchives ListConnections ListEndpoints ListEvent* ListPartnerEventSources ListReplays ListRule* ListSubscribers PutPartnerEvents PutPermission RemovePermission TestEventPattern",
  "execute-api": "",
  firehose: "ListDeliveryStreams",
  iam: "CreateAccountAlias DeleteAccount* DeleteCloudFrontPublicKey Disable* EnableOrganizations* EnableOutboundWebIdentityFederation GenerateCredentialReport GetAccount* GetCloudFrontPublicKey GetContextKeysForCustomPolicy GetCredentialReport GetOrganizationsAccessReport GetOutboundWebIdentityFederationInfo GetServiceLast* ListAccountAliases ListCloudFrontPublicKeys ListDelegationRequests ListGroups ListInstanceProfiles ListOpenIDConnectProviders ListOrganizationsFeatures ListPolicies ListRoles ListSAMLProviders ListSTSRegionalEndpointsStatus ListServerCertificates ListUsers ListVirtualMFADevices PutAccountProperties SetSTSRegionalEndpointStatus SetSecurityTokenServicePreferences SimulateCustomPolicy UpdateAccount* UpdateCloudFrontPublicKey UploadCloudFrontPublicKey",
  kinesis:
    "DescribeAccountSettings DescribeLimits DisableEnhancedMonitoring EnableEnhancedMonitoring InjectApiError ListChannels ListStreams UpdateAccountSettings UpdateShardCount UpdateStreamMode",
  kms: "ConnectCustomKeyStore CreateCustomKeyStore CreateKey DeleteCustomKeyStore DescribeCustomKeyStores DisconnectCustomKeyStore GenerateRandom ListAliases ListKeys ListRetirableGrants UpdateCustomKeyStore",
  lambda:
    "ConnectMicrovm CreateCodeSigningConfig CreateEventSourceMapping CreateMicrovmImage GetAccountSettings ListCapacityProviders ListCodeSigningConfigs ListEventSourceMappings ListFunctions ListLayer* ListManagedMicrovmImages ListMicrovmImages ListMicrovms ListNetworkConnectors PassNetworkConnector",
  logs: "AssociateSourceToS3TableIntegration CallWithBearerToken Cancel* CreateImportTask CreateLogDelivery DeleteAccountPolicy DeleteIndexPolicy DeleteIntegration DeleteLogDelivery DeletePipelineRule DeleteQueryDefinition DeleteResourcePolicy DescribeAccountPolicies DescribeConfigurationTemplates DescribeDeliveries DescribeDelivery* DescribeDestinations DescribeExportTasks DescribeFieldIndexes DescribeImport* DescribeIndexPolicies DescribeLogGroups DescribeLookupTables DescribeQueries DescribeQueryDefinitions DescribeResourcePolicies DisassociateSourceFromS3TableIntegration GetIntegration GetLogDelivery GetLogFields GetStorageTierPolicy Link ListAggregateLogGroupSummaries ListEntitiesForLogGroup ListIntegrations ListLogDeliveries ListLogGroups* ListScheduledQueries ListSourcesForS3TableIntegration ListSyslogConfigurations PutAccountPolicy PutIndexPolicy PutIntegration PutPipelineRule PutQueryDefinition PutResourcePolicy PutStorageTierPolicy Stop* Test* UpdateLogDelivery",
  "rds-data": "",
  "rds-db": "",
  s3: "CreateJob CreateStorageLensGroup GetAccessPoint GetAccountPublicAccessBlock ListAccessGrantsInstances ListAccessPoints* ListAllMyBuckets ListJobs ListMultiRegionAccessPoints ListStorage* PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock PutStorageLensConfiguration",
  scheduler: "ListSchedule*",
  secretsmanager: "BatchGetSecretValue GetRandomPassword ListSecrets",
  sns: "CheckIfPhoneNumberIsOptedOut CreatePlatform* CreateSMSSandboxPhoneNumber DeleteEndpoint DeletePlatformApplication DeleteSMSSandboxPhoneNumber GetEndpointAttributes GetPlatformApplicationAttributes GetSMS* ListEndpointsByPlatformApplication ListOriginationNumbers ListPhoneNumbersOptedOut ListPlatformApplications ListSMSSandboxPhoneNumbers ListSubscriptions ListTopics OptInPhoneNumber SetEndpointAttributes SetPlatformApplicationAttributes SetSMSAttributes VerifySMSSandboxPhoneNumber",
  sqs: "ListQueues",
  ssm: "CancelCommand CreateActivation CreateMaintenanceWindow CreateOps* CreatePatchBaseline DeleteActivation DeleteInventory DescribeActivations DescribeAutomationExecutions DescribeAvailablePatches DescribeInstanceInformation DescribeInstancePatchStatesForPatchGroup DescribeInstanceProperties DescribeInventoryDeletions DescribeMaintenanceWindowExecutionTask* DescribeMaintenanceWindowSchedule DescribeMaintenanceWindows* DescribeOpsItems DescribeParameters DescribePatch* DescribeSessions ExecuteAPI GetCommandInvocation GetDeployablePatchSnapshotForInstance GetExecutionPreview GetInventory* GetMaintenanceWindowExecution* GetManifest GetPatchBaselineForPatchGroup ListAssociations ListCloudConnectors ListCommand* ListCompliance* ListDocuments ListInventoryEntries ListOps* ListResource* PutConfigurePackageResult PutInventory RegisterManagedInstance StartExecutionPreview",
  states:
    "InvokeHTTPEndpoint ListActivities ListStateMachines RevealSecrets Send* TestState ValidateStateMachineDefinition",
  sts: "DecodeAuthorizationMessage GetAccessKeyInfo GetCallerIdentity GetDelegatedAccessToken GetServiceBearerToken GetSessionToken GetWebIdentityToken TagGetWebIdentityToken",
};

const namesByService = new Map<string, readonly string[]>();

function namesOf(service: string): readonly string[] | undefined {
  if (!Object.hasOwn(onlyOnEverything, service)) return undefined;
  const known = namesByService.get(service);
  const names = known ?? onlyOnEverything[service]?.toLowerCase().split(" ").filter(Boolean) ?? [];
  namesByService.set(service, names);
  return names;
}

/** Whether every action that the name, in small letters, stands for can be allowed on single resources; false where that is not known. */
export function canBeLimited(service: string, name: string): boolean {
  const names = namesOf(service);
  if (!names) return false;
  const wildcard = name.search(/[*?]/);
  const start = wildcard < 0 ? name : name.slice(0, wildcard);
  return !names.some((each) => {
    const isPrefix = each.endsWith("*");
    const known = isPrefix ? each.slice(0, -1) : each;
    return (
      (wildcard >= 0 && known.startsWith(start)) ||
      (isPrefix ? start.startsWith(known) : start === known)
    );
  });
}

/** What may be done with one action on everything of the account, by which one comes to all of it. */
export interface GraveAction {
  readonly name: string;
  /** As a sentence goes on behind “lets it”. */
  readonly lets: string;
}

const ownPolicies = "give themselves any permission";
const otherUsers = "sign in as any other user";

/**
 * Actions by which whoever has them on every user, group, role or policy can get permissions that they were not given.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html on why permissions to manage IAM are no small matter
 */
export const escalations: readonly GraveAction[] = [
  { name: "AddUserToGroup", lets: "join any group" },
  { name: "AttachGroupPolicy", lets: ownPolicies },
  { name: "AttachRolePolicy", lets: ownPolicies },
  { name: "AttachUserPolicy", lets: ownPolicies },
  { name: "CreateAccessKey", lets: otherUsers },
  { name: "CreateLoginProfile", lets: otherUsers },
  { name: "CreatePolicyVersion", lets: ownPolicies },
  { name: "DeleteRolePermissionsBoundary", lets: "take the limits off any role" },
  { name: "DeleteUserPermissionsBoundary", lets: "take the limits off any user" },
  { name: "PutGroupPolicy", lets: ownPolicies },
  { name: "PutRolePolicy", lets: ownPolicies },
  { name: "PutUserPolicy", lets: ownPolicies },
  { name: "SetDefaultPolicyVersion", lets: ownPolicies },
  { name: "UpdateAssumeRolePolicy", lets: "take on any role" },
  { name: "UpdateLoginProfile", lets: otherUsers },
];

/** Actions that give away what others keep, by service. */
export const revealing: Readonly<Record<string, readonly GraveAction[]>> = {
  kms: [
    { name: "Decrypt", lets: "decrypt with every key" },
    { name: "ReEncryptFrom", lets: "decrypt with every key" },
  ],
  s3: [{ name: "GetObject", lets: "read every object in every bucket" }],
  secretsmanager: [{ name: "GetSecretValue", lets: "read every secret" }],
  ssm: [
    { name: "GetParameter", lets: "read every parameter of Systems Manager" },
    { name: "GetParameters", lets: "read every parameter of Systems Manager" },
    { name: "GetParametersByPath", lets: "read every parameter of Systems Manager" },
  ],
  sts: [{ name: "AssumeRole", lets: "take on every role that trusts the account" }],
};
