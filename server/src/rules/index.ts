/** Every rule, in the order in which reports list them. */
import { kmsKeyRotationDisabled } from "./kms/kms-key-rotation-disabled.ts";
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [kmsKeyRotationDisabled];
