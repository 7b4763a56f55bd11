import type { StandardMetadata } from '../areas/modules/open-modules.ts'
import type { IdOf } from '../model/id.ts'
import { sampleModules, sampleParts } from './sample-modules.ts'
import { buildModules, buildParts } from './standard-modules/build-module.ts'

/** What decides on the modules that an organization has, and their fields. */
export interface Choices {
  /** Whether those of the default organization are wanted. */
  readonly hasSamples: () => boolean
  /** Whether compliance with the GDPR is on. */
  readonly hasPrivacy: () => boolean
}

/** The modules of every organization; with those of the default one, where they are wanted. */
export function knownMetadata(idOf: IdOf, { hasSamples, hasPrivacy }: Choices): StandardMetadata {
  return {
    modules: () => [...buildModules(idOf), ...(hasSamples() ? sampleModules(idOf) : [])],
    partsOf: (module) =>
      buildParts(module, idOf, hasPrivacy()) ?? (hasSamples() ? sampleParts(module, idOf) : undefined),
  }
}
