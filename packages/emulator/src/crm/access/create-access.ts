import { isJsonObject, own } from '../../json.ts'
import { isAdministrator } from '../areas/profiles/is-administrator.ts'
import type { RecordRow } from '../areas/records/record-row.ts'
import type { Call } from '../call.ts'
import { levels, type Access, type AccessTo, type Level } from './access.ts'
import { createHierarchy, type Hierarchy } from './hierarchy.ts'
import { createOwnerLevels, rulesFor } from './owner-levels.ts'
import { byCriteria, byParent, byShare, byTerritory, byUserField, higher } from './record-levels.ts'

type Who = Pick<Call, 'data' | 'user'>

const everything: Access = Object.freeze({ seesAll: true, levelOf: () => levels.full, isShared: () => false })

/**
 * What somebody may do with records: everything as administrator; else what the setting of the module lets everybody do,
 * or more with what is his own or of somebody below him, of a peer, of his territories, shared by a rule or one by one.
 */
export function createAccess(who: Who): AccessTo {
  if (isAdministrator(who)) return () => everything
  const known = new Map<string, Access>()
  let hierarchy: Hierarchy | undefined
  const accessTo = (module: string): Access => {
    let access = known.get(module)
    if (access === undefined) {
      hierarchy ??= createHierarchy(who)
      access = openModule(module, hierarchy, who, accessTo)
      known.set(module, access)
    }
    return access
  }
  return accessTo
}

const settings: Readonly<Record<string, Level>> = {
  private: levels.none,
  public_read_only: levels.read,
  public_read_write: levels.write,
  public: levels.full,
}

/** What the setting of a module lets everybody do; rows that are nobody's own are everybody's. */
function settingOf(module: string, { modules, sharing }: Call['data']): Level {
  const found = modules.find(module)
  if (found === undefined || found.display_field === '' || found.generated_type === 'linking')
    return levels.full
  return settings[sharing.get(module)?.share_type ?? 'private'] ?? levels.none
}

function openModule(module: string, hierarchy: Hierarchy, who: Who, accessTo: AccessTo): Access {
  const usual = settingOf(module, who.data)
  if (usual === levels.full) return everything
  const rules = rulesFor(module, hierarchy, who)
  const ofOwner = createOwnerLevels(rules, hierarchy, who)
  const others = [
    byCriteria(rules, module, who),
    byTerritory(module, who),
    byUserField(module, hierarchy, who),
    module === 'Notes' || module === 'Attachments' ? byParent(who, accessTo) : undefined,
  ].filter((each) => each !== undefined)
  const shared = byShare(module, who)
  const unshared = (record: RecordRow): Level => {
    let level = higher(usual, ofOwner(ownerOf(record)))
    for (const more of others) if (level < levels.full) level = higher(level, more(record))
    return level
  }
  const levelOf = (record: RecordRow): Level => {
    const level = unshared(record)
    return level === levels.full || shared === undefined ? level : higher(level, shared(record))
  }
  return {
    seesAll: usual >= levels.read,
    levelOf,
    isShared: (record) => levelOf(record) > unshared(record),
  }
}

function ownerOf(record: RecordRow): string {
  const owner = own(record, 'Owner')
  const id = isJsonObject(owner) ? own(owner, 'id') : undefined
  return typeof id === 'string' ? id : ''
}
