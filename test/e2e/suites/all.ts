/** All suites that run in one VS Code, whose workspace is trusted. */
import "./diagnostics.ts";
import "./fixes.ts";
import "./suppressions.ts";
import "./commands.ts";
import "./workspace.ts";
import "./baselines.ts";
import "./settings.ts";
import "./status.ts";
import "./firstMinutes.ts";
import "./crash.ts";
