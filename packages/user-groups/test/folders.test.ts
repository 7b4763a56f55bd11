import { testImportOrder } from '@x/import-order'

testImportOrder(new URL('../src/', import.meta.url), [
  'check.ts deletion-failed-error.ts filter-text.ts scopes.ts types.ts',
  'source-type.ts',
  'source-input.ts',
  '*.ts',
  'group-row.ts',
  'update-user-group.ts wait-for-deletion.ts',
])
