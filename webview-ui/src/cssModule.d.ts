/** esbuild writes the imported style sheet beside the script. */
declare module "*.css";
