import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean
  /** Names that the client's function is given. Several: what they have in common. */
  readonly orgs: readonly string[]
  readonly modules: readonly string[] | undefined
  readonly layout: string | undefined
  readonly client: string | undefined
  readonly out: string | undefined
  readonly check: boolean
  /** The command that makes the file again. */
  readonly command: string
}

/** Fits into 72 columns. */
export const usage = `Types of an organization's own modules and fields.

  npx zoho-types --modules Leads,Deals --out src/zoho/acme.ts

  --modules A,B   API names. Default: every module that has records.
  --out FILE      where the types go. Default: printed.
  --check         change nothing; say how the organization differs from
                  the file, and end with 1 if it does.
  --org NAME      which organization: the name that the function of
                  --client is given. Default: default.
  --common A,B    what these organizations have in common, in one file.
  --layout NAME   what is mandatory in this layout, new records need.
  --client FILE   a module whose default export makes a client of
                  @x/client: (org) => client. Without it the variables
                  ZOHO_CLIENT_ID, ZOHO_CLIENT_SECRET, ZOHO_REFRESH_TOKEN
                  and ZOHO_DC (us, eu, in …) are used.
  --help          print this.

Needs the scopes ZohoCRM.settings.modules.READ, .fields.READ and, for
--layout, .layouts.READ.
`

/** @throws TypeError that says what is wrong with the arguments */
export function readArguments(given: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...given],
    strict: true,
    allowPositionals: false,
    options: {
      org: { type: 'string' },
      common: { type: 'string' },
      modules: { type: 'string' },
      layout: { type: 'string' },
      client: { type: 'string' },
      out: { type: 'string' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.org !== undefined && values.common !== undefined) {
    throw new TypeError('--org is one organization and --common are several: give one of the two.')
  }
  if (values.check && values.out === undefined) {
    throw new TypeError('--check compares a file with the organization: name the file with --out.')
  }
  return {
    help: values.help,
    orgs: values.common === undefined ? [values.org ?? 'default'] : list(values.common),
    modules: values.modules === undefined ? undefined : list(values.modules),
    layout: values.layout,
    client: values.client,
    out: values.out,
    check: values.check,
    command: ['npx zoho-types', ...given.filter((each) => each !== '--check').map(quoted)].join(' '),
  }
}

const list = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
]

const quoted = (argument: string): string =>
  /^[\w./,:=@-]+$/.test(argument) ? argument : JSON.stringify(argument)
