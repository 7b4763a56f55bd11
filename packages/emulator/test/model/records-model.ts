import { createDice, type Dice } from '../fuzz/requests.ts'
import { dataOf, openRecords, type RecordsSetup } from '../crm/records-setup.ts'
import { BRAM, NORA } from '../crm/setup.ts'

/** A contact as the plain model has it. */
interface Plain {
  readonly Last_Name: string
  readonly Code: string | null
  readonly Mailing_City: string | null
  /** Id of its account; what it points to may be gone. */
  readonly Account_Name: string | null
}

/** What is there and what lies in the bin, by id, without a database. */
interface Model {
  readonly contacts: Map<string, Plain>
  readonly contactsInBin: Map<string, Plain>
  readonly accounts: Set<string>
  readonly accountsInBin: Set<string>
  /** Leads that can be converted still, with their last names. */
  readonly leads: Map<string, string>
}

const writers = [undefined, NORA, BRAM]
const codes = ['a', 'B', 'b', 'c', 'D', 'd', 'e']
const BIN = '/settings/recycle_bin'

interface Act {
  readonly setup: RecordsSetup
  readonly model: Model
  readonly dice: Dice
  /** Calls as one of three writers. */
  call(line: string, body?: unknown): ReturnType<RecordsSetup['call']>
  /** Likewise, and gives the verdict of the one row. */
  send(line: string, body?: unknown): { readonly code: string; readonly id: string; readonly action: unknown }
}

const sameCode = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.toLowerCase() === other.toLowerCase()

/** The contact that holds a code already. */
function holderOf({ contacts }: Model, code: string | null, but = ''): string | undefined {
  return [...contacts].find(([id, plain]) => id !== but && sameCode(plain.Code, code))?.[0]
}

function draw({ dice, model }: Act): Partial<Plain> {
  const account = pick([...model.accounts, null], dice)
  const all: Plain = {
    Last_Name: `n${dice(5)}`,
    Code: pick([...codes, null], dice) ?? null,
    Mailing_City: pick(['x', null], dice) ?? null,
    Account_Name: account ?? null,
  }
  const names = Object.keys(all).filter((name) => name === 'Last_Name' || dice(2) === 0)
  return Object.fromEntries(names.map((name) => [name, all[name as keyof Plain]]))
}

const sentOf = ({ Account_Name: account, ...plain }: Partial<Plain>): object => ({
  ...plain,
  ...(account === undefined ? {} : { Account_Name: account === null ? null : { id: account } }),
})

const none: Plain = { Last_Name: '', Code: null, Mailing_City: null, Account_Name: null }

/** Each act does one thing to both, and says what is different. */
const acts: Readonly<Record<string, (act: Act) => string | undefined>> = {
  create: (act) => {
    const plain = draw(act)
    const taken = holderOf(act.model, plain.Code ?? null) !== undefined
    const { code, id } = act.send('POST /Contacts', { data: [sentOf(plain)] })
    if (!taken) act.model.contacts.set(id, { ...none, ...plain })
    return expectCode(code, taken ? 'DUPLICATE_DATA' : 'SUCCESS')
  },
  account: ({ send, model }) => {
    const { code, id } = send('POST /Accounts', { data: [{ Account_Name: 'z' }] })
    model.accounts.add(id)
    return expectCode(code, 'SUCCESS')
  },
  update: (act) => {
    const { model, dice, send } = act
    const id = pick([...model.contacts.keys(), '1'], dice) ?? '1'
    const plain = draw(act)
    const before = model.contacts.get(id)
    const taken = plain.Code !== undefined && holderOf(model, plain.Code, id) !== undefined
    const { code } = send('PUT /Contacts', { data: [{ id, ...sentOf(plain) }] })
    if (before === undefined) return expectCode(code, 'INVALID_DATA')
    if (!taken) model.contacts.set(id, { ...before, ...plain })
    return expectCode(code, taken ? 'DUPLICATE_DATA' : 'SUCCESS')
  },
  upsert: (act) => {
    const { model, send } = act
    const plain = draw(act)
    const found = holderOf(model, plain.Code ?? null)
    const { code, id, action } = send('POST /Contacts/upsert', {
      data: [sentOf(plain)],
      duplicate_check_fields: ['Code'],
    })
    model.contacts.set(id, { ...none, ...(found === undefined ? {} : model.contacts.get(found)), ...plain })
    if (found !== undefined && found !== id) return `upsert wrote ${id} in the place of ${found}`
    return (
      expectCode(code, 'SUCCESS') ?? expectCode(String(action), found === undefined ? 'insert' : 'update')
    )
  },
  remove: ({ model, dice, send }) => {
    const id = pick([...model.contacts.keys(), '1'], dice) ?? '1'
    const plain = model.contacts.get(id)
    const { code } = send(`DELETE /Contacts/${id}`)
    if (plain === undefined) return expectCode(code, 'INVALID_DATA')
    model.contacts.delete(id)
    model.contactsInBin.set(id, plain)
    return expectCode(code, 'SUCCESS')
  },
  removeAccount: ({ model, dice, send }) => {
    const id = pick([...model.accounts], dice)
    if (id === undefined) return undefined
    model.accounts.delete(id)
    model.accountsInBin.add(id)
    return expectCode(send(`DELETE /Accounts/${id}`).code, 'SUCCESS')
  },
  restore: ({ model, dice, setup }) => {
    const id = pick([...model.contactsInBin.keys()], dice)
    const plain = model.contactsInBin.get(id ?? '')
    if (id === undefined || plain === undefined) return undefined
    const taken = holderOf(model, plain.Code) !== undefined
    const code = binCode(setup, id)
    if (!taken) {
      model.contactsInBin.delete(id)
      model.contacts.set(id, plain)
    }
    return expectCode(code, taken ? 'DUPLICATE_DATA' : 'SUCCESS')
  },
  restoreAccount: ({ model, dice, setup }) => {
    const id = pick([...model.accountsInBin], dice)
    if (id === undefined) return undefined
    model.accountsInBin.delete(id)
    model.accounts.add(id)
    return expectCode(binCode(setup, id), 'SUCCESS')
  },
  merge: ({ model, dice, call }) => {
    const [master, child] = [pick([...model.contacts.keys()], dice), pick([...model.contacts.keys()], dice)]
    const [kept, gone] = [model.contacts.get(master ?? ''), model.contacts.get(child ?? '')]
    if (master === undefined || child === undefined || kept === undefined || gone === undefined)
      return undefined
    const { body } = call(`POST /Contacts/${master}/actions/merge`, {
      merge: [{ data: [{ id: child, _fields: [{ api_name: 'Code' }] }] }],
    })
    const verdict = (body as { merge?: readonly { code: string }[] }).merge?.[0] ?? (body as { code: string })
    if (master === child) return expectCode(verdict.code, 'DUPLICATE_DATA')
    model.contacts.delete(child)
    model.contactsInBin.set(child, gone)
    model.contacts.set(master, { ...kept, Code: gone.Code })
    return expectCode(verdict.code, 'SUCCESS')
  },
  lead: ({ model, dice, send }) => {
    const name = `l${dice(1000)}`
    const { code, id } = send('POST /Leads', { data: [{ Last_Name: name }] })
    model.leads.set(id, name)
    return expectCode(code, 'SUCCESS')
  },
  convert: ({ model, dice, call }) => {
    const id = pick([...model.leads.keys()], dice)
    if (id === undefined) return undefined
    const name = model.leads.get(id) ?? ''
    model.leads.delete(id)
    const { status, body } = call(`POST /Leads/${id}/actions/convert`, { data: [{}] })
    const [row] = (body as { data: readonly { details: { Contacts: { id: string } } }[] }).data
    model.contacts.set(row?.details.Contacts.id ?? '', { ...none, Last_Name: name })
    const again = call(`POST /Leads/${id}/actions/convert`, { data: [{}] }).body as { code: string }
    return expectCode(String(status), '200') ?? expectCode(again.code, 'ID_ALREADY_CONVERTED')
  },
}

/** Not every writer may restore what another one deleted: who may do everything does. */
function binCode({ call }: RecordsSetup, id: string): string {
  const { body } = call(`POST ${BIN}/${id}/actions/restore`)
  return (body as { recycle_bin: readonly { code: string }[] }).recycle_bin[0]?.code ?? ''
}

function expectCode(code: string, expected: string): string | undefined {
  return code === expected ? undefined : `${code} instead of ${expected}`
}

function pick<T>(from: readonly T[], dice: Dice): T | undefined {
  return from[dice(Math.max(from.length, 1))]
}

/** What is different between the emulator and the model. */
function compare({ setup, model }: Act): string | undefined {
  const read = dataOf(setup.call('GET /Contacts?fields=Last_Name,Code,Mailing_City,Account_Name'))
  const shown = new Map(read.map((row) => [String(row['id']), JSON.stringify(plainOf(row))]))
  const wanted = new Map(
    [...model.contacts].map(([id, plain]) => [
      id,
      // What is in the bin reads as null.
      JSON.stringify({
        ...plain,
        Account_Name: model.accounts.has(plain.Account_Name ?? '') ? plain.Account_Name : null,
      }),
    ]),
  )
  for (const id of new Set([...shown.keys(), ...wanted.keys()]))
    if (shown.get(id) !== wanted.get(id))
      return `contact ${id}: ${shown.get(id)} instead of ${wanted.get(id)}`
  const { count } = setup.call(`GET ${BIN}/actions/count`).body as { count: number }
  const expected = model.contactsInBin.size + model.accountsInBin.size
  return count === expected ? undefined : `${count} records in the bin instead of ${expected}`
}

function plainOf(row: Record<string, unknown>): Plain {
  const account = row['Account_Name'] as { readonly id: string } | null
  return {
    Last_Name: String(row['Last_Name']),
    Code: row['Code'] as string | null,
    Mailing_City: row['Mailing_City'] as string | null,
    Account_Name: account?.id ?? null,
  }
}

/** An organization with a unique field, to which every run comes back. */
export function openModelRuns(): (seed: number, steps: number) => string | undefined {
  const setup = openRecords()
  // Each of the writers works on what the others made.
  const shared = ['Accounts', 'Contacts', 'Leads'].map((api_name) => ({
    share_type: 'public',
    module: { api_name },
  }))
  setup.call('PUT /settings/data_sharing', { data_sharing: shared })
  setup.call('POST /settings/fields?module=Contacts', {
    fields: [{ field_label: 'Code', data_type: 'text', length: 20, unique: { case_sensitive: false } }],
  })
  // Lays out what the runs touch, so that going back does not undo it.
  for (const module of ['Accounts', 'Contacts', 'Leads', 'Deals', 'Tasks', 'Events', 'Calls'])
    setup.call(`GET /${module}?fields=id`)
  return (seed, steps) => {
    const mark = setup.crm.marks.mark()
    try {
      return run(setup, createDice(seed), steps)
    } finally {
      setup.crm.marks.rewind(mark)
      setup.crm.marks.release(mark)
    }
  }
}

function run(setup: RecordsSetup, dice: Dice, steps: number): string | undefined {
  const model: Model = {
    contacts: new Map(),
    contactsInBin: new Map(),
    accounts: new Set(),
    accountsInBin: new Set(),
    leads: new Map(),
  }
  const call: Act['call'] = (line, body) => {
    const userId = pick(writers, dice)
    return setup.call(line, body, userId === undefined ? {} : { userId })
  }
  const send: Act['send'] = (line, body) => {
    const answer = call(line, body)
    const sent = answer.body as { data?: readonly Verdict[] } & Partial<Verdict>
    const verdict = sent.data?.[0] ?? sent
    return { code: verdict.code ?? '', id: verdict.details?.id ?? '', action: verdict.action }
  }
  const act: Act = { setup, model, dice, call, send }
  const names = Object.keys(acts)
  for (let step = 0; step < steps; step += 1) {
    const name = pick(names, dice) ?? ''
    const wrong = acts[name]?.(act) ?? compare(act)
    if (wrong !== undefined) return `step ${step}, ${name}: ${wrong}`
  }
  return undefined
}

interface Verdict {
  readonly code: string
  readonly details?: { readonly id?: string }
  readonly action?: unknown
}
