/** Ids of accounts that are nobody's. */

/**
 * What AWS's documentation calls accounts of anyone.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html
 */
export const exampleAccounts: readonly string[] = ["123456789012", "111122223333", "444455556666"];
