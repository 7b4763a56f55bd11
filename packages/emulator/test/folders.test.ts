import { testImportOrder } from '@x/import-order'

testImportOrder(
  new URL('../src/', import.meta.url),
  [
    'json.ts complete.ts',
    'shape.ts readings engine pages',
    'crm',
    'kernel',
    'accounts api',
    'faults',
    'handler.ts',
    'memory-fetch.ts',
    'emulator.ts',
    'scripting',
    'control',
    'node',
  ],
  ['index.ts', 'node.ts', 'cli.ts'],
)
