import type { StandardMetadata } from '../areas/modules/open-modules.ts'
import type { IdOf } from '../model/id.ts'
import { sampleModules, sampleParts } from './sample-modules.ts'
import { buildModules, buildParts } from './standard-modules/build-module.ts'

/** The modules of every organization; with those of the default one, where they are wanted. */
export function knownMetadata(idOf: IdOf, hasSamples: () => boolean): StandardMetadata {
  return {
    modules: () => [...buildModules(idOf), ...(hasSamples() ? sampleModules(idOf) : [])],
    partsOf: (module) => buildParts(module, idOf) ?? (hasSamples() ? sampleParts(module, idOf) : undefined),
  }
}
