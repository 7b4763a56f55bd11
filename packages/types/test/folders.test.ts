import { testImportOrder } from '@x/import-order'

testImportOrder(
  new URL('../src/', import.meta.url),
  [
    'metadata.ts text.ts read-declarations.ts',
    'metadata-rules.ts type-names.ts shared-types.ts compare-types.ts',
    'value-type.ts',
    'field-types.ts read-metadata.ts',
    'common-metadata.ts module-types.ts check-module.ts',
    'generate-types.ts',
    'node',
  ],
  ['index.ts', 'zoho-types.ts'],
)
