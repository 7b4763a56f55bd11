import { describeOperations } from '@x/operation-tests'
import * as query from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'

describeOperations(
  query,
  {
    queryRecords: {
      with: [query.select('Leads', ['Last_Name'], { limit: 10 })],
    },
  },
  { source: new URL('../src/', import.meta.url), at: (granted) => clientAtEmulator(granted).zoho },
)
