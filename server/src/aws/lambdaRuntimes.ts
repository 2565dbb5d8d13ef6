/** When AWS deprecates the runtimes of Lambda, and what takes their place. */

export interface LambdaRuntime {
  /** From this day on it gets no security patches. */
  readonly deprecated: string;
  /** From this day on Lambda creates no function with it. */
  readonly createBlocked?: string;
  /** From this day on Lambda changes no function with it. */
  readonly updateBlocked?: string;
  /** The newest runtime of the same language. */
  readonly successor: string;
}

const node = "nodejs24.x";
const python = "python3.14";
const java = "java25";
const ruby = "ruby3.4";
const dotnet = "dotnet10";
const custom = "provided.al2023";

/**
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtime-support-policy and #runtimes-deprecated.
 * AWS has put off the days on which it blocks runtimes time and again: only those that came are here.
 */
export const lambdaRuntimes: Readonly<Record<string, LambdaRuntime>> = {
  nodejs: gone("2016-10-31", node),
  "nodejs4.3": gone("2020-03-05", node),
  "nodejs4.3-edge": gone("2019-04-30", node),
  "nodejs6.10": gone("2019-08-12", node),
  "nodejs8.10": gone("2020-03-06", node),
  "nodejs10.x": blocked("2021-07-30", "2021-07-30", node, "2022-02-14"),
  "nodejs12.x": blocked("2023-03-31", "2023-03-31", node, "2023-04-30"),
  "nodejs14.x": blocked("2023-12-04", "2024-01-09", node),
  "nodejs16.x": { deprecated: "2024-06-12", successor: node },
  "nodejs18.x": { deprecated: "2025-09-01", successor: node },
  "nodejs20.x": { deprecated: "2026-04-30", successor: node },
  "nodejs22.x": { deprecated: "2027-04-30", successor: node },
  "python2.7": blocked("2021-07-15", "2021-07-15", python, "2022-05-30"),
  "python3.6": blocked("2022-07-18", "2022-07-18", python, "2022-08-29"),
  "python3.7": blocked("2023-12-04", "2024-01-09", python),
  "python3.8": { deprecated: "2024-10-14", successor: python },
  "python3.9": { deprecated: "2025-12-15", successor: python },
  "python3.10": { deprecated: "2026-10-31", successor: python },
  "python3.11": { deprecated: "2027-06-30", successor: python },
  java8: blocked("2024-01-08", "2024-02-08", java),
  "java8.al2": { deprecated: "2027-06-30", successor: java },
  java11: { deprecated: "2027-06-30", successor: java },
  java17: { deprecated: "2027-06-30", successor: java },
  "ruby2.5": blocked("2021-07-30", "2021-07-30", ruby, "2022-03-31"),
  "ruby2.7": blocked("2023-12-07", "2024-01-09", ruby),
  "ruby3.2": { deprecated: "2026-03-31", successor: ruby },
  "ruby3.3": { deprecated: "2027-03-31", successor: ruby },
  "dotnetcore1.0": gone("2019-07-30", dotnet),
  "dotnetcore2.0": gone("2019-05-30", dotnet),
  "dotnetcore2.1": blocked("2022-01-05", "2022-01-05", dotnet, "2022-04-13"),
  "dotnetcore3.1": blocked("2023-04-03", "2023-04-03", dotnet, "2023-05-03"),
  dotnet6: { deprecated: "2024-12-20", successor: dotnet },
  dotnet8: { deprecated: "2026-11-10", successor: dotnet },
  "go1.x": blocked("2024-01-08", "2024-02-08", custom),
  provided: blocked("2024-01-08", "2024-02-08", custom),
  "provided.al2": { deprecated: "2026-07-31", successor: custom },
};

/** A runtime of the time when all ended on one day. */
function gone(day: string, successor: string): LambdaRuntime {
  return blocked(day, day, successor, day);
}

function blocked(
  deprecated: string,
  createBlocked: string,
  successor: string,
  updateBlocked?: string,
): LambdaRuntime {
  return {
    deprecated,
    createBlocked,
    successor,
    ...(updateBlocked !== undefined && { updateBlocked }),
  };
}

/**
 * Environment variables that Lambda sets itself, and takes of nobody.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export const reservedVariables: readonly string[] = [
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_DEFAULT_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_LAMBDA_RUNTIME_API",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_RUNTIME_DIR",
  "LAMBDA_TASK_ROOT",
];
