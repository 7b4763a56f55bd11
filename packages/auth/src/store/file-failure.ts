import { quote, safeCause } from '@x/dc/error'
import { StoreError, type StoreFailureReason } from '../errors/store-error.ts'
import { grantIdIn } from './keys.ts'

/** What the codes of a file system mean, and what to do. */
const causes: readonly (readonly [codes: RegExp, reason: StoreFailureReason, cure: string])[] = [
  [/^(?:ENOSPC|EDQUOT)$/, 'full', 'the disk or its quota is full. Make room; nothing was written'],
  [
    /^EROFS$/,
    'read-only',
    'the file system is mounted read-only. Mount it for writing, or choose another folder',
  ],
  [
    /^(?:EACCES|EPERM)$/,
    'permission',
    'this user may not do so in the folder. Give it the folder, or choose another one',
  ],
  [
    /^(?:ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK)$/,
    'not-set-up',
    'the file system has no hard links. Choose a folder on one that has, such as ext4, APFS or NTFS',
  ],
  [
    /^(?:ENOTDIR|EISDIR|ELOOP|ENAMETOOLONG)$/,
    'not-set-up',
    'something else stands in its place. Choose another folder',
  ],
  [
    /^(?:EMFILE|ENFILE|EBUSY|EAGAIN|EINTR|ETIMEDOUT|ESTALE)$/,
    'unavailable',
    'too many files are open, or the file is in use. It is tried again with the next call',
  ],
]

/**
 * What a file system said, as a {@link StoreError} that names the grant and the cure. `link` answers EPERM where there are
 * no hard links (FAT).
 */
export function fileFailure(operation: 'read' | 'write' | 'remove', key: string, error: unknown): StoreError {
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown }
  const word = typeof code === 'string' ? code : ''
  const known = syscall === 'link' && word === 'EPERM' ? 'ENOTSUP' : word
  const [, reason, cure] = causes.find(([codes]) => codes.test(known)) ?? [
    undefined,
    'unknown' as const,
    'see cause',
  ]
  const grantId = grantIdIn(key)
  const what = grantId === undefined ? 'a row' : `the row of grant ${quote(grantId)}`
  const shown = word === '' ? '' : ` (${word})`
  return new StoreError(`The file store failed to ${operation} ${what}: ${cure}${shown}.`, {
    operation,
    reason,
    grantId,
    cause: safeCause(error),
  })
}
