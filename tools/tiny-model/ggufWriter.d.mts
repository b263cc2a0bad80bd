export type TensorType = "F32" | "F16" | "Q4_0" | "Q8_0";
type ScalarType = "uint16" | "uint32" | "int32" | "float32" | "bool" | "string" | "uint64";

export type GgufValue =
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "uint16" | "uint32" | "int32" | "float32" | "uint64"; readonly value: number }
  | {
      readonly type: "array";
      readonly elementType: ScalarType;
      readonly value: readonly (string | number | boolean)[];
    };

export interface GgufTensor {
  readonly name: string;
  /** The fastest dimension first, as GGML counts. */
  readonly shape: readonly number[];
  readonly type: TensorType;
  /** The values of `count` rows from `first` on; a row is as long as the fastest dimension. */
  readonly rows: (first: number, count: number) => Float32Array;
}

export interface GgufParts {
  readonly metadata: Map<string, GgufValue>;
  readonly tensors: readonly GgufTensor[];
}

export function string(value: string): GgufValue;
export function uint16(value: number): GgufValue;
export function uint32(value: number): GgufValue;
export function int32(value: number): GgufValue;
export function float32(value: number): GgufValue;
export function bool(value: boolean): GgufValue;
export function array(elementType: ScalarType, value: readonly (string | number | boolean)[]): GgufValue;

/** Writes a GGUF file straight to `path` and returns its size in bytes. */
export function writeGguf(path: string, parts: GgufParts): number;
export function encodeValues(type: TensorType, values: Float32Array): Buffer;
export function halfBits(value: number): number;
export function halfValue(bits: number): number;
