import { testImportOrder } from '@x/import-order'

testImportOrder(
  new URL('../src/', import.meta.url),
  [
    'errors',
    'base64url.ts client-secret.ts events.ts grant.ts instant.ts is-object.ts pending-text.ts race.ts scopes.ts token.ts with-deadline.ts zoho-time.ts',
    'store memory',
    'auth.ts',
    'internals.ts',
    'zoho',
    'grant',
    'login refresh',
    'flows',
    'create-auth.ts',
  ],
  ['index.ts', 'file.ts', 'postgres.ts', 'redis.ts', 'testing.ts'],
)
