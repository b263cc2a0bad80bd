export interface DownloadOptions {
  readonly url: string;
  /** Where the file ends up; until it is whole and checked it is `PATH.partial`, from which a later call goes on. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Left out: printed. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}

/** @throws Error when it cannot be fetched after several attempts, or is not what size and SHA-256 say */
export function download(options: DownloadOptions): Promise<void>;

export function sha256Of(path: string): Promise<string>;
