/** Left free for everything else on the machine: a full system disk takes more down than a download. */
export const DISK_RESERVE_BYTES = 256 * 1024 * 1024;
