/** What `source` of the product's diagnostics says. */
export const DIAGNOSTIC_SOURCE = "SEA-LION";
