/** Every rule, in the order in which reports list them. */

import { dynamodbAttributesUnmatched } from "./dynamodb/dynamodb-attributes-unmatched.ts";
import { ec2AvailabilityZoneHardcoded } from "./ec2/ec2-availability-zone-hardcoded.ts";
import { ec2CidrInvalid } from "./ec2/ec2-cidr-invalid.ts";
import { ec2ImdsHopLimit } from "./ec2/ec2-imds-hop-limit.ts";
import { ec2Imdsv2NotRequired } from "./ec2/ec2-imdsv2-not-required.ts";
import { ec2SecurityGroupPortsIgnored } from "./ec2/ec2-security-group-ports-ignored.ts";
import { ec2SecurityGroupPortsMissing } from "./ec2/ec2-security-group-ports-missing.ts";
import { ec2SubnetOutsideVpc } from "./ec2/ec2-subnet-outside-vpc.ts";
import { ec2SubnetWithoutRouteTable } from "./ec2/ec2-subnet-without-route-table.ts";
import { ec2SubnetsOverlap } from "./ec2/ec2-subnets-overlap.ts";
import { eksAmiTypeEnded } from "./eks/eks-ami-type-ended.ts";
import { eksClusterWithoutOidcProvider } from "./eks/eks-cluster-without-oidc-provider.ts";
import { eksNodeRoleWithoutSsm } from "./eks/eks-node-role-without-ssm.ts";
import { eksNodesBeforeOidcProvider } from "./eks/eks-nodes-before-oidc-provider.ts";
import { eksNodesShareClusterSecurityGroup } from "./eks/eks-nodes-share-cluster-security-group.ts";
import { eksVersionEnded } from "./eks/eks-version-ended.ts";
import { scheduleExpressionInvalid } from "./events/schedule-expression-invalid.ts";
import { iamManagedPolicyMissing } from "./iam/iam-managed-policy-missing.ts";
import { iamPolicyEffectInvalid } from "./iam/iam-policy-effect-invalid.ts";
import { iamPolicyMalformed } from "./iam/iam-policy-malformed.ts";
import { iamPolicyVersionInvalid } from "./iam/iam-policy-version-invalid.ts";
import { iamPolicyVersionOld } from "./iam/iam-policy-version-old.ts";
import { iamResourceNotArn } from "./iam/iam-resource-not-arn.ts";
import { iamSidInvalid } from "./iam/iam-sid-invalid.ts";
import { iamStatementElementRefused } from "./iam/iam-statement-element-refused.ts";
import { iamStatementIncomplete } from "./iam/iam-statement-incomplete.ts";
import { kmsKeyPolicyWithoutService } from "./kms/kms-key-policy-without-service.ts";
import { kmsKeyRotationDisabled } from "./kms/kms-key-rotation-disabled.ts";
import { kmsKeyWithoutAlias } from "./kms/kms-key-without-alias.ts";
import { lambdaEnvironmentVariableReserved } from "./lambda/lambda-environment-variable-reserved.ts";
import { lambdaInlineCodeRefused } from "./lambda/lambda-inline-code-refused.ts";
import { lambdaRuntimeDeprecated } from "./lambda/lambda-runtime-deprecated.ts";
import { lambdaRuntimeRetired } from "./lambda/lambda-runtime-retired.ts";
import { nameTakenTwice } from "./naming/name-taken-twice.ts";
import { nameTooLong } from "./naming/name-too-long.ts";
import { nameWithoutEnvironmentSuffix } from "./naming/name-without-environment-suffix.ts";
import { outputWithoutExport } from "./outputs/output-without-export.ts";
import { outputsIncomplete } from "./outputs/outputs-incomplete.ts";
import { rdsEngineUnknown } from "./rds/rds-engine-unknown.ts";
import { rdsEngineVersionRetired } from "./rds/rds-engine-version-retired.ts";
import { rdsMasterUsernameReserved } from "./rds/rds-master-username-reserved.ts";
import type { Rule } from "./rule.ts";
import { s3AclLegacy } from "./s3/s3-acl-legacy.ts";
import { s3AclRefused } from "./s3/s3-acl-refused.ts";
import { s3BucketNameFromStackName } from "./s3/s3-bucket-name-from-stack-name.ts";
import { s3BucketNameInvalid } from "./s3/s3-bucket-name-invalid.ts";
import { serviceEnding } from "./services/service-ending.ts";
import { serviceShutDown } from "./services/service-shut-down.ts";
import { fifoNameMismatch } from "./sqs/fifo-name-mismatch.ts";
import { sqsDeadLetterQueueMismatch } from "./sqs/sqs-dead-letter-queue-mismatch.ts";
import { idMalformed } from "./template/id-malformed.ts";
import { parameterUnused } from "./template/parameter-unused.ts";
import { pathNeedsPackaging } from "./template/path-needs-packaging.ts";
import { referenceOfWrongKind } from "./template/reference-of-wrong-kind.ts";
import { referenceUndefined } from "./template/reference-undefined.ts";

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
  rdsEngineVersionRetired,
  rdsEngineUnknown,
  serviceShutDown,
  serviceEnding,
  eksVersionEnded,
  eksAmiTypeEnded,
  s3AclLegacy,
  s3AclRefused,
  dynamodbAttributesUnmatched,
  ec2SecurityGroupPortsIgnored,
  ec2SecurityGroupPortsMissing,
  lambdaEnvironmentVariableReserved,
  lambdaInlineCodeRefused,
  fifoNameMismatch,
  sqsDeadLetterQueueMismatch,
  idMalformed,
  referenceOfWrongKind,
  ec2CidrInvalid,
  ec2SubnetsOverlap,
  ec2SubnetOutsideVpc,
  s3BucketNameInvalid,
  s3BucketNameFromStackName,
  nameTooLong,
  nameTakenTwice,
  scheduleExpressionInvalid,
  rdsMasterUsernameReserved,
  pathNeedsPackaging,
];
