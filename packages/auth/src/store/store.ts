/**
 * Where grants, leases and spent login states live. It knows nothing of OAuth: opaque strings under opaque keys, and
 * compare-and-set. `@x/auth/testing` has the contract suite that every implementation must pass.
 */
export interface Store {
  /** The value and its version; `undefined` when absent or expired. */
  read(key: string): Promise<{ readonly value: string; readonly version: string } | undefined>
  /**
   * Writes when the stored version is `expected` (`undefined`: the key is absent or expired) and resolves to the new
   * version; resolves to `undefined` when somebody was first. A version never repeats for a key, not even after `remove`.
   *
   * @param ttl milliseconds after which the value is gone, on the store's clock; without it the value stays
   */
  write(key: string, value: string, expected: string | undefined, ttl?: number): Promise<string | undefined>
  /** Removes when the stored version is `expected`; resolves to whether it did. */
  remove(key: string, expected: string): Promise<boolean>
}
