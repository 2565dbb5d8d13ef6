import { configDefaults, defineConfig } from "vitest/config";

/** These replace modules, which would stay replaced, or would be there already. */
const isolated = ["test/hostile/disk.test.ts"];

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export.
export default defineConfig({
  test: {
    // By itself vitest leaves one processor unused.
    maxWorkers: "100%",
    // Long where the machine is busy: how long a test takes is no test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...isolated],
          // Loading all modules anew for each file takes as long as the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: "isolated", include: isolated } },
    ],
  },
});
