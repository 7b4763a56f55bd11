import { parseArgs } from 'node:util'
import { dataCenters as shipped, getDataCenter, type DataCenter } from '@x/dc'
import { quote } from '@x/dc/error'
import { parseLimits, type LimitsInput } from '../kernel/limits.ts'
import { readingAreas, type ReadingsInput } from '../kernel/readings.ts'
import { parseReadings } from '../readings/parse-readings.ts'

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean
  readonly json: boolean
  readonly dataCenters: readonly DataCenter[]
  readonly host: string
  readonly port: number
  readonly seed: string | undefined
  readonly limits: LimitsInput
  readonly readings: ReadingsInput
  readonly stateFile: string | undefined
}

/** Fits into 72 columns. */
export const usage = `A local Zoho CRM: accounts servers and API of every data center.

  npx @x/emulator [options]

  --dc ID            only this data center: us, eu, in … Several: --dc
                     us,eu or --dc us --dc eu. The first is the home of
                     the ready refresh token.
  --port NUMBER      first port, the control port; the others follow.
                     0 takes any that are free. Default 4600.
  --host ADDRESS     address to bind. Anything but loopback lets other
                     machines in. Default 127.0.0.1.
  --seed FILE        JSON with the organizations to start with.
  --limit NAME=VALUE a limit: --limit credits=100. Several are allowed.
  --reading AREA.NAME=VALUE
                     what to do where Zoho's sources disagree:
                     --reading userGroups.updateSources=replace.
  --state-file FILE  keep tokens and organizations there over a restart.
  --json             print one line of JSON instead of text.
  --help             print this.

It is modelled on documentation and public traffic, not verified against
a live account.
`

/** @throws TypeError that says what is wrong with the arguments */
export function readArguments(given: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...given],
    strict: true,
    allowPositionals: false,
    options: {
      dc: { type: 'string', multiple: true },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4600' },
      seed: { type: 'string' },
      limit: { type: 'string', multiple: true, default: [] },
      reading: { type: 'string', multiple: true, default: [] },
      'state-file': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    throw new TypeError(`--port takes a number from 0 to 65535, not ${quote(values.port)}.`)
  }
  const ids = (values.dc ?? []).flatMap((list) => list.split(',')).map((id) => id.trim())
  const rows = ids.map((id) => getDataCenter(id, shipped))
  return {
    help: values.help,
    json: values.json,
    dataCenters: rows.length === 0 ? shipped : [...new Set(rows)],
    host: values.host,
    port,
    limits: parseLimits(values.limit),
    readings: parseReadings(readingAreas, values.reading),
    seed: values.seed,
    stateFile: values['state-file'],
  }
}
