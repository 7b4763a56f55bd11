import { testImportOrder } from '@x/import-order'

testImportOrder(
  new URL('../src/', import.meta.url),
  ['errors', 'client', 'credits', 'call', 'criteria', 'answer', 'send', 'rows', 'endpoint', 'node redis'],
  ['index.ts'],
)
