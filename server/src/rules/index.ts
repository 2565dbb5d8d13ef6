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
import { conditionCircular } from "./template/condition-circular.ts";
import { conditionConstant } from "./template/condition-constant.ts";
import { conditionMalformed } from "./template/condition-malformed.ts";
import { conditionUnused } from "./template/condition-unused.ts";
import { interfaceMalformed } from "./template/interface-malformed.ts";
import { interfaceParameterUndefined } from "./template/interface-parameter-undefined.ts";
import { mappingMalformed } from "./template/mapping-malformed.ts";
import { mappingUnused } from "./template/mapping-unused.ts";
import { metadataNull } from "./template/metadata-null.ts";
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
import { parameterWithoutDefault } from "./template/parameter-without-default.ts";
import { passwordFromParameter } from "./template/password-from-parameter.ts";
import { passwordInPlainText } from "./template/password-in-plain-text.ts";
import { passwordParameterEchoed } from "./template/password-parameter-echoed.ts";
import { referenceUndefined } from "./template/reference-undefined.ts";
import { ruleMalformed } from "./template/rule-malformed.ts";
import { secretParameterShown } from "./template/secret-parameter-shown.ts";
import { secretParameterWithDefault } from "./template/secret-parameter-with-default.ts";

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
  interfaceMalformed,
  interfaceParameterUndefined,
];
