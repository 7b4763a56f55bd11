export {
  executeComposite,
  type CompositeOptions,
  type ExecuteComposite,
  type PartResult,
  type PartResults,
} from './composite.ts'
export { ask, type Askable, type Part } from './part.ts'
