import { stageRules } from '../../seed/standard-modules/picklists.ts'
import type { Modules } from '../modules/open-modules.ts'

/** What a stage says of its deals. */
export interface StageRule {
  /** Percent; undefined: it says none. */
  readonly probability: number | undefined
  /** `Open`, `Closed Won`, `Closed Lost`. */
  readonly type: string
}

/** The rule of the stage that a deal shows. Undefined: there is no such stage. */
export function stageRuleOf(stage: unknown, modules: Pick<Modules, 'fieldOf'>): StageRule | undefined {
  const stages = modules.fieldOf('Deals', 'Stage')?.pick_list_values ?? []
  const index = stages.findIndex(({ display_value: shown }) => shown === stage)
  if (index === -1) return undefined
  const [probability, type = 'Open'] = stageRules[index] ?? []
  return { probability, type }
}
