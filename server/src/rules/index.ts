/** Every rule, in the order in which reports list them. */
import { ec2AvailabilityZoneHardcoded } from "./ec2/ec2-availability-zone-hardcoded.ts";
import { ec2ImdsHopLimit } from "./ec2/ec2-imds-hop-limit.ts";
import { ec2Imdsv2NotRequired } from "./ec2/ec2-imdsv2-not-required.ts";
import { ec2SubnetWithoutRouteTable } from "./ec2/ec2-subnet-without-route-table.ts";
import { eksClusterWithoutOidcProvider } from "./eks/eks-cluster-without-oidc-provider.ts";
import { eksNodeRoleWithoutSsm } from "./eks/eks-node-role-without-ssm.ts";
import { eksNodesBeforeOidcProvider } from "./eks/eks-nodes-before-oidc-provider.ts";
import { eksNodesShareClusterSecurityGroup } from "./eks/eks-nodes-share-cluster-security-group.ts";
import { kmsKeyPolicyWithoutService } from "./kms/kms-key-policy-without-service.ts";
import { kmsKeyRotationDisabled } from "./kms/kms-key-rotation-disabled.ts";
import { kmsKeyWithoutAlias } from "./kms/kms-key-without-alias.ts";
import { nameWithoutEnvironmentSuffix } from "./naming/name-without-environment-suffix.ts";
import { outputWithoutExport } from "./outputs/output-without-export.ts";
import { outputsIncomplete } from "./outputs/outputs-incomplete.ts";
import type { Rule } from "./rule.ts";
import { parameterUnused } from "./template/parameter-unused.ts";
import { parameterValueNotAllowed } from "./template/parameter-value-not-allowed.ts";
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
];
