type Plain = Readonly<Record<string, unknown>> & { readonly id: string }
type Tables = Readonly<Record<string, readonly { readonly id: string }[]>>
interface Ref {
  readonly id: string
}
interface Named {
  readonly type: string
  readonly id: string | undefined
  readonly deep: boolean
}

const orders = ['none', 'read_only', 'read_write', 'full_access']
const bySetting: Readonly<Record<string, string>> = {
  private: 'none',
  public_read_only: 'read_only',
  public_read_write: 'read_write',
  public: 'full_access',
}
const idIn = (value: unknown): string | undefined => (value as Ref | null | undefined)?.id

/**
 * What a user may do with each account, by the rows of a snapshot: the sentences of the documentation, one after the
 * other, with nothing prepared or remembered.
 */
export function plainAccess(tables: Tables, userId: string): Readonly<Record<string, string>> {
  // Rows of a snapshot are plain data.
  const rows = (name: string) => (tables[name] ?? []) as readonly Plain[]
  const find = (name: string, id: string | undefined) => rows(name).find((row) => row.id === id)
  const user = find('users', userId)
  const above = (table: string, id: string | undefined): readonly string[] => {
    const parent = idIn(find(table, id)?.['reporting_to'])
    return parent === undefined ? [] : [parent, ...above(table, parent)]
  }
  const roleOf = (id: string | undefined) => idIn(find('users', id)?.['role'])
  const isAbove = (one: string | undefined, other: string | undefined): boolean =>
    above('roles', roleOf(other)).includes(roleOf(one) ?? '')
  const groupHas = (id: string | undefined, member: string): boolean => {
    const sources = (find('user_groups', id)?.['sources'] ?? []) as readonly {
      readonly type: string
      readonly source: Ref
      readonly subordinates?: boolean
      readonly sub_territories?: boolean
    }[]
    return sources.some(({ type, source, subordinates: roles, sub_territories: territories }) =>
      isNamed({ type, id: source.id, deep: roles === true || territories === true }, member),
    )
  }
  const territoriesOf = (member: string): readonly string[] =>
    rows('territory_users').flatMap((row) =>
      idIn(row['user']) === member ? [idIn(row['territory']) ?? ''] : [],
    )
  const isNamed = ({ type, id, deep }: Named, member: string): boolean => {
    if (type === 'all_users') return true
    if (type === 'users') return id === member
    if (type === 'groups') return groupHas(id, member)
    const [table, own] =
      type === 'roles'
        ? (['roles', [roleOf(member) ?? '']] as const)
        : (['territories', territoriesOf(member)] as const)
    return own.some((each) => each === id || (deep && above(table, each).includes(id ?? '')))
  }
  const sideHas = (side: unknown, member: string): boolean => {
    const {
      type,
      resource,
      subordinates: deep,
    } = side as {
      readonly type: string
      readonly resource: Ref | null
      readonly subordinates: boolean
    }
    return isNamed({ type, id: resource?.id, deep }, member)
  }
  const ruled = (record: Plain): readonly string[] =>
    rows('sharing_rules')
      .filter((rule) => rule['status'] === 'active' && rule['module'] === 'Accounts')
      .filter((rule) => sideHas(rule['shared_from'], idIn(record['Owner']) ?? ''))
      .filter(
        (rule) =>
          sideHas(rule['shared_to'], userId) ||
          (rule['superiors_allowed'] === true &&
            rows('users').some((each) => isAbove(userId, each.id) && sideHas(rule['shared_to'], each.id))),
      )
      .map((rule) => (rule['permission_type'] === 'read' ? 'read_only' : 'full_access'))
  const shared = (id: string | undefined, onlyRelated: boolean): readonly string[] =>
    rows('record_shares')
      .filter((share) => share['record'] === id && (!onlyRelated || share['share_related_records'] === true))
      .filter(({ shared_with: whom }) => {
        const { type, id: named } = (whom ?? { type: 'all_users' }) as { type: string; id?: string }
        return isNamed({ type, id: named, deep: false }, userId)
      })
      .map((share) => String(share['permission']))
  const inTerritory = (record: Plain): readonly string[] =>
    rows('record_territories')
      .filter((link) => idIn(link['record']) === record.id)
      .map((link) => idIn(link['territory']))
      .filter((id) =>
        territoriesOf(userId).some((mine) => mine === id || above('territories', id).includes(mine)),
      )
      .map((id) =>
        find('territories', id)?.['permission_type'] === 'read_only' ? 'read_only' : 'full_access',
      )
  const { share_type: type = 'private' } = (find('data_sharing', 'Accounts') ?? {}) as { share_type?: string }
  const setting = bySetting[type] ?? ''
  const isPeer = (owner: string | undefined): boolean =>
    roleOf(owner) === roleOf(userId) && find('roles', roleOf(userId))?.['share_with_peers'] === true
  const isAdministrator = find('profiles', idIn(user?.['profile']))?.['name'] === 'Administrator'
  const reasons = (record: Plain): readonly string[] => {
    const owner = idIn(record['Owner'])
    const isOwn = isAdministrator || owner === userId || isAbove(userId, owner) || isPeer(owner)
    return [
      setting,
      ...(isOwn ? ['full_access'] : []),
      ...inTerritory(record),
      ...ruled(record),
      ...shared(record.id, false),
      ...shared(idIn(record['Parent_Account']), true),
    ]
  }
  const seen = rows('records/Accounts').map((record) => {
    const [best = 'none'] = [...reasons(record)].toSorted(
      (one, other) => orders.indexOf(other) - orders.indexOf(one),
    )
    return [record.id, best] as const
  })
  return Object.fromEntries(seen.filter(([, level]) => level !== 'none'))
}
