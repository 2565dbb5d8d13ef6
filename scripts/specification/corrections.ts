/** Where the database of AWS's resource types and what CloudFormation accepts differ; each entry says why. */

/** Properties (`Type.Property` or `Type.Object.Property`) that the database calls required though templates deploy without them. */
export const notRequired: readonly string[] = [];

/** Types and objects (`Type` or `Type.Object`) that may hold more than the database lists. */
export const open: readonly string[] = [];

/** Attributes of Fn::GetAtt that the database lacks. */
export const attributes: Readonly<Record<string, readonly string[]>> = {};
