/**
 * What one query or mutation may do, nested calls included, on a Convex deployment
 * (get-convex/convex-backend, `crates/common/src/knobs.rs`).
 */
export const LIMITS = {
  documentsRead: 32_000,
  bytesRead: 16 * 1024 * 1024,
  rangesRead: 4_096,
  documentsWritten: 16_000,
  bytesWritten: 16 * 1024 * 1024,
  valueBytes: 16 * 1024 * 1024,
} as const;
