import { describeOperations } from '@x/operation-tests'
import * as query from '../src/index.ts'
import { openZoho } from './open-zoho.ts'

describeOperations(
  query,
  {
    queryRecords: {
      with: [query.select('Leads', ['Last_Name'], { limit: 10 })],
    },
  },
  { source: new URL('../src/', import.meta.url), at: (granted) => openZoho(granted).zoho },
)
