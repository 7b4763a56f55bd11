import { testImportOrder } from '@x/import-order'

testImportOrder(new URL('../src/', import.meta.url), ['*.ts'])
