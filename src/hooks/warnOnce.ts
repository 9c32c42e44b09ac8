const warned = new Set<string>();

/**
 * Tells a developer something once per page. Call it only where `process.env.NODE_ENV` is not
 * `"production"`, so that production builds carry neither the check nor the words.
 */
export function warnOnce(subject: string, text: string): void {
  if (warned.has(subject)) return;
  warned.add(subject);
  console.warn(text);
}
