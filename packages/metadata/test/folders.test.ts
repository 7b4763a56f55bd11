import { testImportOrder } from '@x/import-order'

testImportOrder(new URL('../src/', import.meta.url), [
  'named.ts',
  'pick-list-value.ts',
  'field-parts.ts',
  'field-row.ts',
  'layout-row.ts',
  '*.ts',
])
