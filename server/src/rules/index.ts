/** Every rule, in the order in which reports list them. */

import { acmCertificateValidatedByHand } from "./acm/acm-certificate-validated-by-hand.ts";
import { apigatewayDeploymentBeforeMethods } from "./apigateway/apigateway-deployment-before-methods.ts";
import { apigatewayMethodWithoutAuthorization } from "./apigateway/apigateway-method-without-authorization.ts";
import { apigatewayStageBeforeAccount } from "./apigateway/apigateway-stage-before-account.ts";
import { apigatewayStageWithoutAccessLog } from "./apigateway/apigateway-stage-without-access-log.ts";
import { apigatewayStageWithoutExecutionLog } from "./apigateway/apigateway-stage-without-execution-log.ts";
import { apigatewayStageWithoutWebAcl } from "./apigateway/apigateway-stage-without-web-acl.ts";
import { apigatewayProperties } from "./apigateway/properties.ts";
import { appsyncProperties } from "./appsync/properties.ts";
import { accountIdOfExamples } from "./arn/account-id-of-examples.ts";
import { arnPartitionHardcoded } from "./arn/arn-partition-hardcoded.ts";
import { regionHardcoded } from "./arn/region-hardcoded.ts";
import { athenaProperties } from "./athena/properties.ts";
import { backupProperties } from "./backup/properties.ts";
import { batchProperties } from "./batch/properties.ts";
import { cloudfrontLogBucketRefused } from "./cloudfront/cloudfront-log-bucket-refused.ts";
import { cloudfrontOriginOldTls } from "./cloudfront/cloudfront-origin-old-tls.ts";
import { cloudfrontOriginProperties } from "./cloudfront/origins/properties.ts";
import { cloudfrontProperties } from "./cloudfront/properties.ts";
import { cloudtrailProperties } from "./cloudtrail/properties.ts";
import { cloudwatchAlarmWithoutActions } from "./cloudwatch/cloudwatch-alarm-without-actions.ts";
import { codebuildCredentialsInPlainText } from "./codebuild/codebuild-credentials-in-plain-text.ts";
import { codebuildProperties } from "./codebuild/properties.ts";
import { cognitoPasswordPolicyWeak } from "./cognito/cognito-password-policy-weak.ts";
import { cognitoProperties } from "./cognito/properties.ts";
import { configRuleBeforeRecorder } from "./config/config-rule-before-recorder.ts";
import { dmsProperties } from "./dms/properties.ts";
import { docdbProperties } from "./docdb/properties.ts";
import { dynamodbAttributesUnmatched } from "./dynamodb/dynamodb-attributes-unmatched.ts";
import { dynamodbProperties } from "./dynamodb/properties.ts";
import { ec2AmiHardcoded } from "./ec2/ec2-ami-hardcoded.ts";
import { ec2AvailabilityZoneHardcoded } from "./ec2/ec2-availability-zone-hardcoded.ts";
import { ec2CidrInvalid } from "./ec2/ec2-cidr-invalid.ts";
import { ec2EndpointPrivateDnsRefused } from "./ec2/ec2-endpoint-private-dns-refused.ts";
import { ec2GatewayUsedBeforeAttachment } from "./ec2/ec2-gateway-used-before-attachment.ts";
import { ec2ImdsHopLimit } from "./ec2/ec2-imds-hop-limit.ts";
import { ec2Imdsv2NotRequired } from "./ec2/ec2-imdsv2-not-required.ts";
import { ec2KeyPairRequired } from "./ec2/ec2-key-pair-required.ts";
import { ec2NetworkAclOpen } from "./ec2/ec2-network-acl-open.ts";
import { ec2NetworkAclPortsIgnored } from "./ec2/ec2-network-acl-ports-ignored.ts";
import { ec2NetworkAclPortsMissing } from "./ec2/ec2-network-acl-ports-missing.ts";
import { ec2RootVolumeEncryptionLeftOpen } from "./ec2/ec2-root-volume-encryption-left-open.ts";
import { ec2RouteToInternetGateway } from "./ec2/ec2-route-to-internet-gateway.ts";
import { ec2SecurityGroupAllProtocols } from "./ec2/ec2-security-group-all-protocols.ts";
import { ec2SecurityGroupEgressAllProtocols } from "./ec2/ec2-security-group-egress-all-protocols.ts";
import { ec2SecurityGroupEgressMissing } from "./ec2/ec2-security-group-egress-missing.ts";
import { ec2SecurityGroupEgressOpen } from "./ec2/ec2-security-group-egress-open.ts";
import { ec2SecurityGroupOpenByDefault } from "./ec2/ec2-security-group-open-by-default.ts";
import { ec2SecurityGroupOpenToWorld } from "./ec2/ec2-security-group-open-to-world.ts";
import { ec2SecurityGroupPortRange } from "./ec2/ec2-security-group-port-range.ts";
import { ec2SecurityGroupPortsIgnored } from "./ec2/ec2-security-group-ports-ignored.ts";
import { ec2SecurityGroupPortsMissing } from "./ec2/ec2-security-group-ports-missing.ts";
import { ec2SecurityGroupRuleUndescribed } from "./ec2/ec2-security-group-rule-undescribed.ts";
import { ec2SecurityGroupSensitivePortOpen } from "./ec2/ec2-security-group-sensitive-port-open.ts";
import { ec2SecurityGroupWideSource } from "./ec2/ec2-security-group-wide-source.ts";
import { ec2SubnetOutsideVpc } from "./ec2/ec2-subnet-outside-vpc.ts";
import { ec2SubnetPublicAddresses } from "./ec2/ec2-subnet-public-addresses.ts";
import { ec2SubnetWithoutRouteTable } from "./ec2/ec2-subnet-without-route-table.ts";
import { ec2SubnetsOverlap } from "./ec2/ec2-subnets-overlap.ts";
import { ec2VpcWithoutFlowLog } from "./ec2/ec2-vpc-without-flow-log.ts";
import { ec2Properties } from "./ec2/properties.ts";
import { subnetsInOneZone } from "./ec2/subnets-in-one-zone.ts";
import { ecrProperties } from "./ecr/properties.ts";
import { ecsServiceBeforeListener } from "./ecs/ecs-service-before-listener.ts";
import { ecsProperties } from "./ecs/properties.ts";
import { efsProperties } from "./efs/properties.ts";
import { eksAmiTypeEnded } from "./eks/eks-ami-type-ended.ts";
import { eksClusterWithoutOidcProvider } from "./eks/eks-cluster-without-oidc-provider.ts";
import { eksControlPlaneLogsDisabled } from "./eks/eks-control-plane-logs-disabled.ts";
import { eksEndpointPublic } from "./eks/eks-endpoint-public.ts";
import { eksNodeRoleWithoutSsm } from "./eks/eks-node-role-without-ssm.ts";
import { eksNodegroupSshOpen } from "./eks/eks-nodegroup-ssh-open.ts";
import { eksNodesBeforeOidcProvider } from "./eks/eks-nodes-before-oidc-provider.ts";
import { eksNodesShareClusterSecurityGroup } from "./eks/eks-nodes-share-cluster-security-group.ts";
import { eksVersionEnded } from "./eks/eks-version-ended.ts";
import { eksProperties } from "./eks/properties.ts";
import { elasticacheProperties } from "./elasticache/properties.ts";
import { elbProperties } from "./elb/properties.ts";
import { elbv2ListenerUnencrypted } from "./elbv2/elbv2-listener-unencrypted.ts";
import { elbv2Properties } from "./elbv2/properties.ts";
import { scheduleExpressionInvalid } from "./events/schedule-expression-invalid.ts";
import { iamAdministratorPolicyAttached } from "./iam/iam-administrator-policy-attached.ts";
import { iamAllowWithNotAction } from "./iam/iam-allow-with-not-action.ts";
import { iamAllowWithNotPrincipal } from "./iam/iam-allow-with-not-principal.ts";
import { iamAllowWithNotResource } from "./iam/iam-allow-with-not-resource.ts";
import { iamFullAccessPolicyAttached } from "./iam/iam-full-access-policy-attached.ts";
import { iamInlinePolicy } from "./iam/iam-inline-policy.ts";
import { iamManagedPolicyMissing } from "./iam/iam-managed-policy-missing.ts";
import { iamPassRoleUnlimited } from "./iam/iam-pass-role-unlimited.ts";
import { iamPolicyAllowsEveryAction } from "./iam/iam-policy-allows-every-action.ts";
import { iamPolicyAllowsEverything } from "./iam/iam-policy-allows-everything.ts";
import { iamPolicyAllowsWholeService } from "./iam/iam-policy-allows-whole-service.ts";
import { iamPolicyEffectInvalid } from "./iam/iam-policy-effect-invalid.ts";
import { iamPolicyEscalatesPrivileges } from "./iam/iam-policy-escalates-privileges.ts";
import { iamPolicyMalformed } from "./iam/iam-policy-malformed.ts";
import { iamPolicyOnEveryResource } from "./iam/iam-policy-on-every-resource.ts";
import { iamPolicyReachesAllData } from "./iam/iam-policy-reaches-all-data.ts";
import { iamPolicyVersionInvalid } from "./iam/iam-policy-version-invalid.ts";
import { iamPolicyVersionOld } from "./iam/iam-policy-version-old.ts";
import { iamResourceNotArn } from "./iam/iam-resource-not-arn.ts";
import { iamRoleTrustsEveryone } from "./iam/iam-role-trusts-everyone.ts";
import { iamRoleTrustsWholeAccount } from "./iam/iam-role-trusts-whole-account.ts";
import { iamSidInvalid } from "./iam/iam-sid-invalid.ts";
import { iamStatementElementRefused } from "./iam/iam-statement-element-refused.ts";
import { iamStatementIncomplete } from "./iam/iam-statement-incomplete.ts";
import { iamStatementMixesActions } from "./iam/iam-statement-mixes-actions.ts";
import { iamUserWithOwnPolicies } from "./iam/iam-user-with-own-policies.ts";
import { iamUserWithoutGroup } from "./iam/iam-user-without-group.ts";
import { iamProperties } from "./iam/properties.ts";
import { resourcePolicyAllowsEveryAction } from "./iam/resource-policy-allows-every-action.ts";
import { resourcePolicyOpenToEveryone } from "./iam/resource-policy-open-to-everyone.ts";
import { kinesisProperties } from "./kinesis/properties.ts";
import { kmsKeyPolicyWithoutAutoScaling } from "./kms/kms-key-policy-without-auto-scaling.ts";
import { kmsKeyPolicyWithoutService } from "./kms/kms-key-policy-without-service.ts";
import { kmsKeyRotationDisabled } from "./kms/kms-key-rotation-disabled.ts";
import { kmsKeyWithoutAlias } from "./kms/kms-key-without-alias.ts";
import { lambdaConcurrencyOverQuota } from "./lambda/lambda-concurrency-over-quota.ts";
import { lambdaEnvironmentVariableReserved } from "./lambda/lambda-environment-variable-reserved.ts";
import { lambdaInlineCodeRefused } from "./lambda/lambda-inline-code-refused.ts";
import { lambdaPermissionOpenToEveryone } from "./lambda/lambda-permission-open-to-everyone.ts";
import { lambdaPermissionWithoutSource } from "./lambda/lambda-permission-without-source.ts";
import { lambdaRoleWithoutVpcAccess } from "./lambda/lambda-role-without-vpc-access.ts";
import { lambdaRuntimeDeprecated } from "./lambda/lambda-runtime-deprecated.ts";
import { lambdaRuntimeRetired } from "./lambda/lambda-runtime-retired.ts";
import { lambdaUntraced } from "./lambda/lambda-untraced.ts";
import { lambdaWithoutDeadLetterQueue } from "./lambda/lambda-without-dead-letter-queue.ts";
import { lambdaWithoutLogGroup } from "./lambda/lambda-without-log-group.ts";
import { lambdaProperties } from "./lambda/properties.ts";
import { dataDeletedWithStack } from "./lifecycle/data-deleted-with-stack.ts";
import { deletionProtectionBlocksTeardown } from "./lifecycle/deletion-protection-blocks-teardown.ts";
import { lifecycleProperties } from "./lifecycle/properties.ts";
import { resourceLeftBehind } from "./lifecycle/resource-left-behind.ts";
import { logsProperties } from "./logs/properties.ts";
import { mqProperties } from "./mq/properties.ts";
import { mskProperties } from "./msk/properties.ts";
import { nameTakenTwice } from "./naming/name-taken-twice.ts";
import { nameTooLong } from "./naming/name-too-long.ts";
import { nameWithoutEnvironmentSuffix } from "./naming/name-without-environment-suffix.ts";
import { opensearchProperties } from "./opensearch/properties.ts";
import { outputWithoutExport } from "./outputs/output-without-export.ts";
import { outputsIncomplete } from "./outputs/outputs-incomplete.ts";
import { rdsBackupProperties } from "./rds/backupProperties.ts";
import { rdsMonitoringProperties } from "./rds/monitoringProperties.ts";
import { rdsProperties } from "./rds/properties.ts";
import { rdsEngineUnknown } from "./rds/rds-engine-unknown.ts";
import { rdsEngineVersionRetired } from "./rds/rds-engine-version-retired.ts";
import { rdsMasterUsernameReserved } from "./rds/rds-master-username-reserved.ts";
import { redshiftProperties } from "./redshift/properties.ts";
import type { Rule } from "./rule.ts";
import { elbLogBucketEncryptedWithKms } from "./s3/elb-log-bucket-encrypted-with-kms.ts";
import { s3Properties } from "./s3/properties.ts";
import { s3AclLegacy } from "./s3/s3-acl-legacy.ts";
import { s3AclPublic } from "./s3/s3-acl-public.ts";
import { s3AclRefused } from "./s3/s3-acl-refused.ts";
import { s3BucketNameFromStackName } from "./s3/s3-bucket-name-from-stack-name.ts";
import { s3BucketNameInvalid } from "./s3/s3-bucket-name-invalid.ts";
import { s3BucketNameWithoutAccountId } from "./s3/s3-bucket-name-without-account-id.ts";
import { s3BucketPolicyNotAwaited } from "./s3/s3-bucket-policy-not-awaited.ts";
import { s3BucketPolicyWithoutService } from "./s3/s3-bucket-policy-without-service.ts";
import { s3BucketWithoutAccessLog } from "./s3/s3-bucket-without-access-log.ts";
import { s3NotificationRefused } from "./s3/s3-notification-refused.ts";
import { s3PlainHttpAllowed } from "./s3/s3-plain-http-allowed.ts";
import { s3PublicAccessNotBlocked } from "./s3/s3-public-access-not-blocked.ts";
import { sagemakerProperties } from "./sagemaker/properties.ts";
import { secretInEnvironment } from "./secrets/secret-in-environment.ts";
import { secretInInitAuthentication } from "./secrets/secret-in-init-authentication.ts";
import { secretInUserData } from "./secrets/secret-in-user-data.ts";
import { secretsmanagerProperties } from "./secretsmanager/properties.ts";
import { secretsmanagerPasswordRefused } from "./secretsmanager/secretsmanager-password-refused.ts";
import { secretsmanagerSecretWithoutRotation } from "./secretsmanager/secretsmanager-secret-without-rotation.ts";
import { serviceEnding } from "./services/service-ending.ts";
import { serviceShutDown } from "./services/service-shut-down.ts";
import { singletonMayExistAlready } from "./services/singleton-may-exist-already.ts";
import { snsProperties } from "./sns/properties.ts";
import { snsPlainHttpAllowed } from "./sns/sns-plain-http-allowed.ts";
import { fifoNameMismatch } from "./sqs/fifo-name-mismatch.ts";
import { sqsProperties } from "./sqs/properties.ts";
import { sqsDeadLetterQueueMismatch } from "./sqs/sqs-dead-letter-queue-mismatch.ts";
import { sqsPlainHttpAllowed } from "./sqs/sqs-plain-http-allowed.ts";
import { sqsQueueWithoutDeadLetterQueue } from "./sqs/sqs-queue-without-dead-letter-queue.ts";
import { ssmParameterShowsSecret } from "./ssm/ssm-parameter-shows-secret.ts";
import { stepfunctionsProperties } from "./stepfunctions/properties.ts";
import { attributeUnknown } from "./template/attribute-unknown.ts";
import { circularDependency } from "./template/circular-dependency.ts";
import { conditionCircular } from "./template/condition-circular.ts";
import { conditionConstant } from "./template/condition-constant.ts";
import { conditionMalformed } from "./template/condition-malformed.ts";
import { conditionUndefined } from "./template/condition-undefined.ts";
import { conditionUnused } from "./template/condition-unused.ts";
import { definitionSubstitutionMissing } from "./template/definition-substitution-missing.ts";
import { deletionPolicyIncomplete } from "./template/deletion-policy-incomplete.ts";
import { deletionPolicyInvalid } from "./template/deletion-policy-invalid.ts";
import { dependsOnRedundant } from "./template/depends-on-redundant.ts";
import { dependsOnUndefined } from "./template/depends-on-undefined.ts";
import { formatVersionUnknown } from "./template/format-version-unknown.ts";
import { functionGivesWrongType } from "./template/function-gives-wrong-type.ts";
import { functionInWrongSection } from "./template/function-in-wrong-section.ts";
import { iamNameNeedsCapability } from "./template/iam-name-needs-capability.ts";
import { idMalformed } from "./template/id-malformed.ts";
import { interfaceMalformed } from "./template/interface-malformed.ts";
import { interfaceParameterUndefined } from "./template/interface-parameter-undefined.ts";
import { intrinsicFunctionMalformed } from "./template/intrinsic-function-malformed.ts";
import { intrinsicFunctionUnknown } from "./template/intrinsic-function-unknown.ts";
import { jsonExtension } from "./template/json-extension.ts";
import { keyDuplicate } from "./template/key-duplicate.ts";
import { languageExtensionsMissing } from "./template/language-extensions-missing.ts";
import { logicalIdInvalid } from "./template/logical-id-invalid.ts";
import { loopWithoutTransform } from "./template/loop-without-transform.ts";
import { mappingMalformed } from "./template/mapping-malformed.ts";
import { mappingUndefined } from "./template/mapping-undefined.ts";
import { mappingUnused } from "./template/mapping-unused.ts";
import { metadataNull } from "./template/metadata-null.ts";
import { nameInTwoSections } from "./template/name-in-two-sections.ts";
import { outputExportDuplicate } from "./template/output-export-duplicate.ts";
import { outputMalformed } from "./template/output-malformed.ts";
import { outputOfImport } from "./template/output-of-import.ts";
import { outputValueNotText } from "./template/output-value-not-text.ts";
import { outputWithoutValue } from "./template/output-without-value.ts";
import { parameterConstraintMisplaced } from "./template/parameter-constraint-misplaced.ts";
import { parameterDefaultInvalid } from "./template/parameter-default-invalid.ts";
import { parameterLimitsContradict } from "./template/parameter-limits-contradict.ts";
import { parameterMalformed } from "./template/parameter-malformed.ts";
import { parameterTypeUnknown } from "./template/parameter-type-unknown.ts";
import { parameterUnused } from "./template/parameter-unused.ts";
import { parameterValueNotAllowed } from "./template/parameter-value-not-allowed.ts";
import { parameterWithoutDefault } from "./template/parameter-without-default.ts";
import { passwordFromParameter } from "./template/password-from-parameter.ts";
import { passwordInPlainText } from "./template/password-in-plain-text.ts";
import { passwordParameterEchoed } from "./template/password-parameter-echoed.ts";
import { pathNeedsPackaging } from "./template/path-needs-packaging.ts";
import { propertyConflict } from "./template/property-conflict.ts";
import { propertyDeprecated } from "./template/property-deprecated.ts";
import { propertyListRepeats } from "./template/property-list-repeats.ts";
import { propertyListSizeWrong } from "./template/property-list-size-wrong.ts";
import { propertyMissing } from "./template/property-missing.ts";
import { propertyNeeded } from "./template/property-needed.ts";
import { propertyOutOfRange } from "./template/property-out-of-range.ts";
import { propertyReadOnly } from "./template/property-read-only.ts";
import { propertyTextMalformed } from "./template/property-text-malformed.ts";
import { propertyUnknown } from "./template/property-unknown.ts";
import { propertyValueNotAllowed } from "./template/property-value-not-allowed.ts";
import { propertyWrongType } from "./template/property-wrong-type.ts";
import { refGivesNoArn } from "./template/ref-gives-no-arn.ts";
import { referenceOfWrongKind } from "./template/reference-of-wrong-kind.ts";
import { referenceUndefined } from "./template/reference-undefined.ts";
import { referenceUnderCondition } from "./template/reference-under-condition.ts";
import { resourceAttributeUnknown } from "./template/resource-attribute-unknown.ts";
import { resourceAttributeWrongType } from "./template/resource-attribute-wrong-type.ts";
import { resourceInCondition } from "./template/resource-in-condition.ts";
import { resourceTypeUnknown } from "./template/resource-type-unknown.ts";
import { resourceWithoutType } from "./template/resource-without-type.ts";
import { resourcesMissing } from "./template/resources-missing.ts";
import { ruleMalformed } from "./template/rule-malformed.ts";
import { secretParameterShown } from "./template/secret-parameter-shown.ts";
import { secretParameterWithDefault } from "./template/secret-parameter-with-default.ts";
import { sectionUnknown } from "./template/section-unknown.ts";
import { sectionWrongType } from "./template/section-wrong-type.ts";
import { subVariableUnused } from "./template/sub-variable-unused.ts";
import { subWithoutVariables } from "./template/sub-without-variables.ts";
import { suppressionMalformed } from "./template/suppression-malformed.ts";
import { suppressionUnknown } from "./template/suppression-unknown.ts";
import { suppressionUnused } from "./template/suppression-unused.ts";
import { suppressionWithoutReason } from "./template/suppression-without-reason.ts";
import { templateDescriptionInvalid } from "./template/template-description-invalid.ts";
import { templateLimit } from "./template/template-limit.ts";
import { updatePolicyInvalid } from "./template/update-policy-invalid.ts";
import { variableOutsideSub } from "./template/variable-outside-sub.ts";
import { yamlTagInText } from "./template/yaml-tag-in-text.ts";
import { wafProperties } from "./waf/properties.ts";
import { wafv2LogDestinationRefused } from "./waf/wafv2-log-destination-refused.ts";
import { wafv2WithoutKnownBadInputs } from "./waf/wafv2-without-known-bad-inputs.ts";
import { wafv2WithoutLog } from "./waf/wafv2-without-log.ts";
import { workspacesProperties } from "./workspaces/properties.ts";

export const rules: readonly Rule[] = [
  ec2SubnetWithoutRouteTable,
  eksClusterWithoutOidcProvider,
  kmsKeyRotationDisabled,
  ec2Imdsv2NotRequired,
  ec2ImdsHopLimit,
  eksNodesShareClusterSecurityGroup,
  nameWithoutEnvironmentSuffix,
  kmsKeyWithoutAlias,
  eksNodeRoleWithoutSsm,
  outputsIncomplete,
  outputWithoutExport,
  eksNodesBeforeOidcProvider,
  ec2AvailabilityZoneHardcoded,
  kmsKeyPolicyWithoutService,
  referenceUndefined,
  parameterUnused,
  parameterMalformed,
  parameterTypeUnknown,
  parameterDefaultInvalid,
  parameterLimitsContradict,
  parameterConstraintMisplaced,
  parameterWithoutDefault,
  passwordInPlainText,
  passwordParameterEchoed,
  passwordFromParameter,
  secretParameterWithDefault,
  secretParameterShown,
  secretInEnvironment,
  secretInUserData,
  secretInInitAuthentication,
  mappingMalformed,
  mappingUnused,
  conditionMalformed,
  conditionUnused,
  conditionConstant,
  conditionCircular,
  ruleMalformed,
  outputMalformed,
  outputWithoutValue,
  outputExportDuplicate,
  outputOfImport,
  outputValueNotText,
  metadataNull,
  suppressionMalformed,
  suppressionUnknown,
  suppressionUnused,
  suppressionWithoutReason,
  interfaceMalformed,
  interfaceParameterUndefined,
  jsonExtension,
  sectionUnknown,
  sectionWrongType,
  resourcesMissing,
  formatVersionUnknown,
  templateDescriptionInvalid,
  logicalIdInvalid,
  nameInTwoSections,
  keyDuplicate,
  resourceWithoutType,
  resourceAttributeUnknown,
  resourceAttributeWrongType,
  loopWithoutTransform,
  resourceTypeUnknown,
  dependsOnUndefined,
  dependsOnRedundant,
  circularDependency,
  deletionPolicyInvalid,
  deletionPolicyIncomplete,
  updatePolicyInvalid,
  templateLimit,
  iamNameNeedsCapability,
  attributeUnknown,
  conditionUndefined,
  mappingUndefined,
  intrinsicFunctionMalformed,
  intrinsicFunctionUnknown,
  languageExtensionsMissing,
  yamlTagInText,
  subWithoutVariables,
  subVariableUnused,
  referenceUnderCondition,
  functionInWrongSection,
  resourceInCondition,
  variableOutsideSub,
  functionGivesWrongType,
  refGivesNoArn,
  definitionSubstitutionMissing,
  lambdaRuntimeDeprecated,
  lambdaRuntimeRetired,
  iamPolicyVersionInvalid,
  iamPolicyVersionOld,
  iamPolicyEffectInvalid,
  iamPolicyMalformed,
  iamStatementIncomplete,
  iamStatementElementRefused,
  iamSidInvalid,
  iamResourceNotArn,
  iamManagedPolicyMissing,
  iamPolicyAllowsEverything,
  iamPolicyAllowsEveryAction,
  iamPolicyEscalatesPrivileges,
  iamPassRoleUnlimited,
  iamPolicyReachesAllData,
  iamPolicyAllowsWholeService,
  iamPolicyOnEveryResource,
  iamStatementMixesActions,
  iamRoleTrustsEveryone,
  iamRoleTrustsWholeAccount,
  resourcePolicyOpenToEveryone,
  resourcePolicyAllowsEveryAction,
  iamAllowWithNotPrincipal,
  iamAllowWithNotAction,
  iamAllowWithNotResource,
  iamAdministratorPolicyAttached,
  iamFullAccessPolicyAttached,
  iamUserWithOwnPolicies,
  iamUserWithoutGroup,
  iamInlinePolicy,
  ...iamProperties,
  lambdaPermissionOpenToEveryone,
  lambdaPermissionWithoutSource,
  rdsEngineVersionRetired,
  rdsEngineUnknown,
  serviceShutDown,
  serviceEnding,
  singletonMayExistAlready,
  eksVersionEnded,
  eksAmiTypeEnded,
  s3AclLegacy,
  s3AclRefused,
  s3AclPublic,
  s3PublicAccessNotBlocked,
  s3PlainHttpAllowed,
  s3BucketWithoutAccessLog,
  ...s3Properties,
  ...snsProperties,
  snsPlainHttpAllowed,
  ...sqsProperties,
  sqsPlainHttpAllowed,
  sqsQueueWithoutDeadLetterQueue,
  ...kinesisProperties,
  ...logsProperties,
  ...cloudtrailProperties,
  cloudwatchAlarmWithoutActions,
  ...secretsmanagerProperties,
  secretsmanagerSecretWithoutRotation,
  ...ecrProperties,
  ...codebuildProperties,
  codebuildCredentialsInPlainText,
  ssmParameterShowsSecret,
  ...stepfunctionsProperties,
  ...appsyncProperties,
  ...cognitoProperties,
  cognitoPasswordPolicyWeak,
  ...sagemakerProperties,
  ...batchProperties,
  dynamodbAttributesUnmatched,
  ec2SecurityGroupPortsIgnored,
  ec2SecurityGroupPortsMissing,
  ec2SecurityGroupSensitivePortOpen,
  ec2SecurityGroupOpenToWorld,
  ec2SecurityGroupOpenByDefault,
  ec2SecurityGroupAllProtocols,
  ec2SecurityGroupPortRange,
  ec2SecurityGroupWideSource,
  ec2SecurityGroupEgressOpen,
  ec2SecurityGroupEgressAllProtocols,
  ec2SecurityGroupEgressMissing,
  ec2SecurityGroupRuleUndescribed,
  ...ec2Properties,
  ...elbv2Properties,
  ...elbProperties,
  ...ecsProperties,
  ...eksProperties,
  lambdaEnvironmentVariableReserved,
  lambdaInlineCodeRefused,
  fifoNameMismatch,
  sqsDeadLetterQueueMismatch,
  idMalformed,
  referenceOfWrongKind,
  ec2CidrInvalid,
  ec2SubnetsOverlap,
  ec2SubnetOutsideVpc,
  ec2NetworkAclOpen,
  ec2NetworkAclPortsIgnored,
  ec2NetworkAclPortsMissing,
  ec2RootVolumeEncryptionLeftOpen,
  ec2RouteToInternetGateway,
  ec2SubnetPublicAddresses,
  ec2VpcWithoutFlowLog,
  elbv2ListenerUnencrypted,
  eksControlPlaneLogsDisabled,
  eksEndpointPublic,
  eksNodegroupSshOpen,
  ec2GatewayUsedBeforeAttachment,
  subnetsInOneZone,
  ec2AmiHardcoded,
  ec2KeyPairRequired,
  regionHardcoded,
  arnPartitionHardcoded,
  accountIdOfExamples,
  s3BucketNameInvalid,
  s3BucketNameFromStackName,
  s3BucketNameWithoutAccountId,
  s3BucketPolicyWithoutService,
  s3BucketPolicyNotAwaited,
  elbLogBucketEncryptedWithKms,
  cloudfrontLogBucketRefused,
  apigatewayDeploymentBeforeMethods,
  apigatewayStageBeforeAccount,
  ecsServiceBeforeListener,
  configRuleBeforeRecorder,
  ec2EndpointPrivateDnsRefused,
  kmsKeyPolicyWithoutAutoScaling,
  secretsmanagerPasswordRefused,
  acmCertificateValidatedByHand,
  nameTooLong,
  nameTakenTwice,
  scheduleExpressionInvalid,
  rdsMasterUsernameReserved,
  pathNeedsPackaging,
  propertyUnknown,
  propertyMissing,
  propertyWrongType,
  propertyValueNotAllowed,
  parameterValueNotAllowed,
  propertyOutOfRange,
  propertyTextMalformed,
  propertyListSizeWrong,
  propertyListRepeats,
  propertyConflict,
  propertyNeeded,
  propertyReadOnly,
  propertyDeprecated,
  ...rdsProperties,
  ...rdsBackupProperties,
  ...rdsMonitoringProperties,
  ...dynamodbProperties,
  ...docdbProperties,
  ...redshiftProperties,
  ...elasticacheProperties,
  ...dmsProperties,
  ...opensearchProperties,
  ...mskProperties,
  ...mqProperties,
  ...efsProperties,
  ...backupProperties,
  ...athenaProperties,
  ...workspacesProperties,
  dataDeletedWithStack,
  ...lifecycleProperties,
  resourceLeftBehind,
  deletionProtectionBlocksTeardown,
  ...apigatewayProperties,
  apigatewayMethodWithoutAuthorization,
  apigatewayStageWithoutAccessLog,
  apigatewayStageWithoutExecutionLog,
  apigatewayStageWithoutWebAcl,
  ...cloudfrontProperties,
  ...cloudfrontOriginProperties,
  cloudfrontOriginOldTls,
  ...wafProperties,
  wafv2WithoutLog,
  wafv2WithoutKnownBadInputs,
  wafv2LogDestinationRefused,
  ...lambdaProperties,
  lambdaRoleWithoutVpcAccess,
  lambdaUntraced,
  lambdaWithoutDeadLetterQueue,
  lambdaWithoutLogGroup,
  lambdaConcurrencyOverQuota,
  s3NotificationRefused,
];
