import { testImportOrder } from '@x/import-order'

testImportOrder(
  new URL('../src/', import.meta.url),
  ['error', 'data-center.ts', '*.ts', 'lookup.ts'],
  ['index.ts', 'error.ts', 'clock.ts'],
)
