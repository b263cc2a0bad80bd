/** `npm run lint`. TypeScript gets the strict rules with types; scripts, which are plain JavaScript, get those without. */
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Globals of Node that the scripts use: whatever else is not declared is a typing mistake. */
const nodeGlobals = [
  "AbortController",
  "AbortSignal",
  "Buffer",
  "TextDecoder",
  "TextEncoder",
  "URL",
  "URLSearchParams",
  "clearInterval",
  "clearTimeout",
  "console",
  "fetch",
  "performance",
  "process",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "structuredClone",
];

const everywhere = {
  eqeqeq: "error",
  "no-console": "off",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-template": "error",
  "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
};

export default defineConfig(
  globalIgnores(["node_modules", "dist", "out", ".cache", "coverage", "artifacts", "samples"]),
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "src/core/tsconfig.json", "webview-ui/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      ...everywhere,
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // A type or interface states what the author means; both have their place.
      "@typescript-eslint/consistent-type-definitions": "off",
      // Numbers in templates read well and cannot surprise.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // `_` marks a parameter that a signature demands.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // `while (true)` reads better than its disguises.
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      // Walking through a string's code points is daily work here; user-perceived characters are text/graphemes' affair.
      "@typescript-eslint/no-misused-spread": ["error", { allow: [{ from: "lib", name: "string" }, "string"] }],
      // `this: void` says that a method may be passed on without its object.
      "@typescript-eslint/no-invalid-void-type": ["error", { allowAsThisParameter: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: { "no-restricted-properties": ["error", { object: "console", property: "log", message: "Use a Logger." }] },
  },
  // The terminal program writes to the terminal.
  { files: ["src/cli/**/*.ts"], rules: { "no-restricted-properties": "off" } },
  {
    files: ["test/**/*.ts", "test/**/*.tsx"],
    rules: {
      // A test states what it knows: a missing element fails it, which is what it is for.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-empty-function": "off",
    },
  },
  {
    files: ["**/*.mjs"],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, "readonly"])) },
    rules: { ...everywhere, "no-undef": "error", "@typescript-eslint/no-unused-vars": "error" },
  },
  // These two are read by tools that look for a default export.
  { files: ["eslint.config.mjs", "vitest.config.ts"], rules: { "no-restricted-exports": "off" } },
);
