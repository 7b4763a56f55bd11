import { noContent, ok } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { isComputing } from './data-sharing.ts'
import { readSearch } from './read-search.ts'
import { KEY, type SharingRule } from './sharing-row.ts'
import { showRule } from './sharing-rules.ts'

/** `GET /settings/data_sharing/rules`: of a module, or all. */
export function listSharingRules(call: Call): CrmAnswer {
  return answerPage(() => true, call)
}

/** `POST /settings/data_sharing/rules/search` */
export function searchSharingRules(call: Call): CrmAnswer {
  return answerPage(readSearch(call), call)
}

function answerPage(test: (rule: SharingRule) => boolean, call: Call): CrmAnswer {
  const found = rulesAsked(call).filter(test)
  const { rows, info } = takePage(found, readPaging(call.query))
  return rows.length === 0 ? noContent : ok({ [KEY]: rows.map((rule) => showRule(rule, call)), info })
}

function rulesAsked(call: Call): readonly SharingRule[] {
  const { data, query } = call
  if (query.get('module') === null) return [...data.sharingRules.all()]
  return data.sharingRules.where('module', moduleOfQuery(call).api_name)
}

/** `GET` and `POST /settings/data_sharing/rules/actions/summary` */
export function summarizeRules(searches: boolean): Operation {
  return (call) => {
    const { data, now } = call
    const found = rulesAsked(call).filter(searches ? readSearch(call) : () => true)
    const names = [...new Set(found.map(({ module }) => module))]
    return ok({
      sharing_rules_summary: names.map((name) => ({
        module: { api_name: name, id: data.modules.find(name)?.id ?? '' },
        rule_count: found.filter(({ module }) => module === name).length,
        rule_computation_status: isComputing(name, data, now),
      })),
    })
  }
}
